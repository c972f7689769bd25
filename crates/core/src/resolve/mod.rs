//! Lenient look-ups: from typed text to records.
//!
//! Spelling is lenient, but nothing is guessed: an ambiguous text gives all records that it may mean, and an unknown
//! one gives none. Suggestions are separate functions.

mod change_filter;
mod field;
mod name;
mod operation;
#[cfg(feature = "std")]
mod path;
#[cfg(feature = "std")]
mod probe;
mod range;
mod record;
mod suggest;
mod typed;

use crate::catalog::{Catalog, ServicesBySize};
use crate::model::{
    Code, CodeBuf, CodeForm, ErrorCode, ExternalService, Field, Guide, IgnoredCase, Operation, Release, RetiredCode,
    Status, StatusCode, Structure, has_parts,
};
use typed::{Number, Reading, Typed};

pub use change_filter::ChangeFilter;
#[cfg(feature = "std")]
pub use path::TreeNode;
#[cfg(feature = "std")]
#[doc(hidden)]
pub use probe::Probe;
pub use range::CodeRange;
pub use record::RecordKind;
pub use suggest::Suggestions;

/// The result of [`Catalog::resolve`].
#[derive(Clone, Debug)]
pub enum Match<'a> {
    /// The records that the text names: several for a number that several records have, and for a code that was
    /// replaced.
    Found(Records<'a>),
    /// Codes with a common prefix: `Ecs.03xx`, or all codes of a service.
    Range(CodeRange<'a>),
    /// A prefix in the form of a service that no code has.
    EmptyRange(CodeRange<'a>),
    /// A code in the form of a service that the catalog does not have.
    UnknownCode(CodeBuf),
    /// A number that no code and no HTTP status has.
    UnknownNumber(u32),
    /// A code of a service outside the catalog, and that service if the catalog describes it.
    ForeignCode(CodeBuf, Option<&'a ExternalService<'a>>),
    /// Neither a code nor a number nor the prefix of codes.
    NotACode,
}

/// A record that a typed text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record<'a> {
    /// An error code.
    Error(&'a ErrorCode<'a>),
    /// A code that the reference no longer has, and the one that replaces it.
    Retired(&'a RetiredCode<'a>, Option<&'a ErrorCode<'a>>),
    /// An HTTP status.
    Status(&'a Status<'a>),
    /// A structure.
    Structure(&'a Structure<'a>),
    /// A field, with the structure that contains it.
    Field(&'a Structure<'a>, &'a Field<'a>),
    /// An operation.
    Operation(&'a Operation<'a>),
    /// A release.
    Release(&'a Release<'a>),
    /// A guide.
    Guide(&'a Guide<'a>),
}

/// An iterator over the records that a typed text names.
#[derive(Clone, Debug)]
pub struct Records<'a> {
    status: Option<&'a Status<'a>>,
    code: Option<Record<'a>>,
    number: Option<Number>,
    /// The services in which the number has not been looked up yet.
    services: ServicesBySize<'a>,
    catalog: Catalog<'a>,
}

