//! The facts about a release and its changes.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Change, Release};

use super::{Fact, Facts};

/// The facts about a release, in some languages: its changes in order, then its notes.
#[must_use]
pub fn release(catalog: Catalog<'_>, release: &Release<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    facts.facts.extend(release.changes.iter().flat_map(|record| change(catalog, record, languages)));
    facts.add_notes(release.notes);
    facts.facts
}

/// The facts about a change, in some languages: first its text, labelled with its kind.
///
/// Pages are listed only if the text of the change does not name them.
#[must_use]
pub fn change(catalog: Catalog<'_>, change: &Change<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    let words = facts.words;
    facts.add_texts(words.change(change.kind), [change.text]);
    let unnamed = |title: &ecs_err_core::Text<'_>| {
        !languages.iter().any(|language| {
            let (title, text) =
                (title.get(language).unwrap_or_default(), change.text.get(language).unwrap_or_default());
            text.contains(title)
        })
    };
    let pages = change.pages.iter().filter_map(|id| catalog.page(id)).map(|page| page.title).filter(unnamed);
    let pages: Vec<String> = pages.map(|title| facts.one_line(title)).collect();
    facts.add(words.page, pages);
    let codes: Vec<String> = change.errors.iter().map(ToString::to_string).collect();
    facts.add(words.codes, (!codes.is_empty()).then(|| codes.join(words.comma)));
    let statuses: Vec<String> =
        change.status.iter().chain(change.statuses).map(|status| format!("HTTP {status}")).collect();
    facts.add(words.status, (!statuses.is_empty()).then(|| statuses.join(words.comma)));
    facts.add(words.structure, change.structures.iter().map(ToString::to_string));
    facts.add(words.fields, change.fields.iter().map(ToString::to_string));
    facts.add_notes(change.notes);
    facts.facts
}
