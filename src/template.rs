//! Messages and the templates that they are made from.

/// What stands in a message for each `%s` of a template, if the message contains the template.
///
/// Letter case does not matter, nor what stands before and behind it.
///
/// ```
/// let template = "Current flavor %s can not resize to flavor %s.";
/// let message = "Error: Current flavor s6.large.2 can not resize to flavor c7.large.2.";
/// assert_eq!(ecs_err::arguments(template, message), Some(vec!["s6.large.2", "c7.large.2"]));
/// ```
#[must_use]
pub fn arguments<'m>(template: &str, message: &'m str) -> Option<Vec<&'m str>> {
    // ASCII case folding keeps every byte in its place.
    let (template, folded) = (template.to_ascii_lowercase(), message.to_ascii_lowercase());
    let template = template.trim().trim_end_matches(['.', '!', '。', '！']);
    let mut literals = template.split("%s");
    let first = literals.next()?;
    let mut end = folded.find(first)? + first.len();
    let mut arguments = Vec::new();
    let mut literals = literals.peekable();
    while let Some(literal) = literals.next() {
        let start = end;
        let length = if literal.is_empty() && literals.peek().is_none() {
            // The last value goes to the end of its line.
            folded[start..].find('\n').unwrap_or(folded.len() - start)
        } else {
            folded[start..].find(literal)?
        };
        arguments.push(message[start..start + length].trim_end_matches(['.', '。']));
        end = start + length + literal.len();
    }
    Some(arguments)
}

#[cfg(test)]
mod tests {
    use super::arguments;

    #[test]
    fn a_value_may_be_at_the_end_and_in_any_case() {
        assert_eq!(arguments("Query job Error because %s.", "query job error because timeout."), Some(vec!["timeout"]));
        assert_eq!(arguments("The ECS does not exist.", "the ecs does not exist"), Some(vec![]));
        assert_eq!(arguments("当前规格%s不能变更为规格%s。", "当前规格a不能变更为规格b。"), Some(vec!["a", "b"]));
        assert_eq!(arguments("The ECS does not exist.", "The disk does not exist."), None);
    }
}
