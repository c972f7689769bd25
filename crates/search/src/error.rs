use std::fmt;

use tantivy::TantivyError;

/// An index that can't be made or read.
#[derive(Debug)]
pub struct SearchError(Box<TantivyError>);

impl SearchError {
    pub(crate) fn new(error: TantivyError) -> Self {
        Self(Box::new(error))
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "can't use the search index: {}", self.0)
    }
}

impl std::error::Error for SearchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}
