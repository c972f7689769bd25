//! Any message can be translated, and its values are parts of it.

#![no_main]

use ecs_err::{embedded, translate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &str)| {
    let (number, message) = input;
    let catalog = embedded();
    let errors = catalog.errors();
    let error = &errors[usize::from(number) % errors.len()];
    let english = error.message.get("en").unwrap_or_default();
    for language in ["zh", "en"] {
        let Some(translation) = translate(error.code, Some(message), language) else { unreachable!("{}", error.code) };
        assert_eq!(translation.server_message, Some(message));
        let shown = translation.message().to_string();
        match translation.arguments {
            Some(values) => {
                let values: Vec<&str> = values.into_iter().collect();
                assert_eq!(values.len(), catalog.template(english).placeholders().count());
                assert!(values.iter().all(|value| message.contains(value) && shown.contains(value)));
            }
            None => assert_eq!(Some(shown.as_str()), error.message.get(language)),
        }
        if let Some(better) = translation.better_fit() {
            let seen = better.seen.iter().filter_map(|seen| seen.message);
            let mut templates = better.message.get("en").into_iter().chain(seen);
            let fits = |template| catalog.template(template).capture(message).is_some();
            assert!(better.code != error.code && templates.any(fits));
        }
    }
});
