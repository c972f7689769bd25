use core::fmt;

use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};
use super::{Id, Json, Note, Schema, Text};

string_enum! {
    /// Whether a structure is sent or received.
    pub enum Direction {
        /// The client sends it.
        Request = "request",
        /// The service answers with it.
        Response = "response",
    }
}

string_enum! {
    /// The requirement of a rule.
    pub enum RuleKind {
        /// At least one of the fields is present.
        AnyOf = "anyOf",
        /// Only one of the fields is present.
        OneOf = "oneOf",
        /// If several of the fields are present, the first one takes effect.
        Precedence = "precedence",
        /// The field is required if the conditions hold.
        RequiredIf = "requiredIf",
        /// The fields (or this field) have no effect if the conditions hold.
        IgnoredIf = "ignoredIf",
        /// The field takes effect only if the conditions hold.
        EffectiveIf = "effectiveIf",
        /// Any other constraint, stated in the text.
        Constraint = "constraint",
    }
}

schema_struct! {
    /// A table of fields: the members of one JSON object.
    pub struct Structure<'a> {
        /// The identifier.
        "id" => id: Id<'a>,
        /// The page that contains it.
        "page" => page: &'a str,
        /// The JSON property that has this object; absent for the root of a body.
        "name" => name: Option<&'a str>,
        /// The number of the table on its page.
        "table" => table: u32,
        /// The title of the table.
        "title" => title: Text<'a>,
        /// Whether it is sent or received.
        "direction" => direction: Direction,
        /// The description on the page.
        "description" => description: Option<Text<'a>>,
        /// The operations that use it.
        "operations" => operations: &'a [&'a str],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
        /// The fields, in the order of the reference.
        "fields" => fields: &'a [Field<'a>],
    }
}

schema_struct! {
    /// A member of a JSON object.
    pub struct Field<'a> {
        /// The name.
        "name" => name: &'a str,
        /// Whether a request must have it; absent where the reference does not say.
        "required" => required: Option<bool>,
        /// The type as the reference writes it.
        "type" => written_type: &'a str,
        /// The values that it takes.
        "schema" => schema: Schema<'a>,
        /// The meaning.
        "description" => description: Text<'a>,
        /// The rules about this field, other fields and the resources that they name.
        "rules" => rules: &'a [Rule<'a>],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
        /// The first microversion that has the field.
        "microversion" => microversion: Option<&'a str>,
        /// Set if the field has no effect: a text that says so.
        "ineffective" => ineffective: Option<Text<'a>>,
    }
}

schema_struct! {
    /// A rule about a field.
    pub struct Rule<'a> {
        /// The requirement.
        "kind" => kind: RuleKind,
        /// The fields that it applies to, in order of precedence.
        "fields" => fields: &'a [&'a str],
        /// The conditions, all of which must hold.
        "if" => conditions: &'a [Condition<'a>],
        /// The description of the rule.
        "text" => text: Text<'a>,
    }
}

schema_struct! {
    /// A condition on a field.
    pub struct Condition<'a> {
        /// The field: its name in the same structure, or structure-id#name.
        "field" => field: Option<&'a str>,
        /// The path of a field that the catalog does not have.
        "path" => path: Option<&'a str>,
        /// The required value of the field.
        "const" => value: Option<Json<'a>>,
        /// A value that the field, an array, must contain.
        "contains" => contained: Option<Json<'a>>,
        /// Whether the field must be present or absent.
        "present" => present: Option<bool>,
    }
}

/// A reference to a field of a structure, written `structure#field`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldRef<'a> {
    /// The structure's id.
    pub structure: &'a str,
    /// The field's name.
    pub field: &'a str,
}

impl<'a> Rule<'a> {
    /// The fields that the rule and its conditions name: in the same structure, or as structure-id#name.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let conditions = self.conditions.iter().filter_map(|condition| condition.field);
        self.fields.iter().copied().chain(conditions)
    }
}

impl<'a> FieldRef<'a> {
    /// A reference from the structure's id and the field's name.
    #[must_use]
    pub const fn new(structure: &'a str, field: &'a str) -> Self {
        Self { structure, field }
    }

    /// The field that a rule in a structure names: in the same structure, or as structure-id#name.
    #[must_use]
    pub fn within(structure: &'a str, name: &'a str) -> Self {
        name.split_once('#').map_or(Self::new(structure, name), |(structure, field)| Self::new(structure, field))
    }
}

impl fmt::Display for FieldRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.structure, self.field)
    }
}

impl<'a> Datum<'a> for FieldRef<'a> {
    const EMPTY: Self = Self::new("", "");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let parse = |text: &'a str| text.split_once('#').map(|(structure, field)| Self { structure, field });
        decoder.parse(parse, Expected::FieldRef).unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("FieldRef::new({:?}, {:?})", self.structure, self.field), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[^#]+#[^#]+$"))
    }
}
