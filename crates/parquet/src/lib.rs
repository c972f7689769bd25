//! Writes the table of an error catalog as a Parquet file.
//!
//! ```
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! use ecs_err_data::OwnedCatalog;
//! use ecs_err_tables::Table;
//!
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! let bytes = ecs_err_parquet::parquet(&Table::new(catalog.get(), &["en"], false)).unwrap();
//! assert!(bytes.starts_with(b"PAR1"));
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```
//!
//! The same table gives the same bytes.

#![forbid(unsafe_code)]

use std::sync::Arc;

use ecs_err_tables::Table;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

/// The error of writing a Parquet file.
///
/// A table fits the format, so it is a mistake in this crate.
#[derive(Debug)]
pub struct ParquetError(parquet::errors::ParquetError);

impl std::fmt::Display for ParquetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ParquetError {}

/// The bytes of a Parquet file with the table: columns and rows as in CSV. `status` is a list of integers,
/// `placeholders` and `same_as` are lists of strings, the others strings; an absent value is null.
///
/// # Errors
/// If the writer refuses a value.
pub fn parquet(table: &Table<'_>) -> std::result::Result<Vec<u8>, ParquetError> {
    written(table).map_err(ParquetError)
}

fn written(table: &Table<'_>) -> Result<Vec<u8>> {
    let columns: Vec<Column> = table.names().iter().map(|name| Column::new(name)).collect();
    let rows: Vec<_> = table.rows().collect();
    let fields = columns.iter().map(Column::field).collect::<Result<_>>()?;
    let schema = Arc::new(Type::group_type_builder("codes").with_fields(fields).build()?);
    let properties =
        WriterProperties::builder().set_created_by("ecs-err".to_owned()).set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for (at, column) in columns.iter().enumerate() {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(AsRef::as_ref);
        if let Some(mut to) = group.next_column()? {
            column.write(cells, &mut to)?;
            to.close()?;
        }
    }
    group.close()?;
    writer.into_inner()
}

/// A column.
struct Column {
    name: String,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Texts,
    Integers,
}

impl Column {
    fn new(name: &str) -> Self {
        let kind = match name {
            "status" => Kind::Integers,
            "placeholders" | "same_as" => Kind::Texts,
            _ => Kind::Text,
        };
        Self { name: name.to_owned(), kind }
    }

    /// The type of the column.
    fn field(&self) -> Result<TypePtr> {
        let (name, optional) = (self.name.as_str(), Repetition::OPTIONAL);
        let text = |name, repetition| {
            let builder = Type::primitive_type_builder(name, Physical::BYTE_ARRAY);
            builder.with_logical_type(Some(LogicalType::String)).with_repetition(repetition).build()
        };
        let element = match self.kind {
            Kind::Text => return text(name, optional).map(Arc::new),
            Kind::Texts => text("element", Repetition::REQUIRED),
            Kind::Integers => {
                Type::primitive_type_builder("element", Physical::INT32).with_repetition(Repetition::REQUIRED).build()
            }
        }?;
        let list = Type::group_type_builder("list").with_repetition(Repetition::REPEATED);
        let list = list.with_fields(vec![Arc::new(element)]).build()?;
        let group = Type::group_type_builder(name).with_repetition(optional).with_logical_type(Some(LogicalType::List));
        group.with_fields(vec![Arc::new(list)]).build().map(Arc::new)
    }

    fn write<'c>(&self, cells: impl Iterator<Item = &'c str>, to: &mut SerializedColumnWriter<'_>) -> Result<()> {
        match self.kind {
            Kind::Text => {
                let cells: Vec<&str> = cells.collect();
                let levels: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
                let values: Vec<ByteArray> =
                    cells.into_iter().filter(|cell| !cell.is_empty()).map(ByteArray::from).collect();
                to.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).map(drop)
            }
            Kind::Texts => write_lists::<ByteArrayType>(cells, |word| Some(ByteArray::from(word)), to),
            Kind::Integers => write_lists::<Int32Type>(cells, |word| word.parse().ok(), to),
        }
    }
}

/// Writes lists of the words of cells. A cell without one is null.
fn write_lists<'c, T: DataType>(
    cells: impl Iterator<Item = &'c str>,
    value: impl Fn(&'c str) -> Option<T::T>,
    to: &mut SerializedColumnWriter<'_>,
) -> Result<()> {
    let (mut values, mut definitions, mut repetitions) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let before = values.len();
        values.extend(cell.split_whitespace().filter_map(&value));
        let count = values.len() - before;
        // An element is defined at the level of the list in the optional group.
        definitions.extend(std::iter::repeat_n(2, count));
        repetitions.extend((0..count).map(|at| i16::from(at > 0)));
        if count == 0 {
            definitions.push(0);
            repetitions.push(0);
        }
    }
    to.typed::<T>().write_batch(&values, Some(&definitions), Some(&repetitions)).map(drop)
}
