//! What a query asks for, by words that say so: the page has the same lists.

use super::token::{Analyzer, fold};

/// Words that ask for what changed and when, in queries that are not about a failure.
pub const TIME_WORDS: &[&str] = &[
    "新增",
    "修订",
    "发布",
    "哪次",
    "哪年",
    "哪个版本",
    "什么时候",
    "何时",
    "最近",
    "变更记录",
    "更新记录",
    "release",
    "added",
    "changed",
    "changelog",
    "what's new",
    "whats new",
    "when did",
    "when was",
    "when were",
    "since when",
    "new in",
    "since",
    "latest",
    "version of",
];

/// Words of queries about something that fails.
pub const FAILURE_WORDS: &[&str] = &[
    "被",
    "失败",
    "报错",
    "出错",
    "错误",
    "异常",
    "问题",
    "不",
    "没",
    "无",
    "超",
    "error",
    "fail",
    "not ",
    "n't",
    "cant",
    "dont",
    "doesnt",
    "cannot",
    "unable",
    "invalid",
    "exceed",
    "denied",
    "refused",
    "rejected",
    "wrong",
    "missing",
    "problem",
    "frozen",
    "freeze",
    "lock",
    "sold out",
    "expire",
    "insufficient",
    "disable",
    "timeout",
    "timed out",
    "too ",
    "full",
    "stuck",
    "冻结",
    "锁",
    "售罄",
    "卖",
    "欠",
    "过期",
    "禁用",
    "太",
];

/// Words of questions, which are about a failure only if they say so with one of [`SURE_FAILURE_WORDS`].
pub const QUESTION_WORDS: &[&str] = &[
    "how to",
    "how do",
    "how can",
    "which",
    "where",
    "is there",
    "what is",
    "what are",
    "what does",
    "what do",
    "can see",
    "do i see",
    "如何",
    "怎么看",
    "怎么查",
    "怎么设",
    "怎么指定",
    "怎么让",
    "怎么填",
    "怎么传",
    "怎么用",
    "在哪",
    "哪里",
    "哪个",
    "哪些",
    "怎么知道",
    "怎样查看",
    "咋看",
    "咋查",
    "填什么",
    "传什么",
    "是不是",
];
/// Words that surely speak of a failure, in questions too.
pub const SURE_FAILURE_WORDS: &[&str] =
    &["失败", "报错", "出错", "错误", "无法", "不了", "error", "fail", "cannot", "can't", "can not", "wrong", "unable"];

/// Words of queries for a status.
pub const STATUS_WORDS: &[&str] = &["http", "status", "状态码", "返回码"];
/// Words of queries for a field.
pub const FIELD_WORDS: &[&str] =
    &["字段", "栏位", "参数", "取值", "结构", "属性", "field", "parameter", "attribute", "property", "structure"];

/// What comes after a number that counts something: 200 of 200, 100 GB, 400次.
pub const UNITS: &[&str] = &[
    "of",
    "out",
    "gb",
    "mb",
    "tb",
    "g",
    "m",
    "mbps",
    "iops",
    "ms",
    "s",
    "seconds",
    "minutes",
    "hours",
    "days",
    "times",
    "servers",
    "instances",
    "ecss",
    "vms",
    "disks",
    "nics",
    "ips",
    "tags",
    "characters",
    "bytes",
    "台",
    "个",
    "块",
    "次",
    "秒",
    "分钟",
    "小时",
    "天",
    "字节",
    "字符",
    "位",
    "兆",
    "条",
    "张",
];
/// What comes before such a number.
pub const LIMITS: &[&str] =
    &["than", "max", "maximum", "limit", "over", "up", "最多", "超过", "大于", "小于", "上限", "第"];

/// What a query asks for.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a query may ask for several of these")]
pub struct Intent {
    /// What changed and when.
    pub about_time: bool,
    /// Something that fails.
    pub about_failure: bool,
    /// A field, or how something is done.
    pub about_field: bool,
    /// A status.
    pub about_status: bool,
    /// Its numbers that count something and are no statuses.
    pub quantities: Vec<u16>,
    /// Its other numbers of three digits.
    pub statuses: Vec<u16>,
}

impl Intent {
    pub fn new(query: &str) -> Self {
        let lower: String = query.to_lowercase().chars().map(fold).collect();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let has_number = |is_it: fn(&str) -> bool| lower.split(|letter: char| !letter.is_ascii_digit()).any(is_it);
        let year = has_number(|number| number.len() == 4 && number.starts_with("20")) && !has_time_of_day(&lower);
        let is_question = has(QUESTION_WORDS) && !has(SURE_FAILURE_WORDS);
        let about_field = is_question || has(FIELD_WORDS);
        let about_failure = !about_field && has(FAILURE_WORDS);
        let quantities = quantities(&lower);
        let numbers = lower.split(|letter: char| !letter.is_ascii_digit());
        let statuses = numbers.filter(|number| number.len() == 3).filter_map(|number| number.parse().ok());
        Self {
            about_time: year || (!about_failure && has(TIME_WORDS)),
            about_failure,
            about_field,
            about_status: has(STATUS_WORDS) || has_number(|number| number.len() == 3),
            statuses: statuses.filter(|number| !quantities.contains(number)).collect(),
            quantities,
        }
    }
}

/// Whether a text has a time such as 12:30: the date of a line of a log asks for no release.
fn has_time_of_day(text: &str) -> bool {
    let is_time = |five: &[u8]| five[2] == b':' && [0, 1, 3, 4].iter().all(|at| five[*at].is_ascii_digit());
    text.as_bytes().windows(5).any(is_time)
}

/// The numbers of a text that count something.
fn quantities(text: &str) -> Vec<u16> {
    let pieces = Analyzer::pieces(text);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let counts = |at: usize| {
        let after = pieces.get(at + 1).is_some_and(|next| {
            UNITS.iter().any(|unit| if next.han { next.text.starts_with(unit) } else { next.text == *unit })
        });
        let before = at.checked_sub(1).map(|before| &pieces[before]).is_some_and(|last| {
            LIMITS.iter().any(|limit| if last.han { last.text.ends_with(limit) } else { last.text == *limit })
        });
        // 200 of 201, but the meaning of 409.
        let is_total = at >= 2 && pieces[at - 1].text == "of" && is_number(&pieces[at - 2].text);
        after || before || is_total
    };
    (0..pieces.len()).filter(|at| counts(*at)).filter_map(|at| pieces[at].text.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count_something_are_no_statuses() {
        let quantities = |text| Intent::new(text).quantities;
        assert_eq!(quantities("uploaded 200 of 201 images"), [200, 201]);
        assert_eq!(quantities("最多500台"), [500]);
        assert!(quantities("the meaning of 409").is_empty());
        assert_eq!(Intent::new("502 and 504, 200 of 201").statuses, [502, 504]);
        assert!(quantities("404 not found").is_empty() && quantities("接口返回500").is_empty());
    }

    #[test]
    fn what_is_asked_for_is_known_by_words() {
        let of = Intent::new;
        assert!(of("无法创建").about_failure && of("can not create").about_failure && !of("网卡").about_failure);
        assert!(of("which field is wrong").about_field && !of("which field is wrong").about_failure);
        assert!(of("2021年新增的错误码").about_time && !of("2021-05-01 12:30:00 error").about_time);
        assert!(of("返回403").about_status && of("http conflict").about_status && !of("conflict").about_status);
    }
}
