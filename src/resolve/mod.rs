//! What did they mean? From typed text to records, the same way everywhere.
//!
//! Reading is tolerant of how people write codes, but never guesses: a text that could mean
//! several records gives all of them, and one that means none gives the near misses apart.

mod field;
mod item;
mod name;
mod near;
mod operation;
#[cfg(feature = "std")]
mod path;
mod topic;
mod typed;

use crate::catalog::Catalog;
use crate::model::{
    Code, ErrorCode, External, Family, Field, Guide, Operation, Release, RetiredCode, Status, StatusCode, Structure,
};
use typed::Typed;

pub use item::Kind;
pub use near::NearMisses;
#[cfg(feature = "std")]
pub use path::Branch;
pub use topic::Topic;

/// What a typed text means in a catalog.
///
/// ```
/// use ecs_err::Resolution;
///
/// let catalog = ecs_err::embedded();
/// assert!(matches!(catalog.resolve("ecs-85"), Resolution::Items(_)));
/// assert!(matches!(catalog.resolve("Ecs.03xx"), Resolution::Group(_)));
/// assert!(matches!(catalog.resolve("VPC.0202"), Resolution::External(..)));
/// assert!(matches!(catalog.resolve("no host"), Resolution::NotACode));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Resolution<'a> {
    /// The records that it names: several if it is a number that several have, or a code that
    /// another has taken the place of.
    Items(Items<'a>),
    /// The codes that begin alike: `Ecs.03xx`, or all codes of a service.
    Group(Group<'a>),
    /// Digits that no code of their service begins with.
    EmptyGroup(Group<'a>),
    /// A code of one of the catalog's services, which the catalog does not have.
    UnknownCode(Code),
    /// A number that no code and no described HTTP status has.
    UnknownNumber(u32),
    /// A code of a service outside the catalog, and that service if the catalog points to it.
    External(Code, Option<&'a External<'a>>),
    /// Neither a code nor a number nor a group of codes.
    NotACode,
}

/// A record that a typed text names.
///
/// ```
/// let catalog = ecs_err::embedded();
/// let item = catalog.code(ecs_err::Code::ECS_0085).unwrap();
/// assert_eq!((item.kind(), item.id().to_string().as_str()), (ecs_err::Kind::Error, "Ecs.0085"));
/// assert_eq!(item.title().unwrap().get("en"), catalog.error(ecs_err::Code::ECS_0085).unwrap().description.get("en"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Item<'a> {
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
///
/// ```
/// let catalog = ecs_err::embedded();
/// let ecs_err::Resolution::Items(items) = catalog.resolve("403") else { unreachable!() };
/// assert!(items.is_of_number());
/// assert!(items.map(|item| item.kind()).any(|kind| kind == ecs_err::Kind::Status));
/// ```
#[derive(Clone, Debug)]
pub struct Items<'a> {
    status: Option<&'a Status<'a>>,
    code: Option<Item<'a>>,
    /// A bare number, and the services in which it is still to be looked up.
    number: Option<Number>,
    next_service: usize,
    catalog: &'a Catalog<'a>,
}

/// A number without a prefix.
#[derive(Clone, Copy, Debug)]
struct Number {
    value: u32,
    /// How many digits were typed if the first was a zero, so that they are all of them.
    digits: Option<usize>,
}

/// The codes that begin alike.
///
/// ```
/// let catalog = ecs_err::embedded();
/// let ecs_err::Resolution::Group(group) = catalog.resolve("Ecs.03xx") else { unreachable!() };
/// assert!(group.errors().all(|error| error.code.as_str().starts_with("Ecs.03")));
/// assert_eq!(group.family().unwrap().codes.as_str(), "Ecs.03xx");
/// assert_eq!(group.as_code(), Some(ecs_err::Code::new("Ecs.0003")));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Group<'a> {
    catalog: &'a Catalog<'a>,
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
    ///
    /// ```
    /// use ecs_err::{Item, Resolution};
    ///
    /// let catalog = ecs_err::embedded();
    /// for typed in ["Ecs.0085", "ecs-85", "ＥＣＳ００８５", "85", "\"Ecs.OO85\","] {
    ///     let Resolution::Items(mut items) = catalog.resolve(typed) else { panic!("{typed}") };
    ///     let Some(Item::Error(error)) = items.next() else { panic!("{typed}") };
    ///     assert_eq!(error.code.as_str(), "Ecs.0085");
    /// }
    /// assert!(matches!(catalog.resolve("Ecs.9999"), Resolution::UnknownCode(_)));
    /// ```
    #[must_use]
    pub fn resolve(&'a self, text: &str) -> Resolution<'a> {
        let none = Items { status: None, code: None, number: None, next_service: 0, catalog: self };
        match Typed::read(text, &self.about) {
            None => Resolution::NotACode,
            Some(Typed::Status(number)) => match self.described(number) {
                Some(status) => Resolution::Items(Items { status: Some(status), ..none }),
                None => Resolution::UnknownNumber(number),
            },
            Some(Typed::Code(code)) => match self.code(code) {
                Some(item) => Resolution::Items(Items { code: Some(item), ..none }),
                None => Resolution::UnknownCode(code),
            },
            Some(Typed::Foreign(code)) => {
                let service =
                    self.about.external.iter().find(|service| service.prefix.eq_ignore_ascii_case(code.prefix()));
                Resolution::External(code, service)
            }
            Some(Typed::Number { value, zeros, digits }) => {
                let status = if zeros { None } else { self.described(value) };
                let number = Number {
                    value,
                    digits: zeros
                        .then_some(digits)
                        .filter(|digits| self.about.services.iter().any(|service| service.digits as usize <= *digits)),
                };
                let items = Items { status, number: Some(number), ..none };
                if items.clone().next().is_some() { Resolution::Items(items) } else { Resolution::UnknownNumber(value) }
            }
            Some(Typed::Group { service, lead, given }) => {
                let digits = service.digits;
                let span = 10_u32.saturating_pow(digits - given);
                let first = lead.saturating_mul(span);
                let group = Group {
                    catalog: self,
                    prefix: service.prefix,
                    range: (first, first.saturating_add(span - 1)),
                    given,
                    digits,
                };
                if group.errors().next().is_some() {
                    return Resolution::Group(group);
                }
                Resolution::EmptyGroup(group)
            }
        }
    }
}

impl<'a> Catalog<'a> {
    /// The record of a code: the error, or what became of it.
    ///
    /// ```
    /// use ecs_err::{Code, Item};
    ///
    /// let item = ecs_err::embedded().code(Code::ECS_0085);
    /// assert!(matches!(item, Some(Item::Error(error)) if error.code == Code::ECS_0085));
    /// ```
    #[must_use]
    pub fn code(&self, code: Code) -> Option<Item<'a>> {
        let retired = || {
            let retired = self.retired_code(code)?;
            Some(Item::Retired(retired, retired.replacement.and_then(|code| self.error(code))))
        };
        self.error(code).map(Item::Error).or_else(retired)
    }

    /// The HTTP status that a number is, if it is described.
    fn described(&self, number: u32) -> Option<&'a Status<'a>> {
        self.status(u16::try_from(number).ok().and_then(StatusCode::new)?)
    }
}

