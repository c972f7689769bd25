//! Codes in a person's language, with what the server said.

use allocation_counter::measure;
use ecs_err::{Code, Retry, codes, embedded, translate};

#[test]
fn every_code_is_told_in_every_language_without_allocating() {
    let catalog = embedded();
    for error in catalog.errors() {
        for language in catalog.metadata().languages {
            let count = measure(|| {
                let told = translate(error.code, Some("what the server said"), language).unwrap();
                assert_eq!(Some(told.description.text), error.description.get(language));
                assert_eq!(Some(told.action.text), error.action.get(language));
                assert_eq!(Some(told.template.text), error.message.get(language));
                assert_eq!((told.action.locale, told.status.unwrap().status), (*language, error.status));
                assert_eq!(told.retry(), catalog.status(error.status).map(|status| status.retry));
                assert!(told.description.text.starts_with(told.title.text) && !told.title.text.is_empty());
                assert_eq!(told.notes().count(), error.notes.len());
                assert_eq!(told.server_message, Some("what the server said"));
                assert!(told.better_fit().is_none() && told.arguments.is_none());
            })
            .count_total;
            assert_eq!(count, 0, "{}", error.code);
        }
    }
}

#[test]
fn the_values_of_every_message_go_into_every_language() {
    let catalog = embedded();
    for error in catalog.errors() {
        let english = error.message.get("en").unwrap();
        let values = ["s6.large.2", "c7.large.2", "v-3", "v-4"];
        let fill =
            |template: &str| values.iter().fold(template.to_owned(), |text, value| text.replacen("%s", value, 1));
        let said = format!("HTTP 400: {}\n(request 7f)", fill(english));
        for language in catalog.metadata().languages {
            let told = translate(error.code, Some(&said), language).unwrap();
            assert_eq!(told.message().to_string(), fill(error.message.get(language).unwrap()), "{}", error.code);
            let count = ecs_err::placeholders(english).count();
            assert_eq!(told.arguments.clone().unwrap().collect::<Vec<_>>(), values[..count], "{}", error.code);
            // Another message that contains the code's own and more fits better.
            let better = told.better_fit().and_then(|better| better.message.get("en"));
            assert!(better.is_none_or(|better| better.len() > english.len()), "{}", error.code);
        }
    }
}

#[test]
fn every_message_with_another_code_is_told_to_fit_better() {
    let catalog = embedded();
    let odd = codes::ECS_0085;
    for error in catalog.errors().iter().filter(|error| error.message.get("en").unwrap().len() > 20) {
        let message = error.message.get("en").unwrap();
        let told = translate(odd, Some(message), "en").unwrap();
        if catalog.error(odd).unwrap().message.get("en") != Some(message) {
            assert_eq!(told.better_fit().and_then(|better| better.message.get("en")), Some(message), "{}", error.code);
        }
    }
}

#[test]
fn the_language_is_the_one_that_was_really_given() {
    for (locale, given) in [("zh-Hans-CN", "zh"), ("zh_TW.UTF-8", "zh"), ("en-GB", "en"), ("fr", "en"), ("", "en")] {
        let told = translate(codes::ECS_0085, None, locale).unwrap();
        assert_eq!((told.title.locale, told.action.locale), (given, given), "{locale}");
    }
    assert_eq!(translate(codes::ECS_0085, None, "zh").unwrap().retry(), Some(Retry::AfterFix));
    assert!(translate(Code::new("VPC.0202"), None, "zh").is_none());
}
