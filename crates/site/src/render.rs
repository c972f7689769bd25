//! Renders pages to files.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;
use serde_json::Value;
use tera::{Context, Tera};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{LanguageTag, Text};
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_export as export;
use ecs_err_ui_text::UiText;

#[cfg(feature = "card")]
use super::card;
use super::context::{Head, Reader};
use super::dates::Dates;
use super::meta::Repeated;
use super::output::Output;
use super::page::Page;
use super::parts::Parts;
use super::relations::Relations;
use super::template_error::{EVERYWHERE, failed, failed_with};
use super::url::SitePath;
use super::value::{Map, map};
use super::{Options, SiteError, Summary, count, encode, feeds};

/// The initial capacity of a page; few pages are larger.
const USUAL_PAGE_BYTES: usize = 16 * 1024;

/// A site during the build.
pub struct Site<'s> {
    pub catalog: Catalog<'s>,
    pub options: &'s Options,
    languages: Vec<LanguageTag<'s>>,
    pub tera: Tera,
    /// The paths of the assets, which contain a hash, by name.
    pub assets: BTreeMap<String, SitePath>,
    words: BTreeMap<&'s str, Value>,
    /// The variables that all pages of a language share.
    shared: BTreeMap<&'s str, Context>,
    parts: Parts,
    pub relations: Relations<'s>,
    pub dates: Dates<'s>,
    pub repeated: Repeated,
    /// Files that are written before the pages.
    pub files: Vec<(SitePath, Vec<u8>)>,
}

impl<'s> Site<'s> {
    /// Prepares a site. The search data of a large catalog is written to the output at once, to free its memory.
    pub fn new(catalog: Catalog<'s>, options: &'s Options, output: &Output<'_>) -> Result<Self, SiteError> {
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
            dates: Dates::new(catalog),
            repeated: Repeated::default(),
            files: Vec::new(),
        };
        for (name, bytes) in options.theme.assets()? {
            site.add_asset(name, bytes)?;
        }
        site.check_extra_pages()?;
        site.add_search_data(output)?;
        #[cfg(feature = "card")]
        if options.base_url.is_some() {
            // Networks fetch the picture by its address only.
            let picture = card::png(&site)?;
            site.add_asset(card::NAME.to_owned(), picture)?;
        }
        for language in site.languages.clone() {
            let shared = Context::from_serialize(&site.shared(language)).map_err(failed)?;
            site.shared.insert(language.as_str(), shared);
        }
        Ok(site)
    }

    pub fn render(mut self, output: Output<'_>, done: &AtomicUsize) -> Result<Summary, SiteError> {
        let files = std::mem::take(&mut self.files);
        files.into_par_iter().try_for_each(|(path, bytes)| output.put(&path, &bytes))?;
        let pages = Page::all(self.catalog);
        self.find_repeated(&pages);
        let render = |page: &Page<'s>| {
            let json = match page {
                Page::Record(record) => Some(export::record_json(self.catalog, record)),
                _ => None,
            };
            for (language, head) in self.languages.iter().zip(self.heads(page)) {
                self.page(page, *language, &head, json.as_deref(), &output)?;
            }
            count(done, self.languages.len());
            Ok(())
        };
        let extra = self.render_extra(&output)?;
        let (rendered, written) =
            rayon::join(|| pages.par_iter().try_for_each(render), || feeds::write(&self, &pages, &output));
        rendered.and(written)?;
        feeds::worker(&self, &output)?;
        self.put_statics(&output)?;
        let (files, bytes) = output.finish()?;
        let sharded = self.languages.iter().any(|language| self.assets.contains_key(&format!("search.{language}")));
        Ok(Summary { pages: pages.len() * self.languages.len() + extra, files, bytes, sharded })
    }

    /// Renders a page and the JSON and Markdown files next to it.
    fn page(
        &self,
        page: &Page<'s>,
        language: LanguageTag<'s>,
        head: &Head,
        json: Option<&str>,
        output: &Output<'_>,
    ) -> Result<(), SiteError> {
        let path = page.path(language);
        let reader =
            Reader::new(self.catalog, &self.relations, language, page).with_command(self.options.command.as_deref());
        let title = reader.title(page);
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
            Page::Family(_) => "family",
            Page::Part(_) => "part",
            Page::Record(record) => record.kind().as_str(),
        };
        let canonical = page.canonical();
        let alternates = self.languages.iter().filter(|_| self.languages.len() > 1);
        let alternates = alternates.map(|other| self.alternate(*other, canonical.path(*other)));
        let mut about = self.about(&path, language);
        about.extend(self.meta(page, &reader, head, &title));
        about.extend(map! {
            "title": title,
            "address": self.address(&canonical.path(language)),
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
        let mut content = reader.content(page);
        if *page == Page::Home {
            content.insert("title", self.title(language).into());
        }
        let html = self.template(page.template(), language, about, map! {"it": content})?;
        output.page(&path, &html)?;
        match page {
            Page::Record(record) if record.kind() == RecordKind::Error && self.options.lower_case => {
                output.lower_case_alias(&path)
            }
            _ => Ok(()),
        }
    }

    /// Whether any code says what to do.
    pub fn has_actions(&self) -> bool {
        self.catalog.errors().iter().any(|error| !error.action.is_empty())
    }

    /// The absolute address of a file, if the base URL is known.
    pub fn address(&self, path: &SitePath) -> Option<String> {
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
        let name = self.options.theme.settings().name.as_ref();
        name.map_or_else(|| self.text(self.catalog.metadata().title, language), |name| name.get(language.as_str()))
    }

    /// A record as Markdown.
    pub fn markdown(&self, record: &Record<'_>, language: &str) -> String {
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
                let text = |text: Text<'_>| text.get(language).unwrap_or_default().to_owned();
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

    /// A text in a language, or else in another one.
    pub fn text<'t>(&self, text: Text<'t>, language: LanguageTag<'_>) -> &'t str {
        let message_language = self.catalog.metadata().message_language;
        text.localized(language.as_str(), message_language).map_or("", |found| found.text)
    }

    /// A word of the templates in a language; empty if the theme does not have it.
    pub fn word(&self, language: LanguageTag<'_>, name: &str) -> &str {
        self.words.get(language.as_str()).and_then(|words| words[name].as_str()).unwrap_or_default()
    }

    /// The words of the templates, by language.
    pub fn words(&self) -> &BTreeMap<&'s str, Value> {
        &self.words
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
