//! Translations of codes, with the server's message.

use allocation_counter::measure;
use ecs_err::{Retry, codes, embedded, translate};

use crate::codes::code;

#[test]
fn every_code_is_translated_into_every_language_without_allocating() {
    let catalog = embedded();
    for error in catalog.errors() {
        for language in catalog.metadata().languages.iter() {
            let count = measure(|| {
                let translation = translate(error.code, Some("what the server said"), language).unwrap();
                assert_eq!(Some(translation.description.text), error.description.get(language));
                assert_eq!(Some(translation.action.text), error.action.get(language));
                assert_eq!(Some(translation.template.text), error.message.get(language));
                let status = error.statuses.first().unwrap();
                assert_eq!((translation.action.locale, translation.status.unwrap().status), (*language, status));
                assert_eq!(translation.retry(), error.retry);
                assert!(
                    translation.description.text.starts_with(translation.title.text)
                        && !translation.title.text.is_empty()
                );
                assert_eq!(translation.notes().count(), error.notes.len());
                assert_eq!(translation.server_message, Some("what the server said"));
                assert!(translation.better_fit().is_none() && translation.arguments.is_none());
            })
            .count_total;
            assert_eq!(count, 0, "{}", error.code);
        }
    }
}

#[test]
fn values_of_messages_go_into_every_language() {
    let catalog = embedded();
    for error in catalog.errors() {
        let english = error.message.get("en").unwrap();
        let values = ["s6.large.2", "c7.large.2", "v-3", "v-4"];
        let fill =
            |template: &str| values.iter().fold(template.to_owned(), |text, value| text.replacen("%s", value, 1));
        let message = format!("HTTP 400: {}\n(request 7f)", fill(english));
        for language in catalog.metadata().languages.iter() {
            let translation = translate(error.code, Some(&message), language).unwrap();
            assert_eq!(translation.message().to_string(), fill(error.message.get(language).unwrap()), "{}", error.code);
            let count = catalog.template(english).placeholders().count();
            assert_eq!(
                translation.arguments.unwrap().into_iter().collect::<Vec<_>>(),
                values[..count],
                "{}",
                error.code
            );
            // Another message that contains the code's own and more fits better.
            let better = translation.better_fit().and_then(|better| better.message.get("en"));
            assert!(better.is_none_or(|better| better.len() > english.len()), "{}", error.code);
        }
    }
}

#[test]
fn a_message_of_another_code_is_a_better_fit() {
    let catalog = embedded();
    let odd = codes::ECS_0085;
    for error in catalog.errors().iter().filter(|error| error.message.get("en").unwrap().len() > 20) {
        let message = error.message.get("en").unwrap();
        let translation = translate(odd, Some(message), "en").unwrap();
        if catalog.error(odd).unwrap().message.get("en") != Some(message) {
            assert_eq!(
                translation.better_fit().and_then(|better| better.message.get("en")),
                Some(message),
                "{}",
                error.code
            );
        }
    }
}

#[test]
fn the_language_of_each_text_is_stated() {
    for (locale, given) in [("zh-Hans-CN", "zh"), ("zh_TW.UTF-8", "zh"), ("en-GB", "en"), ("fr", "en"), ("", "en")] {
        let translation = translate(codes::ECS_0085, None, locale).unwrap();
        assert_eq!((translation.title.locale, translation.action.locale), (given, given), "{locale}");
    }
    assert_eq!(translate(codes::ECS_0085, None, "zh").unwrap().retry(), Some(Retry::AfterFix));
    assert!(translate(code("VPC.0202"), None, "zh").is_none());
}
