//! The page of an error code.

use ecs_err_core::model::{
    Case, Code, Deprecated, ErrorCode, Link, NoteKind, Placeholder, RetiredCode, Status, StatusCode, Statuses,
};
use ecs_err_core::resolve::Record;

use super::super::value::{Map, Value, map};
use super::super::{encode, page, split, text};
use super::Reader;

/// The sections beside the text of the page, and those below both.
const RAIL: [&str; 7] = ["fields", "parameters", "operations", "facts", "links", "reader_links", "command"];
const MORE: [&str; 8] = ["children", "same", "mentioned", "remedy", "similar", "has_history", "formerly", "errata"];

/// Pages with fewer related codes list similar ones too.
const MIN_RELATED: usize = 2;

/// The maximum number of listed codes with the same message.
const MAX_SAME_MESSAGE: usize = 48;

impl<'r> Reader<'r> {
    pub(super) fn error(&self, error: &ErrorCode<'r>) -> Map {
        let catalog = self.catalog;
        let at = catalog.errors().binary_search_by_key(&error.code, |other| other.code).ok();
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| catalog.errors().get(at)).map(|error| self.link(&Record::Error(error)))
        };
        let same: Vec<Code<'_>> = catalog.errors_with_same_message(error.code).map(|other| other.code).collect();
        let shown_same = same.get(..MAX_SAME_MESSAGE).unwrap_or(&same);
        let related = self.relations.of(error.code);
        let children = related.map_or(&[][..], |related| &related.children);
        let others = |codes: &[Code<'r>]| {
            let is_other = |code: &&Code<'_>| {
                !shown_same.contains(code) && !children.contains(code) && error.parent != Some(**code)
            };
            codes.iter().filter(is_other).copied().collect::<Vec<_>>()
        };
        let mentioned = others(related.map_or(&[], |related| &related.mentioned));
        let remedy = others(related.map_or(&[], |related| &related.same_remedy));
        let related_count = shown_same.len() + children.len() + mentioned.len() + remedy.len();
        let is_thin = related_count == 0
            && error.cases.is_empty()
            && error.cause.is_empty()
            && error.notes.iter().all(|note| note.kind == NoteKind::Erratum)
            && error.seen.iter().all(|seen| seen.cause.is_empty() && seen.check.is_empty());
        let similar = if related_count < MIN_RELATED { self.relations.similar(catalog, error) } else { Vec::new() };
        let similar = others(&similar);
        let similar: Vec<_> =
            similar.into_iter().filter(|code| !mentioned.contains(code) && !remedy.contains(code)).collect();
        let events = self.events(catalog.history(error.code));
        let history_note = self.words.history_note(catalog, error.code);
        let has_history =
            !catalog.releases().is_empty() && (!events.is_empty() || history_note.is_some() || error.since.is_some());
        let mut page = self.case(&error.first_case(), error.placeholders);
        page.extend(map! {
            "code": error.code.as_str(),
            "code_html": text::breakable(error.code),
            "service": catalog.service_of(error.code).map(|service| self.text(service.name)),
            "cause_html": self.blocks(error.cause),
            "retry": error.retry.map(|retry| self.words.retry_advice(retry, catalog.misleading_status(error)).to_string()),
            "severity": error.severity.map(|severity| map! {
                "class": severity.as_str(),
                "label": self.words.severity_of(severity),
            }),
            "is_deprecated": error.deprecated.is_some(),
            "deprecated_html": match error.deprecated {
                Some(Deprecated::Because(text)) => self.html(text),
                _ => String::new(),
            },
            "cases": error.cases.iter().map(|case| self.case(case, &[])).collect::<Vec<_>>(),
            "parent": error.parent.and_then(|parent| catalog.record_of(parent)).map(|parent| self.link(&parent)),
            "children": self.links(children),
            "facts": self.identity(error),
            "links": error.links.iter().map(|link| self.external_link(link)).collect::<Vec<_>>(),
            "fields": self.field_links(error),
            "operations": self.operation_links(error),
            "parameters": self.parameters(error),
            "seen": self.evidence(error),
            "checks": self.checks(error),
            "ticket": self.ticket(error),
            "notes": self.notes(error.notes),
            "errata": self.errata(error.notes),
            "has_history": has_history,
            "since": error.since.filter(|_| has_history),
            "events": events,
            "history_note": history_note,
            "formerly": catalog.predecessors(error.code).map(|retired| retired.code.to_string()).collect::<Vec<_>>(),
            "same": self.related(error, shown_same),
            "more_same": same.len() - shown_same.len(),
            "mentioned": self.related(error, &mentioned),
            "remedy": self.related(error, &remedy),
            "is_thin": is_thin,
            "similar": self.related(error, &similar),
            "family": catalog.family(error.code).map(|family| self.family_link(family)),
            "command": self.command(error.code),
            "reader_links": self.reader_links(Some(error.code)),
            "previous": neighbour(at.and_then(|at| at.checked_sub(1))),
            "next": neighbour(at.map(|at| at + 1)),
        });
        let has_any = |names: &[&str]| names.iter().any(|name| page.get(*name).is_some_and(Value::is_truthy));
        let (has_rail, has_more) = (has_any(&RAIL), has_any(&MORE));
        page.insert("has_rail", has_rail.into());
        page.insert("has_more", has_more.into());
        page
    }

    /// The page of a code that the reference no longer has.
    pub(super) fn retired(&self, retired: &RetiredCode<'_>, replacement: Option<&ErrorCode<'_>>) -> Map {
        map! {
            "code": retired.code.as_str(),
            "replacement_notice": self.words.replacement_notice(retired).to_string(),
            "replacement": replacement.map(|error| self.link(&Record::Error(error))),
            "html": retired.text.map(|text| self.blocks(text)),
            "has_history": !self.catalog.releases().is_empty(),
            "events": self.events(self.catalog.history(retired.code)),
            "history_note": self.words.history_note(self.catalog, retired.code),
            "reader_links": self.reader_links(Some(retired.code)),
        }
    }

    /// A row of the reference: statuses, message, description, action.
    fn case(&self, case: &Case<'_>, placeholders: &[Placeholder<'_>]) -> Map {
        let message = case.message.localized(self.catalog.metadata().message_language, self.language.as_str());
        let own = message.map_or("", |message| message.locale);
        let translation = case.message.get(self.language.as_str()).filter(|_| self.language.as_str() != own);
        let described = placeholders.iter().filter(|placeholder| !placeholder.description.is_empty());
        let described = described.map(|placeholder| {
            map! {
                "name": placeholder.name,
                "description": self.text(placeholder.description),
            }
        });
        map! {
            "statuses": self.status_badges(case.statuses),
            "message": message.map(|message| message.text),
            "message_language": own,
            "message_pieces": message.map(|message| self.pieces(message.text, placeholders)),
            "translation_pieces": translation.map(|text| self.pieces(text, placeholders)),
            "placeholders": described.collect::<Vec<_>>(),
            "description_html": self.blocks(case.description),
            "action_html": self.blocks(case.action),
        }
    }

    /// The statuses of an error, each with a link to its page, or else to the list of the codes with the status.
    pub(super) fn status_badges(&self, statuses: Statuses<'_>) -> Vec<Map> {
        statuses.as_slice().iter().map(|status| self.status_badge(*status)).collect()
    }

    /// A status with a link to its page, or else to the list of the codes with it.
    pub(super) fn status_badge(&self, status: StatusCode) -> Map {
        map! {
            "number": status.get(),
            "class": status.class().as_str(),
            "reason": self.catalog.status(status).map_or("", Status::reason),
            "url": page::status_link(self.catalog, status, self.language),
        }
    }

    /// Names and origins of an error, as facts.
    fn identity(&self, error: &ErrorCode<'_>) -> Vec<Map> {
        let words = self.words;
        let category = error.category.map(|category| {
            let target = split::codes_with(self.catalog, self.language, "category", category);
            format!("<a href=\"{}{}\">{}</a>", self.root, encode::markup(&target), text::visible(category))
        });
        let same_as = error
            .same_as
            .iter()
            .map(|(system, name)| format!("{} <code>{}</code>", text::visible(system), text::visible(name)));
        let since = error.since.filter(|_| self.catalog.releases().is_empty());
        let facts = [
            (words.name, error.name.map(|name| format!("<code>{}</code>", text::visible(name))).into_iter().collect()),
            (words.category, category.into_iter().collect()),
            // A catalog with releases has it in the history.
            (words.listed_since, since.map(text::visible).into_iter().collect()),
            (words.same_as, same_as.collect::<Vec<_>>()),
        ];
        let facts = facts.into_iter().filter(|(_, lines)| !lines.is_empty());
        facts.map(|(label, lines)| map! {"label": label, "lines": lines}).collect()
    }

    fn external_link(&self, link: &Link<'_>) -> Map {
        let title = self.text(link.title);
        map! {"url": link.url.as_str(), "title": if title.is_empty() { link.url.as_str() } else { title }}
    }

    /// The command line that looks up a code.
    fn command(&self, code: Code<'_>) -> Option<String> {
        // An argument that begins with a hyphen would be an option.
        let separator = if code.as_str().starts_with('-') { " -- " } else { " " };
        self.command.map(|command| format!("{command}{separator}{code}"))
    }

    pub(super) fn links(&self, codes: &[Code<'_>]) -> Vec<Map> {
        codes.iter().filter_map(|code| self.catalog.record_of(*code)).map(|item| self.link(&item)).collect()
    }
}
