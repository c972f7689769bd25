//! Says what to do about error codes.

mod codes;

use codes::Retry;

fn advice(code: &str) -> &'static str {
    // A constant is a pattern.
    if let codes::ECS_0085 = code {
        return "choose another NIC";
    }
    let Some(record) = codes::find(code) else {
        return "unknown code";
    };
    match record.retry {
        Retry::Backoff => "retry with a delay",
        Retry::AfterFix => record.actions.get("en").unwrap_or("fix the request"),
        _ => "give up",
    }
}

fn main() {
    for code in std::env::args().skip(1) {
        println!("{code}: {}", advice(&code));
    }
}
