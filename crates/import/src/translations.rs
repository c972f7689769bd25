//! Translations of the texts of a catalog, from PO files.

use std::collections::{BTreeMap, HashMap, HashSet};

use ecs_err_core::model::{Metadata, PlaceholderStyle};
use ecs_err_data::Severity;
use ecs_err_data::check::{self, RuleId};
use ecs_err_data::load::{Arena, DataDir, Span};
use ecs_err_po::{Entry, PoFile, SOURCE_LANGUAGE, SourceText, context, texts_of_error, texts_of_retired};
use ecs_err_ui_text::diagnostics::{Message, messages};
use serde_json::Value as Tree;

use crate::catalog::{ABOUT, Trees};
use crate::report::excerpt;

/// A file with translations.
#[derive(Clone, Debug)]
pub struct Translations {
    /// The name of the file.
    pub file: String,
    /// Its content.
    pub content: PoFile,
}

impl Translations {
    /// Whether the file has translations of a catalog, rather than codes: `ecs-err export` writes so in its header.
    #[must_use]
    pub fn are_of_a_catalog(&self) -> bool {
        self.content.header(SOURCE_LANGUAGE).is_some()
    }
}

/// What becomes of translations. Each entry is taken, unchanged or refused.
#[derive(Clone, Debug, Default)]
pub struct TranslationPlan {
    /// The texts of the files that change, by path in the directory.
    pub files: BTreeMap<String, String>,
    /// What became of the entries of each source.
    pub reports: Vec<TranslationReport>,
    /// How many texts of the whole catalog are then missing in the language.
    pub missing: usize,
}

/// What became of the entries of a file.
#[derive(Clone, Debug, Default)]
pub struct TranslationReport {
    /// How many translations the catalog takes.
    pub taken: usize,
    /// How many entries change nothing: the catalog has the translation, or the file has none.
    pub unchanged: usize,
    /// How many of the unchanged ones have no translation.
    pub untranslated: usize,
    /// The others.
    pub refused: Vec<RefusedEntry>,
}

/// An entry that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEntry {
    /// Its line.
    pub line: usize,
    /// Its context, or else its text.
    pub context: String,
    /// Why.
    pub reason: EntryRefusal,
}

/// Why an entry was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryRefusal {
    /// The catalog has no text for it.
    Unknown,
    /// An earlier entry is about the same text.
    Twice,
    /// Somebody has to look at it.
    Fuzzy,
    /// The text of the catalog is now this one.
    Outdated(String),
    /// The catalog has this translation.
    Differs(String),
    /// A placeholder is missing, or one too many.
    Placeholders,
    /// It breaks a rule for catalogs, which says this.
    Rule(Message),
}

impl EntryRefusal {
    /// The reason for programs.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Twice => "twice",
            Self::Fuzzy => "fuzzy",
            Self::Outdated(_) => "outdated",
            Self::Differs(_) => "differs",
            Self::Placeholders => "placeholders",
            Self::Rule(_) => "rule",
        }
    }

    /// The reason for people.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown => messages::entry_without_text(),
            Self::Twice => messages::entry_twice(),
            Self::Fuzzy => messages::entry_fuzzy(),
            Self::Outdated(text) => messages::entry_outdated(excerpt(text)),
            Self::Differs(text) => messages::entry_differs(excerpt(text)),
            Self::Placeholders => messages::entry_with_other_placeholders(),
            Self::Rule(message) => message.clone(),
        }
    }
}

/// Plans the translations into a language, which may be new to the catalog. Those that differ from the catalog's are
/// taken only if it is to be updated.
#[must_use]
pub fn translate(sources: &[Translations], dir: &DataDir<'_>, language: &str, update: bool) -> TranslationPlan {
    let mut plan = TranslationPlan { reports: vec![TranslationReport::default(); sources.len()], ..Default::default() };
    let Some(about) = dir.about.as_ref() else { return plan };
    let targets = targets(dir, &about.value, language);
    let style = about.value.placeholders.unwrap_or(PlaceholderStyle::None);
    let mut seen = HashSet::new();
    let mut taken = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        for entry in &source.content.entries {
            let target = entry.context.as_deref().and_then(|context| targets.get(context));
            let is_twice = target.is_some() && !seen.insert(entry.context.as_deref());
            let report = &mut plan.reports[at];
            match target.ok_or(EntryRefusal::Unknown) {
                Ok(_) if is_twice => report.refuse(entry, EntryRefusal::Twice),
                Ok(target) => match decide(entry, &target.text, style, update) {
                    Ok(Decision::Take) => taken.push(Taken { source: at, entry, target }),
                    Ok(Decision::Untranslated) => {
                        report.unchanged += 1;
                        report.untranslated += 1;
                    }
                    Ok(Decision::Unchanged) => report.unchanged += 1,
                    Err(reason) => report.refuse(entry, reason),
                },
                Err(reason) => report.refuse(entry, reason),
            }
        }
    }
    loop {
        let files = files(dir, &taken, language);
        let arena = Arena::new();
        let changed = with_changes(dir, &files, &arena);
        let broken = broken_rules(&changed, &taken, language);
        if broken.is_empty() {
            plan.missing = missing(&changed, language);
            plan.files = files;
            break;
        }
        // A rule may be about two texts, so the others are checked again.
        let mut at = 0;
        taken.retain(|taken| {
            let reason = broken.get(&at);
            at += 1;
            if let Some(message) = reason {
                plan.reports[taken.source].refuse(taken.entry, EntryRefusal::Rule(message.clone()));
            }
            reason.is_none()
        });
    }
    for taken in &taken {
        plan.reports[taken.source].taken += 1;
    }
    for report in &mut plan.reports {
        report.refused.sort_by_key(|refused| refused.line);
    }
    plan
}

