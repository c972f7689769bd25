//! Sentences in Chinese and in English.

use crate::random::Random;
use crate::words::{ATTRIBUTES, QUALITIES, SERVICES, Service, VERBS, Verb, Word};

/// A text in both languages.
pub struct Text {
    pub zh: String,
    pub en: String,
}

/// Something that an error is about.
pub struct Thing {
    pub text: Text,
    /// The English in `snake_case`.
    pub snake: String,
}

/// An error's message and what belongs to it.
pub struct Story {
    pub message: Text,
    /// The name and the meaning of each `%s` of the message.
    pub placeholders: Vec<(String, Text)>,
    pub description: Text,
    pub action: Text,
}

// In these templates, {t} is the thing, {o} another thing, {a} an attribute, {v} a verb, {d} its participle
// (in English), {c} the cause, {p} a parameter and %s a value.

/// The usual first.
const MESSAGES: &[Word] = &[
    ("{v}{t}失败：{c}。", "Failed to {v} the {t}: {c}."),
    ("{c}，{t}不能{v}。", "The {t} cannot be {d} because {c}."),
    ("{v}{t}%s失败，{c}。", "{V} {t} %s failed because {c}."),
    ("{t}的{a}%s无效，应与{o}一致。", "The {a} %s of the {t} is invalid: it must match the {o}."),
    ("不允许对{o}的{t}执行{v}操作：{c}。", "You are not allowed to {v} the {t} of the {o}: {c}."),
    ("参数{p}错误：{c}。", "Invalid parameter {p}: {c}."),
    ("{t}的数量超过{o}的配额%s，无法{v}。", "The number of {t}s exceeds the quota %s of the {o}, so none can be {d}."),
    ("{t}处于%s状态，{v}前请先处理{o}。", "The {t} is in the state %s; handle the {o} before it is {d}."),
    ("{v}{t}的请求已超时，{c}。", "The request to {v} the {t} timed out: {c}."),
    ("{o}未就绪，{v}{t}的任务%s已退出。", "Job %s to {v} the {t} exited since the {o} is not ready."),
];

/// The usual first.
const CAUSES: &[Word] = &[
    ("{o}不存在", "the {o} does not exist"),
    ("{o}的状态不正确", "the {o} is in an incorrect state"),
    ("{o}的{a}无效", "the {a} of the {o} is invalid"),
    ("{o}的配额不足", "the quota of the {o} is insufficient"),
    ("没有{o}的权限", "permission for the {o} is missing"),
    ("{o}正在被使用", "the {o} is in use"),
    ("{o}已售罄", "the {o} is sold out"),
    ("账户余额不足", "the account balance is insufficient"),
    ("{o}与当前可用区不匹配", "the {o} does not match the current AZ"),
    ("{o}的{a}为空", "the {a} of the {o} is left blank"),
    ("{o}已绑定其他资源", "the {o} is already bound to another resource"),
    ("内部服务返回{o}异常", "an internal service reported an abnormal {o}"),
    ("{o}的{a}超出范围", "the {a} of the {o} is out of range"),
    ("请求触发了{o}的流控", "the request hit the flow control of the {o}"),
    ("{o}不支持该操作", "the {o} does not support this operation"),
    ("{o}的{a}格式不正确", "the {a} of the {o} is malformed"),
    ("{o}正在执行其他任务", "another job of the {o} is running"),
    ("{o}已被冻结", "the {o} has been frozen"),
    ("订单中的{o}未支付", "the order of the {o} is unpaid"),
    ("{o}包含敏感词", "the {o} contains sensitive words"),
    ("{o}的{a}重复", "the {a} of the {o} is duplicate"),
    ("{o}位于其他项目", "the {o} belongs to another project"),
    ("数据库中{o}的记录损坏", "the database record of the {o} is corrupted"),
    ("{o}的依赖尚未释放", "dependencies of the {o} have not been released"),
    ("心跳丢失，{o}离线", "the heartbeat was lost and the {o} is offline"),
    ("{o}的{a}与元数据冲突", "the {a} of the {o} conflicts with the metadata"),
];

