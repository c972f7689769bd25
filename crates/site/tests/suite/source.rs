//! Catalogs that tests write.

use std::collections::BTreeMap;
use std::fs;

use ecs_err_data::load::{self, Arena};
use ecs_err_site::{Memory, Options, render};
use serde_json::{Value, json};

/// A catalog in a temporary directory.
pub struct Source(tempfile::TempDir);

impl Source {
    pub fn new(metadata: &Value, errors: &Value) -> Self {
        let source = Self(tempfile::tempdir().expect("a directory"));
        source.write("catalog.json", metadata);
        source.write("errors/all.json", errors);
        source
    }

    pub fn write(&self, path: &str, content: &Value) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, content.to_string()).expect("a file");
    }

    pub fn built(&self, options: &Options) -> BTreeMap<String, Vec<u8>> {
        let arena = Arena::new();
        let catalog =
            load::open(self.0.path(), &arena).unwrap_or_else(|error| panic!("{:?}", error.diagnostics.last()));
        let memory = Memory::default();
        render(catalog, options, &memory).unwrap_or_else(|error| panic!("{error}"));
        memory.into_files()
    }
}

/// The metadata of a catalog in English with one service.
pub fn metadata(forms: &[&str]) -> Value {
    json!({
        "id": "test", "title": "Test", "edition": "1", "languages": ["en"], "messageLanguage": "en", "complete": false,
        "placeholders": "braces",
        "services": [{"id": "all", "forms": forms, "name": "All", "description": "All codes."}],
    })
}
