//! What the codes are about: fields, operations, parameters, and other codes.

use std::collections::BTreeSet;

use ecs_err::model::FieldRef;
use ecs_err::{ErrorCode, embedded};

use crate::env::run;

/// A word that can only be the name of a field or parameter: it has an underscore or an inner capital letter.
fn is_name(word: &str) -> bool {
    word.contains('_')
        || word
            .chars()
            .skip(1)
            .zip(word.chars())
            .any(|(now, before)| now.is_ascii_uppercase() && before.is_ascii_lowercase())
}

fn names_of(error: &ErrorCode<'_>) -> BTreeSet<String> {
    let fields = error.fields.iter().map(|field| field.field);
    let parameters = error.parameters.iter().flat_map(|path| path.split('.'));
    fields.chain(parameters).map(|name| name.trim_end_matches("[]").to_owned()).collect()
}

#[test]
fn codes_link_to_the_fields_and_parameters_that_their_texts_name() {
    let known: BTreeSet<String> = embedded()
        .structures()
        .iter()
        .flat_map(|structure| structure.fields.iter().map(|field| field.name.to_owned()))
        .chain(embedded().errors().iter().flat_map(names_of))
        .collect();
    let mut missing = Vec::new();
    for error in embedded().errors() {
        let own = names_of(error);
        let texts = [error.description, error.action].into_iter().flat_map(|text| text.iter());
        for word in texts.flat_map(|(_, text)| text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')) {
            if is_name(word) && known.contains(word) && !own.contains(word) {
                missing.push(format!("{}: {word}", error.code));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn fields_operations_and_codes_link_back() {
    let catalog = embedded();
    let (mut fields, mut operations) = (0, 0);
    for error in catalog.errors() {
        for field in error.fields {
            assert!(catalog.errors_of_field(FieldRef::new(field.structure, field.field)).any(|other| other == error));
            fields += 1;
        }
        for operation in error.operations {
            assert!(catalog.errors_of_operation(operation).any(|other| other == error));
            operations += 1;
        }
        assert!(error.related.iter().all(|code| *code != error.code), "{}", error.code);
    }
    assert!(fields >= 20 && operations >= 90, "{fields} {operations}");
    let field = run(["field", "create-server.volume_metadata#__system__cmkid"]).done().stdout;
    assert!(field.contains("Ecs.0119"), "{field}");
    let operation = run(["operation", "changevpc"]).done().stdout;
    assert!(operation.contains("Ecs.1002"), "{operation}");
    let code = run(["Ecs.0031"]).done().stdout;
    assert!(code.contains("server.imageRef") && code.contains("create-server-v1.1"), "{code}");
    let code = run(["Ecs.0018"]).done().stdout;
    assert!(code.contains("Related codes") && code.contains("Ecs.0319"), "{code}");
}
