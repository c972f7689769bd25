//! Errors as problem details for HTTP APIs (RFC 9457).

use serde_json::{Value, json};

use crate::body::ApiError;
use ecs_err_core::{Catalog, CatalogOwner, CodeBuf, Retry, StatusCode, Translation};

use crate::localized::LocalizedError;

/// An error as problem details (`application/problem+json`, RFC 9457), for a service that passes it on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProblemDetails {
    /// The member `type`: the address of the code's page, or `about:blank` (section 4.2.1) if the catalog has no
    /// addresses of pages.
    pub type_uri: String,
    /// The member `title`: the meaning of the code, which is the same for every occurrence.
    pub title: String,
    /// The member `status`: the HTTP status of the response, else that of the reference.
    pub status: Option<u16>,
    /// The member `detail`: the message of this occurrence, with its values.
    pub detail: String,
    /// The code. This and the following ones are extension members (section 3.2).
    pub code: Option<CodeBuf>,
    /// What to do.
    pub action: Option<String>,
    /// Whether to send the same request again: `notNeeded`, `afterFix`, `backoff` or `never`.
    pub retry: Option<Retry>,
    /// The server's own message.
    pub server_message: Option<String>,
    /// The id of the request to the service.
    pub request_id: Option<String>,
    /// The BCP 47 tag of the language of the texts, for the header `Content-Language`.
    pub language: String,
}

impl ProblemDetails {
    /// The media type of the document.
    pub const MEDIA_TYPE: &'static str = "application/problem+json";

    /// Formats the document as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// The document as a JSON value.
    #[doc(hidden)]
    #[must_use]
    pub fn to_value(&self) -> Value {
        let members = [
            ("type", json!(self.type_uri)),
            ("title", json!(self.title)),
            ("status", json!(self.status)),
            ("detail", json!(self.detail)),
            ("code", json!(self.code.as_ref().map(CodeBuf::as_str))),
            ("action", json!(self.action)),
            ("retry", json!(self.retry.map(Retry::as_str))),
            ("serverMessage", json!(self.server_message)),
            ("requestId", json!(self.request_id)),
            ("language", json!(self.language)),
        ];
        members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

impl From<&Translation<'_, '_>> for ProblemDetails {
    fn from(translation: &Translation<'_, '_>) -> Self {
        Self {
            type_uri: translation.page().map_or_else(|| "about:blank".to_owned(), |page| page.to_string()),
            title: translation.title.text.to_owned(),
            status: translation.status.map(|status| status.status.get()),
            detail: translation.message().to_string(),
            code: Some(translation.code().into()),
            action: Some(translation.action.text).filter(|action| !action.is_empty()).map(str::to_owned),
            retry: translation.retry(),
            server_message: translation.server_message.map(str::to_owned),
            request_id: None,
            language: translation.description.locale.to_owned(),
        }
    }
}

impl ApiError {
    /// Converts the error to problem details in a language of the catalog. If the catalog does not have the code, the
    /// title and detail are the server's message.
    #[must_use]
    pub fn problem_details(&self, catalog: Catalog<'_>, locale: &str) -> ProblemDetails {
        let translated = self.translate(catalog, locale).map(|translation| ProblemDetails::from(&translation));
        let problem = translated.unwrap_or_else(|| ProblemDetails {
            type_uri: "about:blank".to_owned(),
            title: self.to_string(),
            status: None,
            detail: self.message().unwrap_or_default().to_owned(),
            code: self.root_cause(),
            action: None,
            retry: None,
            server_message: self.message().map(str::to_owned),
            request_id: None,
            language: catalog.metadata().language([locale]).to_owned(),
        });
        ProblemDetails {
            status: self.http_status().map(StatusCode::get).or(problem.status),
            request_id: self.request_id().map(str::to_owned),
            ..problem
        }
    }
}

impl<C: CatalogOwner> LocalizedError<C> {
    /// Converts the error to problem details in its language.
    #[must_use]
    pub fn problem_details(&self) -> ProblemDetails {
        self.api_error().problem_details(self.catalog(), self.language())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for ProblemDetails {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}
