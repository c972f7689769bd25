use super::{Id, Note, Text};

schema_struct! {
    /// A page or chapter of the reference that records and releases name.
    ///
    /// An edition need not hold it: whether it does follows from the records that stand on it.
    pub struct Page<'a> {
        /// The identifier.
        "id" => id: Id<'a>,
        /// The title.
        "title" => title: Text<'a>,
        /// Remarks, such as other spellings of the title.
        "notes" => notes: &'a [Note<'a>],
    }
}
