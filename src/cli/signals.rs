//! The signals that end a server.

use std::io;

/// Waits for a signal to end: an interrupt from the keyboard, or a request to terminate.
#[cfg(unix)]
pub fn ended() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Waits for a signal to end: an interrupt from the keyboard.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub fn ended() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where it can't be waited for, the system ends the program.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
