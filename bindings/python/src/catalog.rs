//! The class `Catalog` of the native module.

use std::collections::HashMap;
use std::path::PathBuf;

use ecs_err::annotate::{Annotator, Options as AnnotateOptions};
use ecs_err::search::Options;
use ecs_err::{Code, CodeBuf, FieldRef, FoundCode, Limits, Match, OwnedCatalog, ParseError, Record, StatusCode};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString};
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyArray;
use serde_json::Value;

use crate::column;
use crate::json;
use crate::opened::{Opened, Source};
use crate::search::{self, FoundRecord, Key};
use crate::text::Text;

/// A catalog and what is built from it on first use.
#[pyclass(frozen, module = "ecs_err._native")]
pub struct Catalog {
    opened: Opened,
}

/// What a typed text means: the name of the outcome, the records, the code if it is one, similar codes.
type Resolved = (&'static str, Vec<Key>, Option<String>, Vec<String>);

/// A code in a text: the code, its position and whether the catalog knows it.
type Span = (CodeBuf, std::ops::Range<usize>, &'static str);

#[pymethods]
impl Catalog {
    /// The catalog of the package.
    #[staticmethod]
    const fn builtin() -> Self {
        Self { opened: Opened::new(Source::Builtin) }
    }

    /// Reads and checks a directory, or reads a pack. Returns the catalog, or the problems as JSON.
    #[staticmethod]
    fn open(py: Python<'_>, path: PathBuf) -> (Option<Self>, Option<(String, String)>) {
        match py.detach(|| OwnedCatalog::open(&path)) {
            Ok(catalog) => (Some(Self { opened: Opened::new(Source::File(catalog)) }), None),
            Err(error) => {
                let diagnostics: Value = error.diagnostics.iter().map(json::diagnostic).collect();
                (None, Some((error.to_string(), diagnostics.to_string())))
            }
        }
    }

    /// The metadata as JSON.
    fn metadata(&self) -> String {
        ecs_err::export::to_json(self.opened.catalog().metadata()).to_string()
    }

    /// The pages as JSON.
    fn pages(&self) -> String {
        let pages: Value = self.opened.catalog().pages().iter().map(ecs_err::export::to_json).collect();
        pages.to_string()
    }

    /// The language in which the catalog answers a request.
    fn language(&self, requested: &str) -> &str {
        self.opened.catalog().metadata().language([requested])
    }

    /// The ids of the records of a kind, in the order of the catalog.
    fn ids(&self, kind: &str) -> Vec<String> {
        let records = self.opened.catalog().records().map(|record| search::key(&record));
        records.filter(|(other, _)| *other == kind).map(|(_, id)| id).collect()
    }

    /// A record as JSON.
    fn record(&self, kind: &str, id: &str) -> Option<String> {
        let record = self.find_record(kind, id)?;
        Some(json::record(self.opened.catalog(), &record).to_string())
    }

    /// Looks up a typed text.
    fn resolve(&self, text: &str) -> Resolved {
        let catalog = self.opened.catalog();
        let similar = |code: CodeBuf| catalog.suggest(code.as_code()).map(|code| code.to_string()).collect();
        match catalog.resolve(text) {
            Match::Found(records) => ("found", records.map(|record| search::key(&record)).collect(), None, Vec::new()),
            Match::Range(range) => {
                let errors = range.errors().map(|error| search::key(&Record::Error(error)));
                ("range", errors.collect(), None, Vec::new())
            }
            Match::EmptyRange(_) => ("emptyRange", Vec::new(), None, Vec::new()),
            Match::UnknownCode(code) => ("unknownCode", Vec::new(), Some(code.to_string()), similar(code)),
            Match::UnknownNumber(number) => {
                let similar = catalog.suggest_for_number(number).map(|code| code.to_string());
                ("unknownNumber", Vec::new(), None, similar.collect())
            }
            Match::ForeignCode(code, _) => ("foreignCode", Vec::new(), Some(code.to_string()), Vec::new()),
            Match::NotACode => ("notACode", Vec::new(), None, Vec::new()),
        }
    }

    /// The codes in a text: code, start, end, and whether it is known, unknown or foreign.
    fn find<'py>(&self, py: Python<'py>, text: Text) -> PyResult<Bound<'py, PyList>> {
        let spans = text.detached(py, |bytes| self.spans(bytes));
        let mut positions = text.positions();
        let codes = PyList::empty(py);
        for (code, range, kind) in spans {
            let code = PyString::intern(py, code.as_str());
            codes.append((code, positions.of(range.start), positions.of(range.end), kind))?;
        }
        Ok(codes)
    }

    /// How often each code is in a text, in the order of the first occurrences.
    fn count<'py>(&self, py: Python<'py>, text: Text) -> PyResult<Bound<'py, PyDict>> {
        let counts = text.detached(py, |bytes| self.counts(bytes));
        let codes = PyDict::new(py);
        for (code, count) in counts {
            codes.set_item(code.as_str(), count)?;
        }
        Ok(codes)
    }

    /// The codes in a column of texts, as a table.
    fn find_in_column(&self, py: Python<'_>, column: AnyArray) -> PyResult<PyTable> {
        let (chunks, field) = column.into_chunked_array()?.into_inner();
        column::check_type(&field)?;
        let batches = py.detach(|| column::find(&chunks, |text| self.spans(text)));
        PyTable::try_new(batches.map_err(|error| PyValueError::new_err(error.to_string()))?, column::schema())
    }

    /// What a response reports, as JSON; `None` if it reports no error.
    fn parse(&self, py: Python<'_>, body: Text, size: Option<usize>) -> PyResult<Option<String>> {
        let catalog = self.opened.catalog();
        let mut limits = Limits::default();
        limits.size = size.unwrap_or(limits.size);
        match body.detached(py, |bytes| ecs_err::explain::parse(catalog, bytes, limits)) {
            Ok(error) => Ok(Some(json::api_error(catalog, &error).to_string())),
            Err(ParseError::NoError) => Ok(None),
            Err(error) => Err(PyValueError::new_err(error.to_string())),
        }
    }

    /// The meaning of a code, as JSON.
    fn translate(&self, code: &str, message: Option<&str>, language: &str) -> Option<String> {
        let translation = self.opened.catalog().translate(Code::new(code)?, message, language)?;
        Some(json::translation(&translation).to_string())
    }

    /// Searches all records.
    fn search(
        &self,
        py: Python<'_>,
        query: &str,
        kind: Option<&str>,
        limit: usize,
        language: &str,
    ) -> PyResult<Vec<FoundRecord>> {
        let mut options = Options::default();
        options.limit = limit;
        options.kind = kind.and_then(search::kind);
        let found = py.detach(|| self.opened.with_index(|index| search::search(index, query, &options, language)));
        found.map_err(PyValueError::new_err)
    }

    /// The codes that a message without a code probably has.
    fn guess(&self, py: Python<'_>, message: &str) -> Vec<String> {
        let guess = || {
            self.opened
                .with_guesser(|guesser| guesser.guess(message).iter().map(|error| error.code.to_string()).collect())
        };
        py.detach(guess)
    }

    /// A line for each known code of a text: the code, its meaning and the action.
    fn explanations(&self, py: Python<'_>, text: Text, language: &str) -> Vec<String> {
        let catalog = self.opened.catalog();
        let languages = [catalog.metadata().language([language])];
        let annotator = Annotator::new(catalog, &AnnotateOptions::new(&languages));
        let counts = text.detached(py, |bytes| self.counts(bytes));
        let known = counts.iter().filter(|(code, _)| catalog.record_of(code.as_code()).is_some());
        known.map(|(code, _)| annotator.explanation(code.as_code())).collect()
    }

    /// A text with an explanation below each line that has codes.
    fn annotate<'py>(&self, py: Python<'py>, text: Text, language: &str) -> PyResult<Bound<'py, PyBytes>> {
        let catalog = self.opened.catalog();
        let languages = [catalog.metadata().language([language])];
        let annotated = text.detached(py, |bytes| {
            let mut out = Vec::new();
            let mut annotator = Annotator::new(catalog, &AnnotateOptions::new(&languages));
            annotator.push(bytes, &mut out)?;
            annotator.finish(&mut out)?;
            std::io::Result::Ok(out)
        });
        Ok(PyBytes::new(py, &annotated?))
    }
}

