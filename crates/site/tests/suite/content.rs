//! What the page of a code and of a family leads to.

use ecs_err_site::Options;
use serde_json::{Value, json};

use super::catalogs::page;
use super::source::{Source, metadata};

fn errors(errors: &Value) -> Value {
    json!({"service": "all", "errors": errors})
}

/// The part of a page from a heading on, up to the next one.
fn section<'h>(html: &'h str, id: &str) -> &'h str {
    let (_, rest) = html.split_once(&format!("<h2 id=\"{id}\">")).unwrap_or_else(|| panic!("{id} is missing: {html}"));
    rest.split_once("<h2 ").map_or(rest, |(section, _)| section)
}

#[test]
fn a_family_has_a_page_with_its_codes_to_which_they_lead() {
    let mut metadata = metadata(&["listed"]);
    metadata["families"] =
        json!([{"codes": "NET_DNS_*", "title": "Names"}, {"codes": "NET_TLS_*", "title": "Certificates"}]);
    let source = Source::new(
        &metadata,
        &errors(&json!([
            {"code": "NET_DNS_EMPTY", "status": 404, "description": "No answer."},
            {"code": "NET_DNS_SLOW", "status": [503, 504], "description": "A late answer."},
            {"code": "NET_TLS_OLD", "description": "An old certificate."},
        ])),
    );
    let mut options = Options::default();
    options.base_url = Some("https://errors.example.org".to_owned());
    let files = source.built(&options);
    let family = page(&files, "en/families/NET_DNS_~~/index.html");
    for expected in
        ["NET_DNS_EMPTY/index.html", "NET_DNS_SLOW/index.html", "?status=503", "NET_TLS_~~", "<h1 id=\"title\">"]
    {
        assert!(family.contains(expected), "{expected}: {family}");
    }
    assert!(!family.contains("NET_TLS_OLD/"), "{family}");
    let path = "en/families/NET_DNS_~~/index.html";
    for from in ["en/index.html", "en/errors/index.html", "en/errors/NET_DNS_SLOW/index.html"] {
        assert!(page(&files, from).contains(&format!("{path}\"")), "{from}");
    }
    assert!(page(&files, "sitemap.xml").contains("https://errors.example.org/en/families/NET_DNS_~~/"));
}

#[test]
fn a_parameter_leads_to_the_field_that_documents_it_and_to_no_other() {
    let source = Source::new(
        &metadata(&["E-{4}"]),
        &errors(&json!([{
            "code": "E-0001", "description": "A field is wrong.", "operations": ["make"],
            "parameters": ["server.nics[].ip", "server.disk.size", "server.name"],
        }])),
    );
    let field = |name: &str, written: &str, schema: Value| json!({"name": name, "required": true, "type": written, "schema": schema, "description": name});
    let structure = |id: &str, name: &str, fields: Value| {
        json!({
            "id": id, "page": "make", "name": name, "table": 1, "title": name, "direction": "request",
            "operations": ["make"], "fields": fields,
        })
    };
    let text = || json!({"type": "string"});
    source.write("pages.json", &json!({"pages": [{"id": "make", "title": "Make"}]}));
    let operation = json!({
        "id": "make", "page": "make", "method": "POST", "path": "/make", "title": "Make", "summary": "Makes it.",
        "request": ["make.nics", "make.backup", "make.disk"],
    });
    source.write("operations/make.json", &operation);
    let backup = json!([field("disk", "Object", json!({"type": "object", "ref": "make.disk"}))]);
    let mut structures = vec![
        structure("make.nics", "nics", json!([field("ip", "String", text())])),
        structure("make.backup", "backup", backup),
        structure("make.disk", "disk", json!([field("size", "String", text())])),
    ];
    for (at, structure) in structures.iter_mut().enumerate() {
        structure["table"] = json!(at + 1);
    }
    source.write("structures/make.json", &json!({"structures": structures}));
    let files = source.built(&Options::default());
    let concerns = section(page(&files, "en/errors/E-0001/index.html"), "concerns");
    assert!(concerns.contains("make.nics/index.html#field-ip\"><code>server.nics[].ip</code>"), "{concerns}");
    // It is the disk of a backup that is documented.
    assert!(concerns.contains("<li><code>server.disk.size</code>"), "{concerns}");
    assert!(concerns.contains("<li><code>server.name</code>"), "{concerns}");
}

#[test]
fn a_related_code_with_the_same_meaning_shows_what_tells_it_apart() {
    let source = Source::new(
        &metadata(&["E-{4}"]),
        &errors(&json!([
            {"code": "E-0001", "message": "Query failed.", "description": "It failed.", "action": "Wait."},
            {"code": "E-0002", "message": "Start failed.", "description": "It failed.", "action": "Wait."},
            {"code": "E-0003", "message": "Query failed.", "description": "It failed.", "action": "Ask support."},
        ])),
    );
    let files = source.built(&Options::default());
    let html = page(&files, "en/errors/E-0001/index.html");
    assert!(section(html, "same-remedy").contains("class=\"detail\" lang=\"en\">Start failed.<"), "{html}");
    assert!(section(html, "same-message").contains("class=\"detail\">Ask support.<"), "{html}");
}

#[test]
fn a_code_about_which_the_reference_says_little_leads_to_similar_ones() {
    let says_little = "The reference says no more about this code.";
    let source = Source::new(
        &metadata(&["E-{4}"]),
        &errors(&json!([
            {"code": "E-0001", "description": "The disk is full."},
            {"code": "E-0002", "description": "The disk is slow.", "cause": "It is old."},
            {"code": "E-0003", "description": "Nobody called."},
        ])),
    );
    let files = source.built(&Options::default());
    let thin = page(&files, "en/errors/E-0001/index.html");
    assert!(thin.contains(says_little) && section(thin, "similar").contains("E-0002/index.html"), "{thin}");
    assert!(!section(thin, "similar").split_once("</section>").expect("an end").0.contains("E-0003"), "{thin}");
    assert!(!page(&files, "en/errors/E-0002/index.html").contains(says_little));
}
