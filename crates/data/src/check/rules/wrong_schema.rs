use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::files::{DATA_FILES, first_part};
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::WrongSchema, text: &rules::WRONG_SCHEMA, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        let Some(named) = file.json.as_ref().and_then(|json| json.as_object()?.get_string("$schema")) else { continue };
        let is_of = |path: &str| first_part(path) == first_part(file.path);
        let Some(own) = DATA_FILES.iter().find_map(|(path, own)| own.filter(|_| is_of(path))) else { continue };
        let name = named.value.rsplit('/').next().unwrap_or_default();
        if name != own && DATA_FILES.iter().any(|(_, schema)| *schema == Some(name)) {
            let range = named.range.start..named.range.end;
            let up = "../".repeat(file.path.matches('/').count());
            let help = messages::write(format_args!("{up}schema/{own}"));
            diagnostics.push(file.diagnostic(RULE.id, range, messages::other_schema(name)).help(help));
        }
    }
}
