use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::strings;
use ecs_err_core::text::is_invisible_or_control;

pub const RULE: Rule = Rule {
    id: RuleId::InvisibleCharacter,
    summary: "No text has control characters or characters that change its direction.",
    explanation: r"Such characters are invisible but have effects: they move the cursor of a terminal, hide words, or reverse the order of the text that follows, so that readers see another text than the one that is stored. They come from copying out of other programs, or from an attacker.

To fix it, delete the character; the message names it. Where the catalog is not complete, what typing or a conversion leaves behind is a warning: a tab or another control character but NUL and escape, a soft hyphen, a joiner, a Hangul filler, a mark of direction.",
    check: Some(check),
};

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
                        format_args!("the text has {}", name(letter)),
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
                    format_args!("the text has {}", name(letter)),
                ));
            }
        }
    }
}

fn name(letter: char) -> String {
    let name = match letter {
        '\t' => "a tab ",
        '\r' => "a carriage return ",
        '\u{feff}' => "a byte order mark ",
        _ => return format!("the character U+{:04X}", u32::from(letter)),
    };
    format!("{name}(U+{:04X})", u32::from(letter))
}

/// Whether a character is a residue of typing or of a conversion: a tab, a backspace, a joiner, a mark of direction.
/// References have them by accident; they do not reverse the following text, and all output leaves them out or
/// encodes them. NUL, escape and overrides of the direction are no accidents.
const fn is_residue(letter: char) -> bool {
    matches!(letter, '\u{1}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
}
