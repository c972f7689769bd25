use core::fmt;

use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};
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
    /// What a rule demands.
    pub enum RuleKind {
        /// At least one of the fields is present.
        AnyOf = "anyOf",
        /// Only one of the fields is present.
        OneOf = "oneOf",
        /// Where several of the fields are present, the first one counts.
        Precedence = "precedence",
        /// The field is required if the conditions hold.
        RequiredIf = "requiredIf",
        /// The fields (or this field) have no effect if the conditions hold.
        IgnoredIf = "ignoredIf",
        /// The field takes effect only if the conditions hold.
        EffectiveIf = "effectiveIf",
        /// Any other constraint, told by its text.
        Constraint = "constraint",
    }
}

schema_struct! {
    /// A table of fields: the members of one JSON object.
    pub struct Structure<'a> {
        /// The identifier.
        "id" => id: Id<'a>,
        /// The page that it stands on.
        "page" => page: &'a str,
        /// The JSON property that carries it; absent for the root of a body.
        "name" => name: Option<&'a str>,
        /// The number of the table on its page.
        "table" => table: u32,
        /// The title of the table.
        "title" => title: Text<'a>,
        /// Whether it is sent or received.
        "direction" => direction: Direction,
        /// What the page says about the table.
        "description" => description: Option<Text<'a>>,
        /// The operations that the page names as its users.
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
        /// What values it takes.
        "schema" => schema: Schema<'a>,
        /// What it is.
        "description" => description: Text<'a>,
        /// What must hold between it, other fields and the resources they name.
        "rules" => rules: &'a [Rule<'a>],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
        /// The first microversion that has it.
        "microversion" => microversion: Option<&'a str>,
        /// The statement that it has no effect in this system.
        "ineffective" => ineffective: Option<Text<'a>>,
    }
}

schema_struct! {
    /// A rule that a field is under.
    pub struct Rule<'a> {
        /// What it demands.
        "kind" => kind: RuleKind,
        /// The fields it speaks of, in order of precedence.
        "fields" => fields: &'a [&'a str],
        /// When it applies: if all of these hold.
        "if" => conditions: &'a [Condition<'a>],
        /// The rule in words.
        "text" => text: Text<'a>,
    }
}

schema_struct! {
    /// A condition on a field.
    pub struct Condition<'a> {
        /// The field: its name in the same structure, or structure-id#name.
        "field" => field: Option<&'a str>,
        /// The path of a field that this edition does not have.
        "path" => path: Option<&'a str>,
        /// The value that it has.
        "const" => value: Option<Json<'a>>,
        /// That it is there at all.
        "present" => present: Option<bool>,
    }
}

/// A field of a structure, written `structure#field`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldRef<'a> {
    /// The structure's id.
    pub structure: &'a str,
    /// The field's name.
    pub field: &'a str,
}

impl<'a> FieldRef<'a> {
    /// A field of a structure.
    #[must_use]
    pub const fn new(structure: &'a str, field: &'a str) -> Self {
        Self { structure, field }
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
        decoder.parse(parse, format_args!("a field written as structure#field")).unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("FieldRef::new({:?}, {:?})", self.structure, self.field), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[^#]+#[^#]+$"))
    }
}
