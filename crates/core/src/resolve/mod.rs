//! What did they mean? From typed text to records, the same way everywhere.
//!
//! Reading is tolerant of how people write codes, but never guesses: a text that could mean
//! several records gives all of them, and one that means none gives the near misses apart.

mod change_filter;
mod field;
mod name;
mod operation;
#[cfg(feature = "std")]
mod path;
mod record;
mod suggest;
mod typed;

use crate::catalog::Catalog;
use crate::model::{
    Code, ErrorCode, ExternalService, Family, Field, Guide, Operation, Release, RetiredCode, Status, StatusCode,
    Structure,
};
use typed::Typed;

pub use change_filter::ChangeFilter;
#[cfg(feature = "std")]
pub use path::TreeNode;
pub use record::RecordKind;
pub use suggest::Suggestions;

/// What a typed text means in a catalog.
#[derive(Clone, Debug)]
pub enum Match<'a> {
    /// The records that it names: several if it is a number that several have, or a code that
    /// another has taken the place of.
    Found(Records<'a>),
    /// The codes that begin alike: `Ecs.03xx`, or all codes of a service.
    Range(CodeRange<'a>),
    /// Digits that no code of their service begins with.
    EmptyRange(CodeRange<'a>),
    /// A code of one of the catalog's services, which the catalog does not have.
    UnknownCode(Code),
    /// A number that no code and no described HTTP status has.
    UnknownNumber(u32),
    /// A code of a service outside the catalog, and that service if the catalog points to it.
    ForeignCode(Code, Option<&'a ExternalService<'a>>),
    /// Neither a code nor a number nor a group of codes.
    NotACode,
}

/// A record that a typed text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record<'a> {
    /// An error code.
    Error(&'a ErrorCode<'a>),
    /// A code that the reference no longer has, and the one that takes its place.
    Retired(&'a RetiredCode<'a>, Option<&'a ErrorCode<'a>>),
    /// An HTTP status.
    Status(&'a Status<'a>),
    /// A structure.
    Structure(&'a Structure<'a>),
    /// A field, after its structure.
    Field(&'a Structure<'a>, &'a Field<'a>),
    /// An operation.
    Operation(&'a Operation<'a>),
    /// A release.
    Release(&'a Release<'a>),
    /// A guide.
    Guide(&'a Guide<'a>),
}

/// The records that a typed text names: an HTTP status, then error codes in their order, each
/// behind the retired one whose place it takes.
#[derive(Clone, Debug)]
pub struct Records<'a> {
    status: Option<&'a Status<'a>>,
    code: Option<Record<'a>>,
    /// A bare number, and the services in which it is still to be looked up.
    number: Option<Number>,
    next_service: usize,
    catalog: Catalog<'a>,
}

/// A number without a prefix.
#[derive(Clone, Copy, Debug)]
struct Number {
    value: u32,
    /// How many digits were typed if the first was a zero, so that they are all of them.
    digits: Option<usize>,
}

/// The codes that begin alike.
#[derive(Clone, Copy, Debug)]
pub struct CodeRange<'a> {
    catalog: Catalog<'a>,
    prefix: &'a str,
    /// The least and the greatest number.
    range: (u32, u32),
    /// How many digits were given.
    given: u32,
    digits: u32,
}

