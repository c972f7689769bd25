use crate::check::rules::missing_file;
use crate::check::{Diagnostic, Rule, RuleId};
use crate::diagnostic::did_you_mean;
use crate::load::{DataDir, Span, each};
use ecs_err_core::model::datum::Datum as _;
use ecs_err_core::model::{Code, Condition, FieldRef, Json, RetiredCode, Structure};
use ecs_err_ui_text::diagnostics::{Message, messages, rules};
use pulldown_cmark::{Event, Parser, Tag};
use std::collections::{BTreeMap, HashMap, HashSet};

pub const RULE: Rule = Rule { id: RuleId::DanglingReference, text: &rules::DANGLING_REFERENCE, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let replacements = dir.each_retired().map(|(_, retired)| (retired.code, retired.replacement));
    // Of two records of a code, the first counts.
    let replacements = replacements.collect::<Vec<_>>().into_iter().rev().collect();
    let mut references = References {
        dir,
        diagnostics,
        known: HashMap::new(),
        replacements,
        found: BTreeMap::new(),
        suggestions: MAX_SUGGESTIONS,
    };
    for (span, error) in dir.each_error() {
        each(span.key("fields"), error.fields).for_each(|(span, field)| references.field(span, *field));
        each(span.key("operations"), error.operations).for_each(|(span, id)| references.to("operation", span, id));
        each(span.key("related"), error.related).for_each(|(span, code)| references.to("error", span, code.as_str()));
    }
    for (span, structure) in dir.each_structure() {
        references.structure(span, structure);
    }
    for (span, operation) in dir.each_operation() {
        references.to("page", span.key("page"), operation.page);
        if let Some(asynchronous) = &operation.asynchronous {
            references.to("page", span.key("asynchronous").key("page"), asynchronous.page);
        }
        for (key, roots) in [("request", operation.request), ("response", operation.response)] {
            each(span.key(key), roots).for_each(|(span, id)| references.to("structure", span, id));
        }
    }
    for (span, release) in dir.each_release() {
        for (span, change) in each(span.key("changes"), release.changes) {
            each(span.key("pages"), change.pages).for_each(|(span, id)| references.to("page", span, id));
            each(span.key("structures"), change.structures).for_each(|(span, id)| references.to("structure", span, id));
            each(span.key("errors"), change.errors)
                .for_each(|(span, code)| references.to("error", span, code.as_str()));
            each(span.key("fields"), change.fields).for_each(|(span, field)| references.field(span, *field));
        }
    }
    for (span, retired) in dir.each_retired() {
        references.replacement(span.key("replacement"), retired);
    }
    references.guides();
    for (path, found) in references.found {
        missing_file::report_or_summarize(dir, path, found, references.diagnostics);
    }
}

struct References<'c, 'a> {
    dir: &'c DataDir<'a>,
    diagnostics: &'c mut Vec<Diagnostic>,
    /// The identifiers of each kind, collected when they are first needed.
    known: HashMap<Kind, Known>,
    /// The code that each retired code names as its replacement.
    replacements: HashMap<Code<'a>, Option<Code<'a>>>,
    /// Diagnostics about identifiers, by the file or the directory that lacks them.
    found: BTreeMap<&'static str, Vec<Diagnostic>>,
    /// How many more references are compared with all identifiers.
    suggestions: usize,
}

/// How many references get a suggestion; to compare thousands with all identifiers takes minutes.
const MAX_SUGGESTIONS: usize = 100;

/// The identifiers of a kind.
struct Known {
    ids: HashSet<String>,
    /// Whether a file that may have more of them could not be read; it has its own diagnostic.
    is_unread: bool,
}

/// A kind of record that can be referred to.
type Kind = &'static str;

const KINDS: &[Kind] = &["error", "status", "page", "structure", "operation", "guide", "field"];

impl References<'_, '_> {
    fn structure(&mut self, span: Span<'_>, structure: &Structure<'_>) {
        self.to("page", span.key("page"), structure.page);
        each(span.key("operations"), structure.operations).for_each(|(span, id)| self.to("operation", span, id));
        for (span, field) in each(span.key("fields"), structure.fields) {
            if let Some(id) = field.schema.structure {
                self.to("structure", span.key("schema").key("ref"), id);
            }
            for (span, rule) in each(span.key("rules"), field.rules) {
                each(span.key("fields"), rule.fields)
                    .for_each(|(span, name)| self.field(span, FieldRef::within(structure.id.as_str(), name)));
                each(span.key("if"), rule.conditions)
                    .for_each(|(span, condition)| self.condition(span, structure.id.as_str(), condition));
            }
        }
    }

    fn condition(&mut self, span: Span<'_>, structure: &str, condition: &Condition<'_>) {
        match (condition.field, condition.path) {
            (Some(name), None) => self.field(span.key("field"), FieldRef::within(structure, name)),
            (None, Some(_)) => {}
            _ => self.diagnostics.push(span.diagnostic(RULE.id, messages::field_or_path())),
        }
        let values = [condition.value, condition.contained];
        let stated = values.iter().flatten().count() + usize::from(condition.present.is_some());
        if stated != 1 || values.contains(&Some(Json::Null)) {
            self.diagnostics.push(span.diagnostic(RULE.id, messages::value_or_presence()));
        }
    }

