//! Any message can be translated, and its values are parts of it.

#![no_main]

use ecs_err::{embedded, translate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &str)| {
    let (number, message) = input;
    let errors = embedded().errors();
    let error = &errors[usize::from(number) % errors.len()];
    let english = error.message.get("en").unwrap_or_default();
    for language in ["zh", "en"] {
        let Some(told) = translate(error.code, Some(message), language) else { unreachable!("{}", error.code) };
        assert_eq!(told.server_message, Some(message));
        let shown = told.message().to_string();
        match &told.arguments {
            Some(values) => {
                let values: Vec<&str> = values.clone().collect();
                assert_eq!(values.len(), ecs_err::placeholders(english).count());
                assert!(values.iter().all(|value| message.contains(value) && shown.contains(value)));
            }
            None => assert_eq!(Some(shown.as_str()), error.message.get(language)),
        }
        if let Some(better) = told.better_fit() {
            let template = better.message.get("en").unwrap_or_default();
            assert!(better.code != error.code && ecs_err::arguments(template, message).is_some());
        }
    }
});
