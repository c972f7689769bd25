//! What the head of a page says about it.

use rayon::prelude::*;

use ecs_err_core::model::LanguageTag;
use ecs_err_core::resolve::{Record, RecordKind};

use super::context::{Head, Reader, SiteLabels};
use super::page::Page;
use super::render::Site;
use super::structured;
use super::summary::{self, MAX_DESCRIPTION_CHARS, MAX_TITLE_CHARS, Occurrences, distinguished};
use super::url::SitePath;
use super::value::{Map, map};

/// The titles and descriptions of the site that occur more than once.
#[derive(Default)]
pub struct Repeated {
    titles: Occurrences,
    descriptions: Occurrences,
}

impl Repeated {
    pub fn has_title(&self, title: &str) -> bool {
        self.titles.is_repeated(title)
    }

    pub fn has_description(&self, description: &str) -> bool {
        self.descriptions.is_repeated(description)
    }

    fn add(&mut self, heads: impl IntoIterator<Item = (u64, u64)>) {
        for (title, description) in heads {
            self.titles.add(title);
            self.descriptions.add(description);
        }
    }
}

/// Codes of at most so many characters are whole in their titles, which therefore differ.
const MAX_WHOLE_CODE_CHARS: usize = 40;

impl<'s> Site<'s> {
    /// Finds the titles and descriptions that several pages would have. Those of most codes begin with the code, and so
    /// can only occur in another language.
    pub fn find_repeated(&mut self, pages: &[Page<'s>]) {
        let is_distinct = |page: &&Page<'s>| match page {
            Page::Record(record @ (Record::Error(_) | Record::Retired(..))) => {
                record.id().to_string().len() <= MAX_WHOLE_CODE_CHARS
            }
            _ => false,
        };
        let pages: Vec<_> = pages.iter().filter(|page| !is_distinct(page)).collect();
        let mut repeated = Repeated::default();
        let hashes = |page: &&Page<'s>| {
            let heads = self.plain_heads(page).into_iter();
            heads.map(|head| (summary::hash(&head.title), summary::hash(&head.description))).collect::<Vec<_>>()
        };
        let hashes: Vec<_> = pages.par_iter().flat_map_iter(hashes).collect();
        repeated.add(hashes);
        repeated.add(self.extra_heads());
        self.repeated = repeated;
    }

    /// The heads of a page in each language, with titles and descriptions that no other page has.
    pub fn heads(&self, page: &Page<'s>) -> Vec<Head> {
        let plain = self.plain_heads(page);
        let is_in_other =
            |own: &str, text: fn(&Head) -> &str| plain.iter().filter(|head| text(head) == own).count() > 1;
        let distinct = |(language, head): (&LanguageTag<'s>, &Head)| {
            let mut head = head.clone();
            let mark = || {
                let id = match page {
                    Page::Record(record) => record.id().to_string(),
                    _ => page.section().map_or("", RecordKind::as_str).to_owned(),
                };
                if id.is_empty() { language.to_string() } else { format!("{id}, {language}") }
            };
            if is_in_other(&head.title, |head| &head.title) || self.repeated.has_title(&head.title) {
                head.title = distinguished(&head.title, &mark(), MAX_TITLE_CHARS);
            }
            let is_repeated = is_in_other(&head.description, |head| &head.description);
            if is_repeated || self.repeated.has_description(&head.description) {
                head.description = distinguished(&head.description, &mark(), MAX_DESCRIPTION_CHARS);
            }
            head
        };
        self.languages().iter().zip(&plain).map(distinct).collect()
    }

    /// The heads of a page in each language, which other pages may have too.
    fn plain_heads(&self, page: &Page<'s>) -> Vec<Head> {
        let head = |language: &LanguageTag<'s>| {
            Reader::new(self.catalog, &self.relations, *language, page).head(page, self.labels(*language))
        };
        self.languages().iter().map(head).collect()
    }

    /// The variables of a page for its head.
    pub fn meta(&self, page: &Page<'s>, reader: &Reader<'s>, head: &Head, heading: &str) -> Map {
        let language = reader.language;
        let canonical = page.canonical().path(language);
        let modified = self.dates.of(page);
        let above = match page {
            Page::Home => Vec::new(),
            _ => reader.path_to(page, self.title(language)),
        };
        let above = above.into_iter().map(|(name, path)| (name, self.address_or_link(&path, &reader.root))).collect();
        let code = match page {
            Page::Record(Record::Error(error)) => Some(error.code.as_str()),
            _ => None,
        };
        let data = structured::data(&structured::Facts {
            head,
            language: language.as_str(),
            site: self.title(language),
            address: self.address_or_link(&canonical, &reader.root),
            code,
            modified,
            is_article: matches!(page, Page::Record(_)),
            above,
            heading,
        });
        let default = (self.languages().len() > 1).then(|| {
            let path = self.default_page(&page.canonical());
            map! {"address": self.address(&path), "url": String::from(path)}
        });
        map! {
            "head_title": head.title.as_str(),
            "description": head.description.as_str(),
            "modified": modified.map(|date| date.to_string()),
            "structured_data": data,
            "default": default,
            "edit_url": self.edit_url(page, language),
            "report_url": self.report_url(page, &head.title),
        }
    }

    /// Where the file of the page's record can be edited.
    fn edit_url(&self, page: &Page<'s>, language: LanguageTag<'s>) -> Option<String> {
        let Page::Record(record) = page else { return None };
        let file = self.options.sources.file(record, language.as_str())?;
        let links = self.catalog.metadata().links;
        // Templates without the file are among the other links of the page.
        let template = links.and_then(|links| links.edit);
        match (template, &self.options.theme.settings().repository) {
            (Some(template), _) if template.contains("{file}") => {
                let url = template.replace("{file}", &file).replace("{lang}", language.as_str());
                Some(url.replace("{code}", &record.id().to_string()))
            }
            (None, Some(repository)) => Some(repository.edit_url(&file)),
            _ => None,
        }
    }

    /// Where a mistake of the page can be reported: a new issue with the code, the edition and the address.
    fn report_url(&self, page: &Page<'s>, title: &str) -> Option<String> {
        let repository = self.options.theme.settings().repository.as_ref()?;
        let metadata = self.catalog.metadata();
        let Page::Record(record) = page else { return None };
        if metadata.links.is_some_and(|links| links.report.is_some()) {
            return None;
        }
        let address = self.address(&page.path(self.default_language())).unwrap_or_default();
        let text = format!("{title}\n{} {}\n{address}\n\n", metadata.id, metadata.edition);
        Some(repository.report_url(&format!("{}: ", record.id()), &text))
    }

    /// The page for readers of any other language: the choice of languages for the home page, else the English page.
    pub fn default_page(&self, page: &Page<'_>) -> SitePath {
        match page {
            Page::Home => SitePath::fixed("index.html"),
            _ => page.path(self.default_language()),
        }
    }

    /// English if the site has it, as most readers of other languages can read it, else the first language.
    pub fn default_language(&self) -> LanguageTag<'s> {
        let english = self.languages().iter().find(|language| language.as_str().split('-').next() == Some("en"));
        english.copied().unwrap_or_else(|| self.first_language())
    }

    fn labels(&self, language: LanguageTag<'_>) -> SiteLabels<'_> {
        let word = |name: &str| self.word(language, name);
        let tagline = if self.has_actions() { "tagline" } else { "tagline_short" };
        SiteLabels {
            site: self.title(language),
            about: word("about"),
            tagline: word(tagline),
            edition: word("edition"),
        }
    }

    /// The absolute address of a file; without a base URL, the link to it.
    pub fn address_or_link(&self, path: &SitePath, root: &str) -> String {
        self.address(path).unwrap_or_else(|| format!("{root}{path}"))
    }
}