    /// A retired code names its final replacement, so that readers need not follow a chain.
    fn replacement(&mut self, span: Span<'_>, retired: &RetiredCode<'_>) {
        let Some(code) = retired.replacement else { return };
        let Some(mut end) = self.replacements.get(&code).copied() else {
            return self.to("error", span, code.as_str());
        };
        let mut passed = HashSet::from([retired.code, code]);
        let help = loop {
            let Some(code) = end else { break messages::no_replacement() };
            if !passed.insert(code) {
                break messages::circle_of_replacements();
            }
            match self.replacements.get(&code) {
                Some(further) => end = *further,
                None => break messages::final_replacement(code),
            }
        };
        self.diagnostics.push(span.diagnostic(RULE.id, messages::retired_itself(code)).help(help));
    }

    /// Links of guides: the kind of record, a colon, its identifier.
    fn guides(&mut self) {
        let example = self.dir.each_error().map(|(_, error)| error.code).find(|code| *code != Code::EMPTY);
        let link_form = match example {
            Some(code) => messages::write_link(code),
            None => messages::form_of_links(),
        };
        for guide in &self.dir.guides {
            let file = &self.dir.files[guide.file];
            for (event, range) in Parser::new(file.text).into_offset_iter() {
                let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
                let target = dest_url
                    .split_once(':')
                    .filter(|(kind, id)| !id.is_empty() && !matches!(*kind, "http" | "https" | "mailto"));
                let diagnostic = match target {
                    Some((kind, id)) => match KINDS.iter().find(|known| **known == kind) {
                        Some(kind) => self
                            .missing(kind, id)
                            .map(|(message, help)| file.diagnostic(RULE.id, range, message).help_if(help)),
                        None => Some(
                            file.diagnostic(RULE.id, range, messages::not_a_kind(kind)).help(messages::kinds_are()),
                        ),
                    },
                    None if dest_url.contains(':') && !dest_url.ends_with(':') => None,
                    None => Some(
                        file.diagnostic(RULE.id, range, messages::link_without_record(dest_url))
                            .help(link_form.clone()),
                    ),
                };
                self.diagnostics.extend(diagnostic);
            }
        }
    }

    fn to(&mut self, kind: Kind, span: Span<'_>, id: &str) {
        if let Some((message, help)) = self.missing(kind, id) {
            self.found.entry(file(kind)).or_default().push(span.diagnostic(RULE.id, message).help_if(help));
        }
    }

    fn field(&mut self, span: Span<'_>, field: FieldRef<'_>) {
        if !field.field.is_empty() {
            self.to("field", span, &field.to_string());
        }
    }

    /// The message and the help about an identifier that no record has.
    fn missing(&mut self, kind: Kind, id: &str) -> Option<(Message, Option<Message>)> {
        let dir = self.dir;
        let known =
            self.known.entry(kind).or_insert_with(|| Known { ids: ids(dir, kind), is_unread: unread(dir, kind) });
        if id.is_empty() || known.is_unread || known.ids.contains(id) {
            return None;
        }
        let has_suggestion = self.suggestions > 0;
        self.suggestions = self.suggestions.saturating_sub(1);
        let near = has_suggestion.then(|| did_you_mean(id, known.ids.iter().map(String::as_str))).flatten();
        Some((messages::no_record(kind, id), near.map(messages::did_you_mean)))
    }
}

/// The file, or the directory, with the records of a kind.
fn file(kind: Kind) -> &'static str {
    match kind {
        "error" => "errors/",
        "status" => "statuses.json",
        "page" => "pages.json",
        "structure" | "field" => "structures/",
        "operation" => "operations/",
        _ => "guides/",
    }
}

/// Whether a file that may have records of a kind could not be read.
fn unread(dir: &DataDir<'_>, kind: Kind) -> bool {
    let is_one = |path: &str| path.starts_with(file(kind)) || kind == "error" && path == "retired.json";
    kind != "guide" && dir.files.iter().any(|file| file.json.is_none() && is_one(file.path))
}

/// The identifiers of all records of a kind.
fn ids(dir: &DataDir<'_>, kind: Kind) -> HashSet<String> {
    match kind {
        // Releases and guides may name a retired code: it keeps its page.
        "error" => {
            let retired = dir.each_retired().map(|(_, retired)| retired.code);
            dir.each_error().map(|(_, error)| error.code).chain(retired).map(|code| code.to_string()).collect()
        }
        "status" => dir.each_status().map(|(_, status)| status.status.to_string()).collect(),
        "page" => dir.each_page().map(|(_, page)| page.id.to_string()).collect(),
        "structure" => dir.each_structure().map(|(_, structure)| structure.id.to_string()).collect(),
        "operation" => dir.each_operation().map(|(_, operation)| operation.id.to_string()).collect(),
        "guide" => dir.guides.iter().map(|guide| guide.id.to_owned()).collect(),
        _ => dir
            .each_structure()
            .flat_map(|(_, structure)| {
                structure.fields.iter().map(|field| FieldRef::new(structure.id.as_str(), field.name).to_string())
            })
            .collect(),
    }
}
