//! The languages of texts, and the placeholders of messages.

use std::collections::{BTreeMap, BTreeSet};

use ecs_err_core::PlaceholderStyle;
use ecs_err_core::template::Template;

use crate::entry::Entry;
use crate::map::Key;
use crate::map::script::{self, Script};

/// The languages of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Languages {
    /// That of most texts.
    pub main: String,
    /// That of messages.
    pub message: String,
    /// The scripts of other texts.
    others: Vec<Script>,
}

impl Languages {
    /// The languages of entries; `given` is that of the texts in its script.
    pub fn of(entries: &[Entry], given: Option<&str>) -> Self {
        let texts = |is_message: bool| {
            let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
            for text in
                entries.iter().flat_map(|entry| &entry.texts).filter(|text| (text.key == Key::Message) == is_message)
            {
                if let Some(script) = text.script.or_else(|| script::script(&text.text)) {
                    *counts.entry(script).or_default() += 1;
                }
            }
            counts
        };
        let most = |counts: &BTreeMap<Script, usize>| {
            counts.iter().max_by_key(|(_, count)| **count).map(|(script, _)| *script)
        };
        let (others, messages) = (texts(false), texts(true));
        let named = |is_message: bool| most_named(entries, given, |key| (key == Key::Message) == is_message);
        let language = |script: Script| match given {
            Some(given) if Script::of_language(given) == script => given.to_owned(),
            _ => script.language().to_owned(),
        };
        let main = match given {
            Some(given) => given.to_owned(),
            None => named(false)
                .or_else(|| most(&others).or(most(&messages)).map(language))
                .unwrap_or_else(|| "en".to_owned()),
        };
        let message = of_messages_alone(entries)
            .or_else(|| named(true))
            .or_else(|| most(&messages).map(language))
            .unwrap_or_else(|| main.clone());
        let total: usize = others.values().chain(messages.values()).sum();
        let frequent =
            others.iter().chain(&messages).filter(|(_, count)| **count * 20 >= total).map(|(script, _)| *script);
        Self { main, message, others: frequent.collect() }
    }

    /// The language of a text whose column does not name it.
    pub fn of_text(&self, key: Key, script: Option<Script>) -> String {
        let fallback = if key == Key::Message { &self.message } else { &self.main };
        let Some(script) = script else { return fallback.clone() };
        let known =
            [fallback, &self.main, &self.message].into_iter().find(|language| Script::of_language(language) == script);
        match known {
            Some(language) => language.clone(),
            // A few words in another script are names.
            None if self.others.contains(&script) => script.language().to_owned(),
            None => fallback.clone(),
        }
    }
}

/// The language that columns name for the most texts of these keys; of several, the given one, else that of the first
/// column.
fn most_named(entries: &[Entry], given: Option<&str>, is_wanted: impl Fn(Key) -> bool) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for text in entries.iter().flat_map(|entry| &entry.texts).filter(|text| is_wanted(text.key)) {
        let Some(language) = text.language.as_deref() else { continue };
        match counts.iter_mut().find(|(known, _)| *known == language) {
            Some((_, count)) => *count += 1,
            None => counts.push((language, 1)),
        }
    }
    // The first of the most frequent ones.
    let best = counts.into_iter().rev().max_by_key(|(language, count)| (*count, given == Some(*language)));
    best.map(|(language, _)| language.to_owned())
}

/// The language in which columns have messages, but no other texts: that in which an API writes them.
fn of_messages_alone(entries: &[Entry]) -> Option<String> {
    let texts = || entries.iter().flat_map(|entry| &entry.texts);
    let is_alone =
        |language: &str| texts().all(|text| text.key == Key::Message || text.language.as_deref() != Some(language));
    let others = most_named(entries, None, |key| key != Key::Message)?;
    let named: BTreeSet<&str> =
        texts().filter(|text| text.key == Key::Message).filter_map(|text| text.language.as_deref()).collect();
    let alone = named.into_iter().find(|language| *language != others && is_alone(language));
    alone.map(str::to_owned)
}

/// The style of the placeholders in messages.
pub(crate) fn placeholder_style(messages: &[&str]) -> PlaceholderStyle {
    const STYLES: [PlaceholderStyle; 7] = [
        PlaceholderStyle::Python,
        PlaceholderStyle::Percent,
        PlaceholderStyle::DoubleBraces,
        PlaceholderStyle::Braces,
        PlaceholderStyle::Dollar,
        PlaceholderStyle::Angle,
        PlaceholderStyle::At,
    ];
    let has_any = |text: &str, style: PlaceholderStyle| Template { text, style }.placeholders().next().is_some();
    let count = |style: PlaceholderStyle| messages.iter().filter(|text| has_any(text, style)).count();
    let total = messages.len();
    // The first of the styles that occur equally often.
    let best = STYLES.into_iter().rev().max_by_key(|style| count(*style));
    best.filter(|style| count(*style) > 0 && count(*style) * 200 >= total).unwrap_or(PlaceholderStyle::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholder_styles_follow_from_messages() {
        let style = |messages: &[&str]| placeholder_style(messages);
        assert_eq!(style(&["no ore in %s", "shut"]), PlaceholderStyle::Percent);
        assert_eq!(style(&["no ore in {0}"]), PlaceholderStyle::Braces);
        assert_eq!(style(&["no ore in {{ .Shaft }}"]), PlaceholderStyle::DoubleBraces);
        assert_eq!(style(&["no ore in <shaft>"]), PlaceholderStyle::Angle);
        assert_eq!(style(&["no ore in %(shaft)s"]), PlaceholderStyle::Python);
        assert_eq!(style(&["no ore"]), PlaceholderStyle::None);
    }
}
