//! Codes in columns of Arrow.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder, UInt64Builder};
use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use ecs_err::CodeBuf;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// The columns of the table: the row of the text, the code, its position in bytes of UTF-8, and whether it is known.
pub fn schema() -> SchemaRef {
    let column = |name: &str, kind: DataType| Field::new(name, kind, false);
    Arc::new(Schema::new(vec![
        column("row", DataType::UInt64),
        column("code", DataType::Utf8),
        column("start", DataType::Int64),
        column("end", DataType::Int64),
        column("kind", DataType::Utf8),
    ]))
}

/// Refuses a column that has no texts.
pub fn check_type(field: &FieldRef) -> PyResult<()> {
    use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Utf8, Utf8View};
    let kind = field.data_type();
    match kind {
        Utf8 | LargeUtf8 | Utf8View | Binary | LargeBinary | BinaryView => Ok(()),
        _ => Err(PyTypeError::new_err(format!("expected a column of strings or binary, not {kind}"))),
    }
}

/// Finds the codes of each text. The texts are not copied.
pub fn find(
    chunks: &[ArrayRef],
    spans: impl Fn(&[u8]) -> Vec<(CodeBuf, Range<usize>, &'static str)>,
) -> Result<Vec<RecordBatch>, ArrowError> {
    let mut first_row = 0;
    let mut batches = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let mut found = Found::default();
        for (row, text) in texts(chunk.as_ref()).enumerate() {
            for (code, range, kind) in text.map(&spans).unwrap_or_default() {
                found.push(first_row + row, &code, &range, kind);
            }
        }
        first_row += chunk.len();
        batches.push(found.finish()?);
    }
    Ok(batches)
}

/// The texts of a column, which `check_type` has accepted.
fn texts(column: &dyn Array) -> Box<dyn Iterator<Item = Option<&[u8]>> + '_> {
    match column.data_type() {
        DataType::Utf8 => Box::new(column.as_string::<i32>().iter().map(|text| text.map(str::as_bytes))),
        DataType::LargeUtf8 => Box::new(column.as_string::<i64>().iter().map(|text| text.map(str::as_bytes))),
        DataType::Utf8View => Box::new(column.as_string_view().iter().map(|text| text.map(str::as_bytes))),
        DataType::Binary => Box::new(column.as_binary::<i32>().iter()),
        DataType::LargeBinary => Box::new(column.as_binary::<i64>().iter()),
        DataType::BinaryView => Box::new(column.as_binary_view().iter()),
        _ => Box::new(std::iter::empty()),
    }
}

/// The columns of the table while they grow.
#[derive(Default)]
struct Found {
    rows: UInt64Builder,
    codes: StringBuilder,
    starts: Int64Builder,
    ends: Int64Builder,
    kinds: StringBuilder,
}

impl Found {
    fn push(&mut self, row: usize, code: &CodeBuf, range: &Range<usize>, kind: &str) {
        // A text of Arrow is not longer than an i64 can count.
        let position = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
        self.rows.append_value(row as u64);
        self.codes.append_value(code.as_str());
        self.starts.append_value(position(range.start));
        self.ends.append_value(position(range.end));
        self.kinds.append_value(kind);
    }

    fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.rows.finish()),
            Arc::new(self.codes.finish()),
            Arc::new(self.starts.finish()),
            Arc::new(self.ends.finish()),
            Arc::new(self.kinds.finish()),
        ];
        RecordBatch::try_new(schema(), columns)
    }
}
