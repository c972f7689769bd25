//! The data of the search in the page. It consists of scripts, so that it also loads from `file://`.
//!
//! It has two tiers: codes, statuses and fields are fetched when the search box gets the focus, the rest
//! when the browser is idle.
//!
//! If the texts of a catalog are too large, the scripts only list the records; the index and the
//! texts are in shards that are fetched on demand.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::entry::{Entry, entries};
use super::page::{Page, has};
use super::url::{SEARCH_PAGE, SitePath};
use super::{encode, script, shards};
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{CodeForm, Find, LanguageTag, PlaceholderStyle};
use ecs_err_core::resolve::RecordKind;
use ecs_err_search::internal::{
    FAILURE_WORDS, FIELD_WORDS, LIMITS, QUESTION_WORDS, STATUS_WORDS, STOP_PHRASES, STOP_WORDS, SURE_FAILURE_WORDS,
    TIME_WORDS, Terms, UNITS, WORD_MARK, fold, is_han, traditional_characters,
};
use ecs_err_ui_text::UiText;

/// The default of [`Options::search_limit`](crate::Options::search_limit).
pub const DEFAULT_LIMIT_BYTES: usize = 3_000_000;

/// The scripts with the data for the pages of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Data {
    /// Fetched when the search box gets the focus.
    pub codes: String,
    /// Fetched when the browser is idle.
    pub rest: String,
    /// The names and contents of the shards, which are fetched on demand; empty for most catalogs.
    pub shards: Vec<(String, String)>,
}

/// The scripts with the data for the pages of a language.
#[must_use]
pub fn data(catalog: Catalog<'_>, language: LanguageTag<'_>) -> Data {
    data_with_limit(catalog, language, DEFAULT_LIMIT_BYTES)
}

/// The scripts with the data for the pages of a language, in shards if the texts have more bytes than a limit.
#[must_use]
pub fn data_with_limit(catalog: Catalog<'_>, language: LanguageTag<'_>, limit: usize) -> Data {
    let entries = entries(catalog, language);
    let bytes: usize = entries.iter().flat_map(|entry| &entry.texts).map(|text| text.text.len()).sum();
    let about = about(catalog, language);
    let lists = lists(catalog);
    if bytes > limit { sharded(catalog, &entries, about, &lists) } else { whole(&entries, &about, &lists) }
}

fn whole(entries: &[Entry], about: &Value, lists: &Value) -> Data {
    let (first, second): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| entry.is_first);
    let codes: Value = first.iter().map(|entry| entry.record(|text| text.is_main)).collect();
    let rest: Value = second.iter().map(|entry| entry.record(|_| true)).collect();
    let more = first.iter().enumerate().filter(|(_, entry)| entry.texts.iter().any(|text| !text.is_main));
    let more: Value = more.map(|(at, entry)| entry.texts_of(at, |text| !text.is_main)).collect();
    // A text is folded when it arrives, so the first script has the Traditional characters of its texts. The others
    // are for queries.
    let main = first.iter().flat_map(|entry| &entry.texts).filter(|text| text.is_main).map(|text| &*text.text);
    let own: BTreeSet<char> = main.flat_map(str::chars).collect();
    let (early, late) =
        traditional(words_below(lists).into_iter().chain(texts(entries)), |letter| own.contains(&letter));
    let rest = json!({"traditional": late, "about": {"lists": lists}, "records": rest, "more": more});
    Data {
        codes: call("add", Some(1), &json!({"traditional": early, "about": about, "records": codes}).to_string()),
        rest: call("add", Some(2), &rest.to_string()),
        shards: Vec::new(),
    }
}

fn sharded(catalog: Catalog<'_>, entries: &[Entry], mut about: Value, lists: &Value) -> Data {
    let shard = |(name, data): (String, String)| (name, call("shard", None, &data));
    let postings = shards::postings(entries, &Terms::new(catalog));
    let words: Vec<&str> = postings.keys().filter_map(|term| term.strip_prefix(WORD_MARK)).collect();
    let rest = json!({"about": {"lists": lists, "vocabulary": words}, "records": []});
    let rest = call("add", Some(2), &rest.to_string());
    let mut scripts: Vec<_> = shards::index(&postings).map(shard).collect();
    drop(postings);
    about["shards"] = scripts.len().into();
    let (traditional, _) = traditional(words_below(lists).into_iter().chain(texts(entries)), |_| true);
    scripts.extend(shards::texts(entries).map(shard));
    let names: Value = entries.iter().map(|entry| entry.record(|_| false)).collect();
    Data {
        codes: script::shipped(script::SHARDS)
            + &call("add", Some(1), &json!({"traditional": traditional, "about": about, "records": names}).to_string()),
        rest,
        shards: scripts,
    }
}

/// The words that the search of words needs.
fn lists(catalog: Catalog<'_>) -> Value {
    json!({
        "synonyms": catalog.synonyms(),
        "stopWords": STOP_WORDS,
        "stopPhrases": STOP_PHRASES,
        "timeWords": TIME_WORDS,
        "failureWords": FAILURE_WORDS,
        "sureFailureWords": SURE_FAILURE_WORDS,
        "questionWords": QUESTION_WORDS,
        "fieldWords": FIELD_WORDS,
        "statusWords": STATUS_WORDS,
        "units": UNITS,
        "limits": LIMITS,
    })
}

/// The texts in a value.
fn words_below(value: &Value) -> Vec<&str> {
    match value {
        Value::String(word) => vec![word],
        Value::Array(values) => values.iter().flat_map(words_below).collect(),
        Value::Object(values) => values.values().flat_map(words_below).collect(),
        _ => Vec::new(),
    }
}