impl<'a> Catalog<'a> {
    /// The records that a person means by a text.
    ///
    /// Letter case, the separator between prefix and number, full-width letters, quotes and
    /// brackets around the code and a letter O for a zero do not matter; a number may be written
    /// without its leading zeros. Nothing is allocated.
    #[must_use]
    pub fn resolve(&self, text: &str) -> Match<'a> {
        let none = Records { status: None, code: None, number: None, next_service: 0, catalog: *self };
        match Typed::read(text, self.metadata()) {
            None => Match::NotACode,
            Some(Typed::Status(number)) => match self.described(number) {
                Some(status) => Match::Found(Records { status: Some(status), ..none }),
                None => Match::UnknownNumber(number),
            },
            Some(Typed::Code(code)) => match self.code(code) {
                Some(item) => Match::Found(Records { code: Some(item), ..none }),
                None => Match::UnknownCode(code),
            },
            Some(Typed::Foreign(code)) => {
                let service =
                    self.metadata().external.iter().find(|service| service.prefix.eq_ignore_ascii_case(code.prefix()));
                Match::ForeignCode(code, service)
            }
            Some(Typed::Number { value, zeros, digits }) => {
                let status = if zeros { None } else { self.described(value) };
                let number = Number {
                    value,
                    digits: zeros.then_some(digits).filter(|digits| {
                        self.metadata().services.iter().any(|service| service.digits as usize <= *digits)
                    }),
                };
                let items = Records { status, number: Some(number), ..none };
                if items.clone().next().is_some() { Match::Found(items) } else { Match::UnknownNumber(value) }
            }
            Some(Typed::Range { service, lead, given }) => {
                let digits = service.digits;
                let span = 10_u32.saturating_pow(digits - given);
                let first = lead.saturating_mul(span);
                let group = CodeRange {
                    catalog: *self,
                    prefix: service.prefix,
                    range: (first, first.saturating_add(span - 1)),
                    given,
                    digits,
                };
                if group.errors().next().is_some() {
                    return Match::Range(group);
                }
                Match::EmptyRange(group)
            }
        }
    }
}

impl<'a> Catalog<'a> {
    /// The record of a code: the error, or what became of it.
    #[must_use]
    pub fn code(&self, code: Code) -> Option<Record<'a>> {
        let retired = || {
            let retired = self.retired_code(code)?;
            Some(Record::Retired(retired, retired.replacement.and_then(|code| self.error(code))))
        };
        self.error(code).map(Record::Error).or_else(retired)
    }

    /// The HTTP status that a number is, if it is described.
    fn described(&self, number: u32) -> Option<&'a Status<'a>> {
        self.status(u16::try_from(number).ok().and_then(StatusCode::new)?)
    }
}

impl Records<'_> {
    /// Whether only a number was typed, without a prefix.
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
            // The catalog's own services come in the order that a reader expects: most codes first.
            let service = self.catalog.by_size(self.next_service)?;
            self.next_service += 1;
            let digits = service.digits as usize;
            if number.digits.is_some_and(|typed| typed != digits) {
                continue;
            }
            code = Code::from_parts(service.prefix, number.value, digits).and_then(|code| self.catalog.code(code));
        }
        if let Some(Record::Retired(_, Some(replacement))) = code {
            self.code = Some(Record::Error(replacement));
        }
        code
    }
}

impl<'a> CodeRange<'a> {
    /// The errors of the group, by code.
    pub fn errors(&self) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a> {
        let Self { prefix, range: (first, last), .. } = *self;
        let errors = self.catalog.errors();
        // Codes are sorted, so those of a group stand together.
        let start = errors.partition_point(|error| (error.code.prefix(), error.code.number()) < (prefix, first));
        let end = errors.partition_point(|error| (error.code.prefix(), error.code.number()) <= (prefix, last));
        errors[start..end].iter()
    }

    /// The digits given, as a code of their service; `None` if there are none.
    ///
    /// This is what was perhaps meant where no code begins with them: `Ecs.085` for `Ecs.0085`.
    #[must_use]
    pub fn as_code(&self) -> Option<Code> {
        let lead = self.range.0 / 10_u32.saturating_pow(self.digits - self.given);
        Code::from_parts(self.prefix, lead, self.digits as usize).filter(|_| self.given > 0)
    }

    /// The family that the group is, if it is one.
    #[must_use]
    pub fn family(&self) -> Option<&'a Family<'a>> {
        let mut errors = self.errors();
        let family = self.catalog.family(errors.next()?.code)?;
        let same = family.codes.as_str().chars().filter(|letter| *letter == 'x').count()
            == (self.digits - self.given) as usize;
        same.then_some(family)
    }
}

impl core::fmt::Display for CodeRange<'_> {
    /// The group as a pattern: `Ecs.03xx`.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.", self.prefix)?;
        let wild = self.digits - self.given;
        if self.given > 0 {
            write!(f, "{:0width$}", self.range.0 / 10_u32.saturating_pow(wild), width = self.given as usize)?;
        }
        (0..wild).try_for_each(|_| f.write_str("x"))
    }
}
