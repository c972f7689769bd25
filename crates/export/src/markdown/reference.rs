//! Fields, structures, operations and releases as Markdown.

use std::fmt::Write as _;

use super::{Page, escape_markdown, one_line, words};
use crate::curl;
use crate::facts::{self, Fact};
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Direction, Field, Operation, Release, Structure};
use ecs_err_core::resolve::TreeNode;

/// A field as Markdown in one or several languages.
#[must_use]
pub fn field_markdown(
    catalog: Catalog<'_>,
    structure: &Structure<'_>,
    field: &Field<'_>,
    languages: &[&str],
) -> String {
    let mut page = Page::headed(&format!("`{}#{}`", structure.id.as_str(), field.name), languages);
    page.facts(&facts::field(catalog, structure, field, languages));
    page.text
}

/// A structure, without its fields, as Markdown in one or several languages.
#[must_use]
pub fn structure_markdown(catalog: Catalog<'_>, structure: &Structure<'_>, languages: &[&str]) -> String {
    let mut page = Page::headed(&format!("`{}`", structure.id.as_str()), languages);
    let title = page.one_line(structure.title);
    page.paragraph(format_args!("{title}"));
    page.facts(&facts::structure(catalog, structure, languages));
    page.text
}

/// A tree of fields as a nested list in Markdown.
#[must_use]
pub fn fields_markdown(branches: &[TreeNode<'_>], languages: &[&str]) -> String {
    let mut page = Page { text: String::new(), languages, words: words(languages) };
    for TreeNode { depth, field, is_recursive, .. } in branches {
        page.field(*depth, field, *is_recursive);
    }
    page.text
}

/// An operation as Markdown in one or several languages.
#[must_use]
pub fn operation_markdown(catalog: Catalog<'_>, operation: &Operation<'_>, languages: &[&str]) -> String {
    let mut page = Page::headed(&format!("`{} {}`", operation.method, operation.path), languages);
    let title = page.one_line(operation.title);
    page.paragraph(format_args!("{title}"));
    page.facts(&facts::operation(catalog, operation, languages));
    for direction in Direction::ALL {
        let structures: Vec<_> = catalog
            .structures_for_operation(operation.id.as_str())
            .filter(|structure| structure.direction == *direction)
            .collect();
        for structure in structures {
            let title = page.one_line(structure.title);
            let label = page.words.direction(*direction);
            page.paragraph(format_args!("### {label}{}{title}", page.words.colon));
            page.text.push('\n');
            for field in structure.fields {
                page.field(0, field, field.schema.structure == Some(structure.id.as_str()));
            }
        }
    }
    for example in operation.examples {
        let title = page.one_line(example.title);
        page.paragraph(format_args!("### {title}\n\n```sh\n{}\n```", curl(operation, example)));
    }
    page.text
}

/// Operations as a table in Markdown.
#[must_use]
pub fn operations_markdown<'o>(operations: impl IntoIterator<Item = &'o Operation<'o>>, languages: &[&str]) -> String {
    let page = Page { text: String::new(), languages, words: words(languages) };
    let words = page.words;
    let mut table = format!("| {} | {} | {} |\n| --- | --- | --- |\n", words.operation, words.path, words.description);
    for operation in operations {
        let title = page.one_line(operation.title);
        let _ =
            writeln!(table, "| `{}` | `{} {}` | {title} |", operation.id.as_str(), operation.method, operation.path);
    }
    table
}

/// A release as Markdown in one or several languages.
#[must_use]
pub fn release_markdown(catalog: Catalog<'_>, release: &Release<'_>, languages: &[&str]) -> String {
    let heading = words(languages).release(release).to_string();
    let mut page = Page::headed(&heading, languages);
    for (at, change) in release.changes.iter().enumerate() {
        if at == 0 {
            page.text.push('\n');
        }
        let facts = facts::change(catalog, change, languages);
        for (at, fact) in facts.iter().filter(|fact| !fact.is_erratum).enumerate() {
            let indent = if at == 0 { "" } else { "  " };
            let _ = writeln!(page.text, "{indent}- {}", page.line(fact));
        }
    }
    page.notes(release.notes);
    page.text
}

impl<'p> Page<'p> {
    fn headed(heading: &str, languages: &'p [&'p str]) -> Self {
        Self { text: format!("## {heading}\n"), languages, words: words(languages) }
    }

    /// Adds a field to a list; `is_recursive` marks one that refers to a structure above it.
    fn field(&mut self, depth: usize, field: &Field<'_>, is_recursive: bool) {
        let indent = "  ".repeat(depth);
        let traits = escape_markdown(&self.words.field_traits(field).to_string());
        let (colon, description) = (self.words.colon, self.one_line(field.description));
        let above = if is_recursive { format!(" ({})", self.words.above) } else { String::new() };
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{indent}- `{}` ({traits}){colon}{description}{above}", field.name);
    }

    /// Adds facts, except errata: those with one line as a paragraph, the others as lists.
    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts.iter().filter(|fact| !fact.is_erratum) {
            match fact.lines.as_slice() {
                [_] => {
                    let line = self.line(fact);
                    self.paragraph(format_args!("{line}"));
                }
                lines => self.list(fact.label, &lines.iter().map(|line| one_line(line)).collect::<Vec<_>>()),
            }
        }
    }

    /// A fact on one line.
    fn line(&self, fact: &Fact) -> String {
        let lines: Vec<String> = fact.lines.iter().map(|line| one_line(line)).collect();
        format!("**{}**{}{}", fact.label, self.words.colon, lines.join(" / "))
    }
}
