//! Accepts connections and ends those that wait for too long.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch::Receiver;

use super::http::Preview;

/// How long a client may take to send the head of a request, from the start of the connection or the end of the last
/// response.
pub const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// The pause before the next attempt if no connection can be accepted, for example because too many files are open.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until the server must stop, which `stopped` notices by failing, and open requests are answered.
pub async fn serve(listener: TcpListener, preview: Preview, mut stopped: Receiver<()>, head_timeout: Duration) {
    let preview = Arc::new(preview);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head_timeout);
    let graceful = GracefulShutdown::new();
    loop {
        let stream = tokio::select! {
            stream = accept(&listener) => stream,
            _ = stopped.changed() => break,
        };
        // Without it, the end of a response may wait for the client; with it, all is sent at once.
        let _ = stream.set_nodelay(true);
        let preview = Arc::clone(&preview);
        let service = service_fn(move |request| {
            let preview = Arc::clone(&preview);
            async move { Ok::<_, Infallible>(preview.respond(&request).await) }
        });
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // Clients may break off, be too slow or send nonsense; that is no error of the server.
            let _ = connection.await;
        });
    }
    drop(listener);
    graceful.shutdown().await;
}

/// The next connection.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{SocketAddr, TcpStream};
    use std::time::Instant;

    use tokio::sync::watch::channel;

    use super::super::state::State;
    use super::*;

    const TIMEOUT: Duration = Duration::from_millis(300);

    /// Starts a server for the rest of the tests.
    fn start() -> SocketAddr {
        let (sender, address) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
                sender.send(listener.local_addr().expect("an address")).expect("the test waits");
                let (_states, shown) = channel(Arc::new(State::new("en")));
                let (_running, stopped) = channel(());
                serve(listener, Preview::new(shown, stopped.clone()), stopped, TIMEOUT).await;
            });
        });
        address.recv().expect("the server starts")
    }

    fn connect(address: SocketAddr, sent: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream.set_read_timeout(Some(TIMEOUT * 20)).expect("a time limit");
        stream.write_all(sent.as_bytes()).expect("it is sent");
        stream
    }

    #[test]
    fn clients_that_send_no_complete_head_in_time_are_disconnected() {
        let address = start();
        let start = Instant::now();
        let request = "GET /-/reload.js HTTP/1.1\r\nHost: localhost\r\n\r\n";
        let mut silent = connect(address, "");
        let mut unfinished = connect(address, &request[..request.len() - 2]);
        let mut idle = connect(address, request);
        let mut text = String::new();
        for (name, stream) in [("silent", &mut silent), ("unfinished", &mut unfinished), ("idle", &mut idle)] {
            stream.read_to_string(&mut text).unwrap_or_else(|error| panic!("{name} is not closed: {error}"));
            assert!(start.elapsed() >= TIMEOUT / 2, "{name} is closed too early");
        }
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.contains("EventSource"), "{text}");
    }

    #[test]
    fn a_head_that_trickles_in_does_not_win_time() {
        let mut stream = connect(start(), "GET / HTTP/1.1\r\nHost: localhost\r\n");
        let start = Instant::now();
        while stream.write_all(b"A: b\r\n").is_ok() {
            assert!(start.elapsed() < TIMEOUT * 20, "it is not closed");
            std::thread::sleep(TIMEOUT / 10);
        }
    }

    #[test]
    fn requests_in_time_and_streams_keep_their_connection() {
        let address = start();
        let mut events = connect(address, "GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let mut asking = connect(address, "");
        let mut buffer = [0; 8192];
        for _ in 0..6 {
            asking.write_all(b"GET /-/reload.js HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it is sent");
            assert!(asking.read(&mut buffer).expect("a response") > 0);
            std::thread::sleep(TIMEOUT / 3);
        }
        assert!(events.read(&mut buffer).expect("the state") > 0);
        events.set_nonblocking(true).expect("it is possible");
        let more = events.read(&mut buffer).map_err(|error| error.kind());
        assert_eq!(more, Err(ErrorKind::WouldBlock), "the stream is still open");
    }
}
