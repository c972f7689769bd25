//! A search with tantivy and its default tokenizer, as a whole process.
//!
//! `tantivy index DIR < RECORDS` indexes JSON lines with `id` and `text`; `tantivy search DIR QUERY` prints the ids of
//! the first five records, the best first.

use std::env;
use std::error::Error;
use std::io::stdin;

use serde_json::Value as Json;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{STORED, STRING, Schema, TEXT, Value};
use tantivy::{Index, IndexWriter, TantivyDocument, doc};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["index", directory] => index(directory),
        ["search", directory, query] => search(directory, query),
        _ => Err("usage: tantivy index DIR | search DIR QUERY".into()),
    }
}

fn index(directory: &str) -> Result<(), Box<dyn Error>> {
    let mut schema = Schema::builder();
    let (id, text) = (schema.add_text_field("id", STRING | STORED), schema.add_text_field("text", TEXT));
    let index = Index::create_in_dir(directory, schema.build())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 50_000_000)?;
    for line in stdin().lines() {
        let record: Json = serde_json::from_str(&line?)?;
        let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        writer.add_document(doc!(id => field("id"), text => field("text")))?;
    }
    writer.commit()?;
    Ok(())
}

fn search(directory: &str, query: &str) -> Result<(), Box<dyn Error>> {
    let index = Index::open_in_dir(directory)?;
    let (id, text) = (index.schema().get_field("id")?, index.schema().get_field("text")?);
    let searcher = index.reader()?.searcher();
    // Words of messages are not its query language: what it can't read is left out.
    let (query, _) = QueryParser::for_index(&index, vec![text]).parse_query_lenient(query);
    for (_, address) in searcher.search(&query, &TopDocs::with_limit(5).order_by_score())? {
        let record: TantivyDocument = searcher.doc(address)?;
        println!("{}", record.get_first(id).and_then(|id| id.as_str()).unwrap_or_default());
    }
    Ok(())
}
