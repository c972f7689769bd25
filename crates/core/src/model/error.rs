use super::{Code, Note, StatusCode, Text};

schema_struct! {
    /// An error code and what the reference says of it.
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

string_enum! {
    /// What an error code leaves to something else to tell.
    pub enum Wraps {
        /// Another code, which comes with it, tells what failed.
        Code = "code",
        /// The message that comes with it tells what failed.
        Message = "message",
    }
}

schema_struct! {
    /// What a `%s` of a message stands for.
    pub struct Placeholder<'a> {
        /// A name in `snake_case`.
        "name" => name: &'a str,
        /// The meaning.
        "description" => description: Text<'a>,
    }
}

/// The byte offsets of the placeholders (`%s`) in a message.
pub fn placeholders(message: &str) -> impl Iterator<Item = usize> + '_ {
    message.match_indices("%s").map(|(at, _)| at)
}
