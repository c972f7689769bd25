//! Walks through a body: the presence of fields. Values are in [`super::value`].

use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;

use ecs_err_core::{Catalog, Field, Structure};
use ecs_err_data::did_you_mean;
use ecs_err_data::load::{JsonKind, JsonMember, JsonNode};
use ecs_err_ui_text::diagnostics::{Message, messages};

use super::problem::{FieldOf, Problem, ProblemKind, Report};
use super::{UnknownFields, value};
use crate::presence::{OwnCondition, Presence, Test, rules};

/// A walk through a body.
pub struct Walk<'w, 'c> {
    pub catalog: Catalog<'c>,
    pub report: Report<'c>,
    unknown: UnknownFields,
    path: Vec<Step<'w>>,
}

/// A step of a path.
#[derive(Clone, Copy)]
pub enum Step<'w> {
    Member(&'w str),
    Item(usize),
}

impl<'w, 'c> Walk<'w, 'c> {
    pub fn new(catalog: Catalog<'c>, unknown: UnknownFields) -> Self {
        Self { catalog, report: Report::default(), unknown, path: Vec::new() }
    }

    /// Does something one step further.
    pub fn below(&mut self, step: Step<'w>, check: impl FnOnce(&mut Self)) {
        self.path.push(step);
        check(self);
        self.path.pop();
    }

    /// Checks an object that has the fields of some structures, and members that are structures. `field` has it.
    pub fn object(
        &mut self,
        node: JsonNode<'w>,
        whole: &[&'c Structure<'c>],
        members: &[(&'c str, &'c Structure<'c>)],
        field: Option<FieldOf<'c>>,
    ) {
        if node.kind() != JsonKind::Object {
            return self.wrong_type(node, &messages::an_object(), field);
        }
        self.names(node, whole, members);
        for member in node.members() {
            self.below(Step::Member(member.name), |walk| {
                for structure in whole {
                    let own = structure.fields.iter().filter(|field| field.name == member.name);
                    own.for_each(|field| walk.value(member.value, FieldOf { structure, field }));
                }
                for (_, structure) in members.iter().filter(|(name, _)| *name == member.name) {
                    walk.object(member.value, &[structure], &[], None);
                }
            });
        }
        for structure in whole {
            self.presence(node, structure);
        }
    }

    /// Reports members that occur twice, and those that no table has.
    fn names(&mut self, node: JsonNode<'w>, whole: &[&'c Structure<'c>], members: &[(&'c str, &'c Structure<'c>)]) {
        let fields = whole.iter().flat_map(|structure| structure.fields).map(|field| field.name);
        let known: Vec<&str> = fields.chain(members.iter().map(|(name, _)| *name)).collect();
        let mut present = HashSet::new();
        let (mut repeated, mut unknown): (Vec<JsonMember<'w>>, Vec<JsonMember<'w>>) = (Vec::new(), Vec::new());
        for member in node.members() {
            if !present.insert(member.name) {
                repeated.push(member);
            } else if self.unknown == UnknownFields::Refuse && !known.contains(&member.name) {
                unknown.push(member);
            }
        }
        for JsonMember { name, range, .. } in repeated {
            let field = whole.iter().find_map(|structure| field_of(structure, name));
            self.below(Step::Member(name), |walk| {
                walk.add(ProblemKind::RepeatedField, range, messages::repeated_field(name), None, field);
            });
        }
        if unknown.is_empty() {
            return;
        }
        let absent: Vec<&str> = known.iter().copied().filter(|name| !present.contains(name)).collect();
        for JsonMember { name, range, .. } in unknown {
            // The nearest name takes long to find, so that a full report does without it.
            let (path, report) = (&self.path, &mut self.report);
            report.add(|| {
                let help = match did_you_mean(name, absent.iter().copied()) {
                    Some(near) => messages::did_you_mean(near),
                    None => messages::fields_here(&Message::list(known.iter().copied())),
                };
                Problem {
                    kind: ProblemKind::UnknownField,
                    pointer: pointer(path.iter().copied().chain([Step::Member(name)])),
                    range,
                    message: messages::unknown_field(name),
                    help: Some(help),
                    field: None,
                }
            });
        }
    }

