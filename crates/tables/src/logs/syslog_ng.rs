//! The CSV of `add-contextual-data()` of syslog-ng.

use ecs_err_core::Catalog;

use super::explanation::explained;
use crate::delimited;
use crate::row;
use crate::table::Column;

/// What the record of a code has besides its spelling and explanation.
const MORE: [(&str, Column<'_>); 4] =
    [("service", Column::Service), ("status", Column::Status), ("retry", Column::Retry), ("url", Column::Url)];

/// The codes as CSV of `add-contextual-data()`: a line with the selector, which is the code, the name and the value.
/// Names are `code`, `explanation` in a language, and `service`, `status`, `retry` and `url` if they are known.
///
/// There is no header, and no value has a line end, because syslog-ng reads lines. It takes values for templates: `$` is
/// written `$$`, and no value is written as the cast `word(…)`.
#[must_use]
pub fn syslog_ng(catalog: Catalog<'_>, language: &str) -> String {
    let mut rows = Vec::new();
    for one in explained(catalog, language) {
        let code = one.code.as_str();
        let mut push = |name: &str, value: &str| rows.push([code.to_owned(), name.to_owned(), template(value)]);
        push("code", code);
        push("explanation", &one.text);
        for (name, column) in MORE {
            let cell = match (catalog.error(one.code), catalog.retired_code(one.code)) {
                (Some(error), _) => row::error(catalog, error, column, language),
                (None, Some(retired)) => row::retired(catalog, retired, column, language),
                (None, None) => continue,
            };
            if !cell.is_empty() {
                push(name, &cell);
            }
        }
    }
    delimited::csv_of_rows(&rows)
}

/// A template that gives this text.
fn template(text: &str) -> String {
    let mut template = text.replace('$', "$$");
    // A cast has nothing after its parenthesis.
    if template.ends_with(')') {
        template.push('.');
    }
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_templates_of_themselves() {
        assert_eq!(template("int(5)"), "int(5).");
        assert_eq!(template("costs $5 ${x} (all)"), "costs $$5 $${x} (all).");
    }
}
