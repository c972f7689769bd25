//! The pages of a theme: `pages/LANGUAGE/NAME.md`.

use ecs_err_core::model::{Id, LanguageTag};
use ecs_err_data::did_you_mean;
use ecs_err_ui_text::diagnostics::messages;

use super::SiteError;
use super::context::Head;
use super::markdown;
use super::output::Output;
use super::render::Site;
use super::structured;
use super::summary::{self, MAX_DESCRIPTION_CHARS, MAX_TITLE_CHARS, distinguished, fitted, titled};
use super::text::Html;
use super::theme_problem::ThemeProblem;
use super::url::SitePath;
use super::value::map;

const TEMPLATE: &str = "page.html";

/// A page of a theme.
#[derive(Clone, Debug)]
pub struct ExtraPage {
    /// The path of its file.
    file: String,
    language: String,
    pub name: String,
    /// The first heading.
    pub title: String,
    /// What follows the title, in Markdown.
    body: String,
}

impl ExtraPage {
    /// A page from the path and the text of its file.
    pub fn read(path: &str, bytes: Vec<u8>) -> Result<Self, Box<ThemeProblem>> {
        let problem = |message| Box::new(ThemeProblem::of_file(path, message, None));
        let Some((language, name)) = path
            .strip_prefix("pages/")
            .and_then(|path| path.strip_suffix(".md")?.split_once('/'))
            .filter(|(_, name)| !name.contains('/'))
        else {
            return Err(problem(messages::page_elsewhere()));
        };
        if let Err(error) = Id::new(name) {
            return Err(problem(messages::wrong_id(error)));
        }
        let text = String::from_utf8(bytes).map_err(|_| problem(messages::not_utf8()))?;
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let (first, body) = text.split_once('\n').unwrap_or((text, ""));
        let Some(title) = first.strip_prefix("# ").map(str::trim).filter(|title| !title.is_empty()) else {
            return Err(problem(messages::page_without_title()));
        };
        Ok(Self {
            file: path.to_owned(),
            language: language.to_owned(),
            name: name.to_owned(),
            title: title.to_owned(),
            body: body.trim().to_owned(),
        })
    }

    /// Whether the page is in a language.
    pub fn is_in(&self, language: LanguageTag<'_>) -> bool {
        self.language.eq_ignore_ascii_case(language.as_str())
    }

    /// The path of the page in the site.
    pub fn path(&self, language: LanguageTag<'_>) -> Option<SitePath> {
        Some(SitePath::of_theme(Id::new(&self.name).ok()?, language))
    }

    /// Its title for search engines.
    fn head_title(&self, site: &str) -> String {
        titled(&self.title, site)
    }

    /// Its first paragraph.
    fn description(&self) -> String {
        let is_prose = |line: &&str| line.starts_with(char::is_alphanumeric);
        let text = self.body.lines().find(is_prose).unwrap_or(&self.title);
        fitted(text, MAX_DESCRIPTION_CHARS)
    }
}

impl<'s> Site<'s> {
    /// The pages of the theme, each with its language.
    pub fn extra_pages(&self) -> impl Iterator<Item = (&'s ExtraPage, LanguageTag<'s>, SitePath)> {
        let pages = self.options.theme.pages().iter();
        pages.filter_map(|page| {
            let language = self.languages().iter().find(|language| page.is_in(**language))?;
            Some((page, *language, page.path(*language)?))
        })
    }

    /// The same page of the theme in each language that has it.
    pub fn extra_twins(&self, name: &str) -> Vec<(LanguageTag<'s>, SitePath)> {
        let twins = self.extra_pages().filter(|(page, ..)| page.name == name);
        twins.map(|(_, language, path)| (language, path)).collect()
    }

    /// The hashes of the titles and descriptions of the pages.
    pub fn extra_heads(&self) -> Vec<(u64, u64)> {
        let head = |(page, language, _): (&ExtraPage, LanguageTag<'s>, SitePath)| {
            (summary::hash(&page.head_title(self.title(language))), summary::hash(&page.description()))
        };
        self.extra_pages().map(head).collect()
    }

    /// Whether each page of the theme is in a language of the catalog.
    pub fn check_extra_pages(&self) -> Result<(), SiteError> {
        let known = || self.languages().iter().map(|language| language.as_str());
        let pages = self.options.theme.pages().iter();
        let pages = pages.filter(|page| self.languages().iter().all(|language| !page.is_in(*language)));
        let problem = |page: &ExtraPage| {
            let message = messages::not_a_language_of_the_catalog(&page.language);
            let near = did_you_mean(&page.language, known());
            ThemeProblem::of_file(&page.file, message, near.map(messages::did_you_mean))
        };
        let problems: Vec<_> = pages.map(problem).collect();
        let directory = self.options.theme.directory().unwrap_or("".as_ref());
        if problems.is_empty() { Ok(()) } else { Err(SiteError::Theme { directory: directory.to_owned(), problems }) }
    }

    /// Renders the pages of the theme.
    pub fn render_extra(&self, output: &Output<'_>) -> Result<usize, SiteError> {
        let mut count = 0;
        for (page, language, path) in self.extra_pages() {
            let root = path.root();
            let site = self.title(language);
            let mut head = Head { title: page.head_title(site), description: page.description() };
            let mark = format!("{}, {language}", page.name);
            if self.repeated.has_title(&head.title) {
                head.title = distinguished(&head.title, &mark, MAX_TITLE_CHARS);
            }
            if self.repeated.has_description(&head.description) {
                head.description = distinguished(&head.description, &mark, MAX_DESCRIPTION_CHARS);
            }
            let home = super::page::Page::Home.path(language);
            let data = structured::data(&structured::Facts {
                head: &head,
                language: language.as_str(),
                site,
                address: self.address_or_link(&path, &root),
                code: None,
                modified: None,
                is_article: false,
                above: vec![(site.to_owned(), self.address_or_link(&home, &root))],
                heading: &page.title,
            });
            let twins = self.extra_twins(&page.name);
            let alternates = twins.iter().filter(|_| twins.len() > 1);
            let alternates = alternates.map(|(language, path)| self.alternate(*language, path.clone()));
            let html = Html { catalog: self.catalog, language, root: &root, own: None };
            let (html, headings) = markdown::render_page(&page.body, &html);
            let headings: Vec<_> =
                headings.into_iter().map(|heading| map! {"id": heading.id, "title": heading.title}).collect();
            let mut about = self.about(&path, language);
            about.extend(map! {
                "title": page.title.as_str(),
                "head_title": head.title,
                "description": head.description,
                "structured_data": data,
                "section": format!("page:{}", page.name),
                "alternates": alternates.collect::<Vec<_>>(),
                "kind": "page",
            });
            let it = map! {"title": page.title.as_str(), "html": html, "headings": headings};
            output.page(&path, &self.template(TEMPLATE, language, about, map! {"it": it})?)?;
            count += 1;
        }
        Ok(count)
    }
}
