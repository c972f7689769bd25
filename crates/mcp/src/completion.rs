//! Completions of the arguments of resources: codes and languages.

use rmcp::model::{ArgumentInfo, CompletionInfo, Reference};

use crate::knowledge::Knowledge;
use crate::resources::TEMPLATE;

/// The values that begin with what is typed, in any letter case; `None` for an argument that no resource has.
pub fn complete(knowledge: &Knowledge, reference: &Reference, argument: &ArgumentInfo) -> Option<CompletionInfo> {
    if reference.as_resource_uri() != Some(TEMPLATE) {
        return None;
    }
    match argument.name.as_str() {
        "code" => Some(info(knowledge.catalog().errors().iter().map(|error| error.code.as_str()), &argument.value)),
        "language" => Some(info(knowledge.languages().iter().copied(), &argument.value)),
        _ => None,
    }
}

fn info<'v>(values: impl Iterator<Item = &'v str>, typed: &str) -> CompletionInfo {
    let begins = |value: &&str| value.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
    let fitting: Vec<&str> = values.filter(begins).collect();
    let mut info = CompletionInfo::default();
    info.total = u32::try_from(fitting.len()).ok();
    info.has_more = Some(fitting.len() > CompletionInfo::MAX_VALUES);
    info.values = fitting.into_iter().take(CompletionInfo::MAX_VALUES).map(str::to_owned).collect();
    info
}
