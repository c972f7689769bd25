//! The table of a catalog: its columns, and a row for each code.

use std::borrow::Cow;

use ecs_err_core::Catalog;

use crate::row;

/// The flat table of a catalog.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    catalog: Catalog<'a>,
    columns: Vec<Column<'a>>,
    /// The language of addresses.
    language: &'a str,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column<'a> {
    Code,
    Name,
    Service,
    Status,
    Retry,
    Severity,
    Message(&'a str),
    Description(&'a str),
    Action(&'a str),
    Url,
    State,
    Replacement,
    Category,
    Parent,
    Family,
    Since,
    Placeholders,
    SameAs,
    Wraps,
    Cause(&'a str),
    Cases,
    Edition,
}

impl<'a> Table<'a> {
    /// The table with texts in these languages of the catalog. A wide one has more columns.
    ///
    /// Messages also have a column for the language in which the API writes them, if the catalog has no other texts in
    /// it.
    #[must_use]
    pub fn new(catalog: Catalog<'a>, languages: &[&'a str], wide: bool) -> Self {
        let own = catalog.metadata().message_language;
        let is_other = !catalog.metadata().languages.as_slice().contains(&own);
        let mut columns =
            vec![Column::Code, Column::Name, Column::Service, Column::Status, Column::Retry, Column::Severity];
        columns.extend(languages.iter().map(|language| Column::Message(language)));
        if is_other {
            columns.push(Column::Message(own));
        }
        columns.extend(languages.iter().map(|language| Column::Description(language)));
        columns.extend(languages.iter().map(|language| Column::Action(language)));
        columns.push(Column::Url);
        if wide {
            columns.extend([
                Column::State,
                Column::Replacement,
                Column::Category,
                Column::Parent,
                Column::Family,
                Column::Since,
                Column::Placeholders,
                Column::SameAs,
                Column::Wraps,
            ]);
            columns.extend(languages.iter().map(|language| Column::Cause(language)));
            columns.extend([Column::Cases, Column::Edition]);
        }
        let language = languages.first().copied().unwrap_or_else(|| catalog.metadata().language([]));
        Self { catalog, columns, language }
    }

    /// The names of the columns, in order.
    #[must_use]
    pub fn names(&self) -> Vec<Cow<'static, str>> {
        self.columns.iter().map(Column::name).collect()
    }

    /// The rows: those of the codes, in their order, then those of the retired codes. An absent value is empty.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Cow<'a, str>>> + '_ {
        let cells = |cell: &dyn Fn(&Column<'a>) -> Cow<'a, str>| self.columns.iter().map(cell).collect();
        let (catalog, language) = (self.catalog, self.language);
        let errors =
            catalog.errors().iter().map(move |error| cells(&|column| row::error(catalog, error, *column, language)));
        let retired =
            catalog.retired().iter().map(move |code| cells(&|column| row::retired(catalog, code, *column, language)));
        errors.chain(retired)
    }
}

impl Column<'_> {
    fn name(&self) -> Cow<'static, str> {
        let in_language = |name: &str, language: &str| Cow::Owned(format!("{name}_{}", language.replace('-', "_")));
        Cow::Borrowed(match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Service => "service",
            Self::Status => "status",
            Self::Retry => "retry",
            Self::Severity => "severity",
            Self::Message(language) => return in_language("message", language),
            Self::Description(language) => return in_language("description", language),
            Self::Action(language) => return in_language("action", language),
            Self::Url => "url",
            Self::State => "state",
            Self::Replacement => "replacement",
            Self::Category => "category",
            Self::Parent => "parent",
            Self::Family => "family",
            Self::Since => "since",
            Self::Placeholders => "placeholders",
            Self::SameAs => "same_as",
            Self::Wraps => "wraps",
            Self::Cause(language) => return in_language("cause", language),
            Self::Cases => "cases",
            Self::Edition => "edition",
        })
    }
}
