schema_struct! {
    /// Synonyms for the search, in any of the languages.
    pub struct Synonyms<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// Groups of words with the same meaning.
        "groups" => groups: &'a [&'a [&'a str]],
    }
}
