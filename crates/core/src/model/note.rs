use super::Text;

string_enum! {
    /// Who says a note, and about what.
    pub enum NoteKind {
        /// The reference states it.
        Note = "note",
        /// An editor's addition: what the reference implies.
        Hint = "hint",
        /// The reference contradicts itself; the note says which part to follow.
        Conflict = "conflict",
        /// A mistake in the language of the reference, kept as it is.
        Erratum = "erratum",
        /// Other codes come with the same message.
        SharedMessage = "sharedMessage",
    }
}

schema_struct! {
    /// A remark on a record.
    pub struct Note<'a> {
        /// Who says it, and about what.
        "kind" => kind: NoteKind,
        /// The remark.
        "text" => text: Text<'a>,
    }
}
