//! The rules of the finder, word for word and slow.

use std::ops::Range;

use ecs_err_core::{Catalog, Code, CodeForm, Find};

use crate::catalog::Service;

/// Tries every part of a text as a code.
pub fn slow_search(services: &[Service], catalog: Catalog<'_>, text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut done = 0;
    for (start, _) in text.char_indices() {
        let ends = (start + 1..=text.len().min(start + Code::MAX_LEN)).rev();
        let is_code =
            |end: &usize| text.get(start..*end).is_some_and(|code| is_code_at(services, catalog, text, start, code));
        if start >= done
            && let Some(end) = ends.into_iter().find(is_code)
        {
            ranges.push(start..end);
            done = end;
        }
    }
    ranges
}

fn is_code_at(services: &[Service], catalog: Catalog<'_>, text: &str, start: usize, code: &str) -> bool {
    let (before, after) = (&text[..start], &text[start + code.len()..]);
    let is_labelled = before.strip_suffix('(').unwrap_or(before).trim_end_matches(' ').ends_with(" errno=");
    let is_word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '０'..='９'))
    };
    if is_word(before.chars().next_back()) || is_word(after.chars().next()) {
        return false;
    }
    let is_joined = |literal: &str, is_number: bool| {
        let joins = |separator: Option<char>, beyond: Option<char>| {
            is_word(beyond)
                && separator.is_some_and(|separator| match separator {
                    '.' => true,
                    '-' if is_number => true,
                    ',' | ':' | '/' if is_number && beyond.is_some_and(|beyond| beyond.is_ascii_digit()) => true,
                    '-' | ':' | '/' => literal.contains(separator),
                    _ => false,
                })
        };
        let (mut before, mut after) = (before.chars().rev(), after.chars());
        joins(after.next(), after.next()) || !is_labelled && joins(before.next(), before.next())
    };
    let has_digit = code.bytes().any(|byte| byte.is_ascii_digit());
    let is_known = |any_case: bool| {
        catalog
            .errors()
            .iter()
            .any(|error| error.code.as_str() == code || any_case && error.code.as_str().eq_ignore_ascii_case(code))
    };
    let has_own_name =
        services.iter().filter(|service| !service.is_external).flat_map(|service| service.forms).any(|form| {
            let name = form.split_once('{').map_or("", |(name, _)| name);
            name.ends_with(['.', '_', ':', '/', '-'])
                && code.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        });
    services.iter().filter(|service| !(service.is_external && has_own_name)).any(|service| {
        service.forms.iter().any(|form| {
            let literal: String =
                form.split('{').map(|part| part.split_once('}').map_or(part, |(_, literal)| literal)).collect();
            let letters = literal.bytes().filter(u8::is_ascii_alphabetic).count();
            let needs_label = match (service.find, *form) {
                (Some(find), _) => find == Find::Labelled,
                (None, "listed") => !code.bytes().any(|byte| b"._:/-".contains(&byte)) && code != "NoSuchBucket",
                (None, _) => letters < 3,
            };
            if needs_label && !is_labelled {
                return false;
            }
            if *form == "listed" {
                let codes = service.codes.iter();
                let is_listed =
                    codes.into_iter().any(|listed| *listed == code || is_labelled && listed.eq_ignore_ascii_case(code));
                return is_listed && !is_joined(code, false);
            }
            let form = CodeForm::new(form).unwrap();
            let ignores_case = letters >= 3 || is_labelled && !service.is_external;
            let matches = form.matches(code)
                || ignores_case && form.matches_ignoring_case(code)
                || is_labelled && !service.is_external && form.matches_ignoring_case(&code.to_ascii_uppercase());
            let is_number = letters == 0 && !service.is_external || form.as_str().starts_with("0x");
            matches && (has_digit || !service.is_external && is_known(true)) && !is_joined(&literal, is_number)
        })
    })
}
