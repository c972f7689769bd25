//! The paths of the pages of a flavor.

use std::collections::HashSet;

use crate::Flavor;

/// Hands out the paths of pages, which are different even where file names ignore letter case.
pub struct Paths {
    flavor: Flavor,
    taken: HashSet<String>,
}

impl Paths {
    pub fn new(flavor: Flavor) -> Self {
        Self { flavor, taken: HashSet::new() }
    }

    /// A directory in another one, which is empty for the root.
    pub fn directory(&mut self, parent: &str, name: &str) -> String {
        let name = self.free_name(parent, name);
        join(parent, &name)
    }

    /// The page of a directory.
    pub fn index(&self, directory: &str) -> String {
        join(directory, if self.flavor == Flavor::Hugo { "_index.md" } else { "index.md" })
    }

    /// A page in a directory.
    pub fn leaf(&mut self, directory: &str, name: &str) -> String {
        let name = self.free_name(directory, name);
        // A dot in the name of a file may be read as that of a language or of an output format, in a directory not.
        let file = if self.flavor == Flavor::Hugo { name + "/index.md" } else { name + ".md" };
        join(directory, &file)
    }

    /// The name, or the first one after it that is free. `readme` and the name of the directory itself would be the page
    /// of the directory.
    fn free_name(&mut self, parent: &str, wanted: &str) -> String {
        let wanted = if self.flavor == Flavor::Starlight { slug(wanted) } else { wanted.to_owned() };
        let directory = parent.rsplit('/').next().unwrap_or_default();
        let is_index = wanted.eq_ignore_ascii_case("readme") || wanted.eq_ignore_ascii_case(directory);
        // Hugo takes a file whose name ends so for the backup of an editor.
        let is_ignored = self.flavor == Flavor::Hugo && wanted.ends_with('~');
        let own = (!is_index && !is_ignored).then(|| wanted.clone());
        let stem = wanted.trim_end_matches('~');
        let numbered = (2_u32..).map(|number| format!("{stem}-{number}"));
        let mut names = own.into_iter().chain(numbered);
        names.find(|name| self.taken.insert(join(parent, name).to_lowercase())).unwrap_or(wanted)
    }
}

/// The relative path from a page to another one, as the flavor resolves it.
pub fn relative(flavor: Flavor, from: &str, to: &str) -> String {
    if flavor == Flavor::Starlight {
        // Its links are addresses, and each page is a directory there.
        let path = between(&address_of(from), &address_of(to));
        return if path.is_empty() { "./".to_owned() } else { path };
    }
    between(from, to)
}

/// The relative path from one file to another; a path that ends with a slash is the file without a name there.
fn between(from: &str, to: &str) -> String {
    let is_same = |(one, other): &(&str, &str)| one == other && one.ends_with('/');
    let common: usize =
        from.split_inclusive('/').zip(to.split_inclusive('/')).take_while(is_same).map(|(part, _)| part.len()).sum();
    let above = from[common..].matches('/').count();
    "../".repeat(above) + &to[common..]
}

/// The address of a page below that of the root.
fn address_of(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    match stem.strip_suffix("index") {
        Some(directory) if directory.is_empty() || directory.ends_with('/') => directory.to_owned(),
        _ => format!("{stem}/"),
    }
}

/// A name that is its own address: Astro drops dots from addresses and writes them in lower case.
fn slug(name: &str) -> String {
    let is_kept = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    name.chars().map(|letter| if is_kept(letter) { letter.to_ascii_lowercase() } else { '-' }).collect()
}

fn join(directory: &str, name: &str) -> String {
    if directory.is_empty() { name.to_owned() } else { format!("{directory}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_no_pages_of_directories() {
        let mut paths = Paths::new(Flavor::Starlight);
        let directory = paths.directory("codes", "Ecs");
        assert_eq!(directory, "codes/ecs");
        let leaves = ["E.1", "E-1", "e_1", "README", "Ecs"].map(|name| paths.leaf(&directory, name));
        assert_eq!(leaves, ["e-1", "e-1-2", "e_1", "readme-2", "ecs-2"].map(|name| format!("codes/ecs/{name}.md")));
        let mut paths = Paths::new(Flavor::Hugo);
        assert_eq!(paths.leaf("codes/Ecs", "E.1"), "codes/Ecs/E.1/index.md");
        assert_eq!(paths.leaf("codes/Ecs", "CON~"), "codes/Ecs/CON-2/index.md");
        assert_eq!(paths.index(""), "_index.md");
    }

    #[test]
    fn links_are_relative() {
        for (from, to, path, address) in [
            ("index.md", "codes/index.md", "codes/index.md", "codes/"),
            ("codes/a/b.md", "codes/a/c.md", "c.md", "../c/"),
            ("codes/a/b.md", "index.md", "../../index.md", "../../../"),
            ("codes/a/index.md", "codes/a/b.md", "b.md", "b/"),
            ("codes/ab/c.md", "codes/a/c.md", "../a/c.md", "../../a/c/"),
            ("index.md", "index.md", "index.md", "./"),
        ] {
            assert_eq!(relative(Flavor::Mkdocs, from, to), path);
            assert_eq!(relative(Flavor::Starlight, from, to), address);
        }
    }
}
