//! What a look-up reads of the errors, for a catalog whose errors are not all in memory.

use std::string::{String, ToString as _};
use std::vec::Vec;

use super::looks_like_a_code;
use super::typed::{Reading, Typed, with_number};
use crate::catalog::Catalog;
use crate::model::{Code, CodeBuf};

/// The errors that [`Catalog::resolve`] looks at for a text.
///
/// With these errors, and everything but errors, a part of a catalog resolves the text as the whole does, unless
/// [`is_near`](Self::is_near).
#[doc(hidden)]
#[derive(Clone, Debug, Default)]
pub struct Probe {
    /// Codes and names, without regard to letter case and separators.
    pub names: Vec<String>,
    /// What codes begin with, likewise.
    pub beginnings: Vec<String>,
    /// Whether the text is an unknown code if another one is similar to it: that depends on every code.
    pub is_near: bool,
}

impl Catalog<'_> {
    /// The errors that [`resolve`](Self::resolve) looks at for a text; of the catalog, only what is not an error counts.
    #[doc(hidden)]
    #[must_use]
    pub fn probe(&self, text: &str) -> Probe {
        let mut probe = Probe::default();
        probe.names.extend(Code::new(text.trim()).map(|code| code.to_string()));
        if let Some(typed) = Typed::new(text) {
            self.probe_typed(&typed, &mut probe);
        }
        // The record of a retired code has the one that replaces it.
        let retired = probe.names.iter().filter_map(|name| self.retired_code(Code::new(name)?)?.replacement);
        let replacements: Vec<String> = retired.map(|code| code.to_string()).collect();
        probe.names.extend(replacements);
        probe
    }

    fn probe_typed(&self, typed: &Typed, probe: &mut Probe) {
        let forms = || self.metadata().services.iter().flat_map(|service| service.forms);
        probe.names.push(typed.as_str().to_string());
        for form in forms() {
            match typed.in_form(*form) {
                Some(Reading::Code(code)) => {
                    probe.names.push(code.to_string());
                    let family = self.family_beginning(code, typed, *form);
                    probe.beginnings.extend(family.map(|range| range.prefix().to_string()));
                }
                Some(Reading::Range(beginning)) => probe.beginnings.push(beginning.writer.as_str().to_string()),
                None => {}
            }
        }
        if let Some(number) = typed.number(self.metadata()) {
            probe.names.extend(forms().filter_map(|form| with_number(*form, number)).map(|code| code.to_string()));
        }
        probe.is_near = CodeBuf::new(typed.as_str()).is_some_and(|code| looks_like_a_code(code.as_code()));
    }
}
