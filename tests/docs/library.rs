//! The examples in `docs/library.md`.

use ecs_err::{Code, Match, OwnedCatalog, ProblemDetails, Record, codes};

/// Explains what a person typed: `ecs-85`, `ＥＣＳ００８５`, `85`, `Ecs.03xx`, `http404`.
fn explain(typed: &str) -> Vec<String> {
    let catalog = ecs_err::embedded();
    match catalog.resolve(typed) {
        Match::Found(records) => records
            .map(|record| match record {
                Record::Error(error) => format!("{}: {}", error.code, error.meaning().get("en").unwrap_or_default()),
                Record::Status(status) => format!("HTTP {} {}", status.status, status.reason()),
                // The code that replaces it, if there is one, is the next record.
                Record::Retired(retired, _) => format!("{} is retired", retired.code),
                _ => String::new(),
            })
            .collect(),
        Match::Range(range) => range.errors().map(|error| error.code.to_string()).collect(),
        Match::UnknownCode(code) => catalog.suggest(code.as_code()).map(|code| format!("{code}?")).collect(),
        Match::ForeignCode(code, _) => vec![format!("{code} belongs to another service")],
        _ => vec!["not a code".to_owned()],
    }
}

/// Whether to send the request again.
fn may_retry(code: Code<'_>) -> bool {
    // Flow control; another command is being executed.
    matches!(code, codes::COMMON_0024 | codes::ECS_0603)
}

fn create_server() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let body = br#"{"error": {"message": "The NIC is not there.", "code": "Ecs.0085"}}"#;
    Err(ecs_err::parse(body)?.localized(ecs_err::embedded(), "en").into())
}

/// The codes of a line with their positions, known or not.
fn codes_of(line: &str) -> Vec<(String, usize, bool)> {
    let found = ecs_err::find_codes(line.as_bytes());
    found.map(|found| (found.code.to_string(), found.range.start, found.error.is_some())).collect()
}

/// Reads a body with a catalog that was read at run time.
fn root_cause(dir: &std::path::Path, body: &[u8]) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let catalog = OwnedCatalog::open(dir)?;
    let error = ecs_err::explain::parse(catalog.get(), body, ecs_err::Limits::default())?;
    Ok(error.localized(catalog, "en").translation().map(|translation| translation.description.to_string()))
}

/// The problem document for a caller who reads Chinese.
fn problem(body: &[u8]) -> Result<ProblemDetails, ecs_err::ParseError> {
    let catalog = ecs_err::embedded().with_page_url("https://errors.example.org/{lang}/errors/{code}/");
    Ok(ecs_err::parse(body)?.problem_details(catalog, "zh"))
}

#[test]
fn examples() {
    assert_eq!(explain("ecs-85"), ["Ecs.0085: The ECS does not have the NIC."]);
    assert_eq!(explain("http404"), ["HTTP 404 Not Found"]);
    assert_eq!(explain("Ecs.12xx"), ["Ecs.1200", "Ecs.1201"]);
    assert_eq!(explain("Ecs.0380").first().map(String::as_str), Some("Ecs.0308?"));
    assert!(may_retry(codes::ECS_0603) && !may_retry(codes::ECS_0085));
    assert_eq!(create_server().unwrap_err().to_string(), "Ecs.0085: The ECS does not have the NIC");
    let codes = codes_of("retrying after Ecs.0219 (see APIGW.0301)");
    assert_eq!(codes, [("Ecs.0219".to_owned(), 15, true), ("APIGW.0301".to_owned(), 29, false)]);
    let body = br#"{"error_code": "Ecs.0085"}"#;
    assert_eq!(root_cause("data".as_ref(), body).unwrap().as_deref(), Some("The ECS does not have the NIC."));
    assert_eq!(problem(body).unwrap().type_uri, "https://errors.example.org/zh/errors/Ecs.0085/");
}
