//! [`Sources`]: the files of the records of a catalog.

use std::collections::HashMap;
use std::path::Path;

use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_data::load::{Arena, DataDir};

/// The file of each record of a data directory, relative to it, so that pages can lead to where it is edited.
#[derive(Clone, Debug, Default)]
pub struct Sources(HashMap<(RecordKind, String), String>);

impl Sources {
    /// The files of the records in a directory.
    #[must_use]
    pub fn read(directory: &Path) -> Self {
        let arena = Arena::new();
        let dir = DataDir::read(directory, &arena);
        let mut files = HashMap::new();
        let mut add = |kind, id: String, file: usize| {
            if let Some(file) = dir.files.get(file) {
                files.insert((kind, id), file.path.to_owned());
            }
        };
        for document in &dir.errors {
            for error in document.value.errors {
                add(RecordKind::Error, error.code.to_string(), document.file);
            }
        }
        for document in &dir.retired {
            for retired in document.value.retired {
                add(RecordKind::Error, retired.code.to_string(), document.file);
            }
        }
        for document in &dir.statuses {
            for status in document.value.statuses {
                add(RecordKind::Status, status.status.to_string(), document.file);
            }
        }
        for document in &dir.structures {
            for structure in document.value.structures {
                add(RecordKind::Structure, structure.id.to_string(), document.file);
            }
        }
        for document in &dir.operations {
            add(RecordKind::Operation, document.value.id.to_string(), document.file);
        }
        for document in &dir.releases {
            for release in document.value.releases {
                add(RecordKind::Release, release.number.to_string(), document.file);
            }
        }
        Self(files)
    }

    /// The file of a record. Guides have one for each language.
    pub(super) fn file(&self, record: &Record<'_>, language: &str) -> Option<String> {
        match record {
            // Without files there is no directory.
            Record::Guide(guide) => (!self.0.is_empty()).then(|| format!("guides/{language}/{}.md", guide.id)),
            _ => self.0.get(&(record.kind(), record.id().to_string())).cloned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_has_a_file_that_exists() {
        let directory = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data"));
        let sources = Sources::read(directory);
        let arena = Arena::new();
        let catalog = crate::ecs_catalog(&arena);
        for record in catalog.records().filter(|record| record.kind() != RecordKind::Field) {
            let file = sources.file(&record, "en").unwrap_or_else(|| panic!("{} has no file", record.id()));
            assert!(directory.join(&file).is_file(), "{file}");
        }
        assert_eq!(Sources::default().file(&Record::Error(&catalog.errors()[0]), "en"), None);
    }
}
