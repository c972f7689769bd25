//! From pages to files.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;
use serde_json::{Value, json};
use tera::{Context, Tera};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_data::pretty;
use ecs_err_export as export;
use ecs_err_ui_text::UiText;

use super::context::Reader;
use super::labels::labels;
use super::output::Output;
use super::page::{KINDS, Page, has};
use super::parts::Parts;
use super::relations::Relations;
use super::template_error::{EVERYWHERE, failed, failed_with};
use super::value::{Map, map};
use super::writer::SiteWriter;
use super::{Options, SiteError, Summary, count, feeds, search, url};

/// Few pages have more bytes.
const USUAL_SIZE: usize = 16 * 1024;

/// A site about to be made.
pub struct Site<'s> {
    pub catalog: Catalog<'s>,
    pub options: &'s Options,
    tera: Tera,
    /// The hashed names of the assets by their own names.
    assets: BTreeMap<String, String>,
    words: BTreeMap<&'s str, Value>,
    /// What all pages of a language are given.
    shared: BTreeMap<&'s str, Context>,
    parts: Parts,
    relations: Relations,
    files: Vec<(String, Vec<u8>)>,
}

impl<'s> Site<'s> {
    pub fn new(catalog: Catalog<'s>, options: &'s Options) -> Result<Self, SiteError> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.register_filter("json", json_text);
        tera.add_raw_templates(options.theme.templates()?)
            .map_err(|error| failed_with(&error, &(EVERYWHERE.join(", ") + "; in pages also it, parts")))?;
        let languages = catalog.metadata().languages;
        let mut words = BTreeMap::new();
        for language in languages {
            words.insert(*language, options.theme.words(language)?);
        }
        let mut assets = BTreeMap::new();
        let mut files = Vec::new();
        let mut shipped = options.theme.assets()?;
        let searched: Vec<_> = languages
            .par_iter()
            .map(|language| search::data_with_limit(catalog, language, options.search_limit))
            .collect();
        for (language, search::Data { codes, rest, shards }) in languages.iter().zip(searched) {
            shipped.push((format!("codes.{language}.js"), codes.into_bytes()));
            shipped.push((format!("rest.{language}.js"), rest.into_bytes()));
            if shards.is_empty() {
                continue;
            }
            let mut hasher = crc32fast::Hasher::new();
            for (_, text) in &shards {
                hasher.update(text.as_bytes());
            }
            let folder = format!("assets/search.{language}.{:08x}/", hasher.finalize());
            assets.insert(format!("search.{language}"), folder.clone());
            files.extend(shards.into_iter().map(|(name, text)| (format!("{folder}{name}.js"), text.into_bytes())));
        }
        for (name, bytes) in shipped {
            let path = hashed(&name, &bytes);
            files.push((path.clone(), bytes));
            assets.insert(name, path);
        }
        let mut site = Self {
            catalog,
            options,
            tera,
            assets,
            words,
            shared: BTreeMap::new(),
            parts: Parts::default(),
            relations: Relations::new(catalog),
            files,
        };
        for language in languages {
            let shared = Context::from_serialize(&site.shared(language)).map_err(failed)?;
            site.shared.insert(language, shared);
        }
        Ok(site)
    }

    pub fn render(mut self, sink: &dyn SiteWriter, done: &AtomicUsize) -> Result<Summary, SiteError> {
        let output = Output::new(sink);
        let files = std::mem::take(&mut self.files);
        files.into_par_iter().try_for_each(|(path, bytes)| output.put(&path, &bytes))?;
        let pages = Page::all(self.catalog);
        let languages = self.catalog.metadata().languages;
        let render = |page: &Page<'s>| {
            let json = match page {
                Page::Record(item) => Some(self.json(item)),
                _ => None,
            };
            for language in languages {
                self.page(page, language, json.as_deref(), &output)?;
            }
            count(done, languages.len());
            Ok(())
        };
        let (rendered, written) =
            rayon::join(|| pages.par_iter().try_for_each(render), || feeds::write(&self, &output));
        rendered.and(written)?;
        feeds::worker(&self, &output)?;
        let (files, bytes) = output.finish()?;
        let sharded = languages.iter().any(|language| self.assets.contains_key(&format!("search.{language}")));
        Ok(Summary { pages: pages.len() * languages.len(), files, bytes, sharded })
    }

    /// A page and the files beside it.
    fn page(
        &self,
        page: &Page<'s>,
        language: &'s str,
        json: Option<&str>,
        output: &Output<'_>,
    ) -> Result<(), SiteError> {
        let path = page.path(language);
        let reader = Reader::new(self.catalog, &self.relations, language, page);
        let (title, description) = reader.title(page);
        let words = &self.words[language];
        let title = match page {
            Page::About => words["about"].as_str().unwrap_or_default().to_owned(),
            Page::List(kind) => UiText::for_language(language).kind(*kind).to_owned(),
            _ => title,
        };
        let kind = match page {
            Page::Home => "home",
            Page::About => "about",
            Page::List(_) => "list",
            Page::Record(item) => item.kind().as_str(),
        };
        let canonical = page.canonical();
        let alternates =
            self.catalog.metadata().languages.iter().map(|other| self.alternate(other, &canonical.path(other)));
        let mut about = self.about(&path, language);
        about.extend(map! {
            "title": title,
            "address": self.address(&canonical.path(language)),
            "description": description,
            "section": page.section().map(RecordKind::as_str),
            "alternates": alternates.collect::<Vec<_>>(),
            "kind": kind,
        });
        if let (Page::Record(item), Some(json)) = (page, json) {
            let twin = url::twin(&path, "json");
            let first = url::twin(&page.path(self.first_language()), "json");
            if twin == first {
                output.put(&twin, json.as_bytes())?;
            } else {
                output.put_again(&twin, json.as_bytes(), &first)?;
            }
            about.insert("json", twin.into());
            let twin = url::twin(&path, "md");
            output.put(&twin, self.markdown(item, language).as_bytes())?;
            about.insert("md", twin.into());
        }
        let html = self.template(page.template(), language, about, map! {"it": reader.content(page)})?;
        output.page(&path, &html)?;
        match page {
            Page::Record(item) if item.kind() == RecordKind::Error && self.options.lower_case => {
                let code = item.id().to_string();
                let lower = code.to_ascii_lowercase();
                if lower == code { Ok(()) } else { output.alias(&path, &lower) }
            }
            _ => Ok(()),
        }
    }

    /// What all templates are given for a language.
    fn shared(&self, language: &str) -> Value {
        let menu = KINDS
            .iter()
            .filter(|kind| has(self.catalog, **kind))
            .map(|kind| json!({"kind": kind.as_str(), "url": url::list(*kind, language)}));
        let about = &self.catalog.metadata();
        json!({
            "site": {
                "title": self.title(language),
                "id": about.id,
                "edition": about.edition.to_string(),
                "languages": about.languages,
                "assets": self.assets,
                "base": self.options.base_url.as_deref().map(|base| base.trim_end_matches('/')),
                "home": Page::Home.path(language),
                "about": Page::About.path(language),
                "menu": menu.collect::<Value>(),
                "feed": has(self.catalog, RecordKind::Release).then(|| format!("{language}/changes/feed.xml")),
            },
            "words": self.words.get(language),
            "labels": labels(UiText::for_language(language)),
        })
    }

    /// What a template is given about its own file; more can be added.
    pub fn about(&self, path: &str, language: &str) -> Map {
        map! {
            "path": path,
            "root": url::root(path),
            "language": language,
            "address": self.address(path),
        }
    }

    /// The whole address of a file, if the site's is known.
    fn address(&self, path: &str) -> Option<String> {
        self.options.base_url.as_deref().map(|base| url::address(base, path))
    }

    /// The language of what is there once for all languages.
    pub fn first_language(&self) -> &'s str {
        self.catalog.metadata().languages.first().copied().unwrap_or("en")
    }

    /// The site's title.
    pub fn title(&self, language: &str) -> &'s str {
        let about = &self.catalog.metadata();
        about.title.localized(language, about.message_language).map_or("", |title| title.text)
    }

    /// The same page in a language.
    pub fn alternate(&self, language: &str, path: &str) -> Map {
        map! {
            "language": language,
            "url": path,
            "address": self.address(path),
        }
    }

    /// A record for programs, in all languages.
    fn json(&self, item: &Record<'_>) -> String {
        let catalog = self.catalog;
        let json = match item {
            Record::Error(error) => export::error(catalog, error),
            Record::Retired(retired, _) => export::retired(catalog, retired),
            Record::Status(status) => export::status(status),
            Record::Structure(structure) | Record::Field(structure, _) => export::structure(structure),
            Record::Operation(operation) => export::operation(catalog, operation),
            Record::Release(release) => export::release(catalog, release),
            Record::Guide(guide) => ecs_err_export::to_json(*guide),
        };
        pretty(&json)
    }

    /// A record as Markdown.
    fn markdown(&self, item: &Record<'_>, language: &str) -> String {
        let (catalog, languages) = (self.catalog, &[language][..]);
        match item {
            Record::Error(error) => export::error_markdown(catalog, error, languages),
            Record::Retired(retired, _) => export::retired_markdown(catalog, retired, languages),
            Record::Status(status) => export::status_markdown(status, languages),
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

    /// A file from its template, in a language, with what is said about it and what else it shows.
    pub fn template(&self, name: &str, language: &str, about: Map, more: Map) -> Result<Vec<u8>, SiteError> {
        let mut context = self.shared.get(language).cloned().unwrap_or_default();
        context.insert_value("parts", self.parts.of(&about, &self.tera, &context)?);
        context.insert_value("page", about.into());
        let mut scope = [&EVERYWHERE[..], &["parts"]].concat();
        scope.extend(more.keys());
        for (name, value) in more {
            context.insert_value(name, value);
        }
        let mut file = Vec::with_capacity(USUAL_SIZE);
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

/// A value as JSON that may stand in a script: the filter `json` of templates.
#[expect(clippy::needless_pass_by_value, reason = "so filters are called")]
fn json_text(value: tera::Value, _: tera::Kwargs, _: &tera::State<'_>) -> String {
    let text = serde_json::to_string(&value).unwrap_or_default();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// An asset's name with what tells it from its other versions.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = crc32fast::hash(bytes);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{hash:08x}.{extension}"),
        None => format!("assets/{name}.{hash:08x}"),
    }
}
