use super::Text;

string_enum! {
    /// Who says a note, and about what.
    pub enum NoteKind {
        /// The reference states it.
        Note = "note",
        /// A mistake of the reference, kept as it is and explained here.
        Erratum = "erratum",
        /// An editor's addition: what the reference implies.
        Hint = "hint",
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
