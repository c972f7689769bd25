//! Which code starts at a place of a text.

use super::FoundCode;
use super::boundary::{Joint, is_other_thing, joint_after, joint_before, starts_with_word};
use super::label::Label;
use super::source::{Source, sources};
use crate::catalog::Catalog;
use crate::model::{CodeBuf, CodeForm, ErrorCode, Find, IgnoredCase, Part, is_separator};

/// Decides which code starts at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matcher<'a> {
    pub catalog: Catalog<'a>,
    has_listed: bool,
    /// Whether listed codes of one part count anywhere.
    pub has_single_words: bool,
}

/// A place where a code may start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start<'t> {
    text: &'t [u8],
    at: usize,
    before: Option<Joint>,
    label: Option<Label>,
}

/// A code that starts at a position.
#[derive(Clone, Debug)]
pub(super) struct Match<'a> {
    pub len: usize,
    pub code: CodeBuf,
    pub error: Option<&'a ErrorCode<'a>>,
    pub rank: Rank,
}

/// Which of several codes with the same text counts: the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It has the form of an external service.
    External,
    /// It has the form of a service but for letter case.
    OtherCase,
    /// It has the form of a service.
    Form,
    /// The catalog has it.
    Known,
}

impl<'a> Matcher<'a> {
    pub fn new(catalog: Catalog<'a>) -> Self {
        let mut listed =
            catalog.metadata().services.iter().filter(|service| service.forms.iter().any(CodeForm::is_listed));
        let has_listed = listed.clone().next().is_some();
        Self { catalog, has_listed, has_single_words: listed.any(|service| service.find == Some(Find::Anywhere)) }
    }

    /// The longest code that starts at a place, which is the start of a word or after a label.
    pub fn code_at(&self, text: &[u8], at: usize, label: Option<Label>) -> Option<FoundCode<'a>> {
        let start = Start { text, at, before: joint_before(text, at), label };
        if label.is_none() && start.before.is_some_and(|joint| joint.separator == b'.') {
            return None;
        }
        let mut best = if self.has_listed { self.listed_at(&start) } else { None };
        let may_count =
            |source: &Source<'_>| may_match(source.form, start.rest()) && (label.is_some() || source.is_anywhere());
        for source in sources(self.catalog.metadata()).filter(may_count) {
            if let Some(found) = self.in_form(source, &start)
                && best.as_ref().is_none_or(|best| (found.len, found.rank) > (best.len, best.rank))
            {
                best = Some(found);
            }
        }
        best.map(|best| FoundCode { code: best.code, range: at..at + best.len, error: best.error })
    }

    /// The code of a form at a start.
    fn in_form(&self, source: Source<'_>, start: &Start<'_>) -> Option<Match<'a>> {
        let code = |ignored| self.match_of(source, start, source.form.match_len(start.rest(), ignored)?, ignored);
        [IgnoredCase::None, IgnoredCase::Literals, IgnoredCase::All].into_iter().find_map(code)
    }

    /// The code of this length, which has a form but for the ignored letter case, if it counts here.
    fn match_of(&self, source: Source<'_>, start: &Start<'_>, len: usize, ignored: IgnoredCase) -> Option<Match<'a>> {
        let written = start.rest().get(..len)?;
        let is_labelled = start.is_labelled(written);
        let is_relaxed = is_labelled && !source.is_exact();
        let is_case_right = match ignored {
            IgnoredCase::None => true,
            IgnoredCase::Literals => is_relaxed || source.ignores_literal_case(),
            IgnoredCase::All => is_relaxed,
        };
        let is_found = is_case_right
            // Without any label, only forms that need none are tried.
            && (is_labelled || start.label.is_none() || source.is_anywhere())
            && start.is_apart(len, is_labelled, |joint| source.is_joined(joint));
        if !is_found {
            return None;
        }
        // A code with the name of an own service is no code of another one.
        if source.is_external && self.has_own_name(written) {
            return None;
        }
        let written = core::str::from_utf8(written).ok()?;
        let code = source.form.write(written, ignored)?;
        if !source.is_external
            && let Some(error) = self.known(&code)
        {
            return Some(Match { len, code: error.code.into(), error: Some(error), rank: Rank::Known });
        }
        let rank = match (source.is_external, ignored) {
            (true, _) => Rank::External,
            (false, IgnoredCase::None) => Rank::Form,
            (false, _) => Rank::OtherCase,
        };
        // An unknown code needs a digit: it may be a word.
        let has_digit = written.bytes().any(|byte| byte.is_ascii_digit());
        has_digit.then_some(Match { len, code, error: None, rank })
    }

    /// Whether a text begins with the name of an own service, such as `Ecs.`, in any letter case.
    fn has_own_name(&self, text: &[u8]) -> bool {
        let mut own = sources(self.catalog.metadata()).take_while(|source| !source.is_external);
        own.any(|source| match source.form.parts().next() {
            // Without a separator at its end, other names may begin with it: `E{3}`, `EVS.{4}`.
            Some(Part::Literal(name)) if name.bytes().next_back().is_some_and(is_separator) => {
                text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
            }
            _ => false,
        })
    }
}

/// Whether the literal text in front allows a form, in any letter case.
fn may_match(form: CodeForm<'_>, text: &[u8]) -> bool {
    let literal = form.as_str().bytes().take_while(|byte| *byte != b'{');
    literal.zip(text).all(|(byte, other)| byte.eq_ignore_ascii_case(other))
}

impl<'t> Start<'t> {
    /// The text from the start on, as far as a code may reach.
    pub fn rest(&self) -> &'t [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The separator that joins the start to a word, where no label keeps them apart.
    pub fn joined_by(&self) -> Option<u8> {
        self.before.filter(|_| self.label.is_none()).map(|joint| joint.separator)
    }

    /// Whether a label counts for the code that is written here.
    pub fn is_labelled(&self, code: &[u8]) -> bool {
        self.label.is_some_and(|label| label.counts_before(code))
    }

    /// Whether a code of this length is no part of a longer word.
    pub fn is_apart(&self, len: usize, is_labelled: bool, is_joined: impl Fn(Joint) -> bool) -> bool {
        let end = self.at + len;
        let after = self.text.get(end..).unwrap_or_default();
        !starts_with_word(after)
            && !is_other_thing(after)
            && !joint_after(self.text, end).is_some_and(&is_joined)
            // A label is always apart from its code.
            && (is_labelled || !self.before.is_some_and(is_joined))
    }
}
