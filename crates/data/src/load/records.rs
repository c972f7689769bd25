//! The records of a data directory, each with its span.

use super::{DataDir, Span};
use ecs_err_core::model::{ErrorCode, Operation, Page, Release, RetiredCode, Status, Structure};

impl<'a> DataDir<'a> {
    /// Every error code with the file and the span in its list.
    pub fn each_error(&self) -> impl Iterator<Item = (Span<'_>, &ErrorCode<'a>)> {
        self.errors.iter().flat_map(|document| each(self.span(document.file).key("errors"), document.value.errors))
    }

    /// Every retired code with its span.
    pub fn each_retired(&self) -> impl Iterator<Item = (Span<'_>, &RetiredCode<'a>)> {
        self.retired.iter().flat_map(|document| each(self.span(document.file).key("retired"), document.value.retired))
    }

    /// Every structure with its span.
    pub fn each_structure(&self) -> impl Iterator<Item = (Span<'_>, &Structure<'a>)> {
        self.structures
            .iter()
            .flat_map(|document| each(self.span(document.file).key("structures"), document.value.structures))
    }

    /// Every release with its span.
    pub fn each_release(&self) -> impl Iterator<Item = (Span<'_>, &Release<'a>)> {
        self.releases
            .iter()
            .flat_map(|document| each(self.span(document.file).key("releases"), document.value.releases))
    }

    /// Every status with its span.
    pub fn each_status(&self) -> impl Iterator<Item = (Span<'_>, &Status<'a>)> {
        self.statuses
            .iter()
            .flat_map(|document| each(self.span(document.file).key("statuses"), document.value.statuses))
    }

    /// Every page with its span.
    pub fn each_page(&self) -> impl Iterator<Item = (Span<'_>, &Page<'a>)> {
        self.pages.iter().flat_map(|document| each(self.span(document.file).key("pages"), document.value.pages))
    }

    /// Every operation with its span.
    pub fn each_operation(&self) -> impl Iterator<Item = (Span<'_>, &Operation<'a>)> {
        self.operations.iter().map(|document| (self.span(document.file), &document.value))
    }
}

/// Each record of a list with its span.
pub(crate) fn each<'f, T>(list: Span<'f>, records: &'f [T]) -> impl Iterator<Item = (Span<'f>, &'f T)> {
    records.iter().enumerate().map(move |(at, record)| (list.index(at), record))
}
