//! Syntax highlighting of examples, as HTML.

use std::fmt::Write as _;

use serde_json::Value;

use super::text::visible;

/// Indented JSON with highlighted tokens.
pub fn json(value: &Value) -> String {
    let mut html = String::new();
    write(value, 0, &mut html);
    html
}

fn write(value: &Value, depth: usize, html: &mut String) {
    let indent = |depth: usize| format!("\n{}", "  ".repeat(depth));
    match value {
        Value::Null | Value::Bool(_) => mark("keyword", &value.to_string(), html),
        Value::Number(number) => mark("number", &number.to_string(), html),
        Value::String(_) => mark("string", &value.to_string(), html),
        Value::Array(items) if items.is_empty() => html.push_str("[]"),
        Value::Array(items) => {
            html.push('[');
            for (at, item) in items.iter().enumerate() {
                html.push_str(if at == 0 { "" } else { "," });
                html.push_str(&indent(depth + 1));
                write(item, depth + 1, html);
            }
            html.push_str(&indent(depth));
            html.push(']');
        }
        Value::Object(members) if members.is_empty() => html.push_str("{}"),
        Value::Object(members) => {
            html.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                html.push_str(if at == 0 { "" } else { "," });
                html.push_str(&indent(depth + 1));
                mark("key", &Value::from(key.as_str()).to_string(), html);
                html.push_str(": ");
                write(value, depth + 1, html);
            }
            html.push_str(&indent(depth));
            html.push('}');
        }
    }
}

/// A command or the head of a request, with highlighted options, header names and methods.
pub fn command(text: &str) -> String {
    let mut html = String::new();
    for (at, word) in text.split_inclusive([' ', '\n']).enumerate() {
        let bare = word.trim_end();
        let class = match bare {
            _ if at == 0 => "keyword",
            "-X" | "-H" | "-d" => "key",
            "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" | "HTTP/1.1" => "keyword",
            _ if bare.trim_start_matches(['"', '\'']).ends_with(':') => "key",
            _ => "",
        };
        if class.is_empty() {
            html.push_str(&visible(word));
        } else {
            mark(class, bare, &mut html);
            html.push_str(&word[bare.len()..]);
        }
    }
    html
}

fn mark(class: &str, text: &str, html: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(html, "<span class=\"{class}\">{}</span>", visible(text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_but_marks_is_added() {
        let html = json(&json!({"a<": [1, null, {}], "b": []}));
        assert!(html.contains("<span class=\"key\">&quot;a&lt;&quot;</span>: [\n    <span class=\"number\">1</span>"));
        assert!(command("curl -X POST \"x\" \\\n  -H \"A: b\"").starts_with("<span class=\"keyword\">curl</span> "));
    }
}
