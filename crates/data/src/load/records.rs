//! The records of a data directory, each with its span.

use super::files::RecordFile;
use super::{DataDir, Document, Span};
use ecs_err_core::model::{ErrorCode, Operation, Page, Release, RetiredCode, Status, Structure};

impl<'a> DataDir<'a> {
    /// Every error code with its span.
    pub fn each_error(&self) -> impl Iterator<Item = (Span<'_>, &ErrorCode<'a>)> {
        self.each_record(&self.errors)
    }

    /// Every retired code with its span.
    pub fn each_retired(&self) -> impl Iterator<Item = (Span<'_>, &RetiredCode<'a>)> {
        self.each_record(&self.retired)
    }

    /// Every structure with its span.
    pub fn each_structure(&self) -> impl Iterator<Item = (Span<'_>, &Structure<'a>)> {
        self.each_record(&self.structures)
    }

    /// Every release with its span.
    pub fn each_release(&self) -> impl Iterator<Item = (Span<'_>, &Release<'a>)> {
        self.each_record(&self.releases)
    }

    /// Every status with its span.
    pub fn each_status(&self) -> impl Iterator<Item = (Span<'_>, &Status<'a>)> {
        self.each_record(&self.statuses)
    }

    /// Every page with its span.
    pub fn each_page(&self) -> impl Iterator<Item = (Span<'_>, &Page<'a>)> {
        self.each_record(&self.pages)
    }

    /// Every operation with its span.
    pub fn each_operation(&self) -> impl Iterator<Item = (Span<'_>, &Operation<'a>)> {
        self.operations.iter().map(|document| (self.span(document.file), &document.value))
    }

    /// The list of records of each file with its span.
    pub(crate) fn lists<'f, F: RecordFile<'a>>(
        &'f self,
        documents: &'f [Document<F>],
    ) -> impl Iterator<Item = (Span<'f>, &'f [F::Record])> {
        documents.iter().map(|document| (self.span(document.file).key(F::KEY), document.value.records()))
    }

    fn each_record<'f, F: RecordFile<'a>>(
        &'f self,
        documents: &'f [Document<F>],
    ) -> impl Iterator<Item = (Span<'f>, &'f F::Record)> {
        self.lists(documents).flat_map(|(list, records)| each(list, records))
    }
}

/// Each record of a list with its span.
pub(crate) fn each<'f, T>(list: Span<'f>, records: &'f [T]) -> impl Iterator<Item = (Span<'f>, &'f T)> {
    records.iter().enumerate().map(move |(at, record)| (list.index(at), record))
}
