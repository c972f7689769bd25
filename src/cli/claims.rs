//! Codes that two records claim: which of them came later, as far as git knows.

use std::collections::HashMap;
use std::path::Path;

use ecs_err::check::{Diagnostic, Message, RuleId};
use ecs_err::load::DataDir;
use ecs_err::messages;
use ecs_err::text::printable_line;

use super::git::Git;

/// Of so many codes at most the commits are looked up, each of which runs git several times.
const LOOKED_UP: usize = 20;

/// A place in a data directory: the path of the file, and the line.
type Place<'d> = (&'d str, usize);

/// Adds to each error about a code that is in two records which of them is the later one.
pub fn explain(path: &Path, dir: &DataDir<'_>, diagnostics: &mut [Diagnostic]) {
    let mut claims = diagnostics.iter_mut().filter(|one| one.rule == RuleId::DuplicateId).peekable();
    let git = Git { dir: path };
    if claims.peek().is_none() || !git.text(&["rev-parse", "--is-inside-work-tree"]).is_ok_and(|it| it == "true") {
        return;
    }
    let records = Records::of(dir);
    let claims = claims.filter_map(|one| Some((records.other(one)?, one)));
    for (other, diagnostic) in claims.take(LOOKED_UP) {
        let here = Commit::of(git, (&diagnostic.file, diagnostic.line));
        let Some(message) = later(git, &here, &Commit::of(git, other)) else { continue };
        diagnostic.help = Some(match &diagnostic.help {
            Some(help) => messages::with_help(help, &message),
            None => message,
        });
    }
}

/// The records of codes, by their places.
struct Records<'d> {
    /// The code at each place, in small letters.
    codes: HashMap<Place<'d>, String>,
    /// The places of each code, in the order of the files.
    places: HashMap<String, Vec<Place<'d>>>,
}

impl<'d> Records<'d> {
    fn of(dir: &'d DataDir<'_>) -> Self {
        let errors = dir.each_error().map(|(span, error)| (span, error.code));
        let records = errors.chain(dir.each_retired().map(|(span, retired)| (span, retired.code)));
        let (mut codes, mut places) = (HashMap::new(), HashMap::<String, Vec<Place<'d>>>::new());
        for (span, code) in records {
            let (file, line, _) = span.key("code").place();
            let code = code.as_str().to_ascii_lowercase();
            codes.insert((file, line), code.clone());
            places.entry(code).or_default().push((file, line));
        }
        Self { codes, places }
    }

    /// The first record with the code that a diagnostic is about; `None` if it is not about a code.
    fn other(&self, diagnostic: &Diagnostic) -> Option<Place<'d>> {
        let here = (diagnostic.file.as_str(), diagnostic.line);
        self.places.get(self.codes.get(&here)?)?.iter().copied().find(|place| *place != here)
    }
}

/// The commit that wrote a line; `None` as an id for a line that is not committed.
struct Commit {
    id: Option<String>,
    seconds: u64,
}

impl Commit {
    /// The commit of a line of a file in a repository.
    fn of(git: Git<'_>, (file, line): Place<'_>) -> Self {
        let range = format!("{line},{line}");
        // A new file has no history.
        let blame = git.text(&["blame", "--porcelain", "-L", &range, "--", file]).unwrap_or_default();
        let is_commit = |id: &&str| !id.is_empty() && !id.bytes().all(|byte| byte == b'0');
        let id = blame.split(' ').next().filter(is_commit).map(str::to_owned);
        let seconds = blame.lines().find_map(|line| line.strip_prefix("committer-time ")?.parse().ok());
        Self { id, seconds: seconds.unwrap_or_default() }
    }
}

/// Which of two records came later.
fn later(git: Git<'_>, here: &Commit, there: &Commit) -> Option<Message> {
    let described = |id: &str| {
        let text = git.text(&["log", "-1", "--format=%h (%cd, %an)", "--date=short", id]).ok()?;
        Some(printable_line(&text))
    };
    match (&here.id, &there.id) {
        (None, None) => None,
        (None, Some(_)) => Some(messages::uncommitted_here()),
        (Some(_), None) => Some(messages::uncommitted_there()),
        (Some(one), Some(other)) if one == other => None,
        (Some(one), Some(other)) => {
            let is_ancestor = |one: &str, other: &str| git.text(&["merge-base", "--is-ancestor", one, other]).is_ok();
            if here.seconds > there.seconds || is_ancestor(other, one) {
                Some(messages::later_here(described(one)?))
            } else {
                Some(messages::later_there(described(other)?))
            }
        }
    }
}
