//! Invariants of the embedded catalog.

use std::collections::{BTreeMap, BTreeSet};

use ecs_err::{
    ChangeKind, Code, CodeForm, Date, Direction, ErrorCode, FieldRef, HistoryEntry, Note, Operation, OwnedCatalog,
    Retry, StatusClass, Structure, Text, codes, embedded,
};

use crate::codes::{code, number, prefix};
use crate::env::{data, exported};

/// Every status with its registered reason and whether to send the same request again.
const STATUSES: [(u16, &str, Retry); 21] = [
    (200, "OK", Retry::NotNeeded),
    (201, "Created", Retry::NotNeeded),
    (202, "Accepted", Retry::NotNeeded),
    (204, "No Content", Retry::NotNeeded),
    (400, "Bad Request", Retry::AfterFix),
    (401, "Unauthorized", Retry::AfterFix),
    (403, "Forbidden", Retry::AfterFix),
    (404, "Not Found", Retry::AfterFix),
    (405, "Method Not Allowed", Retry::AfterFix),
    (406, "Not Acceptable", Retry::AfterFix),
    (408, "Request Timeout", Retry::Backoff),
    (409, "Conflict", Retry::AfterFix),
    (413, "Content Too Large", Retry::AfterFix),
    (415, "Unsupported Media Type", Retry::AfterFix),
    (422, "Unprocessable Content", Retry::AfterFix),
    (429, "Too Many Requests", Retry::Backoff),
    (500, "Internal Server Error", Retry::Backoff),
    (501, "Not Implemented", Retry::AfterFix),
    (502, "Bad Gateway", Retry::Backoff),
    (503, "Service Unavailable", Retry::Backoff),
    (504, "Gateway Timeout", Retry::Backoff),
];

/// Checks that records are in order and unique.
fn ascending<'r, R, K: Ord>(records: &'r [R], key: impl Fn(&'r R) -> K) {
    assert!(records.is_sorted_by(|one, next| key(one) < key(next)), "sorted, and each record once");
}

fn error(text: &str) -> &'static ErrorCode<'static> {
    embedded().error(code(text)).unwrap_or_else(|| panic!("no {text}"))
}

fn history(code: Code<'_>) -> Vec<HistoryEntry<'static>> {
    embedded().history(code).collect()
}

fn added_on(code: Code<'_>) -> Option<String> {
    history(code).iter().find(|event| event.kind == ChangeKind::Added).map(|event| event.date.to_string())
}

fn operation(id: &str) -> &'static Operation<'static> {
    embedded().operation(id).unwrap_or_else(|| panic!("no operation {id}"))
}

fn structure(id: &str) -> &'static Structure<'static> {
    embedded().structure(id).unwrap_or_else(|| panic!("no structure {id}"))
}

#[test]
fn the_edition_has_all_its_records() {
    let catalog = embedded();
    let (about, errors, statuses) = (catalog.metadata(), catalog.errors(), catalog.statuses());
    let (structures, operations) = (catalog.structures(), catalog.operations());
    let (releases, guides) = (catalog.releases(), catalog.guides());
    assert_eq!((about.id.as_str(), about.edition.as_str()), ("ecs", "2024-05-30"));
    assert_eq!((about.languages.as_slice(), about.message_language), (&["zh", "en"][..], "en"));
    let of = |service| errors.iter().filter(|error| prefix(error.code) == service).count();
    assert_eq!((errors.len(), of("Ecs"), of("Common"), of("Pdp")), (201, 187, 13, 1));
    let fields: usize = structures.iter().map(|structure| structure.fields.len()).sum();
    assert_eq!((statuses.len(), structures.len(), fields), (21, 19, 73));
    assert_eq!((releases.len(), operations.len(), guides.len()), (76, 4, 4));
    assert_eq!(releases.first().map(|release| release.date), Date::new(2015, 10, 15));
    assert_eq!(releases.last().map(|release| release.date.to_string()).as_deref(), Some(about.edition.as_str()));
}

#[test]
fn every_list_is_sorted_and_has_each_record_once() {
    let catalog = embedded();
    ascending(catalog.metadata().services, |service| service.id.as_str());
    ascending(catalog.errors(), |error| error.code);
    ascending(catalog.errors(), |error| error.code.split_number());
    ascending(catalog.statuses(), |record| record.status);
    ascending(catalog.structures(), |structure| (structure.page, structure.table));
    ascending(catalog.operations(), |operation| operation.id.as_str());
    ascending(catalog.releases(), |release| release.date);
    ascending(catalog.guides(), |guide| guide.id.as_str());
    ascending(catalog.pages(), |page| page.id.as_str());
    assert!(catalog.releases().iter().map(|release| release.number).eq(1..=76), "releases are numbered from 1");
    let ids: BTreeSet<&str> = catalog.structures().iter().map(|structure| structure.id.as_str()).collect();
    assert_eq!(ids.len(), catalog.structures().len(), "the ids of structures are unique");
    for structure in catalog.structures() {
        let names: BTreeSet<&str> = structure.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), structure.fields.len(), "{}: two fields have one name", structure.id.as_str());
    }
}

