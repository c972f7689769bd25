//! Annotations of GitHub Actions.

use ecs_err::text::printable;

/// A workflow command that shows a message at a line of a file; the place is its path, line and column.
pub fn command(level: &str, place: Option<(String, usize, usize)>, title: &str, text: &str) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let place = place.map(|(file, line, column)| format!("file={},line={line},col={column},", property(&file)));
    format!("::{level} {}title={}::{}", place.unwrap_or_default(), property(title), escape(&printable(text)))
}
