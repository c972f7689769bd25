use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::strings;
use ecs_err_core::text::is_invisible_or_control;

pub const RULE: Rule = Rule {
    id: RuleId::InvisibleCharacter,
    summary: "No text has control characters or characters that change its direction.",
    explanation: r"Such characters are not seen but act: they move the cursor of a terminal, hide words, or turn the order of what follows, so that a reader sees another text than the one that is stored. They come from copying out of other programs, or from somebody who means harm.

To fix it, delete the character; the message names it.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for file in &dir.files {
        if file.json.is_some() {
            strings::each(file, &[], &mut |literal| {
                if let Some(letter) = literal.value.chars().find(|letter| is_invisible_or_control(*letter)) {
                    diagnostics.push(file.diagnostic(
                        RULE.id,
                        literal.range.start..literal.range.end,
                        format_args!("the text has the character U+{:04X}", u32::from(letter)),
                    ));
                }
            });
        } else {
            let guide = file.path.starts_with("guides/");
            for (at, letter) in file.text.char_indices().filter(|(_, letter)| {
                let layout = *letter == '\n' || (matches!(letter, '\r' | '\t') && !guide);
                is_invisible_or_control(*letter) && !layout
            }) {
                diagnostics.push(file.diagnostic(
                    RULE.id,
                    at..at + letter.len_utf8(),
                    format_args!("the text has the character U+{:04X}", u32::from(letter)),
                ));
            }
        }
    }
}
