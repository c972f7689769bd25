//! Whether every link of the site leads somewhere.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Mutex, PoisonError};

use super::url;

const ID: &str = " id=";

/// The pages, anchors and links of a site while it is made.
#[derive(Default)]
pub struct Links {
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// Hashes of the files, and of places in them as `path#anchor`.
    targets: HashSet<u64>,
    /// Each link's target, by its hash, and one page that has it.
    links: HashMap<u64, (String, String)>,
}

impl Links {
    /// Notes a file and, if it is a page, what it holds.
    pub fn add(&self, path: &str, content: Option<&str>) {
        let mut targets = vec![hash(path)];
        let mut links = Vec::new();
        let root = url::root(path);
        for (name, value) in content.into_iter().flat_map(attributes) {
            if name == ID {
                targets.push(hash(&format!("{path}#{value}")));
            } else if let Some(target) = resolve(path, &root, value) {
                links.push((hash(&target), target));
            }
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.targets.extend(targets);
        for (hash, target) in links {
            seen.links.entry(hash).or_insert_with(|| (target.into_owned(), path.to_owned()));
        }
    }

    /// Every link that leads nowhere, with a page that has it.
    pub fn broken(self) -> Vec<(String, String)> {
        let Seen { targets, links } = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let broken = links.into_iter().filter(|(hash, _)| !targets.contains(hash));
        let mut broken: Vec<_> = broken.map(|(_, link)| link).collect();
        broken.sort();
        broken
    }
}

/// What stands for a path: there is one chance in many millions that two of a site's have the same.
fn hash(path: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}

/// The anchors and links in HTML whose texts are escaped: what each attribute's value stands behind, and the value.
fn attributes(html: &str) -> impl Iterator<Item = (&'static str, &str)> {
    let mut pieces = html.split('"');
    std::iter::from_fn(move || {
        loop {
            let before = pieces.next()?;
            if before.ends_with('=') {
                let value = pieces.next()?;
                if let Some(name) = [ID, " href=", " src="].into_iter().find(|name| before.ends_with(name)) {
                    return Some((name, value));
                }
            }
        }
    })
}

/// The file, and the place in it, that a link on a page leads to; `None` for links to other sites.
fn resolve<'l>(page: &str, root: &str, link: &'l str) -> Option<Cow<'l, str>> {
    if link.contains(':') || link.starts_with("//") {
        return None;
    }
    // Nearly every link is the way to the root and a file's path from there.
    if let Some(target) = link.strip_prefix(root)
        && !target.is_empty()
        && !target.starts_with('.')
        && !target.ends_with('/')
        && !target.bytes().any(|letter| matches!(letter, b'?' | b'#'))
        && !target.as_bytes().windows(2).any(|pair| pair == b"/.")
    {
        return Some(Cow::Borrowed(target));
    }
    let (file, anchor) = link.split_at(link.find('#').unwrap_or(link.len()));
    let file = file.split('?').next().unwrap_or_default();
    let mut target = String::with_capacity(page.len() + link.len());
    if file.is_empty() {
        target.push_str(page);
    } else {
        if !file.starts_with('/') {
            target.push_str(folder(page));
        }
        for part in file.trim_start_matches('/').split_inclusive('/') {
            match part.trim_end_matches('/') {
                "." => {}
                // Above the root there is nothing.
                ".." if target.is_empty() => return Some(link.into()),
                ".." => target.truncate(folder(target.trim_end_matches('/')).len()),
                _ => target.push_str(part),
            }
        }
        if target.is_empty() || target.ends_with('/') {
            target.push_str("index.html");
        }
    }
    if anchor.len() > 1 {
        target.push_str(anchor);
    }
    Some(target.into())
}

/// The folder that a path is in, up to its slash.
fn folder(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |at| at + 1)]
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
