//! A structure's page.

use ecs_err_core::model::{Field, Structure};
use ecs_err_core::resolve::Record;
use ecs_err_export::facts;
use ecs_err_export::to_json;

use super::super::url;
use super::super::value::{Map, map};
use super::Reader;

impl Reader<'_> {
    pub(super) fn structure(&self, structure: &Structure<'_>) -> Map {
        let words = self.words;
        let fields =
            structure.fields.iter().map(|field| self.field(structure, field, &mut vec![structure.id.to_owned()]));
        let operations = structure.operations.iter().filter_map(|id| self.catalog.operation(id));
        let referrers = self.catalog.referrers(structure.id).map(|(other, field)| {
            let mut link = self.link(&Record::Field(other, field));
            link.insert("name", format!("{}.{}", other.name.unwrap_or(other.id), field.name).into());
            link
        });
        map! {
            "id": structure.id,
            "name": structure.name,
            "title": self.text(structure.title),
            "direction": structure.direction.as_str(),
            "direction_text": words.direction(structure.direction),
            "facts": self.facts(
                facts::structure(self.catalog, structure, &[self.language]),
                &[words.operations, words.direction],
            ),
            "fields": fields.collect::<Vec<_>>(),
            "operations": operations.map(|operation| self.link(&Record::Operation(operation))).collect::<Vec<_>>(),
            "referrers": referrers.collect::<Vec<_>>(),
        }
    }

    /// A field with what values it takes as data; below it the fields of its own structure.
    fn field(&self, structure: &Structure<'_>, field: &Field<'_>, above: &mut Vec<String>) -> Map {
        let words = self.words;
        let schema = &field.schema;
        let values = schema.values.iter().map(|value| {
            let shown = value.value.as_str().map_or_else(|| to_json(&value.value).to_string(), str::to_owned);
            map! {"value": shown, "html": self.html(value.description)}
        });
        let shown = [
            words.path,
            words.written_type,
            words.required,
            words.description,
            words.values,
            words.page,
            words.direction,
            words.operations,
            words.structure,
        ];
        let nested = schema.structure.and_then(|id| self.catalog.structure(id)).map(|below| {
            let mut link = self.link(&Record::Structure(below));
            if above.iter().all(|id| id != below.id) && above.len() < 4 {
                above.push(below.id.to_owned());
                let fields: Vec<_> = below.fields.iter().map(|member| self.field(below, member, above)).collect();
                link.insert("fields", fields.into());
                above.pop();
            }
            link
        });
        map! {
            "name": field.name,
            "anchor": url::field_anchor(field.name),
            "url": url::of(&Record::Field(structure, field), self.language),
            "type": field.written_type,
            "required": field.required,
            "required_text": words.requirement(field.required),
            "deprecated": schema.deprecated,
            "description_html": self.html(field.description),
            "values": values.collect::<Vec<_>>(),
            "open": schema.open,
            "facts": self.facts(facts::field(self.catalog, structure, field, &[self.language]), &shown),
            "nested": nested,
        }
    }
}
