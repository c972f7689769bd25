//! Look-ups of fields and structures by name and by path.

use crate::catalog::Catalog;
use crate::model::{ErrorCode, Field, FieldRef, Rule, Structure};

use super::suggest::name_cost;
use super::{Record, Suggestions, name};

/// How many references are followed to find out whether a path leads to a field.
const MAX_STEPS: usize = 1000;

impl<'a> Catalog<'a> {
    /// The structures and fields that a typed text names.
    ///
    /// A field is named by itself, by the end of a path that leads to it through the references
    /// (`publicip.eip.bandwidth.size`), or after its structure's id (`create-server.eip#iptype`); a structure by its
    /// id, or by the property that has it unless a field of that name refers to it. Letter case is ignored; `-`, `_`,
    /// `.`, `:` and `/` between the parts of names are equal. If several records have the name, all are returned. Nothing
    /// is allocated.
    pub fn resolve_field<'t>(&self, text: &'t str) -> impl Iterator<Item = Record<'a>> + use<'a, 't> {
        let catalog = *self;
        let structures = catalog
            .structures()
            .iter()
            .filter(move |structure| {
                name::is(text, structure.id.as_str())
                    || structure.name.is_some_and(|own| name::is(text, own))
                        && !catalog.referrers(structure.id.as_str()).any(|(_, field)| name::is(text, field.name))
            })
            .map(Record::Structure);
        let fields = catalog.structures().iter().flat_map(move |structure| {
            structure
                .fields
                .iter()
                .filter(move |field| catalog.is_field(text, structure, field))
                .map(move |field| Record::Field(structure, field))
        });
        structures.chain(fields)
    }

    /// At most three names of fields and structures that are close to a text, the closest first.
    #[must_use]
    pub fn suggest_fields(&self, text: &str) -> Suggestions<&'a str> {
        let names = self
            .structures()
            .iter()
            .flat_map(|structure| structure.name.into_iter().chain(structure.fields.iter().map(|field| field.name)));
        Suggestions::closest(names, |known| name_cost(text, known))
    }

    /// The fields that refer to a structure, each with the structure that contains it, in the catalog's order.
    pub fn referrers<'i>(
        &self,
        structure: &'i str,
    ) -> impl Iterator<Item = (&'a Structure<'a>, &'a Field<'a>)> + use<'a, 'i> {
        self.structures().iter().flat_map(move |other| {
            let refers = move |field: &&Field<'_>| field.schema.structure == Some(structure);
            other.fields.iter().filter(refers).map(move |field| (other, field))
        })
    }

    /// The errors that are about a field, in the catalog's order.
    pub fn errors_of_field<'f>(&self, field: FieldRef<'f>) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a, 'f> {
        self.errors().iter().filter(move |error| error.fields.contains(&field))
    }

    /// The rules of other fields that name a field, each with the field that states it, in the catalog's order.
    pub fn rules_elsewhere<'f>(
        &self,
        field: FieldRef<'f>,
    ) -> impl Iterator<Item = (FieldRef<'a>, &'a Rule<'a>)> + use<'a, 'f> {
        self.structures().iter().flat_map(move |other| {
            other.fields.iter().flat_map(move |stating| {
                let id = FieldRef::new(other.id.as_str(), stating.name);
                let names =
                    move |rule: &&Rule<'a>| rule.names().any(|name| FieldRef::within(id.structure, name) == field);
                stating.rules.iter().filter(names).map(move |rule| (id, rule)).filter(move |(id, _)| *id != field)
            })
        })
    }

    /// Whether a text is the field after its structure's id, or the end of a path to the field.
    fn is_field(&self, text: &str, structure: &Structure<'_>, field: &Field<'_>) -> bool {
        match text.split_once('#') {
            Some((id, own)) => name::is(id, structure.id.as_str()) && name::is(own, field.name),
            None => {
                let mut steps = MAX_STEPS;
                self.leads_to(text, structure, field, &mut steps)
            }
        }
    }

    /// Whether a text is the end of a path to a field.
    ///
    /// Each step removes a name from the text, so a cycle of references ends.
    fn leads_to(&self, text: &str, structure: &Structure<'_>, field: &Field<'_>, steps: &mut usize) -> bool {
        if *steps == 0 {
            return false;
        }
        *steps -= 1;
        let Some(rest) = name::before(text, field.name) else { return false };
        name::is_empty(rest)
            || structure.name.is_some_and(|own| name::is(rest, own))
            || self
                .referrers(structure.id.as_str())
                .any(|(other, referrer)| self.leads_to(rest, other, referrer, steps))
    }
}
