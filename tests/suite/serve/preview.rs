//! A running `ecs-err serve`, and a client that sends requests byte by byte.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::env::Run;

/// The timeout of every wait.
const DEADLINE: Duration = Duration::from_mins(1);

/// A server, which ends with the test.
pub struct Preview {
    child: Child,
    pub address: SocketAddr,
    printed: Arc<Mutex<String>>,
}

/// A response.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Preview {
    /// Starts it and waits until it listens.
    pub fn start(run: Run) -> Self {
        let mut command = run.into_command();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let (stdout, mut stderr) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
        let printed = Arc::new(Mutex::new(String::new()));
        let shared = Arc::clone(&printed);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = stderr.read(&mut buffer) {
                shared.lock().expect("no test panics here").push_str(&String::from_utf8_lossy(&buffer[..count]));
            }
        });
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line).expect("the address");
        let address = line.strip_prefix("http://").and_then(|rest| rest.trim_end().strip_suffix('/'));
        let address = address.and_then(|address| address.parse().ok());
        Self { child, address: address.unwrap_or_else(|| panic!("{line:?}, {}", printed.lock().unwrap())), printed }
    }

    /// Waits until the terminal shows this.
    pub fn wait_for(&self, text: &str) {
        let end = Instant::now() + DEADLINE;
        while !self.printed().contains(text) {
            assert!(Instant::now() < end, "{text} is not in {}", self.printed());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the terminal shows.
    pub fn printed(&self) -> String {
        self.printed.lock().expect("no test panics here").clone()
    }

    /// Opens a connection and sends a request, the head of which is given without its end.
    fn send(&self, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(DEADLINE)).expect("a time limit");
        stream.write_all(format!("{head}\r\n\r\n").as_bytes()).expect("the request is sent");
        stream
    }

    /// The answer to a request with these further lines in its head.
    pub fn ask(&self, method: &str, path: &str, lines: &[&str]) -> Answer {
        let (first, host) = (format!("{method} {path} HTTP/1.1"), format!("Host: {}", self.address));
        let mut head = vec![&first, "Connection: close"];
        if !lines.iter().any(|line| line.starts_with("Host:")) {
            head.push(&host);
        }
        head.extend(lines);
        let mut bytes = Vec::new();
        self.send(&head.join("\r\n")).read_to_end(&mut bytes).expect("an answer");
        Answer::read(&bytes)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// The answer to a request with one further line in its head.
    pub fn get_with(&self, path: &str, line: &str) -> Answer {
        self.ask("GET", path, &[line])
    }

    /// The stream of events.
    pub fn events(&self) -> Events {
        let stream = self.send(&format!("GET /-/events HTTP/1.1\r\nHost: {}", self.address));
        Events { lines: BufReader::new(stream) }
    }

    /// Asks it to end in this way, and gives its exit code.
    pub fn end(mut self, signal: Signal) -> Option<i32> {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, signal).expect("it runs");
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It fails if the program has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&bytes[..end]).expect("the head is text");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let headers: BTreeMap<_, _> = lines
            .map(|line| line.split_once(": ").expect("a header"))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let mut body = bytes[end + 4..].to_vec();
        if headers.get("transfer-encoding").is_some_and(|encoding| encoding == "chunked") {
            body = joined(&body);
        }
        Self { status: status.parse().expect("a number"), headers, body }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("the body is text")
    }
}

/// The body that was sent in chunks.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n").expect("a chunk");
        let size = std::str::from_utf8(&rest[..end]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let size = size.expect("the size of a chunk");
        if size == 0 {
            return body;
        }
        body.extend_from_slice(&rest[end + 2..][..size]);
        rest = &rest[end + 2 + size + 2..];
    }
}

/// The events that a page receives.
pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Iterator for Events {
    type Item = Value;

    /// The next state; `None` when the server has stopped.
    fn next(&mut self) -> Option<Value> {
        let mut line = String::new();
        while self.lines.read_line(&mut line).expect("an event in time") > 0 {
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).expect("JSON"));
            }
            line.clear();
        }
        None
    }
}

impl Events {
    /// The next state that is like this.
    pub fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        self.find(wanted).expect("the server runs")
    }
}

/// Writes a file atomically, as editors do.
pub fn save(file: &Path, text: &str) {
    let hidden = file.with_file_name(".saved");
    std::fs::write(&hidden, text).expect("a file");
    std::fs::rename(&hidden, file).expect("a file");
}

/// Replaces text in a file.
pub fn replace(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("a text");
    assert!(text.contains(from), "{from} is not in {}", file.display());
    save(file, &text.replace(from, to));
}

/// `serve` on any free port with these arguments.
pub fn serve<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Preview {
    let own = ["serve", "--port", "0"].map(Into::into);
    let args = args.into_iter().map(|arg| arg.as_ref().to_owned());
    Preview::start(crate::env::run(own.into_iter().chain(args)))
}

/// A server of the small catalog.
pub fn harbor() -> Preview {
    following(&crate::env::second_catalog())
}

/// A server of a catalog in a directory.
pub fn following(dir: &Path) -> Preview {
    serve(["--data".as_ref(), dir.as_os_str()])
}

/// The address of an asset that the first page names.
pub fn asset(preview: &Preview, end: &str) -> String {
    let html = preview.get("/").text();
    let found = html.split('"').find(|part| part.starts_with("assets/") && part.ends_with(end));
    format!("/{}", found.unwrap_or_else(|| panic!("{end} in {html}")))
}
