//! The script of the filter `lua` of Fluent Bit.

use std::fmt::Write as _;

use ecs_err_core::Catalog;
use ecs_err_core::text::one_line;
use ecs_err_ui_text::UiText;

use super::explanation::{Explained, explained, folded};

/// How many codes a function of the script has: `LuaJIT` allows 65,536 constants in each.
const CODES_PER_FUNCTION: usize = 10_000;

/// The explanations in a language as a script with the function `explain`, for Lua 5.1 and later and `LuaJIT`.
#[must_use]
pub fn fluent_bit(catalog: Catalog<'_>, language: &str) -> String {
    let metadata = catalog.metadata();
    let title = metadata.title.localized(language, language).map_or(metadata.id.as_str(), |title| title.text);
    let mut script = format!(
        "-- {}\n\
         -- A script for the filter \"lua\" of Fluent Bit, written by ecs-err export.\n\
         -- explain() reads the code of a record from its key \"code\", or \"labelled\" if there is no code, and adds\n\
         -- \"explanation\". \"code\" gets the spelling of the catalog.\n\n\
         local explanations = {{}}\n\n\
         local function add(part)\n  for key, entry in pairs(part) do\n    explanations[key] = entry\n  end\nend\n",
        one_line(title)
    );
    let all: Vec<Explained<'_>> = explained(catalog, language).collect();
    for part in all.chunks(CODES_PER_FUNCTION) {
        script.push_str("\nadd((function()\n  return {\n");
        for one in part {
            // Writing to a string does not fail.
            let _ = writeln!(
                script,
                "    [{}] = {{{}, {}}},",
                quoted(&folded(one.code)),
                quoted(one.code.as_str()),
                quoted(&one.text)
            );
        }
        script.push_str("  }\nend)())\n");
    }
    let outside = quoted(UiText::for_language(language).outside);
    let _ = write!(
        script,
        "\nfunction explain(tag, timestamp, record)\n  \
           local code = record[\"code\"]\n  \
           if code == nil or code == \"\" then\n    code = record[\"labelled\"]\n  end\n  \
           if code == nil or code == \"\" then\n    return 0, timestamp, record\n  end\n  \
           local entry = explanations[string.lower(tostring(code))] or {{code, {outside}}}\n  \
           record[\"code\"] = entry[1]\n  \
           record[\"explanation\"] = entry[2]\n  \
           return 2, timestamp, record\n\
         end\n"
    );
    script
}

/// A string of Lua.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            // Three digits, so that a digit after them is none of theirs.
            letter if letter.is_ascii_control() => {
                let _ = write!(quoted, "\\{:03}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(quoted("a\"b\\n\n1\u{7f}中"), r#""a\"b\\n\0101\127中""#);
    }
}
