use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;

pub const RULE: Rule = Rule {
    id: RuleId::WrongSchema,
    summary: "$schema names the schema of the file.",
    explanation: r#"Editors complete keys and mark mistakes by the schema that "$schema" names. With the schema of another kind of file they mark what is right. An address of a schema that "ecs-err schema" does not write is left alone.

To fix it, write the path that the message names, or leave the key out."#,
    check: Some(check),
};

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
            let message = format_args!("{name} is the schema of another kind of file");
            diagnostics.push(file.diagnostic(RULE.id, range, message).help(format_args!("write \"{up}schema/{own}\"")));
        }
    }
}
