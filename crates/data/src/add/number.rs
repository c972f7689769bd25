//! Free numbers of a family or a service.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};

use ecs_err_core::Catalog;
use ecs_err_core::model::{Code, CodeBuf, CodeForm, CodePattern, Service};

/// The most digits of a number that is counted.
const MAX_DIGITS: usize = 15;

/// So few digits at least has a random number of a form without a limit, such as `{+}`.
const RANDOM_DIGITS: usize = 4;

/// The codes that differ only in a number.
#[derive(Debug)]
pub(super) struct Numbers {
    before: String,
    after: String,
    /// The fewest digits, to which numbers are filled up with zeros.
    min: usize,
    max: usize,
    radix: u32,
    is_capital: bool,
}

impl Numbers {
    /// The codes of a family; `None` if its codes do not end with digits.
    pub fn of_family(codes: CodePattern<'_>) -> Option<Self> {
        let (before, digits) = codes.split();
        let digits = digits?;
        let before = before.to_owned();
        Some(Self { before, after: String::new(), min: digits, max: digits, radix: 10, is_capital: false })
    }

    /// The codes like the last one of a service: of its family if it has one, else of its form.
    pub fn of_service(catalog: Catalog<'_>, service: &Service<'_>) -> Option<Self> {
        let is_own = |code: Code<'_>| catalog.service_of(code).is_some_and(|other| other.id == service.id);
        let codes = catalog.errors().iter().map(|error| error.code).filter(|code| is_own(*code));
        let last = codes.max_by(|one, other| one.natural_cmp(other));
        let of_family = last.and_then(|code| Self::of_family(catalog.family(code)?.codes));
        let is_capital = last.is_none_or(|code| !code.as_str().bytes().any(|byte| byte.is_ascii_lowercase()));
        let of_form = |form: &CodeForm<'_>| match last {
            Some(code) => Self::like(*form, code.as_str(), is_capital),
            None => Self::like(*form, form.first_code()?.as_str(), is_capital),
        };
        of_family.or_else(|| service.forms.iter().find_map(of_form))
    }

    /// The codes of a form that differ from a code only in their number.
    fn like(form: CodeForm<'_>, code: &str, is_capital: bool) -> Option<Self> {
        let place = form.number_place(code).filter(|place| !place.is_mixed)?;
        let (before, after) = (code[..place.range.start].to_owned(), code[place.range.end..].to_owned());
        Some(Self { before, after, min: place.min, max: place.max, radix: place.radix, is_capital })
    }

    /// The code after the highest one; if there is none, the lowest free one.
    pub fn next(&self, taken: &HashSet<String>) -> Option<CodeBuf> {
        let highest = taken.iter().filter_map(|code| self.number(code)).max();
        let following = highest.map_or(1, |highest| highest + 1);
        let is_free = |code: &CodeBuf| !taken.contains(&code.as_str().to_ascii_lowercase());
        let from = |first: u64| (first..=self.limit()).filter_map(|number| self.code(number)).find(is_free);
        from(following).or_else(|| from(1)).or_else(|| from(0))
    }

    /// A free code at random.
    pub fn random(&self, taken: &HashSet<String>) -> Option<CodeBuf> {
        let usual = if self.min == self.max { self.min } else { self.min.max(RANDOM_DIGITS).min(self.max) };
        let count = self.count(usual);
        let start = RandomState::new().build_hasher().finish() % count;
        let is_free = |code: &CodeBuf| !taken.contains(&code.as_str().to_ascii_lowercase());
        // Of one number more than are taken, one is free; zero is rarely used for an error.
        let numbers = (0..count).map(|step| (start + step) % count).filter(|number| *number > 0);
        numbers.filter_map(|number| self.code(number)).find(is_free).or_else(|| self.next(taken))
    }

    /// The number of a code in small letters; `None` if it differs in more than the number.
    fn number(&self, code: &str) -> Option<u64> {
        let rest = code.strip_prefix(&self.before.to_ascii_lowercase())?;
        let digits = rest.strip_suffix(&self.after.to_ascii_lowercase())?;
        let is_number = (self.min..=self.max.min(MAX_DIGITS)).contains(&digits.len());
        let is_number = is_number && digits.chars().all(|digit| digit.is_digit(self.radix));
        is_number.then(|| u64::from_str_radix(digits, self.radix).ok())?
    }

    /// The code with a number; `None` if it has too many digits.
    fn code(&self, number: u64) -> Option<CodeBuf> {
        let Self { before, after, min, .. } = self;
        let digits = match (self.radix, self.is_capital) {
            (16, true) => format!("{number:0min$X}"),
            (16, false) => format!("{number:0min$x}"),
            _ => format!("{number:0min$}"),
        };
        if digits.len() > self.max { None } else { CodeBuf::new(&format!("{before}{digits}{after}")) }
    }

    /// The highest number.
    fn limit(&self) -> u64 {
        self.count(self.max) - 1
    }

    /// How many numbers have so many digits at most.
    fn count(&self, digits: usize) -> u64 {
        let digits = u32::try_from(digits.min(MAX_DIGITS)).unwrap_or_default();
        u64::from(self.radix).pow(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(form: &str, code: &str) -> Numbers {
        Numbers::like(CodeForm::new(form).unwrap(), code, true).unwrap()
    }

    fn taken(codes: &[&str]) -> HashSet<String> {
        codes.iter().map(|code| code.to_ascii_lowercase()).collect()
    }

    #[test]
    fn the_next_number_follows_the_highest_and_a_full_range_is_filled_from_the_start() {
        for (form, codes, expected) in [
            ("Ecs.{4}", &["Ecs.0001", "Ecs.0007"][..], Some("Ecs.0008")),
            ("E{1}", &["E1", "E2", "E9"], Some("E3")),
            ("E{1}", &["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9"], Some("E0")),
            ("E{1}", &["E0", "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9"], None),
            ("P-{4-5}", &["P-9999"], Some("P-10000")),
            ("0x{4x}", &["0x00FF"], Some("0x0100")),
            ("{+}", &["99", "100"], Some("101")),
        ] {
            let next = numbers(form, codes[0]).next(&taken(codes));
            assert_eq!(next.as_ref().map(CodeBuf::as_str), expected, "{form} {codes:?}");
        }
    }

    #[test]
    fn a_random_number_is_free_even_if_only_one_is() {
        let form = numbers("E{1}", "E1");
        let all_but_one = taken(&["E0", "E1", "E2", "E3", "E5", "E6", "E7", "E8", "E9"]);
        assert_eq!(form.random(&all_but_one).unwrap().as_str(), "E4");
        let drawn: HashSet<String> =
            (0..8).map(|_| numbers("E{9}", "E000000001").random(&taken(&[])).unwrap().to_string()).collect();
        assert!(drawn.len() > 1, "{drawn:?}");
    }
}
