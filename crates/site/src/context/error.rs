//! The page of an error code.

use ecs_err_core::model::{
    Case, Code, Deprecated, ErrorCode, Link, Placeholder, RetiredCode, Seen, Status, StatusCode, Statuses,
};
use ecs_err_core::resolve::Record;

use super::super::value::{Map, Value, map};
use super::super::{encode, page, text, url};
use super::Reader;

/// The sections between the head and the rail of the page.
const BODY: [&str; 13] = [
    "deprecated_html",
    "parent",
    "action_html",
    "retry",
    "notes",
    "cause_html",
    "message_pieces",
    "cases",
    "seen",
    "children",
    "same",
    "mentioned",
    "remedy",
];

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
        let mut page = self.case(&error.first_case(), error.placeholders);
        page.extend(map! {
            "code": error.code.as_str(),
            "code_html": text::breakable(error.code),
            "service": catalog.service_of(error.code).map(|service| self.text(service.name)),
            "cause_html": self.blocks(error.cause),
            "retry": error.retry.map(|retry| self.words.retry(retry)),
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
            "seen": error.seen.iter().flat_map(|seen| self.seen(seen)).collect::<Vec<_>>(),
            "notes": self.notes(error.notes),
            "has_history": !catalog.releases().is_empty(),
            "events": self.events(catalog.history(error.code)),
            "history_note": self.words.history_note(self.catalog, error.code),
            "formerly": catalog.predecessors(error.code).map(|retired| retired.code.to_string()).collect::<Vec<_>>(),
            "same": self.links(shown_same),
            "more_same": same.len() - shown_same.len(),
            "mentioned": self.links(&others(related.map_or(&[], |related| &related.mentioned))),
            "remedy": self.links(&others(related.map_or(&[], |related| &related.same_remedy))),
            "family": catalog.family(error.code).map(|family| map! {
                "codes": family.codes.as_str(),
                "title": self.text(family.title),
                "url": url::filtered_errors(self.language, "family", family.codes.as_str()),
            }),
            "command": self.command(error.code),
            "reader_links": self.reader_links(Some(error.code)),
            "previous": neighbour(at.and_then(|at| at.checked_sub(1))),
            "next": neighbour(at.map(|at| at + 1)),
        });
        let is_shown = |name: &&str| page.get(*name).is_some_and(Value::is_truthy);
        page.insert("has_body", BODY.iter().any(is_shown).into());
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
        let badge = |status: &StatusCode| {
            map! {
                "number": status.get(),
                "class": status.class().as_str(),
                "reason": self.catalog.status(*status).map_or("", Status::reason),
                "url": page::status_link(self.catalog, *status, self.language),
            }
        };
        statuses.as_slice().iter().map(badge).collect()
    }

    /// Names and origins of an error, as facts.
    fn identity(&self, error: &ErrorCode<'_>) -> Vec<Map> {
        let words = self.words;
        let category = error.category.map(|category| {
            let target = url::filtered_errors(self.language, "category", category);
            format!("<a href=\"{}{}\">{}</a>", self.root, encode::markup(&target), text::visible(category))
        });
        let same_as = error
            .same_as
            .iter()
            .map(|(system, name)| format!("{} <code>{}</code>", text::visible(system), text::visible(name)));
        let facts = [
            (words.name, error.name.map(|name| format!("<code>{}</code>", text::visible(name))).into_iter().collect()),
            (words.category, category.into_iter().collect()),
            (words.listed_since, error.since.map(text::visible).into_iter().collect()),
            (words.same_as, same_as.collect::<Vec<_>>()),
        ];
        let facts = facts.into_iter().filter(|(_, lines)| !lines.is_empty());
        facts.map(|(label, lines)| map! {"label": label, "lines": lines}).collect()
    }

    fn external_link(&self, link: &Link<'_>) -> Map {
        let title = self.text(link.title);
        map! {"url": link.url.as_str(), "title": if title.is_empty() { link.url.as_str() } else { title }}
    }

    /// Evidence from practice, each text with its source.
    fn seen(&self, seen: &Seen<'_>) -> Vec<Map> {
        let words = self.words;
        let texts = [
            ("message", words.message, seen.message),
            ("cause", words.cause, seen.cause),
            ("check", words.check, seen.check),
        ];
        let url = seen.source.url.as_str();
        let host = url.split_once("://").map_or(url, |(_, rest)| rest);
        let host = host.split(['/', '?', '#']).next().unwrap_or(host);
        let texts = texts.into_iter().filter(|(_, _, text)| !text.is_empty());
        texts
            .map(|(kind, label, text)| {
                map! {
                    "kind": kind,
                    "label": label,
                    "html": self.blocks(text),
                    "url": url,
                    "host": host,
                    "date": seen.source.date.to_string(),
                }
            })
            .collect()
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