impl Catalog {
    fn find_record(&self, kind: &str, id: &str) -> Option<Record<'_>> {
        let catalog = self.opened.catalog();
        Some(match kind {
            "error" => Record::Error(catalog.error(Code::new(id)?)?),
            "retired" => catalog.record_of(Code::new(id)?)?,
            "status" => Record::Status(catalog.status(StatusCode::new(id.parse().ok()?)?)?),
            "structure" => Record::Structure(catalog.structure(id)?),
            "field" => {
                let (structure, field) = id.split_once('#')?;
                Record::Field(catalog.structure(structure)?, catalog.field(FieldRef::new(structure, field))?)
            }
            "operation" => Record::Operation(catalog.operation(id)?),
            "release" => Record::Release(catalog.release(id.parse().ok()?)?),
            "guide" => Record::Guide(catalog.guide(id)?),
            _ => return None,
        })
    }

    fn spans(&self, text: &[u8]) -> Vec<Span> {
        let catalog = self.opened.catalog();
        let kind = |found: &FoundCode<'_>| match (found.error, catalog.service_of(found.code.as_code())) {
            (Some(_), _) => "known",
            (None, Some(_)) => "unknown",
            (None, None) => "foreign",
        };
        catalog.find_codes(text).map(|found| (found.code, found.range.clone(), kind(&found))).collect()
    }

    fn counts(&self, text: &[u8]) -> Vec<(CodeBuf, u64)> {
        let mut counts: Vec<(CodeBuf, u64)> = Vec::new();
        let mut places: HashMap<CodeBuf, usize> = HashMap::new();
        for found in self.opened.catalog().find_codes(text) {
            let place = *places.entry(found.code).or_insert(counts.len());
            match counts.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => counts.push((found.code, 1)),
            }
        }
        counts
    }
}
