schema_struct! {
    /// Words that mean the same to the people who search, in any of the languages.
    pub struct Synonyms<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// Groups of words that stand for one another.
        "groups" => groups: &'a [&'a [&'a str]],
    }
}
