//! What a response reports: objects and parts of texts, as they are read.

use ecs_err_core::{CodeBuf, StatusCode};

/// An object of a response, or a part of a text, that may report an error.
#[derive(Debug, Default)]
pub struct Node {
    /// The error around it.
    pub parent: Option<usize>,
    pub relation: Relation,
    pub code: Option<CodeBuf>,
    pub message: Option<String>,
    /// How specific the message is; lower is better.
    pub rank: u8,
    pub status: Option<StatusCode>,
    pub request_id: Option<String>,
    /// The status that its message states; one in a field or around it has precedence.
    pub stated_status: Option<StatusCode>,
    /// The request id that its message states; a field has precedence.
    pub stated_request_id: Option<String>,
    /// A text where a code was expected.
    pub no_code: Option<String>,
    /// A code that is the whole message.
    pub message_code: Option<CodeBuf>,
    /// The rest of the line after a code in a text.
    pub context: Option<String>,
    /// Its index among the causes, or that of the error around it.
    pub place: Option<usize>,
    /// Where it begins in the answer.
    pub start: usize,
    /// Where its code is in the answer, else where it begins.
    pub at: usize,
}

/// How an error is related to the one around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    /// It is a cause of it.
    #[default]
    Cause,
    /// It is the same error in another form.
    Same,
    /// A text in it describes it.
    Described,
    /// A text in it mentions its code.
    Mention,
}

impl Node {
    /// Whether it reports nothing.
    pub fn is_empty(&self) -> bool {
        let has_status = self.status.is_some() || self.stated_status.is_some();
        let has_id = self.request_id.is_some() || self.stated_request_id.is_some();
        self.code.is_none() && self.message.is_none() && !has_status && !has_id
    }

    /// Swaps code and message if the response has them in the wrong fields, and adds what the message states.
    pub fn settle(&mut self) {
        self.request_id = self.request_id.take().or(self.stated_request_id.take());
        if self.code.is_none() && self.message_code.is_some() {
            self.code = self.message_code;
            self.message = self.no_code.take().or(self.message.take());
        } else if self.message.is_none() && self.code.is_none() {
            self.message = self.no_code.take();
        }
    }
}
