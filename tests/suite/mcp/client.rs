//! A client of `ecs-err mcp`, which sends and reads lines.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::env::run;

/// A client and its server.
pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    requests: u64,
}

impl Client {
    /// Starts a server with these arguments.
    pub fn new(args: &[&str]) -> Self {
        let mut command = run([&["mcp"], args].concat()).into_command();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { input: child.stdin.take(), output, child, requests: 0 }
    }

    /// The same, ready for requests.
    pub fn start(args: &[&str]) -> Self {
        let mut client = Self::new(args);
        client.initialize("2025-11-25");
        client
    }

    /// Initializes the connection: what the server says about itself.
    pub fn initialize(&mut self, version: &str) -> Value {
        let info = json!({"name": "test", "version": "1"});
        let result =
            self.result("initialize", json!({"protocolVersion": version, "capabilities": {}, "clientInfo": info}));
        self.send(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
        result
    }

    pub fn send(&mut self, message: &Value) {
        self.send_line(&message.to_string());
    }

    pub fn send_line(&mut self, line: &str) {
        let input = self.input.as_mut().expect("the input is open");
        input.write_all(format!("{line}\n").as_bytes()).expect("the server reads");
    }

    /// The next message of the server.
    pub fn receive(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("a line");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"))
    }

    /// The response to a request.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let mut message = json!({"jsonrpc": "2.0", "id": self.requests, "method": method});
        message["params"] = params;
        self.send(&message);
        let response = self.receive();
        assert_eq!(response["id"], self.requests, "{response}");
        response
    }

    /// Its result.
    pub fn result(&mut self, method: &str, params: Value) -> Value {
        let response = self.request(method, params);
        assert!(response["result"].is_object(), "{response}");
        response["result"].clone()
    }

    /// The structured content of a tool's answer, of which the text is a twin.
    pub fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let mut params = json!({"name": tool});
        params["arguments"] = arguments;
        let result = self.result("tools/call", params);
        assert_eq!(result["isError"], false, "{result}");
        let text = result["content"][0]["text"].as_str().expect("a text");
        assert_eq!(serde_json::from_str::<Value>(text).expect("JSON"), result["structuredContent"]);
        result["structuredContent"].clone()
    }

    /// Closes the input: the exit status, and what was printed on standard error.
    pub fn end(mut self) -> (Option<i32>, String) {
        drop(self.input.take());
        self.ended()
    }

    /// The same of a server that ends by itself.
    pub fn ended(mut self) -> (Option<i32>, String) {
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).expect("text");
        assert_eq!(rest, "", "nothing but answers is printed");
        let mut printed = String::new();
        self.child.stderr.take().expect("a pipe").read_to_string(&mut printed).expect("text");
        (self.child.wait().expect("the program ends").code(), printed)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It fails if the program has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