#[test]
fn every_code_is_found_and_nothing_else_is() {
    let known: BTreeMap<&str, &ErrorCode<'_>> =
        embedded().errors().iter().map(|error| (error.code.as_str(), error)).collect();
    for prefix in ["Ecs", "Common", "Pdp", "ECS", "ecs", "Ec", "Ecss", "EVS", "APIGW", "E"] {
        for number in 0..=9999 {
            let text = format!("{prefix}.{number:04}");
            assert_eq!(embedded().error(code(&text)), known.get(text.as_str()).copied(), "{text}");
        }
    }
    for error in embedded().errors() {
        let (prefix, number) = (prefix(error.code), number(error.code));
        for digits in [1, 2, 3, 5, 6, 9] {
            let other = format!("{prefix}.{number:0digits$}");
            assert!(other.len() == error.code.as_str().len() || embedded().error(code(&other)).is_none(), "{other}");
        }
    }
}

#[test]
fn every_record_is_found_by_what_identifies_it() {
    let catalog = embedded();
    for service in catalog.metadata().services {
        let error = catalog.errors().iter().find(|error| prefix(error.code) == service.id.as_str()).expect("a code");
        assert_eq!(catalog.service_of(error.code), Some(service));
        assert_eq!(
            service.forms.iter().map(CodeForm::as_str).collect::<Vec<_>>(),
            [format!("{}.{{4}}", service.id.as_str())]
        );
    }
    for record in catalog.statuses() {
        assert_eq!(catalog.status(record.status), Some(record));
    }
    for record in catalog.structures() {
        assert_eq!(catalog.structure(record.id.as_str()), Some(record));
        for field in record.fields {
            assert_eq!(catalog.field(FieldRef::new(record.id.as_str(), field.name)), Some(field));
        }
    }
    for record in catalog.operations() {
        assert_eq!(catalog.operation(record.id.as_str()), Some(record));
    }
    for record in catalog.releases() {
        assert_eq!(catalog.release(record.number), Some(record));
    }
    for record in catalog.guides() {
        assert_eq!(catalog.guide(record.id.as_str()), Some(record));
    }
    for record in catalog.pages() {
        assert_eq!(catalog.page(record.id.as_str()), Some(record));
    }
    let unknown = "no such id";
    assert!(
        catalog.service_of(code("Evs.0001")).is_none()
            && catalog.page(unknown).is_none()
            && catalog.guide(unknown).is_none()
    );
    assert!(catalog.structure(unknown).is_none() && catalog.operation(unknown).is_none());
    assert!(catalog.field(FieldRef::new("change-vpc.nic", unknown)).is_none());
    assert!(catalog.field(FieldRef::new(unknown, "port_id")).is_none());
    assert!(catalog.release(0).is_none() && catalog.release(77).is_none());
}

#[test]
fn constants_can_be_matched() {
    let advice = |code| match code {
        codes::ECS_0085 => "nic",
        codes::ECS_0000 | codes::ECS_7000 => "ends",
        codes::COMMON_0024 => "common",
        codes::PDP_0001 => "policy",
        _ => "other",
    };
    let advised = ["Ecs.0085", "Ecs.0000", "Ecs.7000", "Common.0024", "Pdp.0001", "Ecs.0024"].map(code).map(advice);
    assert_eq!(advised, ["nic", "ends", "ends", "common", "policy", "other"]);
}

#[test]
fn the_history_is_that_of_the_revision_record() {
    for (text, day) in [
        ("Ecs.0219", "2017-06-01"),
        ("Ecs.0018", "2018-10-30"),
        ("Ecs.0019", "2018-10-30"),
        ("Ecs.0702", "2018-11-19"),
        ("Ecs.0706", "2022-06-20"),
        ("Ecs.0090", "2023-09-12"),
        ("Ecs.0235", "2024-05-14"),
    ] {
        let events = history(code(text));
        assert_eq!(events.len(), 1, "{text}");
        assert_eq!((events[0].kind, events[0].date.to_string().as_str()), (ChangeKind::Added, day), "{text}");
        assert_eq!(events[0].status, None, "{text}");
    }
    for number in 66..=71 {
        let text = format!("Ecs.{number:04}");
        assert_eq!(added_on(code(&text)).as_deref(), Some("2023-01-11"), "{text}");
    }
    // The reference writes the last of them as Ecs.08010.
    for number in 802..=810 {
        let text = format!("Ecs.{number:04}");
        assert_eq!(added_on(code(&text)).as_deref(), Some("2019-07-30"), "{text}");
        assert!(embedded().error(code(&text)).is_some(), "{text}");
    }
}

