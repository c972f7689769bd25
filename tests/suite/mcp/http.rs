//! The server over HTTP.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::env::run;

/// A running server.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(address: &str) -> Self {
        let mut command = run(["mcp", "--http", address]).into_command();
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("the address");
        let address = line.trim_end().strip_prefix("http://").and_then(|rest| rest.strip_suffix("/mcp"));
        let address = address.and_then(|address| address.parse().ok()).unwrap_or_else(|| panic!("{line:?}"));
        Self { child, address }
    }

    /// The status and the body of the response to a request with these headers.
    fn post(&self, headers: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time limit");
        let head = format!(
            "POST /mcp HTTP/1.1\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
            body.len()
        );
        // The server may refuse the head before the body is sent.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        let mut response = String::new();
        let _ = stream.read_to_string(&mut response);
        let status = response.split(' ').nth(1).and_then(|status| status.parse().ok());
        let body = response.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        (status.unwrap_or_else(|| panic!("{response:?}")), body.to_owned())
    }

    /// Sends a signal, and waits for the end: the exit status.
    fn end(mut self, signal: Signal) -> Option<i32> {
        kill_process(Pid::from_child(&self.child), signal).expect("the server runs");
        self.child.wait().expect("the program ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It fails if the program has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn call() -> String {
    let params = json!({"name": "lookup", "arguments": {"codes": ["Ecs.0085"]}});
    json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}).to_string()
}

#[test]
fn tools_are_called_over_http() {
    let server = Server::start("0");
    let host = format!("Host: {}\r\n", server.address);
    let (status, body) = server.post(&host, &call());
    assert_eq!(status, 200, "{body}");
    let response: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(response["result"]["structuredContent"]["results"][0]["code"], "Ecs.0085");
    let (status, _) = server.post(&host, "no JSON");
    assert!((400..500).contains(&status), "{status}");
    let (status, _) = server.post(&host, "");
    assert!((400..500).contains(&status), "{status}");
    assert_eq!(server.end(Signal::INT), Some(0));
}

#[test]
fn only_this_computer_is_served() {
    let server = Server::start("127.0.0.1:0");
    let port = server.address.port();
    for own in [
        format!("Host: localhost:{port}\r\n"),
        format!("Host: 127.0.0.1:{port}\r\nOrigin: http://localhost:{port}\r\n"),
        format!("Host: localhost:{port}\r\nOrigin: http://127.0.0.1:5173\r\n"),
    ] {
        assert_eq!(server.post(&own, &call()).0, 200, "{own}");
    }
    for foreign in [
        format!("Host: example.org:{port}\r\n"),
        format!("Host: localhost.example.org:{port}\r\n"),
        format!("Host: localhost:{port}\r\nOrigin: https://example.org\r\n"),
        format!("Host: localhost:{port}\r\nOrigin: null\r\n"),
        format!("Host: 127.0.0.1:{port}\r\nOrigin: http://localhost.example.org:{port}\r\n"),
    ] {
        assert_eq!(server.post(&foreign, &call()).0, 403, "{foreign}");
    }
    for address in ["0.0.0.0:8080", "192.168.1.5:80", "example.org:80", "[::]:1", "65536", "localhost"] {
        let done = run(["mcp", "--http", address]).done();
        assert_eq!(done.code, Some(2), "{address}");
        assert!(done.stderr.contains("a loopback address with a port"), "{}", done.stderr);
    }
}

#[test]
fn the_size_of_requests_is_limited() {
    let server = Server::start("0");
    let host = format!("Host: {}\r\n", server.address);
    let long = |length: usize| {
        let params = json!({"name": "explain", "arguments": {"text": "x".repeat(length)}});
        json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}).to_string()
    };
    assert_eq!(server.post(&host, &long(8 << 20)).0, 200);
    assert_eq!(server.post(&host, &long(64 << 20)).0, 413);
}

#[test]
fn a_signal_ends_the_server_while_requests_are_open() {
    for signal in [Signal::INT, Signal::TERM] {
        let server = Server::start("0");
        let mut open = TcpStream::connect(server.address).expect("a connection");
        open.write_all(b"POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{").expect("it is sent");
        assert_eq!(server.end(signal), Some(0));
    }
}

#[test]
fn a_port_in_use_is_an_error() {
    let server = Server::start("0");
    let done = run(["mcp", "--http", &server.address.port().to_string()]).done();
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.starts_with(&format!("error: can't listen on {}", server.address)), "{}", done.stderr);
}
