//! Any text is refused or checked, and each problem has its place in it.

#![no_main]

use ecs_err_openapi::{ProblemKind, Subject, UnknownFields, validate};
use libfuzzer_sys::fuzz_target;

// The first byte chooses what the body is checked against.
fuzz_target!(|input: &[u8]| {
    let Some((first, body)) = input.split_first() else { return };
    let Ok(text) = str::from_utf8(body) else { return };
    let catalog = ecs_err::embedded();
    let requests = catalog.operations().iter().filter_map(|operation| Subject::request(catalog, operation));
    let subjects: Vec<Subject<'_>> = requests.chain(catalog.structures().iter().map(Subject::structure)).collect();
    let subject = &subjects[usize::from(*first) % subjects.len()];
    let strict = validate(catalog, subject, text, UnknownFields::Refuse);
    let lenient = validate(catalog, subject, text, UnknownFields::Accept);
    assert!(lenient.problems.len() <= strict.problems.len());
    assert!(strict.problems.is_sorted_by_key(|problem| problem.range.start));
    for problem in &strict.problems {
        let part = text.get(problem.range.clone());
        assert!(part.is_some_and(|part| problem.kind == ProblemKind::Syntax || !part.is_empty()));
        assert!(problem.pointer.is_empty() || problem.pointer.starts_with('/'));
    }
});
