//! Properties of templates over random texts.

use ecs_err_core::PlaceholderStyle;
use ecs_err_core::template::{Piece, Template};
use proptest::prelude::*;

const NAMES: [&str; 3] = ["a", "b_1", "c"];

/// A piece of a random template.
#[derive(Clone, Debug)]
enum Part {
    Literal(String),
    /// The placeholder with one of the [`NAMES`], or without a name where the style has such ones.
    Placeholder(usize, bool),
}

fn style() -> impl Strategy<Value = PlaceholderStyle> {
    prop::sample::select(PlaceholderStyle::ALL)
}

fn parts(literal: &'static str) -> impl Strategy<Value = Vec<Part>> {
    let placeholder =
        (0..NAMES.len(), any::<bool>()).prop_map(|(name, is_unnamed)| Part::Placeholder(name, is_unnamed));
    prop::collection::vec(prop_oneof![literal.prop_map(Part::Literal), placeholder], 0..8)
}

/// The text of a template; `None` if the style cannot express it.
fn text(style: PlaceholderStyle, parts: &[Part]) -> Option<String> {
    let written = |part: &Part| match (style, part) {
        (PlaceholderStyle::Percent | PlaceholderStyle::Python, Part::Literal(text)) => text.replace('%', "%%"),
        (PlaceholderStyle::Braces, Part::Literal(text)) => text.replace('{', "{{").replace('}', "}}"),
        (PlaceholderStyle::Dollar, Part::Literal(text)) => text.replace('$', "$$"),
        (_, Part::Literal(text)) => text.clone(),
        (PlaceholderStyle::Percent, Part::Placeholder(name, true)) => ["%s", "%-.192s", "%lu"][*name].to_owned(),
        (PlaceholderStyle::Percent, Part::Placeholder(name, false)) => format!("%{}$s", name + 1),
        (PlaceholderStyle::Braces, Part::Placeholder(_, true)) => "{}".to_owned(),
        (PlaceholderStyle::Braces, Part::Placeholder(name, false)) => format!("{{{}}}", NAMES[*name]),
        (PlaceholderStyle::DoubleBraces, Part::Placeholder(name, _)) => format!("{{{{ {} }}}}", NAMES[*name]),
        (PlaceholderStyle::Angle, Part::Placeholder(name, _)) => format!("<{}>", NAMES[*name]),
        (PlaceholderStyle::Dollar, Part::Placeholder(name, true)) => format!("${}", NAMES[*name]),
        (PlaceholderStyle::Dollar, Part::Placeholder(name, false)) => format!("${{{}}}", NAMES[*name]),
        (PlaceholderStyle::Python, Part::Placeholder(name, _)) => format!("%({})d", NAMES[*name]),
        (PlaceholderStyle::At, Part::Placeholder(name, _)) => format!("@{}", NAMES[*name]),
        (PlaceholderStyle::None, Part::Placeholder(..)) => String::new(),
    };
    let texts: Vec<String> = parts.iter().map(written).collect();
    // A marker in a literal may begin a placeholder, and a name without brackets goes on in a literal.
    let wanted =
        parts.iter().zip(&texts).filter(|(part, text)| matches!(part, Part::Placeholder(..)) && !text.is_empty());
    let text = texts.concat();
    let found = Template { text: &text, style }.placeholders().map(|placeholder| placeholder.written.to_owned());
    found.eq(wanted.map(|(_, text)| text.clone())).then_some(text)
}

/// The text with the values in the order of the placeholders, and the resolved literal texts around them.
fn produce(template: Template<'_>, values: &[String]) -> String {
    let mut values = values.iter();
    let piece = |piece| match piece {
        Piece::Literal(text) => text,
        Piece::Placeholder(_) => values.next().unwrap().as_str(),
    };
    template.pieces().map(piece).collect()
}

