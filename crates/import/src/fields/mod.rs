//! Tables of fields: the parameters of requests and responses.

mod infer;

use std::collections::BTreeSet;

use serde_json::{Map, Value as Tree, json};

use crate::document::{Row, Table};
use crate::extract::FieldTable;
use crate::map::{Key, is_across, is_field_name, is_required, is_type, meanings, script, shape};

/// The tables of fields of a page, as structures of a catalog.
#[derive(Clone, Debug, Default)]
pub(crate) struct Structures {
    pub trees: Vec<Tree>,
    pub fields: usize,
}

/// The structures of a page; texts are in `language`.
pub(crate) fn structures(tables: &[FieldTable], page: &str, language: &str) -> Structures {
    let mut structures = Structures::default();
    for table in tables {
        let fields = fields(&table.table, is_response(&table.title), language);
        if fields.is_empty() {
            continue;
        }
        structures.fields += fields.len();
        let title = if table.title.is_empty() { page } else { &table.title };
        structures.trees.push(json!({
            "id": format!("{page}-{}", table.number),
            "page": page,
            "table": table.number,
            "title": {language: title},
            "direction": if is_response(&table.title) { "response" } else { "request" },
            "fields": fields,
        }));
    }
    structures
}

/// The language of the texts of tables, by their script.
pub(crate) fn language(tables: &[FieldTable]) -> Option<&'static str> {
    let cells = tables.iter().flat_map(|table| &table.table.rows).flat_map(|row| &row.cells);
    script::common_script(cells.map(|cell| cell.text.as_str()).filter(|text| shape::is_text(text)))
        .map(script::Script::language)
}

fn is_response(title: &str) -> bool {
    const WORDS: &[&str] = &["响应", "返回", "应答", "response", "return", "output", "result"];
    let title = title.to_lowercase();
    WORDS.iter().any(|word| title.contains(word))
}

fn fields(table: &Table, is_response: bool, language: &str) -> Vec<Tree> {
    let heads = table.rows.iter().take_while(|row| row.is_head).count().max(1);
    let Some(head) = table.rows.get(heads - 1) else { return Vec::new() };
    let find = |test: &dyn Fn(&str) -> bool| head.cells.iter().position(|cell| test(&cell.text));
    let is_description = |head: &str| meanings(head).first().is_some_and(|(key, _)| *key == Key::Description);
    let name = find(&is_field_name).unwrap_or(0);
    let (kind, required, description) = (find(&is_type), find(&is_required), find(&is_description));
    let mut names = BTreeSet::new();
    let rows = table.rows[heads..].iter().filter(|row| row.defect.is_none() && !is_across(row));
    let field = |row: &Row| {
        let text = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.text.trim());
        let name = text(Some(name));
        let (kind, description) = (text(kind), text(description));
        if name.is_empty() || name.contains(char::is_whitespace) || description.is_empty() && kind.is_empty() {
            return None;
        }
        let required = required.filter(|_| !is_response).and_then(|at| is_yes(text(Some(at)), &head.cells[at].text));
        Some(field(name, required, kind, description, language))
    };
    rows.filter_map(field).filter(|field| names.insert(field["name"].to_string())).collect()
}

/// Whether the cell of a column says that a field is required.
fn is_yes(cell: &str, head: &str) -> Option<bool> {
    let cell = cell.to_lowercase();
    let yes = match cell.split([' ', '\n', '（', '(']).next().unwrap_or_default() {
        "是" | "yes" | "y" | "true" | "必选" | "必填" | "必须" | "m" => true,
        "mandatory" | "required" => return Some(true),
        "optional" | "o" | "可选" | "选填" => return Some(false),
        "否" | "no" | "n" | "false" => false,
        _ => return None,
    };
    Some(yes != head.to_lowercase().trim().eq("optional"))
}

fn field(name: &str, required: Option<bool>, kind: &str, description: &str, language: &str) -> Tree {
    let mut field = Map::new();
    field.insert("name".to_owned(), name.into());
    if let Some(required) = required {
        field.insert("required".to_owned(), required.into());
    }
    let kind = if kind.is_empty() { "String" } else { kind };
    let (schema, is_inferred) = infer::schema(kind, description, language);
    let text = if description.is_empty() { name } else { description };
    field.insert("type".to_owned(), kind.split_whitespace().collect::<Vec<_>>().join(" ").into());
    field.insert("schema".to_owned(), schema);
    field.insert("description".to_owned(), json!({language: text}));
    if is_inferred {
        let is_han = script::Script::of_language(language) == script::Script::Han;
        let note = if is_han {
            "取值由导入程序根据描述推断。"
        } else {
            "The import inferred the values from the description."
        };
        field.insert("notes".to_owned(), json!([{"kind": "hint", "text": {language: note}}]));
    }
    Tree::Object(field)
}
