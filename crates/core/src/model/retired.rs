use super::{Code, Text};

schema_struct! {
    /// A code that the reference no longer has, and its replacement.
    pub struct RetiredCode<'a> {
        /// The code.
        "code" => code: Code<'a>,
        /// The code that replaces it: its new name, or the code that it was merged into.
        "replacement" => replacement: Option<Code<'a>>,
        /// What happened; required without a replacement.
        "text" => text: Option<Text<'a>>,
    }
}
