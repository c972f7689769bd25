//! Renders pages to files.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;
use serde_json::{Value, json};
use tera::{Context, Tera};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Date, LanguageTag};
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_export as export;
use ecs_err_ui_text::UiText;

use super::context::Reader;
use super::labels::labels;
use super::output::Output;
use super::page::{KINDS, Page, has};
use super::parts::Parts;
use super::relations::Relations;
use super::template_error::{EVERYWHERE, failed, failed_with};
use super::url::SitePath;
use super::value::{Map, map};
use super::writer::SiteWriter;
use super::{Options, SiteError, Summary, count, encode, feeds, script, search};

/// The initial capacity of a page; few pages are larger.
const USUAL_PAGE_BYTES: usize = 16 * 1024;

/// A site during the build.
pub struct Site<'s> {
    pub catalog: Catalog<'s>,
    pub options: &'s Options,
    languages: Vec<LanguageTag<'s>>,
    tera: Tera,
    /// The paths of the assets, which contain a hash, by name.
    assets: BTreeMap<String, SitePath>,
    words: BTreeMap<&'s str, Value>,
    /// The variables that all pages of a language share.
    shared: BTreeMap<&'s str, Context>,
    parts: Parts,
    relations: Relations<'s>,
    files: Vec<(SitePath, Vec<u8>)>,
}

