use super::{Note, Text};

record! {
    /// A page or chapter of the reference that records and releases name.
    ///
    /// An edition need not hold it: whether it does follows from the records that stand on it.
    ///
    /// ```
    /// let page = ecs_err::embedded().page("add-security-group").unwrap();
    /// assert_eq!(page.title.get("en"), Some("Add a security group"));
    /// ```
    pub struct Page<'a> {
        /// The identifier.
        "id" => id: &'a str,
        /// The title.
        "title" => title: Text<'a>,
        /// Remarks, such as other spellings of the title.
        "notes" => notes: &'a [Note<'a>],
    }
}
