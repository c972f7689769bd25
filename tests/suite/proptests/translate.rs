//! Any values can be put into a message and are captured from it again.

use ecs_err::{Code, codes, embedded, translate};
use proptest::prelude::*;

use super::check;

/// A value of a message: of most kinds none has anything of a message in it.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{1,6}",
        3 => "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        3 => "[云服务器规格网卡不存在。]{1,6}",
        2 => "[a-z0-9]{1,5}(\\.[a-z0-9]{1,5}){0,2}",
        1 => "[{}%s\"'$\\\\ .]{0,6}",
        1 => "[a-z]{0,3}\n[a-z .]{0,3}",
        1 => "\\PC{0,8}",
    ]
}

/// A template with values in it, whatever they look like.
fn filled<'v>(template: &str, values: impl IntoIterator<Item = &'v str>) -> String {
    let mut values = values.into_iter();
    let mut literals = template.split("%s");
    let first = literals.next().unwrap_or_default().to_owned();
    literals.fold(first, |text, literal| text + values.next().unwrap_or("%s") + literal)
}

/// Whether the text before a literal does not contain it, not even together with its beginning.
fn is_free_of(before: &str, literal: &str) -> bool {
    let text = format!("{before}{literal}").to_ascii_lowercase();
    text.find(&literal.to_ascii_lowercase()) == Some(before.len())
}

/// The values that must be found: each ends where the literal after it begins.
fn expected<'v>(template: &str, before: &str, values: &'v [String]) -> Option<Vec<&'v str>> {
    let mut literals = template.trim().trim_end_matches(['.', '!', '。', '！']).split("%s");
    if !is_free_of(before, literals.next()?) {
        return None;
    }
    let literals: Vec<&str> = literals.collect();
    let found = |(at, value): (usize, &'v String)| {
        let literal = literals[at];
        let is_last = at + 1 == literals.len();
        let ends = if literal.is_empty() { is_last && !value.contains('\n') } else { is_free_of(value, literal) };
        ends.then(|| value.trim_end_matches(['.', '。']))
    };
    values[..literals.len()].iter().enumerate().map(found).collect()
}

#[test]
fn values_go_into_every_language_and_the_servers_text_is_kept() {
    let all: Vec<Code<'static>> = embedded().errors().iter().map(|error| error.code).collect();
    let with_values = embedded().errors().iter().filter(|error| !error.placeholders.is_empty());
    let with_values: Vec<Code<'static>> = with_values.map(|error| error.code).collect();
    let values = (
        prop_oneof![prop::sample::select(all), prop::sample::select(with_values)],
        prop::collection::vec(value(), 6),
        prop::sample::select(vec!["", "HTTP 400: ", "错误：", "%s{}\n"]),
        prop::sample::select(vec!["", "\n", "\n(request 7f)"]),
        prop::sample::select(vec!["zh", "en"]),
    );
    let sure = std::cell::Cell::new(0);
    check(1500, &values, |(code, values, before, after, language)| {
        let error = embedded().error(code).unwrap();
        let template = error.message.get("en").unwrap();
        let message = format!("{before}{}{after}", filled(template, values.iter().map(String::as_str)));
        let translation = translate(code, Some(&message), language).unwrap();
        prop_assert_eq!(translation.server_message, Some(message.as_str()));
        let found: Option<Vec<&str>> = translation.arguments.map(|values| values.into_iter().collect());
        if let Some(expected) = expected(template, before, &values) {
            sure.set(sure.get() + usize::from(!expected.is_empty()));
            prop_assert_eq!(&found, &Some(expected), "{}: {:?}", template, message);
        }
        let own = error.message.get(language).unwrap();
        prop_assert_eq!(
            translation.message().to_string(),
            filled(own, found.iter().flatten().copied()),
            "{:?}",
            message
        );
        if let Some(found) = found {
            prop_assert_eq!(found.len(), embedded().template(template).placeholders().count());
            prop_assert!(found.iter().all(|value| message.contains(value)));
        }
        Ok(())
    });
    assert!(sure.get() > 100, "only {} messages had values that are sure to be found", sure.get());
}

