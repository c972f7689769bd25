//! Whether every link of the site leads somewhere.

use std::collections::{BTreeSet, HashSet};
use std::sync::Mutex;

/// The pages, anchors and links of a site while it is made.
#[derive(Default)]
pub struct Links {
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// The files, and places in them as `path#anchor`.
    targets: HashSet<String>,
    /// Each link's target and one page that has it.
    links: BTreeSet<(String, String)>,
}

impl Links {
    /// Notes a file and, if it is a page, what it holds.
    pub fn add(&self, path: &str, content: Option<&str>) {
        let (mut targets, mut links) = (vec![path.to_owned()], Vec::new());
        if let Some(html) = content {
            targets.extend(values(html, " id=\"").map(|id| format!("{path}#{id}")));
            let found = values(html, " href=\"").chain(values(html, " src=\""));
            links.extend(found.filter_map(|link| resolve(path, link)));
        }
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        seen.targets.extend(targets);
        for link in links {
            let known =
                seen.links.range((link.clone(), String::new())..).next().is_some_and(|(other, _)| *other == link);
            if !known {
                seen.links.insert((link, path.to_owned()));
            }
        }
    }

    /// Every link that leads nowhere, with a page that has it.
    pub fn broken(self) -> Vec<(String, String)> {
        let Seen { targets, links } = self.seen.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        links.into_iter().filter(|(link, _)| !targets.contains(link)).collect()
    }
}

/// The values of an attribute in HTML whose texts are escaped.
fn values<'h>(html: &'h str, attribute: &'h str) -> impl Iterator<Item = &'h str> {
    html.match_indices(attribute).filter_map(move |(at, _)| html[at + attribute.len()..].split('"').next())
}

/// The file, and the place in it, that a link on a page leads to; `None` for links to other sites.
fn resolve(page: &str, link: &str) -> Option<String> {
    if link.contains(':') || link.starts_with("//") {
        return None;
    }
    let (link, anchor) = link.split_once('#').map_or((link, ""), |(link, anchor)| (link, anchor));
    let file = link.split('?').next().unwrap_or_default();
    let mut parts: Vec<&str> = page.split('/').collect();
    if !file.is_empty() {
        let absolute = file.starts_with('/');
        parts.truncate(if absolute { 0 } else { parts.len() - 1 });
        for part in file.trim_start_matches('/').split('/') {
            match part {
                "." => {}
                ".." => {
                    // Above the root there is nothing.
                    if parts.pop().is_none() {
                        return Some(link.to_owned());
                    }
                }
                name => parts.push(name),
            }
        }
    }
    let mut target = parts.join("/");
    if target.is_empty() || target.ends_with('/') {
        target.push_str("index.html");
    }
    if !anchor.is_empty() {
        target.push('#');
        target.push_str(anchor);
    }
    Some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_lead_nowhere_are_found() {
        let links = Links::default();
        links.add(
            "a/index.html",
            Some("<p id=\"x\"><a href=\"../b/index.html#y\"></a><a href=\"#x\"></a><a href=\"#z\">"),
        );
        links.add(
            "b/index.html",
            Some("<a href=\"../a/index.html?q=1\"> <a href=\"https://x.org\"> <a href=\"../c.css\">"),
        );
        let broken = links.broken();
        let expected =
            [("a/index.html#z", "a/index.html"), ("b/index.html#y", "a/index.html"), ("c.css", "b/index.html")];
        assert_eq!(broken, expected.map(|(link, page)| (link.to_owned(), page.to_owned())));
    }
}
