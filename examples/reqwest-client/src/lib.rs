//! A client that shows people the errors of an API in their language.
//!
//! `cargo run -p reqwest-client -- https://ecs.example.com/v1/0/cloudservers zh`

use std::error::Error;

use ecs_err::{LocalizedError, parse};

/// Creates a server; an error of the API is explained in the language of a locale.
///
/// # Errors
/// A [`LocalizedError`] if the API returns an error, else the error of the connection or the status.
pub async fn create_server(url: &str, locale: &str) -> Result<String, Box<dyn Error + Send + Sync>> {
    let response = reqwest::Client::new().post(url).header("Accept-Language", locale).send().await?;
    let status = response.status();
    let body = response.bytes().await?;
    if status.is_success() {
        return Ok(String::from_utf8_lossy(&body).into_owned());
    }
    // Not every error comes from the API: a proxy may respond with its own page.
    Err(parse(&body)
        .map_or_else(|_| status.to_string().into(), |error| error.localized(ecs_err::embedded(), locale).into()))
}

/// The error as text for people.
pub fn shown(error: &(dyn Error + Send + Sync + 'static)) -> String {
    let Some(error) = error.downcast_ref::<LocalizedError>() else { return error.to_string() };
    let response = error.api_error();
    let mut lines = vec![error.to_string()];
    if let Some(translation) = error.translation() {
        lines.push(translation.message().to_string());
        lines.push(format!("→ {}", translation.action));
    }
    lines.extend(response.message().map(|message| format!("« {message}")));
    lines.extend(response.request_id().map(|id| format!("# {id}")));
    lines.join("\n")
}