/// The values as the first implementation, for `%s` alone, finds them.
fn percent_s_values<'m>(template: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let find = |text: &str, part: &str| text.to_ascii_lowercase().find(&part.to_ascii_lowercase());
    let template = template.trim().trim_end_matches(['.', '!', '。', '！']);
    let mut literals = template.split("%s").peekable();
    let first = literals.next()?;
    let mut rest = &message[find(message, first)? + first.len()..];
    let mut values = Vec::new();
    while let Some(literal) = literals.next() {
        let end = if literal.is_empty() && literals.peek().is_none() {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            find(rest, literal)?
        };
        values.push(rest[..end].trim_end_matches(['.', '。']));
        rest = &rest[end + literal.len()..];
    }
    Some(values)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rendered_values_are_captured(
        style in style(),
        parts in parts("[XYZ%{}<>$@ 磁]{1,4}"),
        values in prop::collection::vec("[a-c1-3é盘/-]{0,6}", 8),
    ) {
        // Where no text is between two values it is unknown where the first one ends, and whitespace at the
        // ends of the template are not looked for.
        let mut parts = parts;
        parts.dedup_by(|next, part| matches!((next, part), (Part::Placeholder(..), Part::Placeholder(..))));
        let Some(text) = text(style, &parts) else { return Ok(()) };
        let text = text.trim();
        let template = Template { text, style };
        let value_of = |name: Option<&str>, position: usize| match name {
            Some(name) => &values[NAMES.iter().position(|known| *known == name).unwrap_or_else(|| name.parse().unwrap())],
            None => &values[position],
        };
        let expected: Vec<&str> =
            template.placeholders().enumerate().map(|(at, it)| value_of(it.name, at).as_str()).collect();
        let message = template.render(|wanted| {
            let position = template.placeholders().position(|it| it == *wanted)?;
            Some(value_of(wanted.name, position))
        }).to_string();
        let captures = template.capture(&message);
        prop_assert!(captures.is_some(), "{}", message);
        let captures = captures.unwrap();
        prop_assert_eq!(captures.iter().collect::<Vec<_>>(), expected.clone());
        for (position, placeholder) in template.placeholders().enumerate() {
            prop_assert_eq!(captures.nth(position), Some(expected[position]));
            if let Some(name) = placeholder.name {
                prop_assert_eq!(captures.by_name(name), Some(expected[position]));
            }
        }
        prop_assert_eq!(template.translated(Some(captures)).to_string(), message);
    }

    #[test]
    fn a_produced_message_is_captured_in_any_text(
        style in style(),
        parts in parts("[aAb{}%<>$@ é]{1,4}"),
        values in prop::collection::vec("[aAb{}%<>$@ é]{0,4}", 8),
        before in "[aAb{}%<>$@ é\n]{0,4}",
        after in "[aAb{}%<>$@ é\n]{0,4}",
    ) {
        let Some(text) = text(style, &parts) else { return Ok(()) };
        let template = Template { text: &text, style };
        let message = format!("{before}{}{after}", produce(template, &values));
        let captures = template.capture(&message);
        prop_assert!(captures.is_some(), "{}", message);
        let found: Vec<String> = captures.unwrap().iter().map(str::to_owned).collect();
        prop_assert_eq!(found.len(), template.placeholders().count());
        let produced = produce(template.trimmed(), &found).to_ascii_lowercase();
        prop_assert!(message.to_ascii_lowercase().contains(&produced), "{} in {}", produced, message);
    }

    #[test]
    fn percent_s_gives_the_values_of_the_first_implementation(
        literals in prop::collection::vec("[aAb.!。é \n]{0,3}", 1..5),
        message in "[aAb.!。é \n]{0,16}",
    ) {
        let text = literals.join("%s");
        let captures = Template { text: &text, style: PlaceholderStyle::Percent }.capture(&message);
        let values = captures.map(|captures| captures.iter().collect::<Vec<_>>());
        prop_assert_eq!(values, percent_s_values(&text, &message));
    }

    #[test]
    fn any_strings_are_handled(
        text in prop_oneof!["\\PC{0,40}", "[%{}<>$@()!:,.*0-2asl_ é云\n]{0,24}"],
        message in prop_oneof!["\\PC{0,40}", "[%{}<>$@()!:,.*0-2asl_ é云\n]{0,24}"],
    ) {
        for style in PlaceholderStyle::ALL {
            let template = Template { text: &text, style: *style };
            let mut resolved = String::new();
            let mut end = 0;
            for piece in template.pieces() {
                match piece {
                    Piece::Literal(literal) => {
                        prop_assert!(!literal.is_empty());
                        resolved.push_str(literal);
                    }
                    Piece::Placeholder(placeholder) => {
                        prop_assert_eq!(&text[placeholder.range.clone()], placeholder.written);
                        prop_assert!(end <= placeholder.range.start);
                        end = placeholder.range.end;
                        resolved.push_str(placeholder.written);
                    }
                }
            }
            prop_assert_eq!(template.translated(None).to_string(), resolved.as_str());
            prop_assert!(template.trimmed().placeholders().map(|it| it.written).eq(template.placeholders().map(|it| it.written)));
            let captures = template.capture(&message);
            prop_assert!(captures.is_none_or(|it| it.iter().count() == template.placeholders().count()));
            let other = Template { text: &message, style: *style };
            let _ = other.translated(captures).to_string();
            prop_assert!(template.capture(&resolved).is_some());
        }
    }
}
