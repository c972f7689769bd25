//! `site.toml`: the name, colour, navigation and links of a site.

mod accent;
mod reader;
mod repository;

use ecs_err_ui_text::diagnostics::{Message, messages};

pub use accent::Accent;
pub use repository::Repository;

use super::theme_problem::ThemeProblem;
use reader::{Entry, Reader, Table};

/// The name of the file in the directory of a theme.
pub const FILE: &str = "site.toml";

/// The keys of the file.
const KEYS: [&str; 10] =
    ["name", "logo", "accent", "navigation", "footer", "links", "repository", "branch", "directory", "support"];

/// The settings of a site; all are optional.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The name of the site in place of the title of the catalog.
    pub name: Option<Words>,
    /// The name of an asset.
    pub logo: Option<Place<String>>,
    pub accent: Option<Accent>,
    /// More entries of the menu.
    pub navigation: Vec<Link>,
    /// A text at the end of each page.
    pub footer: Option<Words>,
    /// Links at the end of each page.
    pub links: Vec<Link>,
    pub repository: Option<Repository>,
    /// Where to ask for help.
    pub support: Option<String>,
}

/// A value with its position in the file: line and column, counted from 1.
#[derive(Clone, Debug)]
pub struct Place<T> {
    pub value: T,
    pub at: (usize, usize),
}

/// A text in each language, or the same one in all.
#[derive(Clone, Debug)]
pub enum Words {
    All(String),
    /// By language.
    Each(Vec<(String, String)>),
}

/// An entry of the menu or the footer.
#[derive(Clone, Debug)]
pub struct Link {
    /// Without a title, that of the page.
    pub title: Option<Words>,
    pub target: Target,
}

/// Where a link leads.
#[derive(Clone, Debug)]
pub enum Target {
    /// A page of the theme, by name.
    Page(Place<String>),
    /// Another site.
    Url(String),
}

impl Words {
    /// The text in a language, or else in English, or else the first.
    pub fn get(&self, language: &str) -> &str {
        match self {
            Self::All(text) => text,
            Self::Each(texts) => {
                let find = |wanted: &str| texts.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
                let found = find(language).or_else(|| find("en")).or(texts.first());
                found.map_or("", |(_, text)| text)
            }
        }
    }
}

impl Settings {
    /// Reads the text of the file, and everything that is wrong with it.
    pub fn parse(text: &str) -> (Self, Vec<ThemeProblem>) {
        let mut reader = Reader::new(FILE, text);
        let mut settings = Self::default();
        if let Some(table) = reader.document() {
            settings.read(&table, &mut reader);
        }
        (settings, reader.problems)
    }

    fn read(&mut self, table: &Table<'_>, reader: &mut Reader<'_>) {
        reader.only(table, &KEYS);
        self.name = reader.optional(table, "name", Reader::words);
        self.logo = reader.optional(table, "logo", Reader::placed_string);
        self.accent = reader.optional(table, "accent", accent::read);
        self.navigation = reader.list(table, "navigation", link);
        self.footer = reader.optional(table, "footer", Reader::words);
        self.links = reader.list(table, "links", link);
        self.support = reader.optional(table, "support", Reader::url);
        let branch = reader.optional(table, "branch", Reader::string);
        let directory = reader.optional(table, "directory", Reader::string);
        self.repository = reader
            .optional(table, "repository", Reader::url)
            .map(|url| Repository::new(&url, branch.as_deref(), directory.as_deref()));
        for key in ["branch", "directory"] {
            if let Some(entry) = table.get(key).filter(|_| !table.contains_key("repository")) {
                reader.report(entry.span(), messages::key_needs_key(key, "repository"), None);
            }
        }
    }
}

/// A link: `{page = "faq"}` or `{title = "Status", url = "https://status.example.org"}`.
fn link(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Link> {
    let table = reader.table(entry)?;
    reader.only(&table, &["title", "page", "url"]);
    let title = reader.optional(&table, "title", Reader::words);
    let page = reader.optional(&table, "page", Reader::placed_string);
    let url = reader.optional(&table, "url", Reader::url);
    let target = match (page, url) {
        (Some(page), None) => Target::Page(page),
        (None, Some(url)) if title.is_some() => Target::Url(url),
        (None, Some(_)) => {
            reader.report(entry.span(), messages::missing_key("title"), None);
            return None;
        }
        // A value of the wrong type has been reported.
        (None, None) if table.contains_key("page") || table.contains_key("url") => return None,
        _ => {
            let keys = Message::list(["page", "url"]);
            reader.report(entry.span(), messages::one_of_keys(&keys), None);
            return None;
        }
    };
    Some(Link { title, target })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        Settings::parse(text).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_key_is_read() {
        let (settings, problems) = Settings::parse(
            r##"
name = {en = "Harbor errors", de = "Hafenfehler"}
logo = "logo.svg"
accent = "#0a6b4f"
footer = "Harbor GmbH"
support = "https://example.org/help"
repository = "https://github.com/example/harbor/"
branch = "trunk"
directory = "docs/errors"

[[navigation]]
page = "faq"

[[navigation]]
title = "Status"
url = "https://status.example.org"

[[links]]
title = {en = "Imprint"}
url = "https://example.org/imprint"
"##,
        );
        assert_eq!(problems, []);
        let name = settings.name.expect("a name");
        assert_eq!((name.get("de"), name.get("fr")), ("Hafenfehler", "Harbor errors"));
        assert_eq!((settings.navigation.len(), settings.links.len()), (2, 1));
        assert_eq!(
            settings.repository.expect("a repository").edit_url("errors/hbr.json"),
            "https://github.com/example/harbor/edit/trunk/docs/errors/errors/hbr.json"
        );
    }

    #[test]
    fn mistakes_are_reported_with_their_place_and_a_suggestion() {
        for (text, expected) in [
            ("nmae = \"x\"", "site.toml:1:1: unknown key \"nmae\"; did you mean \"name\"?"),
            ("\nname = 3", "site.toml:2:8: expected a string, found a number"),
            ("name = {en = 1}", "site.toml:1:14: expected a string, found a number"),
            ("name = {engl = \"x\"}", "site.toml:1:9: expected a BCP 47 language tag"),
            ("links = \"x\"", "site.toml:1:9: expected an array, found a string"),
            ("[[links]]\nurl = \"https://example.org\"", "the key \"title\" is missing"),
            ("[[links]]\ntitle = \"x\"", "site.toml:1:1: write one of the keys page, url"),
            ("support = \"javascript:alert(1)\"", "site.toml:1:11: expected an address such as"),
            ("branch = \"x\"", "site.toml:1:10: the key \"branch\" needs the key \"repository\""),
            ("accent = \"red\"", "site.toml:1:10: expected a colour such as \"#1f5fd0\""),
            ("accent = \"#ffd25e\"", "site.toml:1:10: the colour #ffd25e is too pale for text"),
            ("name = \"x", "site.toml:1:10: "),
            ("name = \"x\"\nname = \"y\"", "site.toml:2:1: "),
        ] {
            let found = problems(text);
            assert!(found.len() == 1 && found[0].contains(expected), "{text}: {found:?}");
        }
    }
}
