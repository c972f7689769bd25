//! Example requests as `curl` commands and as HTTP.

use std::fmt::Write as _;

use crate::to_json;
use ecs_err_core::model::{Example, Operation, Parameter, ParameterLocation};

/// The `curl` command that sends an example request.
///
/// The endpoint, the token, path parameters and required headers are shell variables of the same name.
#[must_use]
pub fn curl(operation: &Operation<'_>, example: &Example<'_>) -> String {
    let mut command = format!("curl -X {} \"{}\"", operation.method, with_variables(example.url));
    let mut header = |name: &str, value: &str| {
        // Writing to a string does not fail.
        let _ = write!(command, " \\\n  -H \"{name}: {value}\"");
    };
    header("X-Auth-Token", "${token}");
    for name in required_headers(operation) {
        header(name, &with_variables(&format!("{{{name}}}")));
    }
    if let Some(body) = &example.body {
        header("Content-Type", "application/json");
        let _ = write!(command, " \\\n  -d '{}'", format!("{:#}", to_json(body)).replace('\'', r"'\''"));
    }
    command
}

/// The HTTP request of an example, with variables in braces.
#[must_use]
pub fn http(operation: &Operation<'_>, example: &Example<'_>) -> String {
    let address = example.url.split_once("://").map_or(example.url, |(_, address)| address);
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let mut request = format!("{} /{path} HTTP/1.1\nHost: {host}\nX-Auth-Token: {{token}}\n", operation.method);
    for name in required_headers(operation) {
        // Writing to a string does not fail.
        let _ = writeln!(request, "{name}: {{{name}}}");
    }
    if let Some(body) = &example.body {
        request.push_str("Content-Type: application/json\n\n");
        let _ = writeln!(request, "{:#}", to_json(body));
    }
    request
}

/// The names of the required headers, except the token.
fn required_headers<'a>(operation: &Operation<'a>) -> impl Iterator<Item = &'a str> {
    let is_required = |parameter: &&Parameter<'a>| {
        parameter.required && parameter.location == ParameterLocation::Header && parameter.name != "X-Auth-Token"
    };
    operation.parameters.iter().filter(is_required).map(|parameter| parameter.name)
}

/// A text for double quotes in a shell, with names in braces as variables.
fn with_variables(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '{' => quoted.push('$'),
            '"' | '\\' | '$' | '`' => quoted.push('\\'),
            _ => {}
        }
        inside = letter == '{' || inside && letter != '}';
        // Names of variables have no other characters.
        let fits = !inside || letter == '{' || letter.is_ascii_alphanumeric();
        quoted.push(if fits { letter } else { '_' });
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::with_variables;

    #[test]
    fn names_in_braces_become_variables() {
        assert_eq!(with_variables("https://{endpoint}/a-b/{x-id}?q=$y"), r"https://${endpoint}/a-b/${x_id}?q=\$y");
    }
}
