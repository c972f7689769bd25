//! What the columns of a table give.

use super::Key;
use super::flat;
use super::script::Script;

/// A column and what it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub head: String,
    pub key: Option<Key>,
    /// The script of its texts.
    pub script: Option<Script>,
    /// The language of its texts, if the head names it.
    pub language: Option<String>,
}

/// The use of a table.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    pub columns: Vec<Column>,
    /// Further keys of columns, by `--map`: a registry of HTTP statuses has the code and the status in one column.
    pub also: Vec<(Key, usize)>,
    /// How many of the first rows are heads.
    pub heads: usize,
    /// Whether the cells are as `ecs-err export` writes them: nothing in them is to be interpreted.
    pub is_exported: bool,
}

impl Mapping {
    /// The use of a table that `ecs-err export` wrote: its heads say everything. `None` for another table.
    pub fn exported(names: &[String], heads: usize) -> Option<Self> {
        let columns = names.iter().zip(flat::exported(names)?).map(|(head, meaning)| Column {
            head: head.clone(),
            key: meaning.key,
            script: None,
            language: meaning.language,
        });
        Some(Self { columns: columns.collect(), also: Vec::new(), heads, is_exported: true })
    }

    /// The first column of a key.
    pub fn column(&self, key: Key) -> Option<usize> {
        self.columns.iter().position(|column| column.key == Some(key))
    }

    /// The columns of a key.
    pub fn columns_of(&self, key: Key) -> impl Iterator<Item = usize> + use<'_> {
        let own = self.columns.iter().enumerate().filter(move |(_, column)| column.key == Some(key)).map(|(at, _)| at);
        own.chain(self.also.iter().filter(move |(also, _)| *also == key).map(|(_, at)| *at))
    }
}
