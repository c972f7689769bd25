//! Errors as problem details for HTTP APIs (RFC 9457).

use serde_json::{Value, json};

use crate::body::ApiError;
use crate::catalog::Catalog;
use crate::model::{Code, StatusCode};

use crate::translate::{LocalizedError, Translation};

/// An error as `application/problem+json` (RFC 9457), for a service that passes it on.
///
/// ```
/// use ecs_err::{ProblemDetails, parse};
///
/// let error = parse(br#"{"error_code": "Ecs.0085", "error_msg": "No such NIC.", "request_id": "7f"}"#)?;
/// let problem = error.localized("en").problem();
/// assert_eq!(ProblemDetails::MEDIA_TYPE, "application/problem+json");
/// assert_eq!(problem.status, Some(400));
/// let json = problem.to_json();
/// assert_eq!(json["title"], "The ECS does not have the NIC");
/// assert_eq!((json["code"].as_str(), json["serverMessage"].as_str()), (Some("Ecs.0085"), Some("No such NIC.")));
/// # Ok::<(), ecs_err::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProblemDetails {
    /// The address of the code's page, which identifies the kind of problem; `about:blank` (section
    /// 4.2.1) if the catalog does not tell where its pages are.
    pub type_uri: String,
    /// What happened, in a few words: the same for every occurrence.
    pub title: String,
    /// The HTTP status that the service answered with, else the one that the reference gives.
    pub status: Option<u16>,
    /// This occurrence: the message with its values.
    pub detail: String,
    /// The code; an extension member (section 3.2), as what follows.
    pub code: Option<Code>,
    /// What to do.
    pub action: Option<String>,
    /// The server's own message.
    pub server_message: Option<String>,
    /// The id of the request to the service.
    pub request_id: Option<String>,
    /// The BCP 47 tag of the language of the texts, for the header `Content-Language`.
    pub language: String,
}

impl ProblemDetails {
    /// The media type that it is sent as.
    ///
    /// ```
    /// use ecs_err::ProblemDetails;
    ///
    /// let header = format!("Content-Type: {}", ProblemDetails::MEDIA_TYPE);
    /// assert_eq!(header, "Content-Type: application/problem+json");
    /// ```
    pub const MEDIA_TYPE: &'static str = "application/problem+json";

    /// The document.
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#)?.localized("en");
    /// assert_eq!(error.problem().to_json()["code"], "Ecs.0085");
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> Value {
        let members = [
            ("type", json!(self.type_uri)),
            ("title", json!(self.title)),
            ("status", json!(self.status)),
            ("detail", json!(self.detail)),
            ("code", json!(self.code.as_ref().map(Code::as_str))),
            ("action", json!(self.action)),
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

impl Translation<'_, '_> {
    /// The code as a problem; see [`ProblemDetails`].
    ///
    /// ```
    /// let told = ecs_err::translate(ecs_err::Code::ECS_0085, None, "zh").unwrap();
    /// assert_eq!((told.problem().status, told.problem().language.as_str()), (Some(400), "zh"));
    /// ```
    #[must_use]
    pub fn problem(&self) -> ProblemDetails {
        ProblemDetails {
            type_uri: self.page().map_or_else(|| "about:blank".to_owned(), |page| page.to_string()),
            title: self.title.text.to_owned(),
            status: self.status.map(|status| status.status.get()),
            detail: self.message().to_string(),
            code: Some(self.code()),
            action: Some(self.action.text.to_owned()),
            server_message: self.server_message.map(str::to_owned),
            request_id: None,
            language: self.description.locale.to_owned(),
        }
    }
}

impl ApiError {
    /// The error as a problem, told in a language of the catalog; see [`ProblemDetails`]. One without a
    /// code of the catalog is told in the server's words.
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"message": "API not found", "request_id": "7f"}"#)?;
    /// let problem = error.problem(ecs_err::embedded(), "zh");
    /// assert_eq!((problem.title.as_str(), problem.request_id.as_deref()), ("API not found", Some("7f")));
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub fn problem(&self, catalog: &Catalog<'_>, locale: &str) -> ProblemDetails {
        let told = self.translate(catalog, locale).map(|translation| translation.problem());
        let problem = told.unwrap_or_else(|| ProblemDetails {
            type_uri: "about:blank".to_owned(),
            title: self.to_string(),
            status: None,
            detail: self.message().unwrap_or_default().to_owned(),
            code: self.root_cause(),
            action: None,
            server_message: self.message().map(str::to_owned),
            request_id: None,
            language: catalog.about.language([locale]).to_owned(),
        });
        ProblemDetails {
            status: self.http_status().map(StatusCode::get).or(problem.status),
            request_id: self.request_id().map(str::to_owned),
            ..problem
        }
    }
}

impl LocalizedError {
    /// The error as a problem; see [`ProblemDetails`].
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#)?.localized("en");
    /// assert_eq!(error.problem().detail, "The server does not have the interface.");
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub fn problem(&self) -> ProblemDetails {
        self.api_error().problem(self.catalog(), self.language())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for ProblemDetails {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}
