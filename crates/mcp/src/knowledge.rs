//! The catalog that the server answers from.

use std::sync::OnceLock;

use ecs_err_answers::View;
use ecs_err_core::{Catalog, negotiate};
use ecs_err_search::{Index, SearchError};

use crate::tools::ToolError;

/// A catalog, the language of answers, and the search index, which is opened when it is first needed.
///
/// The catalog lives as long as the process: requests of a client are answered by tasks that may outlive the connection.
pub struct Knowledge {
    catalog: Catalog<'static>,
    language: &'static str,
    open_index: Box<OpenIndex>,
    index: OnceLock<Index<'static>>,
}

type OpenIndex = dyn Fn() -> Result<Index<'static>, IndexError> + Send + Sync;

/// Why the search index was not opened.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct IndexError(pub String);

impl From<SearchError> for IndexError {
    fn from(error: SearchError) -> Self {
        Self(error.to_string())
    }
}

impl Knowledge {
    /// `language` is the language of answers for which none is requested: a tag of the catalog.
    pub fn new(
        catalog: Catalog<'static>,
        language: &'static str,
        open_index: impl Fn() -> Result<Index<'static>, IndexError> + Send + Sync + 'static,
    ) -> Self {
        Self { catalog, language, open_index: Box::new(open_index), index: OnceLock::new() }
    }

    /// The catalog.
    pub(crate) fn catalog(&self) -> Catalog<'static> {
        self.catalog
    }

    /// The view in a language: a BCP 47 tag or a POSIX locale; the language of the server if none is requested.
    ///
    /// # Errors
    /// If the catalog does not have the language.
    pub(crate) fn view(&self, requested: Option<&str>) -> Result<View<'static>, ToolError> {
        let language = match requested {
            None => self.language,
            Some(requested) => negotiate([requested], self.languages()).ok_or_else(|| ToolError::Language {
                requested: requested.to_owned(),
                available: self.languages().join(", "),
            })?,
        };
        Ok(View::new(self.catalog, vec![language]))
    }

    /// The languages of the catalog.
    pub(crate) fn languages(&self) -> &'static [&'static str] {
        self.catalog.metadata().languages.as_slice()
    }

    /// The search index.
    ///
    /// # Errors
    /// If it can't be opened.
    pub(crate) fn index(&self) -> Result<Index<'static>, IndexError> {
        if let Some(index) = self.index.get() {
            return Ok(index.clone());
        }
        let index = (self.open_index)()?;
        Ok(self.index.get_or_init(|| index).clone())
    }
}
