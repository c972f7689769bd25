//! The lists of a catalog with more codes than a table holds.

use std::collections::BTreeMap;

use ecs_err_site::Options;
use serde_json::{Value, json};

use super::catalogs::page;
use super::source::{Source, metadata};

/// Two services; of the families one is larger than a table.
fn large(has_families: bool) -> Source {
    let mut metadata = metadata(&["listed"]);
    if has_families {
        metadata["families"] = json!([
            {"codes": "ACME.1xxx", "title": "Carts"}, {"codes": "ACME.2xxx", "title": "Orders"},
            {"codes": "BULK_*", "title": "Rows"},
        ]);
    }
    metadata["services"] = json!([
        {"id": "bulk", "forms": ["listed"], "name": "Bulk", "description": "Rows."},
        {"id": "shop", "forms": ["ACME.{4}"], "name": "Shop", "description": "Orders."},
    ]);
    let error = |code: String| json!({"code": code, "status": 409, "description": format!("The reason of {code}.")});
    let shop: Value = (1990..2310).map(|number| error(format!("ACME.{number}"))).collect();
    let source = Source::new(&metadata, &json!({"service": "shop", "errors": shop}));
    let bulk: Value = (0..2_001).map(|number| error(format!("BULK_ROW_{number:04}"))).collect();
    source.write("errors/bulk.json", &json!({"service": "bulk", "errors": bulk}));
    source
}

/// The pages that a page links to, relative to the root.
fn links(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<String> {
    let html = page(files, path);
    let targets = html.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    targets.map(|(target, _)| target.trim_start_matches("../").to_owned()).collect()
}

#[test]
fn each_code_of_a_large_catalog_is_on_one_page_that_the_list_leads_to() {
    // Parts of 200 of the codes that no page of a family lists.
    for (has_families, parts) in [(true, 11), (false, 2 + 11)] {
        let files = large(has_families).built(&Options::default());
        let list = page(&files, "en/errors/index.html");
        assert!(!list.contains("<table") && !list.contains("table.js") && list.len() < 100_000, "{}", list.len());
        assert!(list.contains("2321 codes are too many") && list.contains("id=\"service-shop\""), "{list}");

        let mut pages: Vec<String> = links(&files, "en/errors/index.html");
        if has_families {
            // A family that is too large leads to its parts.
            assert!(!page(&files, "en/families/BULK_~~/index.html").contains("en/errors/BULK_ROW_0000/"));
            pages.extend(links(&files, "en/families/BULK_~~/index.html"));
        }
        pages.retain(|target| target.starts_with("en/families/") || target.starts_with("en/parts/"));
        pages.sort();
        pages.dedup();
        let own = pages.iter().flat_map(|place| links(&files, place));
        let mut codes: Vec<String> =
            own.filter(|target| target.starts_with("en/errors/") && target.matches('/').count() == 3).collect();
        codes.sort();
        let count = codes.len();
        codes.dedup();
        assert_eq!((codes.len(), count), (2_321, 2_321), "{pages:?}");
        assert_eq!(files.keys().filter(|path| path.starts_with("en/parts/")).count(), parts);
    }
}

#[test]
fn pages_about_many_codes_lead_to_their_lists() {
    let source = large(true);
    source.write(
        "statuses.json",
        &json!({"statuses": [{"status": 409, "description": "A conflict.", "action": "Read the message."}]}),
    );
    let files = source.built(&Options::default());
    let status = page(&files, "en/statuses/409/index.html");
    assert!(status.contains("en/families/ACME.1xxx/") && status.contains("en/parts/1/"), "{status}");
    assert!(!status.contains("en/errors/ACME.1990/") && status.contains("2321"), "{status}");
    let family = page(&files, "en/families/ACME.1xxx/index.html");
    assert!(family.contains("en/errors/ACME.1990/") && !family.contains("?family="), "{family}");
    let home = page(&files, "en/index.html");
    assert!(home.contains("en/families/BULK_~~/index.html"), "{home}");
    let overview = page(&files, "en/llms.txt");
    assert!(overview.contains("families/ACME.1xxx/") && !overview.contains("BULK_ROW_0001.md"), "{overview}");
    let part = page(&files, "en/parts/2/index.html");
    assert!(part.contains("en/parts/1/") && part.contains("en/parts/3/") && part.contains("BULK_ROW_0200/"), "{part}");
}
