//! The values of a field, from the usual phrasings of its description.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value as Tree, json};

/// The schema of a field, and whether more than its type was inferred.
pub(super) fn schema(kind: &str, description: &str, language: &str) -> (Tree, bool) {
    let (json_type, items) = json_type(kind);
    let single = items.unwrap_or(json_type);
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json_type.into());
    if let Some(items) = items {
        schema.insert("items".to_owned(), items.into());
    }
    let before = schema.len();
    if single == "string"
        && let Some(format) = format(description)
    {
        schema.insert("format".to_owned(), format.into());
    }
    let values = values(description, single, language);
    if !values.is_empty() {
        schema.insert("enum".to_owned(), values.into());
        // The description may not list them all.
        schema.insert("open".to_owned(), true.into());
    }
    let range = range(description).filter(|_| single == "integer");
    let default = default(description, json_type).filter(|default| match (default.as_i64(), range) {
        (Some(number), Some((minimum, maximum))) => (minimum..=maximum).contains(&number),
        _ => true,
    });
    if let Some(default) = default {
        schema.insert("default".to_owned(), default);
    }
    if let Some((minimum, maximum)) = range {
        schema.insert("minimum".to_owned(), minimum.into());
        schema.insert("maximum".to_owned(), maximum.into());
    }
    let is_inferred = schema.len() > before;
    (Tree::Object(schema), is_inferred)
}

/// The type that a reference writes, and that of the items of an array.
fn json_type(kind: &str) -> (&'static str, Option<&'static str>) {
    let kind = kind.to_lowercase();
    let is_array = ["array", "list", "数组", "列表", "[]"].iter().any(|word| kind.contains(word));
    let single = |text: &str| {
        const WORDS: [(&str, &[&str]); 5] = [
            ("boolean", &["bool", "布尔"]),
            ("integer", &["int", "long", "short", "整型", "整数", "整形"]),
            ("number", &["number", "float", "double", "decimal", "浮点", "数值"]),
            ("object", &["object", "map", "dict", "struct", "对象", "json"]),
            ("string", &["string", "str", "char", "text", "字符", "uuid", "date", "time"]),
        ];
        WORDS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(name, _)| *name)
    };
    if is_array {
        return ("array", Some(single(&kind).unwrap_or("object")));
    }
    // Any other name is that of an object.
    (single(&kind).unwrap_or("object"), None)
}

fn format(description: &str) -> Option<&'static str> {
    let text = description.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["uuid格式", "uuid format", "格式为uuid", "in uuid"]) {
        Some("uuid")
    } else if has(&["yyyy-mm-ddthh:mm", "iso8601", "iso 8601", "rfc 3339", "rfc3339"]) {
        Some("date-time")
    } else {
        None
    }
}

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static RANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:取值范围|范围|value range|range|ranges from|ranging from|values? from)\s*(?:为|是|is|are|from)?\s*[:：]?\s*[\[(]?(-?\d+)\s*(?:-|~|～|至|到|to|,|，|–)\s*(-?\d+)",
    )
});

fn range(description: &str) -> Option<(i64, i64)> {
    let captures = RANGE.as_ref()?.captures(description)?;
    let number = |at: usize| captures.get(at)?.as_str().parse().ok();
    let (minimum, maximum): (i64, i64) = (number(1)?, number(2)?);
    (minimum < maximum).then_some((minimum, maximum))
}

static DEFAULT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r#"(?i)(?:默认值|缺省值|默认|default value|defaults?)\s*(?:为|是|is|to|=)?\s*[:：]?\s*["'“`]?(-?[A-Za-z0-9_][A-Za-z0-9_.\-]*)"#,
    )
});

fn default(description: &str, json_type: &str) -> Option<Tree> {
    let captures = DEFAULT.as_ref()?.captures(description)?;
    let word = captures.get(1)?.as_str().trim_end_matches(['.', '-']);
    match json_type {
        "boolean" => word.to_lowercase().parse::<bool>().ok().map(Tree::from),
        "integer" => word.parse::<i64>().ok().map(Tree::from),
        "string"
            if !matches!(
                word.to_lowercase().as_str(),
                "value" | "values" | "the" | "is" | "null" | "none" | "empty"
            ) =>
        {
            Some(word.into())
        }
        _ => None,
    }
}

static LISTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^(?:- )?([A-Za-z0-9_][A-Za-z0-9_.\-]*)(?:\s*[:：]\s*(.*))?$"));
static INLINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:可选值|枚举值|取值包括|取值为|possible values(?: are)?|valid values(?: are)?|enumeration values?|enumerated values?|value options?|enumeration)\s*(?:为|是|包括)?\s*[:：]?\s*([A-Za-z0-9_\-]+(?:\s*(?:,\s*or\b|,\s*and\b|[,，、/|]|\bor\b|\band\b|或|和)\s*[A-Za-z0-9_\-]+)+)",
    )
});
static SEPARATORS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\s*(?:,\s*or\b|,\s*and\b|[,，、/|]|\bor\b|\band\b|或|和)\s*"));

/// The values that a description lists: each on a line after a line that announces them, or in a sentence.
fn values(description: &str, single: &str, language: &str) -> Vec<Tree> {
    const ANNOUNCEMENTS: &[&str] = &["取值", "枚举", "可选值", "value", "option", "enumeration"];
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_announced = false;
    for line in description.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let listed = LISTED.as_ref().filter(|_| is_announced).and_then(|listed| listed.captures(line));
        match listed {
            Some(captures) => {
                let text = |at: usize| captures.get(at).map_or("", |group| group.as_str()).trim().to_owned();
                found.push((text(1), text(2)));
            }
            None => {
                let lower = line.to_lowercase();
                is_announced = line.ends_with([':', '：']) && ANNOUNCEMENTS.iter().any(|word| lower.contains(word));
            }
        }
    }
    if found.len() < 2 {
        found = INLINE
            .as_ref()
            .zip(SEPARATORS.as_ref())
            .and_then(|(inline, separators)| {
                let list = inline.captures(description)?.get(1)?.as_str();
                Some(separators.split(list).map(|value| (value.to_owned(), String::new())).collect())
            })
            .unwrap_or_default();
    }
    let mut values: Vec<Tree> = Vec::new();
    for (word, text) in found {
        let value: Option<Tree> = match single {
            "string" => Some(word.as_str().into()),
            "integer" => word.parse::<i64>().ok().map(Tree::from),
            "boolean" => word.parse::<bool>().ok().map(Tree::from),
            _ => None,
        };
        let Some(value) = value else { return Vec::new() };
        let text = if text.is_empty() { word } else { text };
        if values.iter().all(|present| present["value"] != value) {
            values.push(json!({"value": value, "description": {language: text}}));
        }
    }
    if values.len() < 2 { Vec::new() } else { values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_phrasings_give_values() {
        let schema = |kind: &str, description: &str| super::schema(kind, description, "en").0;
        assert_eq!(
            schema("Integer", "深度。取值范围：1~100，默认值为10。"),
            json!({"type": "integer", "default": 10, "minimum": 1, "maximum": 100})
        );
        assert_eq!(
            schema("Integer", "Value range: 1 to 5. Default: 9"),
            json!({"type": "integer", "minimum": 1, "maximum": 5})
        );
        assert_eq!(schema("Array of strings", "Names."), json!({"type": "array", "items": "string"}));
        assert_eq!(schema("String", "The id, in UUID format."), json!({"type": "string", "format": "uuid"}));
        let values = schema("String", "The state. The value can be:\n- open: Carts may enter.\n- closed");
        assert_eq!(values["enum"][0], json!({"value": "open", "description": {"en": "Carts may enter."}}));
        assert_eq!((values["enum"][1]["value"].as_str(), values["open"].as_bool()), (Some("closed"), Some(true)));
        assert_eq!(schema("String", "Possible values: red, green or blue.")["enum"].as_array().map(Vec::len), Some(3));
        assert_eq!(schema("String", "The name of the shaft."), json!({"type": "string"}));
    }
}