#[test]
fn any_message_can_be_translated() {
    let codes: Vec<Code<'static>> = embedded().errors().iter().map(|error| error.code).collect();
    let pieces = embedded().errors().iter().flat_map(|error| error.message.get("en").unwrap().split("%s"));
    let pieces: Vec<Vec<u8>> = pieces.map(|piece| piece.as_bytes().to_vec()).collect();
    let piece = prop_oneof![prop::sample::select(pieces), prop::collection::vec(any::<u8>(), 0..20)];
    let values = (prop::sample::select(codes), prop::collection::vec(piece, 0..5));
    check(500, &values, |(code, pieces)| {
        let message = pieces.concat();
        let message = String::from_utf8_lossy(&message);
        let translation = translate(code, Some(&message), "zh").unwrap();
        prop_assert_eq!(translation.server_message, Some(&*message));
        prop_assert!(translation.arguments.into_iter().flatten().all(|value| message.contains(value)));
        if let Some(better) = translation.better_fit() {
            let seen = better.seen.iter().filter_map(|seen| seen.message);
            let mut templates = better.message.get("en").into_iter().chain(seen);
            let fits = |template| embedded().template(template).capture(&message).is_some();
            prop_assert!(better.code != code && templates.any(fits));
        }
        Ok(())
    });
}

#[test]
fn any_locale_is_answered_in_its_language_or_in_english() {
    let locale = "(zh|ZH|en|fr|[a-zA-Z]{1,3})([-_][a-zA-Z0-9]{1,8}){0,3}(\\.UTF-8)?(@[a-z]{1,5})?";
    check(500, &locale, |locale| {
        let translation = translate(codes::ECS_0085, None, &locale).unwrap();
        let primary = locale.split(['-', '_', '.', '@']).next().unwrap();
        let expected = if primary.eq_ignore_ascii_case("zh") { "zh" } else { "en" };
        prop_assert_eq!((translation.title.locale, translation.action.locale), (expected, expected), "{}", locale);
        prop_assert_eq!(Some(translation.action.text), translation.error.action.get(expected));
        Ok(())
    });
}

/// The error whose message a text contains, by trying all messages.
fn fitting_slowly(message: &str) -> Option<&'static ecs_err::ErrorCode<'static>> {
    let fits = embedded().errors().iter().flat_map(|error| {
        let templates = embedded().recognized_messages(error).map(|text| embedded().template(text)).enumerate();
        let fits = templates
            .filter(|(_, template)| template.fixed_len() <= message.len() + 2 && template.capture(message).is_some());
        fits.map(move |(row, template)| ((std::cmp::Reverse(template.fixed_len()), row > 0), error))
    });
    // Of several that fit equally well, the first one.
    fits.min_by_key(|(rank, _)| *rank).map(|(_, error)| error)
}

#[test]
fn the_index_of_messages_finds_what_trying_all_of_them_finds() {
    let messages: Vec<&str> =
        embedded().errors().iter().flat_map(|error| embedded().recognized_messages(error)).collect();
    for message in &messages {
        let filled = filled(message, ["a", "b c"]);
        for text in [filled.clone(), filled.to_uppercase(), format!("x{filled}y"), filled[1..].to_owned()] {
            assert_eq!(embedded().fitting(&text), fitting_slowly(&text), "{text}");
        }
    }
    let pieces: Vec<String> =
        messages.iter().flat_map(|message| message.split_inclusive(' ')).map(str::to_owned).collect();
    let part = prop_oneof![
        2 => (prop::sample::select(messages), prop::collection::vec(value(), 3))
            .prop_map(|(message, values)| filled(message, values.iter().map(String::as_str))),
        1 => prop::sample::select(pieces),
        1 => "\\PC{0,12}",
    ];
    check(600, &prop::collection::vec(part, 0..4), |parts| {
        let text = parts.concat();
        prop_assert_eq!(embedded().fitting(&text), fitting_slowly(&text), "{:?}", text);
        Ok(())
    });
}
