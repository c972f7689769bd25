use proptest::prelude::*;

use super::*;

/// Texts that end a context, begin another one, or confuse a parser.
const HOSTILE: [&str; 28] = [
    "",
    " ",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "-->",
    "]]>",
    "<![CDATA[",
    "\"'`<>&",
    "\" onmouseover=alert(1) x=\"",
    "' onmouseover=alert(1) x='",
    "&lt;&amp;&#60;&#x3c",
    "';self.PWNED=1;//",
    "\";alert(1);//",
    "\\",
    "\\\";alert(1)//",
    "${alert(1)}",
    "\u{2028}alert(1)\u{2029}",
    "a\r\nSet-Cookie: a=b",
    "a\0b\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{85}\u{9f}",
    "\t\n\r",
    "\u{fffe}\u{ffff}\u{feff}\u{fffd}",
    "\u{202e}gpj.exe",
    "網卡 é 𝒳 👩‍💻",
    "..",
    "../../etc/passwd",
    "%2e%2e%2f~2e",
    "a+b c&d=e#f?g:h@i;j",
    "javascript:alert(1)",
];

/// A sequence of the characters that contexts treat in a special way, and of any others.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[<>&'\"`\\\\/!\\[\\]a-f0-9{}$;#%+~.: \\t\\n\\r\\x00-\\x1f\u{85}\u{2028}\u{ffff}-]{0,24}",
        any::<String>()
    ]
}

/// Reads character references, as a parser of HTML or XML does in text and attributes.
fn read_references(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').expect("every & begins a reference");
        let character = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => name.strip_prefix('#').and_then(|number| char::from_u32(number.parse().ok()?)).expect("a reference"),
        };
        read.push_str(before);
        read.push(character);
        rest = after;
    }
    read + rest
}

fn check_markup(text: &str) {
    let is_allowed = |character: char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let expected: String = text.chars().map(|one| if is_allowed(one) { one } else { '\u{fffd}' }).collect();
    let encoded = markup(text);
    assert!(!encoded.contains(['<', '>', '"', '\'', '\r']) && encoded.chars().all(is_allowed), "{encoded:?}");
    assert_eq!(read_references(&encoded), expected);
}

fn check_json(text: &str) {
    let json = json_in_html(&serde_json::to_string(text).expect("a string"));
    assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n', '\r', '\0']), "{json:?}");
    assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
}

fn read_escaped(text: &str, sign: u8) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == sign {
            let digits: String = rest.by_ref().take(2).map(char::from).collect();
            u8::from_str_radix(&digits, 16).expect("two digits")
        } else {
            byte
        });
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn check_url(text: &str) {
    let value = url_query_value(text);
    assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{value}");
    assert_eq!(read_escaped(&value, b'%'), text);
    let anchor = anchor(text);
    assert!(anchor.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)), "{anchor}");
    assert_eq!(read_escaped(&anchor, b'~'), text);
}

fn check_all(text: &str) {
    check_markup(text);
    check_json(text);
    check_url(text);
}

#[test]
fn hostile_texts_stay_text_in_every_context() {
    for text in HOSTILE {
        check_all(text);
        // Also for concatenated texts.
        for other in HOSTILE {
            check_all(&[text, other].concat());
        }
    }
}

#[test]
fn harmless_texts_are_not_changed() {
    let text = "网卡 Ecs.0085 – 50 % of “quota”\u{202e}";
    assert_eq!(markup(text), text);
    assert_eq!(url_query_value("Ecs.03xx"), "Ecs.03xx");
    assert_eq!(anchor("availability_zone"), "availability_zone");
}

#[test]
fn json_stays_the_same_json() {
    assert_eq!(
        json_in_html("{\"a\": [\"<!--\", \"&\\n\u{2028}\"]}"),
        "{\"a\": [\"\\u003c!--\", \"\\u0026\\n\\u2028\"]}"
    );
}

proptest! {
    #[test]
    fn any_text_stays_text_in_every_context(text in text()) {
        check_all(&text);
    }
}
