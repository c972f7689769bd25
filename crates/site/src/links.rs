//! Finds broken links.

use std::borrow::Cow;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;
use foldhash::{HashMap, HashSet};

use super::url::EXPLAIN;
use super::url::SitePath;

/// The pages, anchors and links of a site during the build.
#[derive(Default)]
pub struct Links {
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// Hashes of the files and of the anchors in them.
    targets: HashSet<u64>,
    /// The links to targets that were not added yet: the target, by its hash, and one page with the link.
    links: HashMap<u64, (String, String)>,
}

impl Links {
    /// Adds a file and, if it is a page, its anchors and links.
    pub fn add(&self, path: &SitePath, content: Option<&[u8]>) {
        let mut targets = vec![hash(path, "")];
        let mut links = Vec::new();
        let root = path.root();
        for attribute in content.into_iter().flat_map(attributes) {
            match attribute {
                Attribute::Id(id) => targets.push(hash(path, id)),
                Attribute::Link(link) => {
                    let found = resolve(path, &root, link);
                    links.extend(found.map(|(file, anchor)| (hash(&file, anchor), file, anchor)));
                }
            }
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        for target in targets {
            seen.links.remove(&target);
            seen.targets.insert(target);
        }
        for (hash, file, anchor) in links {
            if seen.targets.contains(&hash) {
                continue;
            }
            seen.links.entry(hash).or_insert_with(|| {
                let sign = if anchor.is_empty() { "" } else { "#" };
                ([&*file, sign, anchor].concat(), path.to_string())
            });
        }
    }

    /// Every broken link, with a page that contains it.
    pub fn broken(self) -> Vec<(String, String)> {
        let seen = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut broken: Vec<_> = seen.links.into_values().collect();
        broken.sort();
        broken
    }
}

/// A hash of a file or of an anchor in it. The chance of a collision in a site is one in many millions.
fn hash(file: &str, anchor: &str) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(file.as_bytes());
    hasher.write_u8(b'#');
    hasher.write(anchor.as_bytes());
    hasher.finish()
}

/// An attribute that defines an anchor or links to one.
enum Attribute<'h> {
    Id(&'h str),
    Link(&'h str),
}

/// The anchors and links in HTML with escaped texts.
fn attributes(html: &[u8]) -> impl Iterator<Item = Attribute<'_>> {
    memchr::memchr_iter(b'=', html).filter_map(|at| {
        let kind = match &html[..at] {
            [.., b' ', b'i', b'd'] => Attribute::Id,
            [.., b' ', b'h', b'r', b'e', b'f'] | [.., b' ', b's', b'r', b'c'] => Attribute::Link,
            _ => return None,
        };
        let value = html[at + 1..].strip_prefix(b"\"")?;
        let end = value.iter().position(|letter| *letter == b'"')?;
        std::str::from_utf8(&value[..end]).ok().map(kind)
    })
}

/// The file and anchor that a link on a page refers to; `None` for links to other sites.
fn resolve<'l>(page: &str, root: &str, link: &'l str) -> Option<(Cow<'l, str>, &'l str)> {
    // Nearly every link is the path to the root and the path of a file from there.
    if let Some(target) = link.strip_prefix(root)
        && is_plain(target.as_bytes())
    {
        return Some((target.into(), ""));
    }
    // What follows the beginning of a text to explain is no anchor.
    if link.contains(':') || link.starts_with("//") || link.starts_with(EXPLAIN) {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let file = file.split_once('?').map_or(file, |(file, _)| file);
    if file.is_empty() {
        return Some((page.to_owned().into(), anchor));
    }
    let mut target = if file.starts_with('/') { String::new() } else { directory(page).to_owned() };
    for part in file.trim_start_matches('/').split_inclusive('/') {
        match part.trim_end_matches('/') {
            "." => {}
            // Nothing is above the root.
            ".." if target.is_empty() => return Some((link.into(), "")),
            ".." => target.truncate(directory(target.trim_end_matches('/')).len()),
            _ => target.push_str(part),
        }
    }
    if target.is_empty() || target.ends_with('/') {
        target.push_str("index.html");
    }
    Some((target.into(), anchor))
}

/// Whether a path is in the normal form of the site: it ends with a file name, no part begins with a dot, and it has no
/// query or anchor.
fn is_plain(path: &[u8]) -> bool {
    let mut before = b'/';
    for letter in path {
        match letter {
            b'?' | b'#' | b':' => return false,
            b'.' | b'/' if before == b'/' => return false,
            _ => before = *letter,
        }
    }
    before != b'/'
}

/// The directory that a path is in, up to its slash.
fn directory(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |at| at + 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_links_are_found() {
        let links = Links::default();
        links.add(
            &SitePath::fixed("a/index.html"),
            Some(b"<p id=\"x\"><a href=\"../b/index.html#y\"></a><a href=\"#x\"></a><a href=\"#z\">"),
        );
        links.add(
            &SitePath::fixed("b/index.html"),
            Some(b"<a href=\"../a/index.html?q=1\"> <a href=\"https://x.org\"> <a href=\"../c.css\">"),
        );
        let broken = links.broken();
        let expected =
            [("a/index.html#z", "a/index.html"), ("b/index.html#y", "a/index.html"), ("c.css", "b/index.html")];
        assert_eq!(broken, expected.map(|(link, page)| (link.to_owned(), page.to_owned())));
    }
}
