//! The stream of events that reloads pages.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::stream::{Stream, unfold};
use tokio::sync::watch::Receiver;

use super::state::State;

/// Sends the state at once and after each change, until the server stops.
pub fn stream(
    mut states: Receiver<Arc<State>>,
    stopped: Receiver<()>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    states.mark_changed();
    let events = unfold((states, stopped), async |(mut states, mut stopped)| {
        tokio::select! {
            changed = states.changed() => changed.ok()?,
            // It fails when the server stops; it never changes.
            _ = stopped.changed() => return None,
        }
        let message = states.borrow_and_update().message();
        Some((Ok(Event::default().data(message)), (states, stopped)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
