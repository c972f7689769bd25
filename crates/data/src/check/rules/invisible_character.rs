use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::strings;
use ecs_err_core::text::is_invisible_or_control;
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::InvisibleCharacter, text: &rules::INVISIBLE_CHARACTER, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_complete = dir.is_complete();
    for file in &dir.files {
        if file.json.is_some() {
            strings::each(file, &[], &mut |literal| {
                let invisible = |letter: &char| is_invisible_or_control(*letter) && *letter != '\n';
                if let Some(letter) = literal.value.chars().filter(invisible).min_by_key(|letter| is_residue(*letter)) {
                    let diagnostic = file.diagnostic(
                        RULE.id,
                        literal.range.start..literal.range.end,
                        messages::text_has(&name(letter)),
                    );
                    diagnostics.push(diagnostic.warning_unless(is_complete || !is_residue(letter)));
                }
            });
        } else if !file.has_extension("json") {
            // Mistakes in the syntax of JSON are reported first, the form of guides by another rule.
            for (at, letter) in file.text.char_indices().filter(|(at, letter)| {
                let layout = match letter {
                    '\n' | '\t' => true,
                    '\r' => file.text[*at + 1..].starts_with('\n'),
                    '\u{feff}' => *at == 0,
                    _ => false,
                };
                is_invisible_or_control(*letter) && !layout
            }) {
                diagnostics.push(file.diagnostic(
                    RULE.id,
                    at..at + letter.len_utf8(),
                    messages::text_has(&name(letter)),
                ));
            }
        }
    }
}

fn name(letter: char) -> Message {
    match letter {
        '\t' => messages::a_tab(),
        '\r' => messages::a_carriage_return(),
        '\u{feff}' => messages::a_byte_order_mark(),
        _ => messages::a_character(format_args!("{:04X}", u32::from(letter))),
    }
}

/// Whether an invisible character is a residue of typing or of a conversion: a tab, a backspace, a joiner, a mark of
/// direction. References have them by accident; they do not reverse the following text, and all output leaves them out
/// or encodes them. NUL, escape, overrides of the direction, and invisible operators and tags are no accidents.
const fn is_residue(letter: char) -> bool {
    !matches!(letter, '\0' | '\u{1b}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}
