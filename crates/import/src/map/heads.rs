//! The heads of columns in references of error codes, in several languages.

use super::Key;
use super::dictionary::{ENDINGS, HEADS};

/// How surely a head means a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A word that also stands above columns of other tables: `Name`, `Value`.
    Vague,
    /// A part of the head: `Neo4j code`.
    Part,
    /// The head says it: `Error Code`.
    Exact,
}

/// The keys that a head can mean, the likeliest first.
#[must_use]
pub fn meanings(head: &str) -> Vec<(Key, Certainty)> {
    let whole = normalized(head);
    if let Some(keys) = exact(&whole) {
        return keys
            .iter()
            .map(|key| (*key, if is_vague(&whole) { Certainty::Vague } else { Certainty::Exact }))
            .collect();
    }
    let mut found: Vec<(Key, Certainty)> = Vec::new();
    // `描述（处理措施）`, `Message / Cause`, `error.code`.
    let parts = head.split(|letter: char| "()（）[]/／|、,，;；.:：".contains(letter)).map(normalized);
    let keys: Vec<&[Key]> =
        parts.filter(|part| !part.is_empty() && *part != whole).filter_map(|part| exact(&part)).collect();
    // The first meaning of each part, then the others.
    let longest = keys.iter().map(|keys| keys.len()).max().unwrap_or(0);
    for place in 0..longest {
        found.extend(keys.iter().filter_map(|keys| keys.get(place)).map(|key| (*key, Certainty::Part)));
    }
    if found.is_empty() {
        let ending = |(word, keys): &(&str, &'static [Key])| {
            let is_joined = word.chars().any(|letter| letter > '\u{5ff}');
            let has = if is_joined { whole.contains(word) } else { ends_with_word(head, &whole, word) };
            has.then_some((word.len(), *keys))
        };
        let best = ENDINGS.iter().filter_map(ending).max_by_key(|(len, _)| *len);
        found.extend(best.into_iter().flat_map(|(_, keys)| keys).map(|key| (*key, Certainty::Part)));
    }
    let mut seen = Vec::new();
    found.retain(|(key, _)| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    found
}

/// Whether a head belongs to a table of fields: the names of parameters.
#[must_use]
pub fn is_field_name(head: &str) -> bool {
    const WORDS: &[&str] = &[
        "参数",
        "参数名",
        "参数名称",
        "字段",
        "字段名",
        "字段名称",
        "属性",
        "属性名",
        "parameter",
        "parametername",
        "param",
        "params",
        "field",
        "fieldname",
        "property",
        "attribute",
        "attributename",
        "argument",
        "element",
        "option",
        "variable",
        "header",
    ];
    WORDS.contains(&&*normalized(head))
}

/// Whether a head says of a field that it is required, or its type.
#[must_use]
pub fn is_of_fields(head: &str) -> bool {
    is_required(head) || is_type(head)
}

/// Whether a head says whether a field is required.
#[must_use]
pub fn is_required(head: &str) -> bool {
    const WORDS: &[&str] = &[
        "是否必选",
        "是否必须",
        "是否必填",
        "必选",
        "必填",
        "必须",
        "必选可选",
        "mandatory",
        "required",
        "isrequired",
        "optional",
        "mandatoryoptional",
        "requiredoptional",
        "optionalmandatory",
        "必需",
    ];
    WORDS.contains(&&*normalized(head))
}

/// Whether a head says the type of a field.
#[must_use]
pub fn is_type(head: &str) -> bool {
    const WORDS: &[&str] =
        &["参数类型", "字段类型", "数据类型", "属性类型", "类型", "type", "datatype", "parametertype", "fieldtype"];
    WORDS.contains(&&*normalized(head))
}

/// Lower case, letters and digits only.
#[must_use]
pub fn normalized(head: &str) -> String {
    head.chars().filter(|letter| letter.is_alphanumeric() || *letter == '@').flat_map(char::to_lowercase).collect()
}

fn ends_with_word(head: &str, whole: &str, word: &str) -> bool {
    // `errorCode` and `neo4j code` end with the word code, `barcode` does not.
    let Some(before) = whole.strip_suffix(word) else { return false };
    let Some(first) = head.trim_end_matches(|letter: char| !letter.is_alphanumeric()).chars().rev().nth(word.len() - 1)
    else {
        return false;
    };
    let prior = head.trim_end_matches(|letter: char| !letter.is_alphanumeric()).chars().rev().nth(word.len());
    !before.is_empty() && (prior.is_some_and(|letter| !letter.is_alphabetic()) || first.is_uppercase())
}

fn is_vague(whole: &str) -> bool {
    const WORDS: &[&str] = &[
        "name",
        "value",
        "key",
        "id",
        "type",
        "number",
        "no",
        "text",
        "title",
        "名称",
        "编号",
        "序号",
        "代码",
        "编码",
        "符号",
        "symbol",
        "constant",
        "identifier",
        "@key",
        "enum",
        "类型",
        "error",
        "errors",
        "exception",
        "status",
        "状态",
    ];
    WORDS.contains(&whole)
}

fn exact(whole: &str) -> Option<&'static [Key]> {
    HEADS.iter().find(|(words, _)| words.contains(&whole)).map(|(_, keys)| *keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_in_two_languages_have_the_same_meaning() {
        for (heads, key) in [
            (["错误码", "Error Code"], Key::Code),
            (["HTTP状态码", "HTTP status code"], Key::Status),
            (["错误信息", "Error Message"], Key::Message),
            (["语义", "Meaning"], Key::Description),
            (["处理措施", "Handling Suggestion"], Key::Action),
            (["可能原因", "Possible Causes"], Key::Cause),
            (["模块", "Module"], Key::Category),
            (["级别", "Severity"], Key::Severity),
        ] {
            for head in heads {
                assert_eq!(meanings(head).first(), Some(&(key, Certainty::Exact)), "{head}");
            }
        }
    }

    #[test]
    fn a_part_of_a_head_counts_less_than_the_whole() {
        assert_eq!(meanings("Neo4j code")[0], (Key::Code, Certainty::Part));
        assert_eq!(meanings("ore.code")[0], (Key::Code, Certainty::Part));
        assert_eq!(meanings("zoneErrorCode")[0], (Key::Code, Certainty::Part));
        let both: Vec<Key> = meanings("描述（处理措施）").into_iter().map(|(key, _)| key).collect();
        assert!(both.contains(&Key::Description) && both.contains(&Key::Action));
        assert_eq!(meanings("Barcode"), []);
        assert_eq!(meanings("Weight"), []);
    }

    #[test]
    fn heads_of_fields_are_known() {
        assert!(is_field_name("参数名称") && is_field_name("Parameter") && !is_field_name("Code"));
        assert!(is_of_fields("是否必选") && is_of_fields("Data Type") && !is_of_fields("描述"));
    }
}
