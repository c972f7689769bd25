//! Messages about keys and values of records.

use alloc::format;

use ecs_err_core::model::datum::Expected;
use ecs_err_core::model::{Id, IdError};

use crate::diagnostics::Message;

messages! {
    unknown_key(key) = "unknown key \"{key}\"", "未知的键“{key}”";
    keys_here(; keys) = "the keys here are {keys}", "此处的键有{keys}";
    did_you_mean(word) = "did you mean \"{word}\"?", "是否应为“{word}”？";
    missing_key(key) = "the key \"{key}\" is missing", "缺少键“{key}”";
    repeated_key(key) = "the key \"{key}\" is repeated in this object", "对象中的键“{key}”重复";

    expected(; value) = "expected {value}", "应为{value}";
    expected_but_found(; value, found) = "expected {value}, found {found}", "应为{value}，实际为{found}";
    expected_word(found; words) =
        "expected one of {words}, found \"{found}\"",
        "应为{words}之一，实际为“{found}”";
    a_string = "a string", "字符串";
    a_number = "a number", "数字";
    a_boolean = "a Boolean", "布尔值";
    an_object = "an object", "对象";
    an_array = "an array", "数组";
    a_date = "a date", "日期";
    null = "null", "null";
    an_integer = "an integer", "整数";
    true_or_false = "true or false", "true或false";
    plain_text = "a text: a string", "文本，即一个字符串";
    text_in_languages =
        "a text: an object with one string per language",
        "文本，即每种语言一个字符串的对象";
    exact_number =
        "a number that 64 bits can hold, in its shortest form",
        "64位能表示的数字，且为最短写法";
    one_or_more =
        "a value or a list of values; leave the key out where there is none",
        "一个值或值的列表；没有值时省略该键";
    an_id(; problem) = "an id: {problem}", "标识：{problem}";
    a_form =
        "a form of codes, such as \"ERR-{{4}}\" or \"listed\": literal text and groups {{4}}, {{4-5}}, {{+}}, {{8x}}, {{5A}} that end without doubt",
        "错误码的格式，如“ERR-{{4}}”或“listed”：由固定文本和{{4}}、{{4-5}}、{{+}}、{{8x}}、{{5A}}等组构成，且每组的结尾明确";
    a_pattern =
        "a pattern of codes, such as \"ERR.03xx\" or \"ERR_TLS_*\"",
        "错误码的模式，如“ERR.03xx”或“ERR_TLS_*”";
    a_day = "a day written as YYYY-MM-DD", "日期，写作YYYY-MM-DD";
    a_day_of_the_calendar =
        "a day written as YYYY-MM-DD; the calendar does not have this one",
        "日期，写作YYYY-MM-DD；日历中没有这一天";
    an_edition =
        "a label of 1 to 100 bytes without control characters, such as \"2024-05-01\"",
        "1到100字节、不含控制字符的版本名，如“2024-05-01”";
    a_language_tag =
        "a BCP 47 language tag, such as \"en\" or \"zh-Hant\"",
        "BCP 47语言标签，如“en”或“zh-Hant”";
    a_field = "a field written as structure#field", "字段，写作structure#field";
    an_address = "an address such as \"https://example.org/page\"", "地址，如“https://example.org/page”";
    a_status = "an HTTP status between 100 and 599", "100到599之间的HTTP状态码";
    a_deprecation =
        "true or a text; leave the key out where nothing is deprecated",
        "true或文本；没有废弃时省略该键";
    a_natural_number(maximum) = "an integer between 0 and {maximum}", "0到{maximum}之间的整数";

    id_is_empty =
        "the id is empty; write at least one letter or digit",
        "标识为空；至少写一个字母或数字";
    id_is_long(len, maximum) =
        "the id has {len} characters; shorten it to at most {maximum}",
        "标识有{len}个字符；缩短到{maximum}个以内";
    id_begins_with(; character) =
        "the id begins with {character}; begin it with a letter or digit of ASCII",
        "标识以{character}开头；改为以ASCII字母或数字开头";
    id_contains(; character) =
        "the id contains {character}; use only letters and digits of ASCII, `.`, `_` and `-`",
        "标识含有{character}；只用ASCII字母、数字、“.”、“_”和“-”";
    id_ends_with_dot =
        "the id ends with a dot, which Windows removes from file names; remove it",
        "标识以点结尾，而Windows会去掉文件名结尾的点；删除它";
    id_is_reserved =
        "the id is the name of a Windows device (such as `CON` or `nul.1`) or of a file of the site (such as `index` or a name that ends in `.json`); choose another id",
        "标识是Windows的设备名（如“CON”、“nul.1”）或网站的文件名（如“index”、以“.json”结尾的名称）；改用其他标识";

    not_a_code(found) = "\"{found}\" is not an error code", "“{found}”不是错误码";
    characters_of_codes =
        "expected up to 127 characters: a letter or digit, which may follow a -, then letters, digits and ._:/-, and a letter or digit at the end",
        "应为最多127个字符：以字母或数字开头，之前可有一个-，之后为字母、数字和._:/-，以字母或数字结尾";
}

/// What a value should be.
#[must_use]
pub fn expected_value(expected: Expected) -> Message {
    match expected {
        Expected::Id(error) => an_id(&wrong_id(error)),
        Expected::CodeForm => a_form(),
        Expected::CodePattern => a_pattern(),
        Expected::Date => a_day(),
        Expected::DateOfCalendar => a_day_of_the_calendar(),
        Expected::Edition => an_edition(),
        Expected::LanguageTag => a_language_tag(),
        Expected::FieldRef => a_field(),
        Expected::Url => an_address(),
        Expected::StatusCode => a_status(),
        Expected::Deprecated => a_deprecation(),
        Expected::UpTo(maximum) => a_natural_number(maximum),
    }
}

/// Why a text is not an id.
#[must_use]
pub fn wrong_id(error: IdError) -> Message {
    match error {
        IdError::Empty => id_is_empty(),
        IdError::TooLong { len } => id_is_long(len, Id::MAX_LEN),
        IdError::FirstCharacter(character) => id_begins_with(&quoted(character)),
        IdError::Character(character) => id_contains(&quoted(character)),
        IdError::TrailingDot => id_ends_with_dot(),
        IdError::Reserved => id_is_reserved(),
        // The compiler asks for it, because other crates must be ready for more errors.
        error => Message::verbatim(error),
    }
}

/// A character, escaped if it is invisible.
fn quoted(character: char) -> Message {
    Message { english: format!("{character:?}"), chinese: format!("“{}”", character.escape_debug()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;

    #[test]
    fn errors_of_ids_have_the_words_of_their_type() {
        for text in ["", "-a", "a b", "a\u{7}", "é", "'a", "a\"", "a.", "con", "index", &"a".repeat(101)] {
            let error = Id::new(text).expect_err(text);
            assert_eq!(wrong_id(error).to_string(), error.to_string(), "{text}");
        }
    }
}