    /// Reports fields of a structure that are missing, and those that exclude each other.
    fn presence(&mut self, node: JsonNode<'w>, structure: &'c Structure<'c>) {
        let find = |name: &str| node.members().filter(|member| member.name == name).last();
        let range = node.range();
        let start = range.start..range.start + 1;
        let is_missing = |field: &&Field<'_>| field.required == Some(true) && find(field.name).is_none();
        for field in structure.fields.iter().filter(is_missing) {
            let message = messages::missing_field(field.name);
            self.add(ProblemKind::MissingField, start.clone(), message, None, Some(FieldOf { structure, field }));
        }
        for rule in rules(structure) {
            match rule {
                Presence::AnyOf(fields) if fields.iter().all(|name| find(name).is_none()) => {
                    let field = fields.first().and_then(|name| field_of(structure, name));
                    let message = messages::none_of_fields(&Message::list(fields.iter().copied()));
                    self.add(ProblemKind::NoneOf, start.clone(), message, None, field);
                }
                Presence::Exclusive(fields) => {
                    let mut present = fields.iter().filter_map(|name| find(name));
                    let (Some(first), Some(second)) = (present.next(), present.next()) else { continue };
                    let later = if first.range.start < second.range.start { &second } else { &first };
                    let (name, range) = (later.name, later.range.clone());
                    let message = messages::exclusive_fields(first.name, second.name);
                    let field = field_of(structure, name);
                    self.below(Step::Member(name), |walk| {
                        walk.add(ProblemKind::Exclusive, range, message, None, field);
                    });
                }
                Presence::RequiredIf(name, conditions) => {
                    let field = field_of(structure, name);
                    let is_required = field.is_some_and(|one| one.field.required == Some(true));
                    let holds = |one: &OwnCondition<'_>| holds(one.test, find(one.field).map(|member| member.value));
                    if !is_required && find(name).is_none() && conditions.iter().all(holds) {
                        let message = messages::missing_field_if(name, &Message::list(conditions.iter().map(words)));
                        self.add(ProblemKind::MissingField, start.clone(), message, None, field);
                    }
                }
                Presence::AnyOf(_) => {}
            }
        }
    }

    /// Reports a value of another type.
    pub fn wrong_type(&mut self, node: JsonNode<'w>, expected: &Message, field: Option<FieldOf<'c>>) {
        let found = match node.kind() {
            JsonKind::String(_) => messages::a_string(),
            JsonKind::Number(_) => messages::a_number(),
            JsonKind::Boolean(_) => messages::a_boolean(),
            JsonKind::Object => messages::an_object(),
            JsonKind::Array => messages::an_array(),
            JsonKind::Null => messages::null(),
        };
        let message = messages::expected_but_found(expected, &found);
        self.add(ProblemKind::WrongType, node.range(), message, None, field);
    }

    /// Adds a problem here.
    pub fn add(
        &mut self,
        kind: ProblemKind,
        range: Range<usize>,
        message: Message,
        help: Option<Message>,
        field: Option<FieldOf<'c>>,
    ) {
        let path = &self.path;
        self.report.add(|| Problem { kind, pointer: pointer(path.iter().copied()), range, message, help, field });
    }
}

/// The field of a structure with a name.
fn field_of<'c>(structure: &'c Structure<'c>, name: &str) -> Option<FieldOf<'c>> {
    let field = structure.fields.iter().find(|field| field.name == name)?;
    Some(FieldOf { structure, field })
}

/// Whether a condition holds for the value of its field; `None` is an absent field.
fn holds(test: Test<'_>, found: Option<JsonNode<'_>>) -> bool {
    match (test, found) {
        (Test::Absent, found) => found.is_none(),
        (Test::Present { .. }, None) => false,
        (Test::Present { value: expected, item }, Some(found)) => {
            expected.is_none_or(|expected| value::equals(found, expected))
                && item.is_none_or(|item| found.items().any(|one| value::equals(one, item)))
        }
    }
}

/// A condition in words.
fn words(condition: &OwnCondition<'_>) -> Message {
    let field = condition.field;
    match condition.test {
        Test::Absent => messages::is_absent(field),
        Test::Present { value: Some(value), .. } => messages::is_value(field, crate::field::value(value)),
        Test::Present { item: Some(item), .. } => messages::contains_value(field, crate::field::value(item)),
        Test::Present { .. } => messages::is_present(field),
    }
}

/// A path as a JSON Pointer.
fn pointer<'w>(path: impl Iterator<Item = Step<'w>>) -> String {
    let mut pointer = String::new();
    for step in path {
        // Writing to a string never fails.
        let _ = match step {
            Step::Member(name) => write!(pointer, "/{}", name.replace('~', "~0").replace('/', "~1")),
            Step::Item(index) => write!(pointer, "/{index}"),
        };
    }
    pointer
}
