//! Which HTTP status belongs to an error: one in the same object or statement, not that of another row or request.

use std::ops::Range;

use ecs_err_core::StatusCode;

use super::bytes::line_around;
use super::node::{Node, Relation};

/// The statuses of an answer that no error with a code has itself.
pub struct Statuses<'n> {
    text: &'n str,
    nodes: &'n [Node],
    /// For each error, the status that a text in it has.
    in_text: Vec<Option<StatusCode>>,
    /// For each error, the status that an object in it has which has nothing else.
    in_part: Vec<Option<StatusCode>>,
}

impl<'n> Statuses<'n> {
    pub fn new(text: &'n str, nodes: &'n [Node]) -> Self {
        let (mut in_text, mut in_part) = (vec![None; nodes.len()], vec![None; nodes.len()]);
        for node in nodes.iter().filter(|node| node.code.is_none() && node.status.is_some()) {
            let Some(parent) = node.parent else { continue };
            if node.relation != Relation::Cause {
                in_text[parent] = in_text[parent].or(node.status);
            } else if node.message.is_none() {
                in_part[parent] = in_part[parent].or(node.status);
            }
        }
        Self { text, nodes, in_text, in_part }
    }

    /// The status of an error with a code.
    pub fn of(&self, error: usize) -> Option<StatusCode> {
        let path = || std::iter::successors(Some(error), |at| self.nodes.get(*at)?.parent);
        let part = |at: usize| self.in_part[at].filter(|_| at == error || self.nodes[at].code.is_some());
        let own = path().find_map(|at| self.nodes[at].status);
        let inside = || path().find_map(|at| self.in_text[at].or_else(|| part(at)));
        let stated = || path().find_map(|at| self.nodes[at].stated_status);
        own.or_else(inside).or_else(|| self.in_statement(path().last()?)).or_else(stated)
    }

    /// The status in the text around an error that no object contains.
    fn in_statement(&self, error: usize) -> Option<StatusCode> {
        /// How many errors before and after one are looked at.
        const NEAR: usize = 8;
        let own = self.nodes.get(error)?;
        // The errors are in order of appearance, apart from statuses, which come after the codes of their part.
        let near = || self.nodes[error.saturating_sub(NEAR)..].iter().take(2 * NEAR);
        let near = || near().filter(|node| node.parent.is_none());
        let has_other = |range: Range<usize>| {
            near().any(|other| other.code.is_some() && other.at != own.at && range.contains(&other.at))
        };
        let statuses = || near().filter(|node| node.code.is_none() && node.status.is_some());
        let line = line_around(self.text, own.start).start..line_around(self.text, own.at).end;
        let on_line = statuses()
            .filter(|node| line.contains(&node.at) && !has_other(node.at.min(own.start)..node.at.max(own.at)));
        let before = statuses().filter(|node| {
            (own.relation != Relation::Mention || self.is_bare(node.at))
                && node.at < line.start
                && !has_other(node.at..own.start)
                && self.is_head(node.at..own.start)
        });
        let nearest = on_line.min_by_key(|node| node.at.abs_diff(own.at));
        nearest.or_else(|| before.max_by_key(|node| node.at)).and_then(|node| node.status)
    }

    /// Whether a line has nothing but a status: `HTTP 400`, `HTTP/1.1 404 Not Found`.
    fn is_bare(&self, at: usize) -> bool {
        /// The longest name of a status has five words.
        const MAX_WORDS: usize = 7;
        let line = self.text.get(line_around(self.text, at)).unwrap_or_default().trim();
        line.starts_with("HTTP") && line.split(' ').count() <= MAX_WORDS
    }

    /// Whether a text that begins with a status leads to the body that has this status.
    fn is_head(&self, range: Range<usize>) -> bool {
        let line = self.text.get(line_around(self.text, range.start)).unwrap_or_default();
        let is_http = line.trim_start_matches(['<', ' ']).starts_with("HTTP/");
        // A line of an access log is about another request.
        let is_request =
            ["GET /", "POST /", "PUT /", "DELETE /", "PATCH /", "HEAD /"].iter().any(|start| line.contains(start));
        let leads = || {
            let between = self.text.get(range.clone()).unwrap_or_default();
            // A statement may be wrapped: `Bad request with: …, error message:`.
            let max_breaks = if between.trim_end().ends_with([':', '：']) { 4 } else { 1 };
            between.matches('\n').take(max_breaks + 1).count() <= max_breaks
        };
        is_http || !is_request && leads()
    }
}
