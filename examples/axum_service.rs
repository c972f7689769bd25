//! A service that passes on what a cloud API answered, as problem details (RFC 9457) in the language
//! of whoever asks.
//!
//! `cargo run --all-features --example axum_service`, then
//! `curl -i -H 'Accept-Language: zh' http://127.0.0.1:3000/servers`.

use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use ecs_err::{ApiError, ProblemDetails};

/// The routes of the service.
pub fn router() -> Router {
    Router::new().route("/servers", post(create).get(create))
}

/// Creates a server, which fails.
async fn create(headers: HeaderMap) -> Result<&'static str, Problem> {
    create_upstream().map_err(|error| Problem::new(&error, &headers))
}

/// What the cloud API answers to a request.
fn create_upstream() -> Result<&'static str, ApiError> {
    let body = br#"{"error": {"message": "Current flavor s6 can not resize to flavor c7.", "code": "Ecs.0812"}}"#;
    Err(ecs_err::parse(body).expect("the body tells of an error"))
}

/// An error as it is passed on.
pub struct Problem(ProblemDetails);

impl Problem {
    fn new(error: &ApiError, headers: &HeaderMap) -> Self {
        let catalog = ecs_err::embedded();
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self(error.problem_details(catalog, catalog.metadata().accepted_language(wanted)))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self(problem) = self;
        let status = problem.status.and_then(|status| StatusCode::from_u16(status).ok());
        let headers = [
            (header::CONTENT_TYPE, ProblemDetails::MEDIA_TYPE.to_owned()),
            (header::CONTENT_LANGUAGE, problem.language.clone()),
        ];
        (status.unwrap_or(StatusCode::BAD_GATEWAY), headers, problem.to_json().to_string()).into_response()
    }
}

/// Runs the service.
#[tokio::main(flavor = "current_thread")]
pub async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}/servers", listener.local_addr()?);
    axum::serve(listener, router()).await
}