impl<'s> Site<'s> {
    pub fn new(catalog: Catalog<'s>, options: &'s Options) -> Result<Self, SiteError> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.set_escape_fn(|text, output| encode::write_markup(text, output));
        tera.register_filter("json", json_text);
        tera.register_filter("markdown", markdown_text);
        tera.add_raw_templates(options.theme.templates()?)
            .map_err(|error| failed_with(&error, &(EVERYWHERE.join(", ") + "; in pages also it, parts")))?;
        let tags = catalog.metadata().languages.as_slice();
        let languages: Vec<LanguageTag<'s>> = tags.iter().filter_map(|tag| LanguageTag::new(tag)).collect();
        let mut words = BTreeMap::new();
        for language in &languages {
            words.insert(language.as_str(), options.theme.words(language.as_str())?);
        }
        let mut site = Self {
            catalog,
            options,
            languages,
            tera,
            assets: BTreeMap::new(),
            words,
            shared: BTreeMap::new(),
            parts: Parts::default(),
            relations: Relations::new(catalog),
            files: Vec::new(),
        };
        for (name, bytes) in options.theme.assets()? {
            site.add_asset(name, bytes)?;
        }
        site.add_search_data()?;
        for language in site.languages.clone() {
            let shared = Context::from_serialize(&site.shared(language)).map_err(failed)?;
            site.shared.insert(language.as_str(), shared);
        }
        Ok(site)
    }

    /// Adds an asset with a hash of its content in its name.
    fn add_asset(&mut self, name: String, bytes: Vec<u8>) -> Result<(), SiteError> {
        let hash = crc32fast::hash(&bytes);
        let hashed = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash:08x}.{extension}"),
            None => format!("{name}.{hash:08x}"),
        };
        let Some(path) = SitePath::asset(&hashed) else { return Err(SiteError::AssetName(name)) };
        self.files.push((path.clone(), bytes));
        self.assets.insert(name, path);
        Ok(())
    }

    /// Adds the scripts with the search data, in shards if it is large.
    fn add_search_data(&mut self) -> Result<(), SiteError> {
        let (catalog, limit) = (self.catalog, self.options.search_limit);
        let data: Vec<_> =
            self.languages.par_iter().map(|language| search::data_with_limit(catalog, *language, limit)).collect();
        for (language, search::Data { codes, rest, shards }) in self.languages.clone().into_iter().zip(data) {
            let reader = self.options.theme.script(script::READER).map(script::shipped).unwrap_or_default();
            self.add_asset(format!("codes.{language}.js"), (reader + &codes).into_bytes())?;
            self.add_asset(format!("rest.{language}.js"), rest.into_bytes())?;
            if shards.is_empty() {
                continue;
            }
            let mut hasher = crc32fast::Hasher::new();
            for (_, text) in &shards {
                hasher.update(text.as_bytes());
            }
            let name = format!("search.{language}");
            let directory = format!("{name}.{:08x}", hasher.finalize());
            for (shard, text) in shards {
                let path = SitePath::asset(&format!("{directory}/{shard}.js"));
                self.files.extend(path.map(|path| (path, text.into_bytes())));
            }
            self.assets.extend(SitePath::asset(&directory).map(|path| (name, path)));
        }
        Ok(())
    }

    pub fn render(mut self, writer: &dyn SiteWriter, done: &AtomicUsize) -> Result<Summary, SiteError> {
        let output = Output::new(writer);
        let files = std::mem::take(&mut self.files);
        files.into_par_iter().try_for_each(|(path, bytes)| output.put(&path, &bytes))?;
        let pages = Page::all(self.catalog);
        let render = |page: &Page<'s>| {
            let json = match page {
                Page::Record(record) => Some(export::record_json(self.catalog, record)),
                _ => None,
            };
            for language in &self.languages {
                self.page(page, *language, json.as_deref(), &output)?;
            }
            count(done, self.languages.len());
            Ok(())
        };
        let (rendered, written) =
            rayon::join(|| pages.par_iter().try_for_each(render), || feeds::write(&self, &output));
        rendered.and(written)?;
        feeds::worker(&self, &output)?;
        let (files, bytes) = output.finish()?;
        let sharded = self.languages.iter().any(|language| self.assets.contains_key(&format!("search.{language}")));
        Ok(Summary { pages: pages.len() * self.languages.len(), files, bytes, sharded })
    }

    /// Renders a page and the JSON and Markdown files next to it.
    fn page(
        &self,
        page: &Page<'s>,
        language: LanguageTag<'s>,
        json: Option<&str>,
        output: &Output<'_>,
    ) -> Result<(), SiteError> {
        let path = page.path(language);
        let reader =
            Reader::new(self.catalog, &self.relations, language, page).with_command(self.options.command.as_deref());
        let (title, description) = reader.title(page);
        let words = &self.words[language.as_str()];
        let title = match page {
            Page::About => words["about"].as_str().unwrap_or_default().to_owned(),
            Page::List(kind) => UiText::for_language(language.as_str()).kind(*kind).to_owned(),
            _ => title,
        };
        let kind = match page {
            Page::Home => "home",
            Page::About => "about",
            Page::List(_) => "list",
            Page::Record(record) => record.kind().as_str(),
        };
        let canonical = page.canonical();
        let alternates = self.languages.iter().filter(|_| self.languages.len() > 1);
        let alternates = alternates.map(|other| self.alternate(*other, canonical.path(*other)));
        let mut about = self.about(&path, language);
        about.extend(map! {
            "title": title,
            "address": self.address(&canonical.path(language)),
            "description": description,
            "section": page.section().map(RecordKind::as_str),
            "alternates": alternates.collect::<Vec<_>>(),
            "kind": kind,
        });
        if let (Page::Record(record), Some(json)) = (page, json) {
            let twin = path.twin("json");
            let first = page.path(self.first_language()).twin("json");
            if twin == first {
                output.put(&twin, json.as_bytes())?;
            } else {
                output.put_again(&twin, json.as_bytes(), &first)?;
            }
            about.insert("json", String::from(twin).into());
            let twin = path.twin("md");
            output.put(&twin, self.markdown(record, language.as_str()).as_bytes())?;
            about.insert("md", String::from(twin).into());
        }
        let html = self.template(page.template(), language, about, map! {"it": reader.content(page)})?;
        output.page(&path, &html)?;
        match page {
            Page::Record(record) if record.kind() == RecordKind::Error && self.options.lower_case => {
                output.lower_case_alias(&path)
            }
            _ => Ok(()),
        }
    }

    /// The variables that all templates of a language share.
    fn shared(&self, language: LanguageTag<'s>) -> Value {
        let menu = KINDS
            .iter()
            .filter(|kind| has(self.catalog, **kind))
            .map(|kind| json!({"kind": kind.as_str(), "url": SitePath::list(*kind, language).to_string()}));
        let about = self.catalog.metadata();
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
                "about": Page::About.path(language).to_string(),
                "errors": has(self.catalog, RecordKind::Error).then(|| SitePath::list(RecordKind::Error, language).to_string()),
                "has_actions": self.catalog.errors().iter().any(|error| !error.action.is_empty()),
                "menu": menu.collect::<Value>(),
                "feed": feed,
            },
            "words": self.words.get(language.as_str()),
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

    /// The absolute address of a file, if the base URL is known.
    fn address(&self, path: &SitePath) -> Option<String> {
        self.options.base_url.as_deref().map(|base| path.address(base))
    }

    /// The languages of the pages.
    pub fn languages(&self) -> &[LanguageTag<'s>] {
        &self.languages
    }

    /// The language of files that all languages share.
    pub fn first_language(&self) -> LanguageTag<'s> {
        self.languages.first().copied().unwrap_or(const { LanguageTag::from_static("en") })
    }

    /// The site's title.
    pub fn title(&self, language: LanguageTag<'_>) -> &'s str {
        let about = self.catalog.metadata();
        about.title.localized(language.as_str(), about.message_language).map_or("", |title| title.text)
    }

    /// The same page in a language.
    pub fn alternate(&self, language: LanguageTag<'_>, path: SitePath) -> Map {
        map! {
            "language": language.as_str(),
            "address": self.address(&path),
            "url": String::from(path),
        }
    }

    /// A record as Markdown.
    fn markdown(&self, record: &Record<'_>, language: &str) -> String {
        let (catalog, languages) = (self.catalog, &[language][..]);
        match record {
            Record::Error(error) => export::error_markdown(catalog, error, languages),
            Record::Retired(retired, _) => export::retired_markdown(catalog, retired, languages),
            Record::Status(status) => export::status_markdown(catalog, status, languages),
            Record::Structure(structure) | Record::Field(structure, _) => {
                export::structure_markdown(catalog, structure, languages)
            }
            Record::Operation(operation) => export::operation_markdown(catalog, operation, languages),
            Record::Release(release) => export::release_markdown(catalog, release, languages),
            Record::Guide(guide) => {
                let text = |text: ecs_err_core::Text<'_>| text.get(language).unwrap_or_default().to_owned();
                format!("# {}\n\n{}\n", text(guide.title), text(guide.body))
            }
        }
    }

    /// Renders a template in a language, with the variables about its file and others.
    pub fn template(&self, name: &str, language: LanguageTag<'_>, about: Map, more: Map) -> Result<Vec<u8>, SiteError> {
        let mut context = self.shared.get(language.as_str()).cloned().unwrap_or_default();
        context.insert_value("parts", self.parts.of(&about, &self.tera, &context)?);
        context.insert_value("page", about.into());
        let mut scope = [&EVERYWHERE[..], &["parts"]].concat();
        scope.extend(more.keys());
        for (name, value) in more {
            context.insert_value(name, value);
        }
        let mut file = Vec::with_capacity(USUAL_PAGE_BYTES);
        self.tera.render_to(name, &context, &mut file).map_err(|error| {
            scope.sort_unstable();
            failed_with(&error, &scope.join(", "))
        })?;
        Ok(file)
    }

    /// The words of the templates, by language.
    pub fn words(&self) -> &BTreeMap<&'s str, Value> {
        &self.words
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

/// A value as JSON for a script or a JSON file: the filter `json` of templates.
#[expect(clippy::needless_pass_by_value, reason = "so filters are called")]
fn json_text(value: tera::Value, _: tera::Kwargs, _: &tera::State<'_>) -> String {
    encode::json_in_html(&serde_json::to_string(&value).unwrap_or_default())
}

/// A text on one line of Markdown: the filter `markdown` of templates.
#[expect(clippy::needless_pass_by_value, reason = "so filters are called")]
fn markdown_text(value: tera::Value, _: tera::Kwargs, _: &tera::State<'_>) -> String {
    let text = value.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>();
    export::escape_markdown(&text.join(" "))
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
