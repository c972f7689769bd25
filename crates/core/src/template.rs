//! Messages and the templates that they are made from.

use core::iter::FusedIterator;

/// The values that stand in a message for each `%s` of a template, in order; see [`arguments`].
#[derive(Clone, Debug)]
pub struct Arguments<'t, 'm> {
    /// The template behind its next placeholder.
    template: &'t str,
    /// The message from that placeholder on.
    message: &'m str,
    is_over: bool,
}

/// What stands in a message for each `%s` of a template, if the message contains the template.
///
/// Letter case does not matter, nor what stands before and behind it. A value is as short as it
/// can be; the last one goes to the end of its line where the template ends with it.
///
/// ```
/// let template = "Current flavor %s can not resize to flavor %s.";
/// let message = "Error: Current flavor s6.large.2 can not resize to flavor c7.large.2.";
/// let arguments = ecs_err_core::arguments(template, message).unwrap();
/// assert!(arguments.eq(["s6.large.2", "c7.large.2"]));
/// assert!(ecs_err_core::arguments(template, "The ECS does not exist.").is_none());
/// ```
#[must_use]
pub fn arguments<'t, 'm>(template: &'t str, message: &'m str) -> Option<Arguments<'t, 'm>> {
    let template = template.trim().trim_end_matches(['.', '!', '。', '！']);
    let (first, behind) =
        template.split_once(PLACEHOLDER).map_or((template, None), |(first, rest)| (first, Some(rest)));
    let start = find(message, first)? + first.len();
    let arguments =
        Arguments { template: behind.unwrap_or_default(), message: &message[start..], is_over: behind.is_none() };
    let mut rest = arguments.clone();
    while !rest.is_over {
        rest.next_value()?;
    }
    Some(arguments)
}

/// What stands for a value.
pub const PLACEHOLDER: &str = "%s";

impl<'m> Arguments<'_, 'm> {
    /// The next value; `None` if what follows it in the template is not in the message.
    fn next_value(&mut self) -> Option<&'m str> {
        let (literal, behind) = self
            .template
            .split_once(PLACEHOLDER)
            .map_or((self.template, None), |(literal, rest)| (literal, Some(rest)));
        let length = if literal.is_empty() && behind.is_none() {
            // The last value goes to the end of its line.
            self.message.find('\n').unwrap_or(self.message.len())
        } else {
            find(self.message, literal)?
        };
        let value = &self.message[..length];
        self.message = &self.message[length + literal.len()..];
        self.is_over = behind.is_none();
        self.template = behind.unwrap_or_default();
        Some(value.trim_end_matches(['.', '。']))
    }
}

impl<'m> Iterator for Arguments<'_, 'm> {
    type Item = &'m str;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over { None } else { self.next_value() }
    }
}

impl FusedIterator for Arguments<'_, '_> {}

/// How many bytes of a template a message has to have.
#[must_use]
pub fn fixed_length(template: &str) -> usize {
    template.len() - PLACEHOLDER.len() * template.matches(PLACEHOLDER).count()
}

/// Where a text is in another one; ASCII letters are the same in either case.
fn find(text: &str, part: &str) -> Option<usize> {
    let part = part.as_bytes();
    let Some(first) = part.first() else { return Some(0) };
    let starts = 0..(text.len() + 1).saturating_sub(part.len());
    let bytes = text.as_bytes();
    starts
        .into_iter()
        .find(|at| bytes[*at].eq_ignore_ascii_case(first) && bytes[*at..*at + part.len()].eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_be_at_the_end_and_in_any_case() {
        let values = |template, message| arguments(template, message).map(Iterator::collect::<Vec<&str>>);
        assert_eq!(values("Query job Error because %s.", "query job error because timeout."), Some(vec!["timeout"]));
        assert_eq!(values("The ECS does not exist.", "the ecs does not exist"), Some(vec![]));
        assert_eq!(values("当前规格%s不能变更为规格%s。", "当前规格a不能变更为规格b。"), Some(vec!["a", "b"]));
        assert_eq!(values("The ECS does not exist.", "The disk does not exist."), None);
        assert_eq!(values("%s%s", "ab"), Some(vec!["", "ab"]));
        assert_eq!(values("é %s é", "É x é y é z"), Some(vec!["y"]));
    }
}
