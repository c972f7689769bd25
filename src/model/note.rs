use super::Text;

words! {
    /// Who says a note, and about what.
    pub enum NoteKind {
        /// The reference states it.
        Note = "note",
        /// A mistake of the reference, kept as it is and explained here.
        Slip = "slip",
        /// An editor's addition: what the reference implies.
        Hint = "hint",
        /// Other codes come with the same message.
        SharedMessage = "sharedMessage",
    }
}

record! {
    /// A remark on a record.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let notes = catalog.error(ecs_err::Code::ECS_0812).unwrap().notes;
    /// assert!(notes.iter().any(|note| note.kind == ecs_err::NoteKind::Slip));
    /// ```
    pub struct Note<'a> {
        /// Who says it, and about what.
        "kind" => kind: NoteKind,
        /// The remark.
        "text" => text: Text<'a>,
    }
}
