//! What a theme adds to a site: links of its settings, and files for the root.

use serde_json::{Value, json};

use ecs_err_core::model::LanguageTag;
use ecs_err_ui_text::diagnostics::messages;

use super::SiteError;
use super::output::Output;
use super::render::Site;
use super::settings::{Link, Target};
use super::theme_problem::ThemeProblem;
use super::url::SitePath;

impl<'s> Site<'s> {
    /// Links of the settings: pages of the theme that are in the language, and addresses.
    pub fn setting_links(&self, links: &[Link], language: LanguageTag<'s>) -> Value {
        let link = |link: &Link| {
            let title = link.title.as_ref().map(|title| title.get(language.as_str()));
            match &link.target {
                Target::Url(url) => Some(json!({"title": title, "url": url, "is_external": true})),
                Target::Page(name) => {
                    let name = name.value.as_str();
                    let mut pages = self.extra_pages();
                    let (page, _, path) = pages.find(|(page, of_page, _)| page.name == name && *of_page == language)?;
                    let title = title.unwrap_or(&page.title);
                    Some(json!({"title": title, "url": path.to_string(), "section": format!("page:{name}")}))
                }
            }
        };
        links.iter().filter_map(link).collect()
    }

    /// Writes the files of the theme that keep their names; none may replace one of the site.
    pub fn put_statics(&self, output: &Output<'_>) -> Result<(), SiteError> {
        let problem =
            |path: &SitePath| ThemeProblem::of_file(&format!("static/{path}"), messages::taken_by_the_site(), None);
        let statics = self.options.theme.statics();
        let taken = output.taken(statics.iter().map(|(path, _)| path));
        if !taken.is_empty() {
            let directory = self.options.theme.directory().unwrap_or("".as_ref()).to_owned();
            return Err(SiteError::Theme { directory, problems: taken.into_iter().map(problem).collect() });
        }
        statics.iter().try_for_each(|(path, bytes)| output.put(path, bytes))
    }
}
