//! Structured data of a page for search engines (schema.org, as JSON-LD).

use std::fmt::Write as _;

use ecs_err_core::model::Date;

use super::context::Head;
use super::encode;

const CONTEXT: &str = "https://schema.org";

/// The facts about a page that its structured data states.
pub struct Facts<'f> {
    pub head: &'f Head,
    pub language: &'f str,
    pub site: &'f str,
    /// The address of the page.
    pub address: String,
    /// The code that the page is about.
    pub code: Option<&'f str>,
    pub modified: Option<Date>,
    /// Whether the page is about one record.
    pub is_article: bool,
    /// The pages above, each with its name and address.
    pub above: Vec<(String, String)>,
    /// The heading of the page.
    pub heading: &'f str,
}

/// The structured data as the content of a `<script>` element: the page, and the way to it.
///
/// It is written as text, because every page has it and a tree of values takes several times as long.
pub fn data(facts: &Facts<'_>) -> String {
    let Facts { head, language, site, address, code, modified, is_article, above, heading } = facts;
    let Some((_, home)) = above.first() else {
        let mut page = Object::new("WebSite");
        page.string("name", site).string("url", address);
        page.string("description", &head.description).string("inLanguage", language);
        return page.end();
    };
    let mut page = Object::new(if *is_article { "TechArticle" } else { "CollectionPage" });
    if *is_article {
        page.string("headline", &head.title);
    }
    page.string("name", heading).string("url", address).string("inLanguage", language);
    if let Some(code) = code {
        page.string("about", code);
    }
    if let Some(date) = modified {
        page.string("dateModified", &date.to_string());
    }
    let mut whole = Object::part("WebSite");
    whole.string("name", site).string("url", home);
    page.raw("isPartOf", &whole.end());
    let items = above.iter().map(|(name, url)| (name.as_str(), url.as_str())).chain([(*heading, &**address)]);
    let item = |(position, (name, url)): (usize, (&str, &str))| {
        let mut item = Object::part("ListItem");
        item.raw("position", &position.to_string()).string("name", name).string("item", url);
        item.end()
    };
    let items: Vec<String> = (1..).zip(items).map(item).collect();
    let mut path = Object::new("BreadcrumbList");
    path.raw("itemListElement", &format!("[{}]", items.join(",")));
    format!("[{},{}]", page.end(), path.end())
}

/// An object that is written.
struct Object(String);

impl Object {
    /// An object of a type, with the context of the vocabulary.
    fn new(kind: &str) -> Self {
        Self(format!("{{\"@context\":\"{CONTEXT}\",\"@type\":\"{kind}\""))
    }

    /// An object inside another one.
    fn part(kind: &str) -> Self {
        Self(format!("{{\"@type\":\"{kind}\""))
    }

    fn string(&mut self, key: &str, text: &str) -> &mut Self {
        // A string never fails to be written as JSON.
        let json = serde_json::to_string(text).unwrap_or_default();
        self.raw(key, &encode::json_in_html(&json))
    }

    /// A member with JSON as its value.
    fn raw(&mut self, key: &str, json: &str) -> &mut Self {
        // Writing to a string does not fail.
        let _ = write!(self.0, ",\"{key}\":{json}");
        self
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn hostile_texts_stay_texts() {
        let hostile = "</script><b> \" \\ \u{2028}";
        let head = Head { title: hostile.to_owned(), description: hostile.to_owned() };
        let facts = Facts {
            head: &head,
            language: "en",
            site: hostile,
            address: "https://example.org/x/".to_owned(),
            code: Some("E1"),
            modified: None,
            is_article: true,
            above: vec![(hostile.to_owned(), "https://example.org/".to_owned())],
            heading: hostile,
        };
        let text = data(&facts);
        assert!(!text.contains('<'), "{text}");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((&value[0]["headline"], &value[0]["about"]), (&json!(hostile), &json!("E1")));
        let last = json!({"@type": "ListItem", "position": 2, "name": hostile, "item": "https://example.org/x/"});
        assert_eq!(value[1]["itemListElement"][1], last);
        let home = data(&Facts { above: Vec::new(), ..facts });
        let value: Value = serde_json::from_str(&home).expect("JSON");
        assert_eq!((&value["@type"], &value["description"]), (&json!("WebSite"), &json!(hostile)));
    }
}
