use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::WrongSchema, text: &rules::WRONG_SCHEMA, check: Some(check) };

/// The beginnings of the paths of data files, with the schema of each.
const SCHEMAS: &[(&str, &str)] = &[
    ("catalog.json", "catalog.json"),
    ("pages.json", "pages.json"),
    ("retired.json", "retired.json"),
    ("statuses.json", "statuses.json"),
    ("synonyms.json", "synonyms.json"),
    ("errors/", "errors.json"),
    ("structures/", "structures.json"),
    ("operations/", "operation.json"),
    ("releases/", "releases.json"),
];

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        let Some(named) = file.json.as_ref().and_then(|json| json.as_object()?.get_string("$schema")) else { continue };
        let Some((_, own)) = SCHEMAS.iter().find(|(path, _)| file.path.starts_with(path)) else { continue };
        let name = named.value.rsplit('/').next().unwrap_or_default();
        if name != *own && SCHEMAS.iter().any(|(_, schema)| name == *schema) {
            let range = named.range.start..named.range.end;
            let up = "../".repeat(file.path.matches('/').count());
            let help = messages::write(format_args!("{up}schema/{own}"));
            diagnostics.push(file.diagnostic(RULE.id, range, messages::other_schema(name)).help(help));
        }
    }
}
