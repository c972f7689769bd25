//! The stream of events that reloads pages.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::unfold;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::{Bytes, Frame};
use tokio::sync::watch::Receiver;

use super::state::State;

/// How often a silent stream sends a comment, by which a connection that is gone is noticed.
const COMMENT_INTERVAL: Duration = Duration::from_secs(15);

/// The body of a stream.
pub type Events = UnsyncBoxBody<Bytes, Infallible>;

/// Sends the state at once and after each change, until the server stops.
pub fn stream(mut states: Receiver<Arc<State>>, stopped: Receiver<()>) -> Events {
    states.mark_changed();
    let events = unfold((states, stopped), async |(mut states, mut stopped)| {
        let text = tokio::select! {
            changed = states.changed() => {
                changed.ok()?;
                format!("data: {}\n\n", states.borrow_and_update().message())
            }
            () = tokio::time::sleep(COMMENT_INTERVAL) => ":\n\n".to_owned(),
            // It fails when the server stops; it never changes.
            _ = stopped.changed() => return None,
        };
        Some((Ok(Frame::data(text.into())), (states, stopped)))
    });
    StreamBody::new(events).boxed_unsync()
}
