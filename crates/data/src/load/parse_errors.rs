//! The words for the mistakes that the parser of JSON names.

use ecs_err_ui_text::diagnostics::{Message, messages};
use jsonc_parser::ParseStringErrorKind as StringKind;
use jsonc_parser::errors::ParseErrorKind as Kind;

/// What is wrong.
pub(super) fn message(kind: &Kind) -> Message {
    match kind {
        Kind::BareDecimalPointNumbersNotAllowed => messages::bare_decimal_point(),
        Kind::CommentsNotAllowed => messages::comment(),
        Kind::ExpectedColonAfterObjectKey => messages::no_colon(),
        Kind::ExpectedObjectValue => messages::no_value(),
        Kind::ExpectedDigit => messages::no_digit(),
        Kind::ExpectedDigitFollowingNegativeSign => messages::no_digit_after_sign(),
        Kind::ExpectedPlusMinusOrDigitInNumberLiteral => messages::no_digit_or_sign(),
        Kind::ExpectedStringObjectProperty => messages::no_string_for_key(),
        Kind::HexadecimalNumbersNotAllowed => messages::hexadecimal_number(),
        Kind::ExpectedComma => messages::no_comma(),
        Kind::MultipleRootJsonValues => messages::several_values(),
        Kind::NonFiniteNumbersNotAllowed => messages::infinity_or_nan(),
        Kind::SingleQuotedStringsNotAllowed => messages::single_quotes(),
        Kind::String(kind) => in_string(kind),
        Kind::TrailingCommasNotAllowed => messages::trailing_comma(),
        Kind::UnaryPlusNumbersNotAllowed => messages::unary_plus(),
        Kind::UnexpectedCloseBrace => messages::stray_brace(),
        Kind::UnexpectedCloseBracket => messages::stray_bracket(),
        Kind::UnexpectedColon => messages::stray_colon(),
        Kind::UnexpectedComma => messages::stray_comma(),
        Kind::UnexpectedToken => messages::stray_token(),
        Kind::UnexpectedTokenInObject => messages::stray_token_in_object(),
        Kind::UnexpectedWord => messages::stray_word(),
        Kind::UnterminatedArray => messages::open_array(),
        Kind::UnterminatedCommentBlock => messages::open_comment(),
        Kind::UnterminatedObject => messages::open_object(),
        Kind::NestingDepthExceeded => messages::too_deep(),
    }
}

fn in_string(kind: &StringKind) -> Message {
    match kind {
        StringKind::InvalidEscapeInSingleQuoteString => messages::escape_in_single_quotes(),
        StringKind::InvalidEscapeInDoubleQuoteString => messages::escape_in_double_quotes(),
        StringKind::ExpectedFourHexDigits => messages::no_four_hex_digits(),
        StringKind::ExpectedTwoHexDigits => messages::no_two_hex_digits(),
        StringKind::InvalidUnicodeEscapeSequence(value) => {
            // The parser adds what is wrong with them in parentheses.
            let digits = value.split(' ').next().unwrap_or_default();
            messages::unicode_escape(digits, value)
        }
        StringKind::InvalidEscape => messages::invalid_escape(),
        StringKind::UnterminatedStringLiteral => messages::open_string(),
    }
}

/// How to fix it.
pub(super) fn help(kind: &Kind) -> Message {
    match kind {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => messages::delete_comment(),
        Kind::TrailingCommasNotAllowed => messages::delete_comma(),
        Kind::ExpectedComma => messages::write_comma(),
        Kind::ExpectedColonAfterObjectKey => messages::write_colon(),
        Kind::ExpectedObjectValue => messages::write_value(),
        Kind::SingleQuotedStringsNotAllowed | Kind::ExpectedStringObjectProperty | Kind::UnexpectedWord => {
            messages::write_quotation_marks()
        }
        Kind::MultipleRootJsonValues => messages::keep_one_value(),
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => messages::write_decimal_number(),
        Kind::String(StringKind::UnterminatedStringLiteral) => messages::end_string(),
        Kind::String(_) => messages::escapes(),
        _ => messages::strict_json(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::syntax::STRICT;

    #[test]
    fn the_english_words_are_those_of_the_parser() {
        let lower_first = |text: String| {
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        };
        for text in [
            "[.5]",
            "[1] // a",
            "{\"a\" 1}",
            "{\"a\":}",
            "[-]",
            "[-a]",
            "[1e]",
            "[1e+]",
            "{a: 1}",
            "[0x1]",
            "[1 2]",
            "[] []",
            "[NaN]",
            "['a']",
            "[\"\\x\"]",
            "[\"\\u12\"]",
            "[\"\\ud800\"]",
            "[\"a",
            "[1,]",
            "[+1]",
            "}",
            "]",
            ":",
            ",",
            "[%]",
            "{%}",
            "[a]",
            "[",
            "[] /* a",
            "{",
            "{\"a\": 1, 2}",
        ] {
            let parsed = jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &STRICT);
            let error = parsed.err().expect(text);
            assert_eq!(message(error.kind()).to_string(), lower_first(error.kind().to_string()), "{text}");
        }
    }
}