#[test]
fn the_status_of_a_code_has_a_history() {
    let events = history(codes::ECS_0003);
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].kind, Some(events[0].date)), (ChangeKind::Changed, Date::new(2021, 4, 29)));
    assert_eq!(events[0].status.map(ecs_err::StatusCode::get), Some(403));
    assert_eq!(error("Ecs.0003").statuses.as_slice()[0].get(), 403);
}

#[test]
fn a_code_has_a_history_if_and_only_if_a_release_mentions_it() {
    let mentioned: BTreeSet<Code<'_>> = embedded()
        .releases()
        .iter()
        .flat_map(|release| release.changes.iter().flat_map(|change| change.errors.iter().copied()))
        .collect();
    assert!(mentioned.iter().all(|code| embedded().error(*code).is_some()), "releases mention codes that exist");
    assert_eq!(mentioned.len(), 42);
    for error in embedded().errors() {
        let events = history(error.code);
        assert_eq!(!events.is_empty(), mentioned.contains(&error.code), "{}", error.code);
        assert!(events.is_sorted_by_key(|event| event.date), "{}", error.code);
        for event in events {
            let release = embedded().release(event.release).expect("a release");
            assert_eq!(release.date, event.date, "{}", error.code);
        }
    }
    for text in ["Ecs.0085", "Ecs.0000", "Common.0024", "Pdp.0001", "Ecs.9999"] {
        assert!(history(code(text)).is_empty(), "{text}");
    }
}

#[test]
fn codes_with_the_same_message_name_each_other_and_not_themselves() {
    let english = |error: &ErrorCode<'static>| error.message.get("en").expect("a message");
    for one in embedded().errors() {
        let same: Vec<Code<'_>> = embedded().errors_with_same_message(one.code).map(|other| other.code).collect();
        let expected = embedded().errors().iter().filter(|other| english(other) == english(one) && *other != one);
        assert_eq!(same, expected.map(|other| other.code).collect::<Vec<_>>(), "{}", one.code);
        for other in same {
            assert!(embedded().errors_with_same_message(other).any(|back| back == one), "{} and {other}", one.code);
        }
    }
    assert!(embedded().errors_with_same_message(codes::ECS_0002).any(|other| other.code == codes::COMMON_0001));
    assert_eq!(embedded().errors_with_same_message(code("Ecs.9999")).count(), 0);
}

#[test]
fn messages_have_the_same_placeholders_in_both_languages_and_each_is_explained() {
    let mut templates = 0;
    for error in embedded().errors() {
        for (language, message) in error.message.iter() {
            let count = embedded().template(message).placeholders().count();
            assert_eq!(count, error.placeholders.len(), "{} in {language}: {message}", error.code);
            templates += count;
        }
        let names: BTreeSet<&str> = error.placeholders.iter().map(|placeholder| placeholder.name).collect();
        assert_eq!(names.len(), error.placeholders.len(), "{}: two placeholders have one name", error.code);
    }
    assert!(templates > 0, "some messages are templates");
}

#[test]
fn every_error_belongs_to_a_service_a_family_and_a_described_status() {
    for error in embedded().errors() {
        let code = error.code;
        assert_eq!(embedded().service_of(code).map(|service| service.id.as_str()), Some(prefix(code)), "{code}");
        let [status] = error.statuses.as_slice() else { panic!("{code} has one status") };
        assert!(embedded().statuses().iter().any(|known| known.status == *status), "{code}: HTTP {status}");
        let families: Vec<_> =
            embedded().metadata().families.iter().filter(|family| family.codes.matches(code)).collect();
        assert_eq!(families.len(), 1, "{code}");
        assert_eq!(embedded().family(code), Some(families[0]), "{code}");
        assert!(embedded().errors_matching(families[0].codes).any(|other| other == error), "{code}");
    }
    assert_eq!(embedded().family(code("Ecs.9999")), None);
}

#[test]
fn every_status_has_its_reason_its_class_and_its_advice_on_retries() {
    for (record, (number, reason, retry)) in embedded().statuses().iter().zip(STATUSES) {
        assert_eq!((record.status.get(), record.reason(), record.retry()), (number, reason, retry));
        let class = match number {
            200..=299 => StatusClass::Successful,
            400..=499 => StatusClass::ClientError,
            _ => StatusClass::ServerError,
        };
        assert_eq!(record.status.class(), class, "{number}");
    }
}

