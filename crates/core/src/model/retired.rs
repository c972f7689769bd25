use super::{Code, Text};

schema_struct! {
    /// A code that the reference no longer has, and what became of it.
    pub struct RetiredCode<'a> {
        /// The code.
        "code" => code: Code<'a>,
        /// The code that takes its place: its new name, or the one that it was merged into.
        "replacement" => replacement: Option<Code<'a>>,
        /// What happened; needed where nothing takes its place.
        "text" => text: Option<Text<'a>>,
    }
}