impl<'a> Catalog<'a> {
    /// Looks up a typed text: a code, a number, an HTTP status, the name of a record or the prefix of codes.
    ///
    /// Letter case, separators, missing zeros, full-width characters, and quotes, brackets and punctuation around a
    /// code are ignored.
    ///
    /// ```
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/example/catalog.rs")); }
    /// # let catalog = example::catalog();
    /// use ecs_err_core::{Match, Record};
    ///
    /// for typed in ["Ecs.0085", "ecs-85", "ＥＣＳ００８５", "85", "\"Ecs.OO85\","] {
    ///     let Match::Found(mut records) = catalog.resolve(typed) else { panic!("{typed}") };
    ///     assert!(matches!(records.next(), Some(Record::Error(error)) if error.code.as_str() == "Ecs.0085"));
    /// }
    /// assert!(matches!(catalog.resolve("Ecs.00xx"), Match::Range(range) if range.errors().count() == 1));
    /// assert!(matches!(catalog.resolve("Ecs.9999"), Match::UnknownCode(_)));
    /// assert!(matches!(catalog.resolve("no code"), Match::NotACode));
    /// ```
    #[must_use]
    pub fn resolve(&self, text: &str) -> Match<'a> {
        if let Some(record) = Code::new(text.trim()).and_then(|code| self.record_of(code)) {
            return self.found(record);
        }
        let Some(typed) = Typed::new(text) else { return Match::NotACode };
        let reading = match self.read_in_forms(&typed) {
            Some(found @ (Match::Found(_) | Match::Range(_))) => return found,
            other => other,
        };
        if let Some(error) = self.error_named(typed.as_str()) {
            return self.found(Record::Error(error));
        }
        if let Some(number) = typed.number(self.metadata()) {
            let status = if typed.has_leading_zero() { None } else { self.status_of_number(number.value) };
            let records = Records { status, number: Some(number), ..self.none() };
            if records.clone().next().is_some() {
                return Match::Found(records);
            }
            return reading.unwrap_or(Match::UnknownNumber(number.value));
        }
        if let Some(reading) = reading {
            return reading;
        }
        if let Some(number) = typed.status() {
            return match self.status_of_number(number) {
                Some(status) => Match::Found(Records { status: Some(status), ..self.none() }),
                None => Match::UnknownNumber(number),
            };
        }
        self.read_foreign(&typed).or_else(|| self.read_near(&typed)).unwrap_or(Match::NotACode)
    }

    /// The record of a code: an error, or a retired code.
    #[must_use]
    pub fn record_of(&self, code: Code<'_>) -> Option<Record<'a>> {
        let retired = || {
            let retired = self.retired_code(code)?;
            Some(Record::Retired(retired, retired.replacement.and_then(|code| self.error(code))))
        };
        self.error(code).map(Record::Error).or_else(retired)
    }

    /// Reads the value of a response field that holds a code: `Ecs.0085`, `1062`, `card_declined`.
    ///
    /// Letter case is ignored, but the text must be the code and nothing else. The result has the spelling of the
    /// catalog; the name of a record gives its code. If the catalog knows of other services, a text of several names
    /// and a number is a code of one of them: `Vault.Gateway.1007`.
    #[must_use]
    pub fn code_in_field(&self, text: &str) -> Option<CodeBuf> {
        let text = text.trim();
        let code = Code::new(text)?;
        if self.record_of(code).is_some() {
            return Some(code.into());
        }
        let is_same = |error: &&ErrorCode<'_>| error.code.as_str().eq_ignore_ascii_case(text);
        let folded = self.error_folded(text).filter(is_same).map(|error| error.code.into());
        let mut forms = self.metadata().services.iter().flat_map(|service| service.forms);
        let form = forms.find(|form| form.match_len(text.as_bytes(), IgnoredCase::All) == Some(text.len()));
        if let Some(form) = form {
            // An unknown code of capitals and digits needs a digit: it may be a word.
            let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
            return folded.or_else(|| form.write(text, IgnoredCase::All).filter(|_| has_digit));
        }
        let named = || self.error_by_name(text).map(|error| error.code.into());
        let is_external =
            || self.external_service(text).is_some() || !self.metadata().external.is_empty() && is_compound(text);
        folded.or_else(named).or_else(|| is_external().then(|| code.into()))
    }

    /// The service outside the catalog that a code belongs to.
    #[must_use]
    pub fn external_service(&self, code: &str) -> Option<&'a ExternalService<'a>> {
        self.metadata().external.iter().find(|service| service.forms.iter().any(|form| form.matches(code)))
    }

    const fn none(&self) -> Records<'a> {
        let services = ServicesBySize::new(*self);
        Records { status: None, code: None, number: None, services, catalog: *self }
    }

    fn found(&self, record: Record<'a>) -> Match<'a> {
        Match::Found(Records { code: Some(record), ..self.none() })
    }

    /// Reads a text in the forms of the services; known codes come before unknown ones.
    fn read_in_forms(&self, typed: &Typed) -> Option<Match<'a>> {
        let mut unknown: Option<(usize, Match<'a>)> = None;
        let mut known: Option<(usize, Match<'a>)> = None;
        for form in self.metadata().services.iter().flat_map(|service| service.forms) {
            let Some(reading) = typed.in_form(*form) else { continue };
            let len = form.literal_len();
            let (best, reading) = match reading {
                Reading::Code(code) => match self.known(code) {
                    Some(record) => (&mut known, self.found(record)),
                    None if len == 0 && !code.as_str().bytes().any(|byte| byte.is_ascii_digit()) => continue,
                    None => match self.family_beginning(code, typed, *form) {
                        Some(range) => (&mut known, Match::Range(range)),
                        None => (&mut unknown, Match::UnknownCode(code)),
                    },
                },
                Reading::Range(beginning) => {
                    let range = CodeRange::new(*self, beginning);
                    match range.errors().next() {
                        Some(_) => (&mut known, Match::Range(range)),
                        None => (&mut unknown, Match::EmptyRange(range)),
                    }
                }
            };
            // Of several forms the one with the longest literal text counts.
            if best.as_ref().is_none_or(|(other, _)| len > *other) {
                *best = Some((len, reading));
            }
        }
        known.or(unknown).map(|(_, reading)| reading)
    }

    /// The codes of a family from its first digits: `VLT.KEY.401` for `VLT.KEY.401xxxx`.
    fn family_beginning(&self, code: CodeBuf, typed: &Typed, form: CodeForm<'a>) -> Option<CodeRange<'a>> {
        let (prefix, digits) = code.as_code().split_number();
        let lead = digits.trim_start_matches('0');
        let typed_digits = typed.as_str().bytes().rev().take_while(u8::is_ascii_digit).count();
        let is_short = form.last_digits().is_some_and(|group| typed_digits < group.min) && lead.len() == typed_digits;
        let is_family = |pattern: &str| pattern.strip_prefix(prefix).is_some_and(|rest| rest == lead);
        let families = self.metadata().families.iter();
        let family = families.filter(|_| is_short).find(|family| is_family(family.codes.split().0))?;
        CodeRange::of_pattern(*self, family.codes)
    }

    /// The record of a code, in the letter case of the catalog.
    fn known(&self, code: CodeBuf) -> Option<Record<'a>> {
        self.record_of(code.as_code()).or_else(|| self.error_folded(code.as_str()).map(Record::Error))
    }

    fn read_foreign(&self, typed: &Typed) -> Option<Match<'a>> {
        // A word before a code is no part of a name: `failed: ERR.0085`.
        let has_words = typed
            .as_str()
            .split_whitespace()
            .skip(1)
            .any(|word| word.starts_with(|letter: char| letter.is_ascii_alphabetic()));
        if has_words {
            return None;
        }
        self.metadata().external.iter().find_map(|service| {
            let code = service.forms.iter().find_map(|form| match typed.in_form(*form)? {
                Reading::Code(code) => Some(code),
                Reading::Range(_) => None,
            })?;
            Some(Match::ForeignCode(code, Some(service)))
        })
    }

    /// A text that has no form of the catalog's codes but looks like a code and is close to one of them.
    fn read_near(&self, typed: &Typed) -> Option<Match<'a>> {
        /// A longer text is an address, a hash or a name rather than a mistyped code.
        const MAX_FACTOR: usize = 2;
        let code = CodeBuf::new(typed.as_str())?;
        let is_near = |near: Code<'_>| code.as_str().len() <= MAX_FACTOR * near.as_str().len();
        (looks_like_a_code(code.as_code()) && self.suggest(code.as_code()).next().is_some_and(is_near))
            .then_some(Match::UnknownCode(code))
    }

    fn status_of_number(&self, number: u32) -> Option<&'a Status<'a>> {
        self.status(u16::try_from(number).ok().and_then(StatusCode::new)?)
    }
}