#[test]
fn structures_and_operations_name_each_other() {
    for record in embedded().structures() {
        assert!(
            embedded().page(record.page).is_some() && embedded().has_page_content(record.page),
            "{}",
            record.id.as_str()
        );
        for id in record.operations {
            let operation = operation(id);
            assert!(
                embedded().structures_for_operation(operation.id.as_str()).any(|back| back == record),
                "{} and {id}",
                record.id.as_str()
            );
        }
    }
    for record in embedded().operations() {
        assert!(embedded().page(record.page).is_some(), "{}", record.id.as_str());
        let used: Vec<&Structure<'_>> = embedded().structures_for_operation(record.id.as_str()).collect();
        assert!(!used.is_empty(), "{}", record.id.as_str());
        assert!(
            used.iter().all(|structure| structure.operations.contains(&record.id.as_str())),
            "{}",
            record.id.as_str()
        );
        for (roots, direction) in [(record.request, Direction::Request), (record.response, Direction::Response)] {
            for id in roots {
                assert_eq!(structure(id).direction, direction, "{id}");
                assert!(used.contains(&structure(id)), "{} and {id}", record.id.as_str());
            }
        }
        if let Some(asynchronous) = record.asynchronous {
            assert!(embedded().page(asynchronous.page).is_some(), "{}", record.id.as_str());
        }
    }
    assert_eq!(embedded().structures_for_operation("changevpc").count(), 3);
    assert_eq!(embedded().structures_for_operation("create-server-v1.1").count(), 8);
    assert_eq!(embedded().structures_for_operation("no such id").count(), 0);
}

#[test]
fn fields_refer_to_structures_and_fields_that_exist() {
    for record in embedded().structures() {
        for field in record.fields {
            let place = FieldRef::new(record.id.as_str(), field.name);
            if let Some(id) = field.schema.structure {
                assert_eq!(structure(id).direction, record.direction, "{place}");
            }
            let conditions =
                field.rules.iter().flat_map(|rule| rule.conditions).filter_map(|condition| condition.field);
            for name in field.rules.iter().flat_map(|rule| rule.fields.iter().copied()).chain(conditions) {
                let (structure, name) = name.split_once('#').unwrap_or((record.id.as_str(), name));
                assert!(embedded().field(FieldRef::new(structure, name)).is_some(), "{place}: {structure}#{name}");
            }
        }
    }
}

#[test]
fn releases_refer_to_records_that_exist() {
    for change in embedded().releases().iter().flat_map(|release| release.changes) {
        let catalog = embedded();
        assert!(change.errors.iter().all(|code| catalog.error(*code).is_some()), "{change:?}");
        assert!(change.statuses.iter().all(|status| catalog.status(*status).is_some()), "{change:?}");
        assert!(change.pages.iter().all(|page| catalog.page(page).is_some()), "{change:?}");
        assert!(change.structures.iter().all(|id| catalog.structure(id).is_some()), "{change:?}");
        assert!(change.fields.iter().all(|field| catalog.field(*field).is_some()), "{change:?}");
    }
}

#[test]
fn every_text_of_an_error_or_a_status_is_in_both_languages() {
    let check = |text: Text<'_>, place: &str| {
        assert!(text.iter().map(|(language, _)| language).eq(["zh", "en"]), "{place}: {text:?}");
        assert!(text.iter().all(|(_, text)| !text.is_empty() && text.trim() == text), "{place}: {text:?}");
        assert!(text.get("zh").is_some_and(|text| !text.is_ascii()), "{place}: {text:?} is not Chinese");
    };
    let check_notes = |notes: &[Note<'_>], place: &str| notes.iter().for_each(|note| check(note.text, place));
    for error in embedded().errors() {
        for text in [error.message, error.description, error.action] {
            check(text, error.code.as_str());
        }
        check_notes(error.notes, error.code.as_str());
    }
    for record in embedded().statuses() {
        check(record.description, record.reason());
        check(record.action, record.reason());
        check_notes(record.notes, record.reason());
    }
}

#[test]
fn the_data_directory_makes_the_same_catalog_as_the_one_embedded() {
    let loaded = OwnedCatalog::open(&data()).expect("the data is a catalog");
    let loaded = loaded.get();
    assert_eq!(exported(loaded), exported(embedded()));
    assert_eq!(format!("{loaded:?}"), format!("{:?}", embedded()));
}

#[test]
fn a_loaded_catalog_finds_the_same_codes() {
    let loaded = OwnedCatalog::open(&data()).expect("the data is a catalog");
    let loaded = loaded.get();
    for number in 0..=9999 {
        for prefix in ["Ecs", "Common", "Pdp"] {
            let text = format!("{prefix}.{number:04}");
            assert_eq!(loaded.error(code(&text)), embedded().error(code(&text)), "{text}");
        }
    }
}
