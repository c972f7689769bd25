//! The codes that a page of a code leads to, each with what tells it apart.

use ecs_err_core::model::{Code, ErrorCode, FieldRef};
use ecs_err_core::resolve::Record;

use super::super::value::{Map, map};
use super::Reader;

impl<'r> Reader<'r> {
    /// Links to related codes; to one with the same meaning with the first of message and action that differs.
    pub(super) fn related(&self, error: &ErrorCode<'r>, codes: &[Code<'_>]) -> Vec<Map> {
        let link = |code: &Code<'_>| {
            let mut link = self.link(&self.catalog.record_of(*code)?);
            let other = self.catalog.error(*code).filter(|other| self.meaning(other) == self.meaning(error));
            if let Some(other) = other {
                link.extend(self.difference(error, other));
            }
            Some(link)
        };
        codes.iter().filter_map(link).collect()
    }

    /// What tells an error from one with the same meaning, with its language.
    fn difference(&self, error: &ErrorCode<'r>, other: &ErrorCode<'r>) -> Map {
        let message = |error: &ErrorCode<'r>| self.catalog.api_message(error).unwrap_or_default();
        if message(error) != message(other) && !other.description.is_empty() {
            return map! {"detail": message(other), "detail_language": self.catalog.metadata().message_language};
        }
        let (own, action) = (self.headline(error.action), self.headline(other.action));
        if own == action {
            Map::new()
        } else {
            map! {"detail": action}
        }
    }

    /// The parameters that an error is about, each with the field that documents it, if the catalog has it.
    pub(super) fn parameters(&self, error: &ErrorCode<'_>) -> Vec<Map> {
        let parameter = |path: &&str| map! {"path": *path, "url": self.documented(error, path)};
        error.parameters.iter().map(parameter).collect()
    }

    /// The address of the field at the end of a path such as `server.nics[].subnet_id`, in a structure of the
    /// operations of an error.
    fn documented(&self, error: &ErrorCode<'_>, path: &str) -> Option<String> {
        let mut names = path.rsplit('.').map(|name| name.trim_end_matches("[]"));
        let (name, parent, above) = (names.next()?, names.next()?, names.next());
        let structures = self.catalog.structures().iter().filter(|structure| {
            structure.name == Some(parent) && structure.operations.iter().any(|id| error.operations.contains(id))
        });
        // A structure of the same name elsewhere in the body is another one.
        let mut structures = structures.filter(|structure| {
            let mut referrers = self.catalog.referrers(structure.id.as_str()).peekable();
            referrers.peek().is_none() || referrers.any(|(referrer, _)| referrer.name == above)
        });
        structures.find_map(|structure| {
            let field = structure.fields.iter().find(|field| field.name == name)?;
            Some(super::super::url::link(&Record::Field(structure, field), self.language))
        })
    }

    /// The fields that an error is about.
    pub(super) fn field_links(&self, error: &ErrorCode<'_>) -> Vec<Map> {
        let record = |field: &FieldRef<'_>| {
            let structure = self.catalog.structure(field.structure)?;
            let link = self.link(&Record::Field(structure, self.catalog.field(*field)?));
            Some(map! {"name": field.to_string(), "url": link.get("url").cloned()})
        };
        error.fields.iter().filter_map(record).collect()
    }

    /// The operations that an error is about.
    pub(super) fn operation_links(&self, error: &ErrorCode<'_>) -> Vec<Map> {
        let operations = error.operations.iter().filter_map(|id| self.catalog.operation(id));
        operations.map(|operation| self.link(&Record::Operation(operation))).collect()
    }
}