impl Items<'_> {
    /// Whether only a number was typed, without a prefix.
    ///
    /// ```
    /// use ecs_err::Resolution;
    ///
    /// let is_of_number = |text| match ecs_err::embedded().resolve(text) {
    ///     Resolution::Items(items) => items.is_of_number(),
    ///     _ => unreachable!(),
    /// };
    /// assert!(is_of_number("85") && !is_of_number("Ecs.0085"));
    /// ```
    #[must_use]
    pub const fn is_of_number(&self) -> bool {
        self.number.is_some()
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        if let Some(status) = self.status.take() {
            return Some(Item::Status(status));
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
        if let Some(Item::Retired(_, Some(replacement))) = code {
            self.code = Some(Item::Error(replacement));
        }
        code
    }
}

impl<'a> Group<'a> {
    /// The errors of the group, by code.
    ///
    /// ```
    /// use ecs_err::Resolution;
    ///
    /// let Resolution::Group(group) = ecs_err::embedded().resolve("Ecs.03") else { unreachable!() };
    /// assert!(group.errors().count() > 0);
    /// assert!(group.errors().all(|error| (300..400).contains(&error.code.number())));
    /// ```
    pub fn errors(&self) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a> {
        let Self { prefix, range: (first, last), .. } = *self;
        let errors = self.catalog.errors;
        // Codes are sorted, so those of a group stand together.
        let start = errors.partition_point(|error| (error.code.prefix(), error.code.number()) < (prefix, first));
        let end = errors.partition_point(|error| (error.code.prefix(), error.code.number()) <= (prefix, last));
        errors[start..end].iter()
    }

    /// The digits given, as a code of their service; `None` if there are none.
    ///
    /// This is what was perhaps meant where no code begins with them: `Ecs.085` for `Ecs.0085`.
    ///
    /// ```
    /// use ecs_err::{Code, Resolution};
    ///
    /// let Resolution::EmptyGroup(group) = ecs_err::embedded().resolve("Ecs.085") else { unreachable!() };
    /// assert_eq!(group.as_code(), Some(Code::ECS_0085));
    /// ```
    #[must_use]
    pub fn as_code(&self) -> Option<Code> {
        let lead = self.range.0 / 10_u32.saturating_pow(self.digits - self.given);
        Code::from_parts(self.prefix, lead, self.digits as usize).filter(|_| self.given > 0)
    }

    /// The family that the group is, if it is one.
    ///
    /// ```
    /// use ecs_err::Resolution;
    ///
    /// let Resolution::Group(group) = ecs_err::embedded().resolve("Ecs.03") else { unreachable!() };
    /// assert_eq!(group.family().unwrap().codes.as_str(), "Ecs.03xx");
    /// let Resolution::Group(group) = ecs_err::embedded().resolve("Ecs") else { unreachable!() };
    /// assert!(group.family().is_none(), "it is larger than a family");
    /// ```
    #[must_use]
    pub fn family(&self) -> Option<&'a Family<'a>> {
        let mut errors = self.errors();
        let family = self.catalog.family(errors.next()?.code)?;
        let same = family.codes.as_str().chars().filter(|letter| *letter == 'x').count()
            == (self.digits - self.given) as usize;
        same.then_some(family)
    }
}

impl core::fmt::Display for Group<'_> {
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
