use super::Text;

string_enum! {
    /// The origin and purpose of a note.
    pub enum NoteKind {
        /// The reference states it.
        Note = "note",
        /// An addition by the editors that the reference implies.
        Hint = "hint",
        /// The reference contradicts itself; the note says which part to follow.
        Conflict = "conflict",
        /// A language mistake of the reference, which the catalog keeps.
        Erratum = "erratum",
        /// Other codes have the same message.
        SharedMessage = "sharedMessage",
    }
}

schema_struct! {
    /// A remark on a record.
    pub struct Note<'a> {
        /// The origin and purpose.
        "kind" => kind: NoteKind,
        /// The remark.
        "text" => text: Text<'a>,
    }
}
