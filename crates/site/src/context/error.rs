//! An error code's page.

use ecs_err_core::model::{Code, ErrorCode, RetiredCode, placeholders};
use ecs_err_core::resolve::{Record, RecordKind};

use super::super::url;
use super::super::value::{Map, Value, map};
use super::Reader;

impl Reader<'_> {
    pub(super) fn error(&self, error: &ErrorCode<'_>) -> Map {
        let catalog = self.catalog;
        let own = catalog.metadata().message_language;
        let described = (1..).zip(error.placeholders).map(
            |(number, placeholder)| map! {"number": number, "name": placeholder.name, "description": self.text(placeholder.description)},
        );
        let at = catalog.errors().binary_search_by_key(&error.code, |other| other.code).ok();
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| catalog.errors().get(at)).map(|error| self.link(&Record::Error(error)))
        };
        let same: Vec<Code> = catalog.errors_with_same_message(error.code).map(|other| other.code).collect();
        let (mentioned_codes, remedy) = self.relations.of(error.code);
        let others = |codes: &[Code]| codes.iter().filter(|code| !same.contains(code)).copied().collect::<Vec<_>>();
        map! {
            "code": error.code.as_str(),
            "service": catalog.service(error.code.prefix()).map(|service| self.text(service.name)),
            "status": catalog.status(error.status).map(|status| self.link(&Record::Status(status))),
            "status_number": error.status.get(),
            "status_class": error.status.class().as_str(),
            "message": error.message.get(own),
            "message_language": own,
            "message_pieces": self.pieces(error, own),
            "translation_pieces": (self.language != own).then(|| self.pieces(error, self.language)),
            "placeholders": described.collect::<Vec<_>>(),
            "description_html": self.html(error.description),
            "action_html": self.html(error.action),
            "notes": self.notes(error.notes),
            "events": self.events(catalog.history(error.code)),
            "history_note": self.history_note(error.code),
            "formerly": catalog.predecessors(error.code).map(|retired| retired.code.to_string()).collect::<Vec<_>>(),
            "same": self.links(&same),
            "mentioned": self.links(&others(mentioned_codes)),
            "remedy": self.links(&others(remedy)),
            "family": catalog.family(error.code).map(|family| map! {
                "codes": family.codes.as_str(),
                "title": self.text(family.title),
                "url": format!("{}?family={}", url::list(RecordKind::Error, self.language), family.codes.as_str()),
            }),
            "previous": neighbour(at.and_then(|at| at.checked_sub(1))),
            "next": neighbour(at.map(|at| at + 1)),
        }
    }

    /// The page of a code that the reference no longer has.
    pub(super) fn retired(&self, retired: &RetiredCode<'_>, replacement: Option<&ErrorCode<'_>>) -> Map {
        map! {
            "code": retired.code.as_str(),
            "fate": self.words.replacement_notice(retired).to_string(),
            "replacement": replacement.map(|error| self.link(&Record::Error(error))),
            "html": retired.text.map(|text| self.html(text)),
            "events": self.events(self.catalog.history(retired.code)),
            "history_note": self.history_note(retired.code),
        }
    }

    fn links(&self, codes: &[Code]) -> Vec<Map> {
        codes.iter().filter_map(|code| self.catalog.code(*code)).map(|item| self.link(&item)).collect()
    }

    /// A message cut at its placeholders.
    fn pieces(&self, error: &ErrorCode<'_>, language: &str) -> Vec<Map> {
        let message = error.message.get(language).unwrap_or_default();
        let mut pieces = Vec::new();
        let mut end = 0;
        for (number, at) in placeholders(message).enumerate() {
            pieces.push(map! {"text": &message[end..at]});
            let meaning = error.placeholders.get(number);
            pieces.push(map! {
                "placeholder": number,
                "name": meaning.map_or("%s", |placeholder| placeholder.name),
                "title": meaning.map_or("", |placeholder| self.text(placeholder.description)),
            });
            end = at + 2;
        }
        pieces.push(map! {"text": &message[end..]});
        pieces.into_iter().filter(|piece| piece.get("text").and_then(Value::as_str) != Some("")).collect()
    }
}
