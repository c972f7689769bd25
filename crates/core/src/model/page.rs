use super::{Id, Note, Text};

schema_struct! {
    /// A page or chapter of the reference that records and releases refer to.
    ///
    /// The catalog need not contain records of the page.
    pub struct Page<'a> {
        /// The identifier.
        "id" => id: Id<'a>,
        /// The title.
        "title" => title: Text<'a>,
        /// Remarks, such as other spellings of the title.
        "notes" => notes: &'a [Note<'a>],
    }
}
