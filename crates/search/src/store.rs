//! The index as tantivy keeps it: one segment, made in memory, opened from packed bytes.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, FileSlice, Lock, RamDirectory, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{Index, IndexSettings, InvertedIndexReader, SegmentReader, TantivyDocument};

use crate::packed::piece;

/// Indexing a catalog stays in memory; tantivy needs at least this much.
const WRITER_MEMORY_BYTES: usize = 50_000_000;

/// A document's terms, each with the frequency that it counts with.
pub type Terms = BTreeMap<String, u32>;

/// Makes an index of documents, in their order.
pub fn build(documents: impl Iterator<Item = Terms>) -> tantivy::Result<(Index, RamDirectory)> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("weighed")
        .set_index_option(IndexRecordOption::WithFreqs)
        .set_fieldnorms(false);
    let field = schema.add_text_field("terms", TextOptions::default().set_indexing_options(indexing));
    let directory = RamDirectory::create();
    let tokenizers = TokenizerManager::new();
    tokenizers.register("weighed", Weighed::default());
    let builder = Index::builder().schema(schema.build()).settings(IndexSettings::default()).tokenizers(tokenizers);
    let mut writer = builder.single_segment_index_writer(directory.clone(), WRITER_MEMORY_BYTES)?;
    for terms in documents {
        let mut document = TantivyDocument::new();
        document.add_text(field, weighed(&terms));
        writer.add_document(document)?;
    }
    Ok((writer.finalize()?, directory))
}

/// The character of the frequency 0; the next characters are those of 1, 2 and so on.
const ZERO: char = '0';

/// Terms in one text: a line for each, which begins with a character that is its frequency.
fn weighed(terms: &Terms) -> String {
    let mut text = String::new();
    for (term, frequency) in terms {
        text.push(char::from_u32(u32::from(ZERO) + frequency).unwrap_or(ZERO));
        text.push_str(term);
        text.push('\n');
    }
    text
}

/// Gives each term of such a text as often as its frequency says.
#[derive(Clone, Default)]
struct Weighed(Token);

struct WeighedStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
    /// How many times the term is still to come.
    left: u32,
}

impl Tokenizer for Weighed {
    type TokenStream<'a> = WeighedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WeighedStream<'a> {
        self.0.reset();
        WeighedStream { rest: text, token: &mut self.0, left: 0 }
    }
}

impl TokenStream for WeighedStream<'_> {
    fn advance(&mut self) -> bool {
        while self.left == 0 {
            let Some((line, rest)) = self.rest.split_once('\n') else { return false };
            self.rest = rest;
            let mut letters = line.chars();
            self.left = letters.next().map_or(0, |letter| u32::from(letter) - u32::from(ZERO));
            self.token.text.clear();
            self.token.text.push_str(letters.as_str());
        }
        self.left -= 1;
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Opens the files of a packed index without copying them.
pub fn open_packed(files: FileSlice) -> tantivy::Result<Index> {
    Index::open(PackedDirectory { files: Arc::new(unpack(files).collect()) })
}

/// The one segment of an index, and the terms of its documents.
pub fn terms_of(index: &Index) -> tantivy::Result<Option<(SegmentReader, Arc<InvertedIndexReader>, Field)>> {
    let field = index.schema().get_field("terms")?;
    let Some(segment) = index.searchable_segments()?.into_iter().next() else { return Ok(None) };
    let reader = SegmentReader::open(&segment)?;
    let inverted = reader.inverted_index(field)?;
    Ok(Some((reader, inverted, field)))
}

/// The files, each with its name.
fn unpack(files: FileSlice) -> impl Iterator<Item = (PathBuf, FileSlice)> {
    let mut rest = files;
    std::iter::from_fn(move || {
        let (name, after) = piece(&rest)?;
        let (file, after) = piece(&after)?;
        rest = after;
        Some((PathBuf::from(std::str::from_utf8(&name.read_bytes().ok()?).ok()?), file))
    })
}

/// Files that are parts of a packed index.
#[derive(Clone, Debug)]
struct PackedDirectory {
    files: Arc<Vec<(PathBuf, FileSlice)>>,
}

impl PackedDirectory {
    fn find(&self, path: &Path) -> Result<&FileSlice, OpenReadError> {
        let file = self.files.iter().find(|(name, _)| name == path).map(|(_, file)| file);
        file.ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "a packed index does not change")
}

impl Directory for PackedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.find(path)?.clone()))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.find(path).is_ok())
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let bytes = self.find(path)?.read_bytes();
        bytes.map(|bytes| bytes.to_vec()).map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(read_only(), path.to_owned()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        // Nothing can change, so nothing needs to be locked.
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
