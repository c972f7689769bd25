use super::{Id, Text};

schema_struct! {
    /// A guide: background information that does not belong to a single record.
    pub struct Guide<'a> {
        /// The identifier: the name of its file.
        "id" => id: Id<'a>,
        /// The title: the first heading.
        "title" => title: Text<'a>,
        /// The text below the title, in Markdown.
        "body" => body: Text<'a>,
    }
}
