use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::{DataDir, Span};
use ecs_err_core::model::Structure;
use ecs_err_ui_text::diagnostics::{messages, rules};
use std::collections::HashMap;

/// The maximum number of fields of a structure with its references expanded.
const MAX_EXPANDED_FIELDS: u64 = 10_000;

pub const RULE: Rule = Rule { id: RuleId::StructureRecursion, text: &rules::STRUCTURE_RECURSION, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let structures: HashMap<&str, (Span<'_>, &Structure<'_>)> =
        dir.each_structure().map(|(span, structure)| (structure.id.as_str(), (span, structure))).collect();
    let mut sizes: HashMap<&str, Size> = HashMap::new();
    for (span, structure) in dir.each_structure() {
        match expand(structure, &structures, &mut sizes) {
            Size::Fields(count) if count > MAX_EXPANDED_FIELDS => {
                let message = messages::many_fields(structure.id, MAX_EXPANDED_FIELDS);
                diagnostics.push(span.key("id").diagnostic(RULE.id, message));
            }
            Size::Circular => {
                let message = messages::refers_to_itself(structure.id);
                diagnostics.push(span.key("id").diagnostic(RULE.id, message).warning());
            }
            Size::Fields(_) | Size::Open => {}
        }
    }
}

/// The expanded size of a structure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Fields(u64),
    /// The structure is being expanded.
    Open,
    /// The structure is part of a circle, or refers to one.
    Circular,
}

/// Expands a structure iteratively, because structures can be nested deeply.
fn expand<'f>(
    structure: &'f Structure<'f>,
    structures: &HashMap<&str, (Span<'f>, &'f Structure<'f>)>,
    sizes: &mut HashMap<&'f str, Size>,
) -> Size {
    let mut open = vec![structure];
    while let Some(current) = open.last().copied() {
        let id = current.id.as_str();
        sizes.entry(id).or_insert(Size::Open);
        let below =
            current.fields.iter().filter_map(|field| structures.get(field.schema.structure?).map(|(_, below)| *below));
        if let Some(next) = below.clone().find(|below| !sizes.contains_key(below.id.as_str())) {
            open.push(next);
            continue;
        }
        open.pop();
        if sizes.get(id) != Some(&Size::Open) {
            continue;
        }
        let own = u64::try_from(current.fields.len()).unwrap_or(u64::MAX);
        let size = below.fold(Size::Fields(own), |sum, below| match (sum, sizes.get(below.id.as_str())) {
            (Size::Fields(sum), Some(Size::Fields(size))) => Size::Fields(sum.saturating_add(*size)),
            _ => Size::Circular,
        });
        sizes.insert(id, size);
    }
    sizes.get(structure.id.as_str()).copied().unwrap_or(Size::Open)
}
