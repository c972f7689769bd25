use ecs_err_core::{Catalog, Code};

/// The maximum number of codes with the same message in a record. Without a limit, the export of N codes with one
/// message would list N² codes.
const MAX_SAME_MESSAGE: usize = 48;

/// The other codes with the same message as a code.
pub struct SameMessage {
    /// The first of these codes, sorted.
    pub codes: Vec<String>,
    /// The number of these codes.
    pub count: usize,
}

impl SameMessage {
    /// The time depends only on the number of listed codes.
    pub fn of(catalog: Catalog<'_>, code: Code<'_>) -> Self {
        let first = catalog.errors_with_same_message(code).take(MAX_SAME_MESSAGE);
        let codes: Vec<String> = first.map(|other| other.code.to_string()).collect();
        let count = if codes.len() < MAX_SAME_MESSAGE { codes.len() } else { count(catalog, code) };
        Self { codes, count }
    }

    /// The number of codes that are not listed.
    pub const fn more(&self) -> usize {
        self.count - self.codes.len()
    }
}

/// The number of other errors with the same message; such errors are adjacent in the message order.
fn count(catalog: Catalog<'_>, code: Code<'_>) -> usize {
    let (errors, order) = (catalog.errors(), catalog.data().message_order);
    let language = catalog.metadata().message_language;
    let message = catalog.error(code).and_then(|error| error.message.get(language));
    let message_at = |place: &u32| errors.get(*place as usize).and_then(|error| error.message.get(language));
    let start = order.partition_point(|place| message_at(place) < message);
    let end = order.partition_point(|place| message_at(place) <= message);
    (end - start).saturating_sub(1)
}
