//! Codes in texts: rules by example, and against a slow implementation over random texts.

mod catalog;
mod slow_search;

use catalog::{Service, catalog};
use ecs_err_core::find::REACH;
use ecs_err_core::{Catalog, Find, FoundCode};
use proptest::prelude::*;
use slow_search::slow_search;

/// Forms with a name, a listed service, and codes of other services.
const NAMED: &[Service] = &[
    Service::own(&["Ecs.{4}"], &["Ecs.0005", "Ecs.0085"]),
    Service::own(&["ORA-{5}"], &["ORA-00942"]),
    Service::own(
        &["listed"],
        &["NoSuchBucket", "card_declined", "card_declined/lost_card", "GRID:store:Full", "Throttled"],
    ),
    Service::external(&["{2-8L}.{4}"], Some(Find::Anywhere)),
];

/// Forms whose codes need a label.
const LABELLED: &[Service] = &[
    Service::own(&["{4}"], &["1062"]),
    Service::own(&["-{5}"], &["-32601"]),
    Service::own(&["0x{8x}"], &["0x8007000E"]),
    Service::own(&["{5A}"], &["42P01", "TABLE"]),
    Service::own(&["E{3-4}"], &["E501"]),
    Service { find: Some(Find::Labelled), ..Service::own(&["Vol.{2}"], &["Vol.07"]) },
];

/// The same where the catalog says that no label is needed.
const ANYWHERE: &[Service] = &[
    Service { find: Some(Find::Anywhere), ..Service::own(&["{4}"], &["1062"]) },
    Service { find: Some(Find::Anywhere), ..Service::own(&["-{5}"], &["-32601"]) },
    Service { find: Some(Find::Anywhere), ..Service::own(&["listed"], &["refused", "a.b-c"]) },
];

/// Codes that all have an anchor, some of several words.
const ANCHORED: &[Service] = &[
    Service::own(&["Ecs.{4}", "Common.{4-5}"], &["Ecs.0005"]),
    Service::own(&["VLT.KEY.{3}", "Dms2.{+}"], &["VLT.KEY.401", "Dms2.7"]),
    Service::external(&["{1l}{1-11a}.{3-9}"], Some(Find::Labelled)),
    Service::external(&["{2-8L}.{4}"], Some(Find::Anywhere)),
];

/// The codes in a text; those that the catalog does not have with a `?`.
fn found(services: &[Service], text: &str) -> Vec<String> {
    let mark = |found: FoundCode<'_>| format!("{}{}", if found.error.is_some() { "" } else { "?" }, found.code);
    catalog(services).find_codes(text.as_bytes()).map(mark).collect()
}

#[test]
fn named_codes_are_found_anywhere() {
    for (text, expected) in [
        ("job failed: Ecs.0085 (ORA-00942)", &["Ecs.0085", "ORA-00942"][..]),
        ("报错Ecs.0005，请检查", &["Ecs.0005"]),
        ("https://example.com/errors/Ecs.0005/", &["Ecs.0005"]),
        ("ecs.0005 ECS.0085 ora-00942", &["Ecs.0005", "Ecs.0085", "ORA-00942"]),
        ("ecs.9999 Ecs.1520", &["?Ecs.9999", "?Ecs.1520"]),
        ("APIGW.0301 and EVS.5400", &["?APIGW.0301", "?EVS.5400"]),
        ("Apigw.0301 ABCDEFGHI.0001", &[]),
        ("An error occurred (NoSuchBucket)", &["NoSuchBucket"]),
        ("got card_declined/lost_card, not card_declined", &["card_declined/lost_card", "card_declined"]),
        ("card_declined/stolen_card", &["card_declined"]),
        ("[GRID:store:Full]", &["GRID:store:Full"]),
        ("nosuchbucket CARD_DECLINED Throttled", &[]),
    ] {
        assert_eq!(found(NAMED, text), expected, "{text}");
    }
}