/// The usual first.
const ACTIONS: &[Word] = &[
    ("请检查{o}的{a}后重试", "Check the {a} of the {o} and try again."),
    ("请联系技术支持", "Contact technical support."),
    ("请更换{o}", "Use another {o}."),
    ("请稍后重试", "Try again later."),
    ("请先释放{o}，再{v}{t}", "Release the {o}, then {v} the {t} again."),
    ("请申请提高{o}的配额", "Apply for a higher quota of the {o}."),
    ("请确认{t}已就绪", "Make sure that the {t} is ready."),
    ("请为账户充值后重新{v}{t}", "Top up the account and {v} the {t} again."),
    ("请等待{o}的任务完成", "Wait until the job of the {o} is complete."),
    ("请修正参数{p}", "Correct the parameter {p}."),
    ("请在控制台上查看{o}的{a}", "See the {a} of the {o} on the console."),
    ("请授予{o}的操作权限", "Grant permission to operate the {o}."),
];

/// Remarks.
const NOTES: &[Word] = &[
    ("{t}的{a}可通过查询接口获取。", "The {a} of the {t} is in the answer of the query API."),
    ("若{o}刚刚变更，请等待几分钟。", "If the {o} has just changed, wait a few minutes."),
    ("批量{v}时，其余{t}不受影响。", "In a batch, the other {t}s are not affected."),
    ("{o}不计入{t}的配额。", "The {o} does not count towards the quota of the {t}."),
];

/// A thing of a service.
pub fn thing(random: &mut Random, service: &Service) -> Thing {
    let (zh, en) = random.usual(service.2);
    let (zh, en) = if random.once_in(3) {
        (zh.to_owned(), en.to_owned())
    } else {
        let quality = random.usual(QUALITIES);
        (format!("{}{zh}", quality.0), format!("{} {en}", quality.1))
    };
    let snake = en.to_lowercase().replace([' ', '-'], "_");
    Thing { text: Text { zh, en }, snake }
}

/// The parts of the sentences about one error.
struct Parts<'a> {
    thing: &'a Thing,
    verb: Verb,
    home: &'a Service,
}

impl Parts<'_> {
    /// A sentence of a template.
    fn fill(&self, random: &mut Random, (zh, en): Word) -> Text {
        let mut text = Text { zh: zh.to_owned(), en: en.to_owned() };
        let mut put = |mark: &str, zh: &str, en: &str| {
            text.zh = text.zh.replace(mark, zh);
            text.en = text.en.replace(mark, en);
        };
        if zh.contains("{c}") {
            let cause = random.usual(CAUSES);
            let cause = self.fill(random, cause);
            put("{c}", &cause.zh, &cause.en);
        }
        // Most things have to do with others of their service.
        let near = if random.once_in(4) { random.any(SERVICES) } else { *self.home };
        let other = thing(random, &near);
        let attribute = random.usual(ATTRIBUTES);
        let parameter = format!("{}_{}", other.snake, attribute.2);
        put("{t}", &self.thing.text.zh, &self.thing.text.en);
        put("{o}", &other.text.zh, &other.text.en);
        put("{a}", attribute.0, attribute.1);
        put("{v}", self.verb.0, self.verb.1);
        put("{V}", "", &capital(self.verb.1));
        put("{d}", "", self.verb.2);
        put("{p}", &parameter, &parameter);
        text
    }
}

/// The texts of an error.
pub fn story(random: &mut Random, home: &Service, thing: &Thing) -> Story {
    let parts = Parts { thing, verb: random.usual(VERBS), home };
    let template = random.usual(MESSAGES);
    let message = parts.fill(random, template);
    let mut placeholders = Vec::new();
    if template.0.contains("%s") {
        let attribute = random.usual(ATTRIBUTES);
        let name = format!("{}_{}", thing.snake, attribute.2);
        let zh = format!("{}的{}。", thing.text.zh, attribute.0);
        let en = format!("The {} of the {}.", attribute.1, thing.text.en);
        placeholders.push((name, Text { zh, en }));
    }
    let cause = random.usual(CAUSES);
    let cause = parts.fill(random, cause);
    let description = Text { zh: cause.zh, en: format!("{}.", capital(&cause.en)) };
    let action = random.usual(ACTIONS);
    let action = parts.fill(random, action);
    Story { message, placeholders, description, action }
}

/// A remark on a thing.
pub fn note(random: &mut Random, home: &Service, thing: &Thing) -> Text {
    let parts = Parts { thing, verb: random.usual(VERBS), home };
    let template = random.usual(NOTES);
    parts.fill(random, template)
}

pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
