//! The page of a structure.

use ecs_err_core::model::{Field, Structure};
use ecs_err_core::resolve::Record;
use ecs_err_export::{facts, to_json};

use super::super::url;
use super::super::value::{Map, map};
use super::Reader;

/// The maximum number of levels of fields below a field.
const MAX_NESTED_LEVELS: usize = 3;

impl Reader<'_> {
    pub(super) fn structure(&self, structure: &Structure<'_>) -> Map {
        let fields =
            structure.fields.iter().map(|field| self.field(structure, field, &mut vec![structure.id.as_str()]));
        let mut page = self.structure_without_fields(structure);
        page.insert("fields", fields.collect::<Vec<_>>().into());
        let facts = facts::structure(self.catalog, structure, &[self.language.as_str()]);
        page.insert("facts", self.facts(facts, &[self.words.operations, self.words.direction]).into());
        page.insert("errata", self.errata(structure.notes).into());
        page
    }

    /// A structure with its fields but not those below them; without fields if the page already has too many.
    pub(super) fn flat_structure(&self, structure: &Structure<'_>) -> Map {
        let mut page = self.structure_without_fields(structure);
        if self.take_nested_fields(structure.fields.len()) {
            let fields = structure.fields.iter().map(|field| self.field_without_nested(structure, field));
            page.insert("fields", fields.collect::<Vec<_>>().into());
        }
        page
    }

    fn structure_without_fields(&self, structure: &Structure<'_>) -> Map {
        let operations = structure.operations.iter().filter_map(|id| self.catalog.operation(id));
        let referrers = self.catalog.referrers(structure.id.as_str()).map(|(other, field)| {
            let mut link = self.link(&Record::Field(other, field));
            link.insert("name", format!("{}.{}", other.name.unwrap_or(other.id.as_str()), field.name).into());
            link
        });
        map! {
            "id": structure.id.as_str(),
            "name": structure.name,
            "title": self.text(structure.title),
            "url": url::link(&Record::Structure(structure), self.language),
            "direction": structure.direction.as_str(),
            "direction_text": self.words.direction(structure.direction),
            "operations": operations.map(|operation| self.link(&Record::Operation(operation))).collect::<Vec<_>>(),
            "referrers": referrers.collect::<Vec<_>>(),
        }
    }

    /// A field, with the fields of its structure below it.
    fn field<'s>(&self, structure: &Structure<'_>, field: &Field<'_>, above: &mut Vec<&'s str>) -> Map
    where
        Self: 's,
    {
        let mut shown = self.field_without_nested(structure, field);
        let Some(below) = field.schema.structure.and_then(|id| self.catalog.structure(id)) else { return shown };
        let mut link = self.link(&Record::Structure(below));
        let id = below.id.as_str();
        if !above.contains(&id) && above.len() <= MAX_NESTED_LEVELS && self.take_nested_fields(below.fields.len()) {
            above.push(id);
            let fields: Vec<_> = below.fields.iter().map(|member| self.field(below, member, above)).collect();
            link.insert("fields", fields.into());
            above.pop();
        }
        shown.insert("nested", link.into());
        shown
    }

    fn field_without_nested(&self, structure: &Structure<'_>, field: &Field<'_>) -> Map {
        let words = self.words;
        let schema = &field.schema;
        let values = schema.values.iter().map(|value| {
            let shown = value.value.as_str().map_or_else(|| to_json(&value.value).to_string(), str::to_owned);
            map! {"value": shown, "html": self.html(value.description)}
        });
        let elsewhere = [
            words.written_type,
            words.required,
            words.description,
            words.values,
            words.page,
            words.direction,
            words.operations,
            words.structure,
        ];
        let nested = schema
            .structure
            .and_then(|id| self.catalog.structure(id))
            .map(|below| self.link(&Record::Structure(below)));
        let facts = facts::field_without_paths(self.catalog, structure, field, &[self.language.as_str()]);
        map! {
            "name": field.name,
            "anchor": url::field_anchor(field.name),
            "url": url::link(&Record::Field(structure, field), self.language),
            "type": field.written_type,
            "required": field.required,
            "required_text": words.requirement(field.required),
            "deprecated": schema.deprecated,
            "description_html": self.html(field.description),
            "values": values.collect::<Vec<_>>(),
            "open": schema.open,
            "facts": self.facts(facts, &elsewhere),
            "errata": self.errata(field.notes),
            "nested": nested,
        }
    }

    /// Reserves nested fields on the page; `false` if too few are left.
    fn take_nested_fields(&self, count: usize) -> bool {
        let left = self.nested_fields_left.get().checked_sub(count);
        left.inspect(|left| self.nested_fields_left.set(*left)).is_some()
    }
}