#[test]
fn codes_are_not_part_of_other_words() {
    for text in "xEcs.0005|_Ecs.0005|Ecs.0005a|Ecs.0005_x|Ecs.00051|Ecs.005|ＸEcs.0005|Ecs.0005２|a.Ecs.0005|Ecs.0005.log|X-ORA-00942\
                 |ORA-00942-1|NoSuchBuckets|ErrNoSuchBucket|is_card_declined|card_declined.html|A:GRID:store:Full|GRID:store:Full:2\
                 |GRID::store::Full|Ecs. 0005|Ecs-0005|\\zEcs.0005|31mEcs.0005"
        .split('|')
    {
        assert_eq!(found(NAMED, text), [""; 0], "{text}");
    }
    for text in "Ecs.0005.|Ecs.0005...|...Ecs.0005|Ecs.0005-1|Ecs.0005:text|X-Ecs.0005|\\nEcs.0005|%22Ecs.0005%22|\x1b[1;31mEcs.0005"
        .split('|')
    {
        assert_eq!(found(NAMED, text), ["Ecs.0005"], "{text}");
    }
}

#[test]
fn ambiguous_codes_need_a_label() {
    for (text, expected) in [
        ("1062 -32601 0x8007000E 42P01 E501 Vol.07", &[][..]),
        ("error code: 1062, 1062", &["1062"]),
        ("ERROR 1062 (42P01): text", &["1062"]),
        ("SQLSTATE[42P01], code=-32601", &["42P01", "-32601"]),
        ("错误码0x8007000e，错误码：E501", &["0x8007000E", "E501"]),
        ("code: 42p01, code: e501, code: vol.07", &["42P01", "E501", "Vol.07"]),
        ("errno=4999; SQLSTATE 99zz9", &["?4999", "?99ZZ9"]),
        ("code: TABLE, code: PRINT", &["TABLE"]),
        ("ERROR: TABLE is locked", &[]),
        ("exit code 1062, exited with code 1062, errors: 1062", &[]),
        ("error code: 1,062; error code: 1062-2013; error code: 0x1062", &[]),
        ("ERROR 2013-04-01 08:00", &[]),
    ] {
        assert_eq!(found(LABELLED, text), expected, "{text}");
    }
    assert_eq!(found(NAMED, "code=Throttled; Error: Throttled; code: nosuchbucket"), ["Throttled", "NoSuchBucket"]);
    assert_eq!(found(NAMED, "err:GRID:store:Full code:GRID:store:Full"), ["GRID:store:Full"]);
}

#[test]
fn catalogs_decide_where_codes_are_found() {
    assert_eq!(
        found(ANYWHERE, "port 1062, refused (-32601) a.b-c 10-32601 2013-1062 1,062"),
        ["1062", "refused", "-32601", "a.b-c"]
    );
    assert_eq!(
        found(ANCHORED, "Foo.123, error_code: Foo.123, exit code: Foo.123, 错误码Bar7.0012"),
        ["?Foo.123", "?Bar7.0012"]
    );
    assert_eq!(
        found(ANCHORED, "VLT.KEY.401 x.VLT.KEY.401 vlt.key.999 Dms2.7 Dms2.70"),
        ["VLT.KEY.401", "?VLT.KEY.999", "Dms2.7", "?Dms2.70"]
    );
}

#[test]
fn a_code_with_the_name_of_an_own_service_is_of_no_other_one() {
    const SERVICES: &[Service] = &[
        Service::own(&["Ecs.{4}", "E{3}"], &["Ecs.0005", "E501"]),
        Service::external(&["{2-8L}.{4}", "{2-8L}.{6}"], Some(Find::Anywhere)),
    ];
    assert_eq!(found(SERVICES, "ECS.000512 ECS.0005 EVS.0005 EIP.000512"), ["Ecs.0005", "?EVS.0005", "?EIP.000512"]);
}

#[test]
fn a_catalog_without_services_has_no_codes() {
    assert_eq!(found(&[], "error code: 1062, Ecs.0005"), [""; 0]);
}

