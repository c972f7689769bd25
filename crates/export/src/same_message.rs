use ecs_err_core::{Catalog, Code};

/// A record names at most so many other codes with its message: the exports of N codes with one message would have N²
/// names.
const MAX_SAME_MESSAGE: usize = 48;

/// The other codes with the message of a code.
pub struct SameMessage {
    /// The first of them, by code.
    pub codes: Vec<String>,
    /// How many there are.
    pub count: usize,
}

impl SameMessage {
    /// Takes time only for the codes that are named, however many there are.
    pub fn of(catalog: Catalog<'_>, code: Code<'_>) -> Self {
        let first = catalog.errors_with_same_message(code).take(MAX_SAME_MESSAGE);
        let codes: Vec<String> = first.map(|other| other.code.to_string()).collect();
        let count = if codes.len() < MAX_SAME_MESSAGE { codes.len() } else { count(catalog, code) };
        Self { codes, count }
    }

    /// How many of the codes are not named.
    pub const fn more(&self) -> usize {
        self.count - self.codes.len()
    }
}

/// How many other errors have the message of a code; errors with the same message are neighbours in the message order.
fn count(catalog: Catalog<'_>, code: Code<'_>) -> usize {
    let (errors, order) = (catalog.errors(), catalog.data().message_order);
    let language = catalog.metadata().message_language;
    let message = catalog.error(code).and_then(|error| error.message.get(language));
    let message_at = |place: &u32| errors.get(*place as usize).and_then(|error| error.message.get(language));
    let start = order.partition_point(|place| message_at(place) < message);
    let end = order.partition_point(|place| message_at(place) <= message);
    (end - start).saturating_sub(1)
}