/// Whether a text has names with `.` or `_` between them and a number at its end, like codes of the parts of a service:
/// `Vault.Gateway.1007`. It is a code only where one is expected.
fn is_compound(text: &str) -> bool {
    let is_name = |name: &str| {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric();
        name.len() > 1 && name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(is_word)
    };
    text.rsplit_once('.').is_some_and(|(names, number)| {
        (3..10).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && names.split(['.', '_']).all(is_name)
    })
}

/// Whether a text is rather a code than a word: it ends with several digits, or is long enough and has digits or parts.
fn looks_like_a_code(code: Code<'_>) -> bool {
    const MIN_BYTES: usize = 5;
    let (text, (prefix, digits)) = (code.as_str(), code.split_number());
    let is_compound = text.bytes().any(|byte| byte.is_ascii_digit()) || has_parts(text.as_bytes());
    digits.len() > 2 && !prefix.is_empty() || text.len() >= MIN_BYTES && is_compound
}

impl Records<'_> {
    /// Whether the text was a number without a prefix.
    #[must_use]
    pub const fn is_of_number(&self) -> bool {
        self.number.is_some()
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        if let Some(status) = self.status.take() {
            return Some(Record::Status(status));
        }
        let mut code = self.code.take();
        while code.is_none() {
            let number = self.number?;
            code = self.services.next()?.forms.iter().find_map(|form| {
                let code = typed::with_number(*form, number)?;
                self.catalog.record_of(code.as_code())
            });
        }
        if let Some(Record::Retired(_, Some(replacement))) = code {
            self.code = Some(Record::Error(replacement));
        }
        code
    }
}