impl TranslationReport {
    /// How many entries the file has.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.taken + self.unchanged + self.refused.len()
    }

    fn refuse(&mut self, entry: &Entry, reason: EntryRefusal) {
        let context = entry.context.as_ref().unwrap_or(&entry.id).clone();
        self.refused.push(RefusedEntry { line: entry.line, context, reason });
    }
}

/// A text of the catalog, and where it is.
struct Target {
    /// Whether the record is that of a retired code.
    is_retired: bool,
    code: String,
    text: SourceText,
}

/// A translation to take.
struct Taken<'t> {
    source: usize,
    entry: &'t Entry,
    target: &'t Target,
}

enum Decision {
    Take,
    Unchanged,
    Untranslated,
}

/// The texts of a catalog by their context.
fn targets(dir: &DataDir<'_>, metadata: &Metadata<'_>, language: &str) -> HashMap<String, Target> {
    let errors = dir.each_error().map(|(_, error)| (false, error.code, texts_of_error(metadata, error, language)));
    let retired = dir.each_retired().map(|(_, code)| (true, code.code, texts_of_retired(metadata, code, language)));
    errors
        .chain(retired)
        .flat_map(|(is_retired, code, texts)| {
            texts.into_iter().map(move |text| {
                (context(code, &text.path), Target { is_retired, code: code.as_str().to_owned(), text })
            })
        })
        .collect()
}

fn decide(entry: &Entry, text: &SourceText, style: PlaceholderStyle, update: bool) -> Result<Decision, EntryRefusal> {
    if entry.text.is_empty() {
        return Ok(Decision::Untranslated);
    }
    if entry.is_fuzzy {
        return Err(EntryRefusal::Fuzzy);
    }
    if entry.id != text.source {
        return Err(EntryRefusal::Outdated(text.source.clone()));
    }
    match &text.translation {
        Some(present) if *present == entry.text => return Ok(Decision::Unchanged),
        Some(present) if !update => return Err(EntryRefusal::Differs(present.clone())),
        _ => {}
    }
    if text.is_message() && !check::have_same_placeholders(&text.source, &entry.text, style) {
        return Err(EntryRefusal::Placeholders);
    }
    Ok(Decision::Take)
}

/// The texts of the files with the translations that differ from those of the directory.
fn files(dir: &DataDir<'_>, taken: &[Taken<'_>], language: &str) -> BTreeMap<String, String> {
    if taken.is_empty() {
        return BTreeMap::new();
    }
    let mut trees = Trees::of(dir);
    let index = trees.index();
    let retired = "retired.json".to_owned();
    for Taken { entry, target, .. } in taken {
        let record = if target.is_retired {
            let list =
                trees.files.get_mut(&retired).and_then(|file| file.get_mut("retired")).and_then(Tree::as_array_mut);
            list.into_iter().flatten().find(|record| record.get("code").and_then(Tree::as_str) == Some(&target.code))
        } else {
            index.get(&target.code).and_then(|(path, at)| trees.errors_mut(path)?.get_mut(*at))
        };
        let texts = record.and_then(|record| record.pointer_mut(&target.text.pointer())).and_then(Tree::as_object_mut);
        if let Some(texts) = texts {
            texts.insert(language.to_owned(), entry.text.clone().into());
        }
    }
    let mut languages = trees.languages();
    if !languages.iter().any(|own| own == language) {
        languages.push(language.to_owned());
        if let Some(about) = trees.files.get_mut(ABOUT) {
            about["languages"] = languages.into();
        }
    }
    trees.changed()
}

/// The directory as it would be.
fn with_changes<'a>(dir: &DataDir<'_>, changed: &BTreeMap<String, String>, arena: &'a Arena) -> DataDir<'a> {
    let files = dir.files.iter().map(|file| {
        let text = changed.get(file.path).map_or(file.text, String::as_str);
        (file.path.to_owned(), text.as_bytes().to_vec())
    });
    DataDir::from_files(files, arena)
}

/// What rules say about the translations, by their index in the list.
fn broken_rules(dir: &DataDir<'_>, taken: &[Taken<'_>], language: &str) -> HashMap<usize, Message> {
    let errors: Vec<_> =
        check::run(dir).into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
    if errors.is_empty() {
        return HashMap::new();
    }
    let of_errors = dir.each_error().map(|(span, error)| ((false, error.code.as_str()), span));
    let of_retired = dir.each_retired().map(|(span, retired)| ((true, retired.code.as_str()), span));
    let spans: HashMap<(bool, &str), Span<'_>> = of_errors.chain(of_retired).collect();
    let broken = taken.iter().enumerate().filter_map(|(at, Taken { target, .. })| {
        let record = *spans.get(&(target.is_retired, target.code.as_str()))?;
        let pointer = target.text.pointer();
        let span = pointer.split('/').skip(1).fold(record, |span, step| match step.parse() {
            Ok(index) => span.index(index),
            Err(_) => span.key(step),
        });
        let span = span.key(language);
        let (file, range) = (span.place().0, span.range());
        let found = errors
            .iter()
            .find(|error| error.file == file && range.start <= error.range.start && error.range.end <= range.end)?;
        Some((at, found.message.clone()))
    });
    broken.collect()
}

/// How many texts are missing in a language.
fn missing(dir: &DataDir<'_>, language: &str) -> usize {
    let counted = dir.missing.iter().find(|(own, _)| *own == language).map_or(0, |(_, count)| *count);
    // In a complete catalog each one is an error.
    let errors =
        dir.diagnostics.iter().filter(|one| one.rule == RuleId::MissingLanguage && one.severity == Severity::Error);
    counted + errors.count()
}
