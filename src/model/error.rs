use super::{Code, Note, StatusCode, Text};

record! {
    /// An error code and what the reference says of it.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let error = catalog.error(ecs_err::Code::ECS_0812).unwrap();
    /// assert_eq!(error.message.get("en"), Some("Current flavor %s can not resize to flavor %s."));
    /// assert_eq!(error.placeholders.len(), 2);
    /// ```
    pub struct ErrorCode<'a> {
        /// The code.
        "code" => code: Code,
        /// The HTTP status that the reference gives for it.
        "status" => status: StatusCode,
        /// The message that comes with it, as a template with `%s` for each value put in.
        ///
        /// In the API's own language it is what the API returns, byte for byte.
        "message" => message: Text<'a>,
        /// What each `%s` of the message stands for, in order.
        "placeholders" => placeholders: &'a [Placeholder<'a>],
        /// What happened.
        "description" => description: Text<'a>,
        /// What to do.
        "action" => action: Text<'a>,
        /// What it leaves to something else to tell, if it does not say itself what failed.
        "wraps" => wraps: Option<Wraps>,
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
    }
}

words! {
    /// What an error code leaves to something else to tell.
    pub enum Wraps {
        /// Another code, which comes with it, tells what failed.
        Code = "code",
        /// The message that comes with it tells what failed.
        Message = "message",
    }
}

record! {
    /// What a `%s` of a message stands for.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let error = catalog.error(ecs_err::Code::ECS_0812).unwrap();
    /// assert!(error.placeholders.iter().all(|placeholder| placeholder.description.get("zh").is_some()));
    /// ```
    pub struct Placeholder<'a> {
        /// A name in `snake_case`.
        "name" => name: &'a str,
        /// The meaning.
        "description" => description: Text<'a>,
    }
}

/// The byte offsets of the placeholders (`%s`) in a message.
///
/// ```
/// let template = "Current flavor %s can not resize to flavor %s.";
/// assert_eq!(ecs_err::placeholders(template).count(), 2);
/// ```
pub fn placeholders(message: &str) -> impl Iterator<Item = usize> + '_ {
    message.match_indices("%s").map(|(at, _)| at)
}
