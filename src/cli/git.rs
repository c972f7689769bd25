//! Runs git: it is called with arguments, never through a shell.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use ecs_err::check::Message;
use ecs_err::messages;
use ecs_err::text::printable_line;

use super::error::CliError;

/// git in a directory.
#[derive(Clone, Copy)]
pub struct Git<'p> {
    pub dir: &'p Path,
}

/// What a revision has under a path.
pub enum Object {
    /// The files of a directory, each with its path in it.
    Directory(Vec<(String, Vec<u8>)>),
    File(Vec<u8>),
}

impl Git<'_> {
    /// What git prints for these arguments, without a newline at the end; its own message if it fails.
    pub fn text(self, args: &[&str]) -> Result<String, Message> {
        let text = String::from_utf8_lossy(&self.bytes(args, b"")?).into_owned();
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn bytes(self, args: &[&str], input: &[u8]) -> Result<Vec<u8>, Message> {
        let mut command = Command::new("git");
        command.current_dir(self.dir).args(args).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let missing = |error: std::io::Error| messages::git_missing(&(&error).into());
        let mut child = command.spawn().map_err(missing)?;
        let stdin = child.stdin.take();
        let output = std::thread::scope(|scope| {
            // git answers while it reads, so both pipes would fill.
            scope.spawn(move || stdin.is_some_and(|mut stdin| stdin.write_all(input).is_ok()));
            child.wait_with_output()
        });
        let output = output.map_err(missing)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let reason = String::from_utf8_lossy(&output.stderr);
        let reason = reason.lines().find(|line| !line.is_empty()).unwrap_or("no reason given");
        Err(messages::git_failed(printable_line(reason)))
    }

    /// What a revision has under a path, which is written as git writes it: from the root of the repository, or from
    /// this directory if it begins with a dot.
    pub fn read(self, revision: &str, path: &str) -> Result<Object, CliError> {
        if revision.is_empty() || revision.starts_with('-') {
            return Err(CliError::Stated(messages::revision_refused(printable_line(revision))));
        }
        // A wrong directory and a wrong revision are different errors.
        self.text(&["rev-parse", "--git-dir"]).map_err(CliError::Stated)?;
        let verify = |name: &str| self.text(&["rev-parse", "--verify", "--quiet", name]).ok();
        let commit = verify(&format!("{revision}^{{commit}}"))
            .ok_or_else(|| CliError::Stated(messages::revision_unknown(printable_line(revision))))?;
        let path = path.trim_end_matches('/');
        let path = if path == "." { "" } else { path };
        let object = verify(&format!("{commit}:{path}")).ok_or_else(|| {
            CliError::Stated(messages::not_in_revision(printable_line(revision), printable_line(path)))
        })?;
        match self.text(&["cat-file", "-t", &object]).map_err(CliError::Stated)?.as_str() {
            "tree" => self.files(&object, revision).map(Object::Directory),
            _ => self.bytes(&["cat-file", "blob", &object], b"").map(Object::File).map_err(CliError::Stated),
        }
    }

    /// The files of a tree.
    fn files(self, tree: &str, revision: &str) -> Result<Vec<(String, Vec<u8>)>, CliError> {
        let listed = self.bytes(&["ls-tree", "-r", "-z", "--full-tree", tree], b"").map_err(CliError::Stated)?;
        let listed = String::from_utf8_lossy(&listed);
        let entries: Vec<Entry<'_>> = listed.split('\0').filter_map(Entry::parse).collect();
        let names: Vec<&str> = entries.iter().map(|entry| entry.object).collect();
        let mut contents = self.contents(&names).map_err(CliError::Stated)?.into_iter();
        let files: Vec<(Entry<'_>, Vec<u8>)> =
            entries.into_iter().map(|entry| (entry, contents.next().unwrap_or_default())).collect();
        let by_path: HashMap<&str, &[u8]> =
            files.iter().filter(|(entry, _)| !entry.is_link).map(|(entry, text)| (entry.path, &**text)).collect();
        let resolved = |entry: &Entry<'_>, text: &[u8]| {
            let target = target(entry.path, str::from_utf8(text).ok()?)?;
            by_path.get(&*target).map(|text| text.to_vec())
        };
        let read = files.iter().map(|(entry, text)| {
            let text = if entry.is_link { resolved(entry, text) } else { Some(text.clone()) };
            let outside = || messages::link_in_revision(printable_line(revision), printable_line(entry.path));
            Ok((entry.path.to_owned(), text.ok_or_else(|| CliError::Stated(outside()))?))
        });
        read.collect()
    }

    /// The contents of objects.
    fn contents(self, objects: &[&str]) -> Result<Vec<Vec<u8>>, Message> {
        let printed = self.bytes(&["cat-file", "--batch"], (objects.join("\n") + "\n").as_bytes())?;
        let mut rest = &printed[..];
        let mut contents = Vec::with_capacity(objects.len());
        for object in objects {
            // A line "OBJECT TYPE SIZE", the content, and a newline.
            let content = rest.iter().position(|byte| *byte == b'\n').and_then(|end| {
                let head = str::from_utf8(&rest[..end]).ok()?;
                let size: usize = head.rsplit(' ').next()?.parse().ok()?;
                let content = rest.get(end + 1..end + 1 + size)?;
                rest = rest.get(end + size + 2..).unwrap_or_default();
                Some(content.to_vec())
            });
            contents.push(content.ok_or_else(|| messages::git_failed(format_args!("no object {object}")))?);
        }
        Ok(contents)
    }
}

/// A file of a tree.
struct Entry<'t> {
    is_link: bool,
    object: &'t str,
    path: &'t str,
}

impl<'t> Entry<'t> {
    /// The entry of "MODE TYPE OBJECT\tPATH"; `None` for what is no file, such as a submodule.
    fn parse(line: &'t str) -> Option<Self> {
        let (head, path) = line.split_once('\t')?;
        let mut head = head.split(' ');
        let (mode, kind, object) = (head.next()?, head.next()?, head.next()?);
        (kind == "blob").then_some(Self { is_link: mode == "120000", object, path })
    }
}

/// Where a symbolic link leads, if that is in the same tree.
fn target(link: &str, text: &str) -> Option<String> {
    let mut parts: Vec<&str> = link.split('/').collect();
    parts.pop();
    for part in text.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            // A path from the root of the file system begins with an empty part.
            "" => return None,
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files_of_the_same_tree_only() {
        assert_eq!(target("errors/a.json", "b.json").as_deref(), Some("errors/b.json"));
        assert_eq!(target("errors/a.json", "./../c.json").as_deref(), Some("c.json"));
        assert_eq!(target("errors/a.json", "../../c.json"), None);
        assert_eq!(target("errors/a.json", "/etc/passwd"), None);
    }
}