/// The search data in addition to the records.
fn about(catalog: Catalog<'_>, language: LanguageTag<'_>) -> Value {
    let metadata = catalog.metadata();
    let services = catalog.services_by_size().map(|service| codes(service.forms, service.find));
    let external = metadata.external.iter().map(|service| {
        let mut codes = codes(service.forms, service.find);
        let pointer = service.pointer.localized(language.as_str(), metadata.message_language);
        codes["pointer"] = pointer.map(|pointer| pointer.text).into();
        codes
    });
    let names = catalog.errors().iter().filter_map(|error| Some(json!([error.name?, error.code.as_str()])));
    json!({
        "services": services.collect::<Value>(),
        "external": external.collect::<Value>(),
        "names": names.collect::<Value>(),
        "placeholder": placeholder_pattern(catalog.placeholder_style()),
        "count": catalog.records().count(),
        "pages": {
            "home": Page::Home.path(language).to_string(),
            "search": SitePath::in_language(language, SEARCH_PAGE).to_string(),
            "errors": has(catalog, RecordKind::Error).then(|| SitePath::list(RecordKind::Error, language).to_string()),
        },
        "words": words(language.as_str(), metadata.edition.as_str()),
    })
}

/// The texts of all entries.
fn texts(entries: &[Entry]) -> impl Iterator<Item = &str> {
    entries.iter().flat_map(|entry| &entry.texts).map(|text| &*text.text)
}

/// The Traditional forms of the characters of texts, each before its Simplified form: those that are needed early, and
/// the others.
fn traditional<'t>(texts: impl Iterator<Item = &'t str>, is_early: impl Fn(char) -> bool) -> (String, String) {
    let letters = texts.flat_map(str::chars).filter(|letter| is_han(*letter)).map(fold);
    let letters: BTreeSet<char> = letters.collect();
    let pairs = traditional_characters().filter(|(_, simple)| letters.contains(simple));
    let (early, late): (Vec<_>, Vec<_>) = pairs.partition(|(traditional, _)| is_early(*traditional));
    let text = |pairs: Vec<(char, char)>| pairs.into_iter().flat_map(|(one, other)| [one, other]).collect();
    (text(early), text(late))
}

/// The forms of the codes of a service, and where texts have them.
fn codes(forms: &[CodeForm<'_>], find: Option<Find>) -> Value {
    let forms: Value = forms.iter().map(CodeForm::as_str).collect();
    match find {
        Some(find) => json!({"forms": forms, "find": find.as_str()}),
        None => json!({"forms": forms}),
    }
}

/// A JavaScript pattern for placeholders and escape sequences. It may match more than the placeholders of the catalog;
/// a pasted text then needs to contain less of the message.
const fn placeholder_pattern(style: PlaceholderStyle) -> Option<&'static str> {
    match style {
        PlaceholderStyle::Percent => {
            Some(r"%%|%(?:\d+\$)?[-+#0']*[\d*]*(?:\.[\d*]*)?(?:hh?|ll?|I64|I32|[jzL])?[A-Za-z@]")
        }
        PlaceholderStyle::Braces => Some(r"\{\{|\}\}|\{[^{}\n]*\}"),
        PlaceholderStyle::DoubleBraces => Some(r"\{\{[^{}\n]*\}\}"),
        PlaceholderStyle::Angle => Some(r"<[^<>\n]*>"),
        PlaceholderStyle::Dollar => Some(r"\$\$|\$\{[^{}\n]*\}|\$\w+"),
        PlaceholderStyle::Python => Some(r"%%|%\([^()\n]*\)[-+#0']*[\d.]*[A-Za-z]"),
        PlaceholderStyle::At => Some(r"@\w+"),
        PlaceholderStyle::None => None,
    }
}

/// The labels around the results, in a language.
fn words(language: &str, edition: &str) -> Value {
    let words = UiText::for_language(language);
    let own = match ecs_err_core::negotiate([language], &["zh", "en"]) {
        Some("zh") => json!({
            "more": "更多结果",
            "all": "全部{n}条结果",
            "one": "1条结果",
            "count": "{n}条结果",
            "none": "没有找到相关内容",
            "results": "搜索结果",
            "recent": "最近搜索",
            "forget": "清除最近搜索",
            "clear": "清空",
            "close": "关闭",
            "explain": "解释这段文本",
            "keys": [["↑ ↓", "选择"], ["Enter", "打开"], ["Ctrl Enter", "在新标签页打开"], ["Esc", "关闭"]],
        }),
        _ => json!({
            "more": "More results",
            "all": "All {n} results",
            "one": "1 result",
            "count": "{n} results",
            "none": "Nothing found",
            "results": "Results",
            "recent": "Recent searches",
            "forget": "Clear recent searches",
            "clear": "Clear",
            "close": "Close",
            "explain": "Explain this text",
            "keys": [["↑ ↓", "select"], ["Enter", "open"], ["Ctrl Enter", "in a new tab"], ["Esc", "close"]],
        }),
    };
    let mut all = json!({
        "kinds": RecordKind::ALL.iter().map(|kind| words.kind(*kind)).collect::<Value>(),
        "unknown": words.unknown_code.replace("{edition}", edition),
        "foreign": words.code_of_another_service.replace("{edition}", edition),
    });
    if let (Value::Object(all), Value::Object(own)) = (&mut all, own) {
        all.extend(own);
    }
    all
}

/// A script that passes data, as JSON, to the page.
fn call(function: &str, tier: Option<u8>, data: &str) -> String {
    let safe = encode::json_in_html(data);
    let tier = tier.map(|tier| format!("{tier},")).unwrap_or_default();
    format!("ecsErr.{function}({tier}{safe});\n")
}
