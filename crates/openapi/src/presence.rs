//! The rules of a field table that a request can be checked against: those about which of the table's fields are present.

use ecs_err_core::model::{Condition, Field, Json, Rule, RuleKind, Structure};

/// A rule about the presence of fields of one structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence<'c> {
    /// At least one of the fields is present.
    AnyOf(&'c [&'c str]),
    /// No two of the fields are present together.
    Exclusive(&'c [&'c str]),
    /// The field is present if all conditions hold.
    RequiredIf(&'c str, Vec<OwnCondition<'c>>),
}

/// A condition on a field of the same structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnCondition<'c> {
    pub field: &'c str,
    pub test: Test<'c>,
}

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test<'c> {
    Absent,
    /// Present, with the value and with the item, if there is one.
    Present {
        value: Option<Json<'c>>,
        item: Option<Json<'c>>,
    },
}

/// The rules of a structure in the order of its fields, each once. Rules in words, and those about other structures,
/// are none of them.
pub fn rules<'c>(structure: &Structure<'c>) -> Vec<Presence<'c>> {
    let mut rules = Vec::new();
    for field in structure.fields {
        for rule in field.rules.iter().filter_map(|rule| rule_of(structure, field, rule)) {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
    }
    rules
}

fn rule_of<'c>(structure: &Structure<'c>, field: &Field<'c>, rule: &Rule<'c>) -> Option<Presence<'c>> {
    let is_own = |name: &str| structure.fields.iter().any(|own| own.name == name);
    match rule.kind {
        RuleKind::AnyOf if !rule.fields.is_empty() && rule.fields.iter().all(|name| is_own(name)) => {
            Some(Presence::AnyOf(rule.fields))
        }
        RuleKind::OneOf if rule.fields.len() > 1 && rule.fields.iter().all(|name| is_own(name)) => {
            Some(Presence::Exclusive(rule.fields))
        }
        RuleKind::RequiredIf if !rule.conditions.is_empty() => {
            let conditions = rule.conditions.iter().map(|one| own_condition(one, is_own)).collect::<Option<_>>()?;
            Some(Presence::RequiredIf(field.name, conditions))
        }
        _ => None,
    }
}

/// A condition; `None` if it is about a field outside of the structure.
fn own_condition<'c>(condition: &Condition<'c>, is_own: impl Fn(&str) -> bool) -> Option<OwnCondition<'c>> {
    let field = condition.field.filter(|name| is_own(name))?;
    let test = match condition.present {
        Some(false) => Test::Absent,
        _ => Test::Present { value: condition.value, item: condition.contained },
    };
    Some(OwnCondition { field, test })
}
