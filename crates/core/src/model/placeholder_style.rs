string_enum! {
    /// How a catalog writes the placeholders of its messages.
    pub enum PlaceholderStyle {
        /// Conversions of `printf` and Go: `%s`, `%-.192s`, `%5.2f`, `%lu`, `%.*s`, `%+v`, `%1$s`. `%%` is a percent sign.
        ///
        /// A space is not a flag: `50% disk` has no placeholder.
        Percent = "percent",
        /// `{0}`, `{name}`, `{}`, also with a format: `{0:N2}`, `{0,date}`, `{name!r}`. `{{` and `}}` are braces.
        Braces = "braces",
        /// `{{name}}`, `{{ name }}`, `{{.Name}}`.
        DoubleBraces = "double-braces",
        /// `<name>`: letters, digits, `_`, `.`, `-` and single spaces. Any other `<` is text.
        Angle = "angle",
        /// `$1`, `$name`, `${name}`. `$$` is a dollar sign.
        Dollar = "dollar",
        /// Conversions of Python with a name: `%(name)s`, `%(ratio).1f`. `%%` is a percent sign.
        Python = "python",
        /// `@1`, `@name`, but not within a word as in an e-mail address.
        At = "at",
        /// No placeholders: the whole text is literal.
        None = "none",
    }
}
