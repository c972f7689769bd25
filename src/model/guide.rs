use super::Text;

record! {
    /// Background that is about no single record.
    ///
    /// ```
    /// let titles = ecs_err::embedded().guides.iter().filter_map(|guide| guide.title.get("en"));
    /// assert_eq!(titles.count(), 3);
    /// ```
    pub struct Guide<'a> {
        /// The identifier: the name of its file.
        "id" => id: &'a str,
        /// The title: the first heading.
        "title" => title: Text<'a>,
        /// The text below the title, in Markdown.
        "body" => body: Text<'a>,
    }
}