#[test]
fn the_ranges_are_those_of_the_text() {
    let catalog = catalog(NAMED);
    let text = "错误码ecs.0085：x";
    let found: Vec<FoundCode<'_>> = catalog.find_codes(text.as_bytes()).collect();
    assert_eq!((&text[found[0].range.clone()], found[0].code.as_str()), ("ecs.0085", "Ecs.0085"));
}

const CODES: &str = "Ecs.0005 ecs.9999 ORA-00942 NoSuchBucket card_declined card_declined/lost_card GRID:store:Full Throttled \
                     APIGW.0301 1062 -32601 0x8007000e 42P01 table E501 Vol.07 refused a.b-c VLT.KEY.401 Dms2.7 Common.00115";
const SIGNS: &str = " |.|:|/|-|_|,|(|\n|码|９|::|..|0|x|X";

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(CODES.split(' ').collect::<Vec<_>>()).prop_map(str::to_owned),
        4 => prop::sample::select(SIGNS.split('|').collect::<Vec<_>>()).prop_map(str::to_owned),
        2 => Just(" errno=".to_owned()),
        1 => "[a-zA-Z0-9._:/-]{1,70}",
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

fn catalogs() -> [(&'static [Service], Catalog<'static>); 5] {
    [NAMED, LABELLED, ANYWHERE, ANCHORED, &[]].map(|services| (services, catalog(services)))
}

#[test]
fn the_scan_finds_what_a_slow_search_finds() {
    let catalogs = catalogs();
    proptest!(|(text in text())| {
        for (services, catalog) in catalogs {
            let found: Vec<_> = catalog.find_codes(text.as_bytes()).map(|found| found.range).collect();
            prop_assert_eq!(found, slow_search(services, catalog, &text));
        }
    });
}

#[test]
fn text_far_away_does_not_matter() {
    let catalogs = catalogs();
    proptest!(|(text in text(), before in "[ -~]{0,400}", far in "[ -~]{0,400}")| {
        let near = " ".repeat(REACH);
        let whole = format!("{before}{near}{text}{near}{far}");
        let start = before.len() + REACH;
        for (_, catalog) in catalogs {
            let found = catalog.find_codes(whole.as_bytes()).filter(|found| (start..start + text.len()).contains(&found.range.start));
            let found: Vec<_> = found.map(|found| (found.range.start - start..found.range.end - start, found.code)).collect();
            let alone: Vec<_> = catalog.find_codes(text.as_bytes()).map(|found| (found.range, found.code)).collect();
            prop_assert_eq!(found, alone);
        }
    });
}

#[test]
fn codes_are_found_in_parts_that_overlap() {
    let catalogs = catalogs();
    proptest!(|(pieces in prop::collection::vec(text(), 1..8), cut in 0_usize..2000)| {
        let text = pieces.concat();
        let cut = cut % (text.len() + 1);
        for (_, catalog) in catalogs {
            let first = catalog.find_codes(&text.as_bytes()[..text.len().min(cut + REACH)]).filter(|found| found.range.start < cut);
            let from = cut.saturating_sub(REACH);
            let second = catalog.find_codes(&text.as_bytes()[from..]).map(|found| found.range.start + from..found.range.end + from);
            let parts: Vec<_> = first.map(|found| found.range).chain(second.filter(|range| range.start >= cut)).collect();
            let whole: Vec<_> = catalog.find_codes(text.as_bytes()).map(|found| found.range).collect();
            prop_assert_eq!(parts, whole);
        }
    });
}

#[test]
fn any_bytes_can_be_searched() {
    let catalogs = catalogs();
    proptest!(|(bytes in prop::collection::vec(any::<u8>(), 0..300))| {
        for (_, catalog) in catalogs {
            let mut end = 0;
            for found in catalog.find_codes(&bytes) {
                prop_assert!(end <= found.range.start && found.range.start < found.range.end && found.range.end <= bytes.len());
                end = found.range.end;
            }
        }
    });
}
