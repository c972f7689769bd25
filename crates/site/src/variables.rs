//! The variables of templates that do not depend on a record.

use serde_json::{Value, json};

use ecs_err_core::model::{Date, LanguageTag};
use ecs_err_core::resolve::RecordKind;
use ecs_err_ui_text::UiText;

use super::labels::labels;
use super::page::{KINDS, Page, has};
use super::render::Site;
use super::url::{SEARCH_PAGE, SitePath};
use super::value::{Map, map};

impl<'s> Site<'s> {
    /// The variables that all templates of a language share.
    pub fn shared(&self, language: LanguageTag<'s>) -> Value {
        let menu = KINDS
            .iter()
            .filter(|kind| has(self.catalog, **kind))
            .map(|kind| json!({"kind": kind.as_str(), "url": SitePath::list(*kind, language).to_string()}));
        let about = self.catalog.metadata();
        let settings = self.options.theme.settings();
        let assets = self.assets.iter().map(|(name, path)| {
            // The path of shards is a directory.
            let end = if name.starts_with("search.") { "/" } else { "" };
            (name.clone(), Value::from(format!("{path}{end}")))
        });
        let feed = has(self.catalog, RecordKind::Release).then(|| format!("{language}/changes/feed.xml"));
        json!({
            "site": {
                "title": self.title(language),
                "id": about.id.as_str(),
                "edition": about.edition.as_str(),
                // A label that is not a date can't be a timestamp of a document.
                "edition_date": about.edition.as_str().parse::<Date>().ok().map(|date| date.to_string()),
                "languages": about.languages.as_slice(),
                "assets": assets.collect::<serde_json::Map<String, Value>>(),
                "base": self.options.base_url.as_deref().map(|base| base.trim_end_matches('/')),
                "home": Page::Home.path(language).to_string(),
                "search": SitePath::in_language(language, SEARCH_PAGE).to_string(),
                "about": Page::About.path(language).to_string(),
                "errors": has(self.catalog, RecordKind::Error).then(|| SitePath::list(RecordKind::Error, language).to_string()),
                "has_actions": self.has_actions(),
                "menu": menu.collect::<Value>(),
                "logo": self.assets.get(self.options.theme.logo()).map(ToString::to_string),
                "navigation": self.setting_links(&settings.navigation, language),
                "links": self.setting_links(&settings.links, language),
                "footer": settings.footer.as_ref().map(|text| text.get(language.as_str())),
                "support": settings.support,
                "feed": feed,
            },
            "words": self.words().get(language.as_str()),
            "labels": labels(UiText::for_language(language.as_str())),
        })
    }

    /// The variables of a template about its file, to which more can be added.
    pub fn about(&self, path: &SitePath, language: LanguageTag<'_>) -> Map {
        map! {
            "path": path.to_string(),
            "root": path.root(),
            "language": language.as_str(),
            "is_right_to_left": is_right_to_left(language),
            "address": self.address(path),
        }
    }

    /// The same page in a language.
    pub fn alternate(&self, language: LanguageTag<'_>, path: SitePath) -> Map {
        map! {
            "language": language.as_str(),
            "address": self.address(&path),
            "url": String::from(path),
        }
    }
}

/// Whether a language is written from right to left: by its script, if the tag names one, else by the language itself.
fn is_right_to_left(language: LanguageTag<'_>) -> bool {
    const SCRIPTS: [&str; 4] = ["Arab", "Hebr", "Syrc", "Thaa"];
    const LANGUAGES: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    let is_one_of = |list: &[&str], subtag: &str| list.iter().any(|known| known.eq_ignore_ascii_case(subtag));
    let mut subtags = language.as_str().split('-');
    let primary = subtags.next().unwrap_or_default();
    match subtags.find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        Some(script) => is_one_of(&SCRIPTS, script),
        None => is_one_of(&LANGUAGES, primary),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_follows_the_script() {
        for (tag, expected) in
            [("ar", true), ("fa-IR", true), ("az-Arab", true), ("en", false), ("ar-Latn", false), ("zh-Hans", false)]
        {
            let language = LanguageTag::new(tag).expect("a tag");
            assert_eq!(is_right_to_left(language), expected, "{tag}");
        }
    }
}
