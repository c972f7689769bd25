//! Prints every record.

mod codes;

use codes::{Record, Retry, Texts};

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
        .replace('\t', "\\t")
}

fn texts(key: &str, texts: Texts) -> String {
    texts
        .iter()
        .map(|(language, text)| format!("\t{key} {language} {}", escape(text)))
        .collect()
}

fn line(record: &Record) -> String {
    let retry = match record.retry {
        Retry::Unknown => "",
        Retry::NotNeeded => "notNeeded",
        Retry::AfterFix => "afterFix",
        Retry::Backoff => "backoff",
        Retry::Never => "never",
    };
    let statuses: String = record
        .statuses
        .iter()
        .map(|status| format!("\tstatus {status}"))
        .collect();
    let url = record
        .url
        .map(|url| format!("\turl {url}"))
        .unwrap_or_default();
    let deprecated = if record.deprecated {
        "\tdeprecated"
    } else {
        ""
    };
    let replacement = record
        .replacement
        .map(|code| format!("\treplacement {code}"))
        .unwrap_or_default();
    let all = [
        texts("message", record.messages),
        texts("description", record.descriptions),
        texts("action", record.actions),
    ];
    format!(
        "{}\tretry {retry}{statuses}{url}{}{deprecated}{replacement}",
        record.code,
        all.concat()
    )
}

fn main() {
    for record in codes::RECORDS {
        assert_eq!(codes::find(record.code), Some(record));
        println!("{}", line(record));
    }
}
