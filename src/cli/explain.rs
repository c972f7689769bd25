//! `ecs-err explain`: what an API answered, a job's result, a log: the root cause first, then the rest.

use ecs_err::load::Arena;
use ecs_err::{ApiError, Catalog, Cause, Code, Limits, Match, Record, StatusCode, Translation, UiText, export};
use serde_json::{Value, json};

use super::args::{Args, Explain};
use super::error::{CliError, eprint_text};
use super::human::TextRenderer;
use super::layout::{LABEL, STRONG, columns, labelled, styled};
use super::output::{Output, printable, printable_line};
use super::values::{ExplainFormat, Format};
use super::{ExitStatus, answer, input, languages, lookup, source};

pub fn run(args: &Args, explain: &Explain, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let text = input::of_arguments(
        catalog,
        &explain.input,
        UiText::for_language(languages.first().copied().unwrap_or_default()),
    )?;
    Ok(text_explained(catalog, &languages, &text, explain.format, output))
}

/// Explains a text.
pub fn text_explained(
    catalog: Catalog<'_>,
    languages: &[&str],
    text: &[u8],
    format: ExplainFormat,
    output: &mut Output,
) -> ExitStatus {
    let mut limits = Limits::default();
    limits.size = input::MAX_INPUT_BYTES;
    let error = ecs_err::explain::parse(catalog, text, limits).ok();
    let codes = error.as_ref().map_or(&[][..], ApiError::codes);
    if codes.is_empty()
        && let Some(outcome) = typed(catalog, languages, text, format, output)
    {
        return outcome;
    }
    let explained = Explained { catalog, languages, error: error.as_ref() };
    match format {
        ExplainFormat::Human => output.lines(&explained.human(output.width())),
        ExplainFormat::Json => output.line(&format!("{:#}", explained.json())),
        ExplainFormat::Markdown => output.raw(&explained.markdown()),
        ExplainFormat::Problem => {
            let problem = error
                .as_ref()
                .map(|error| error.problem_details(catalog, languages.first().copied().unwrap_or_default()));
            output.line(&format!("{:#}", problem.map_or(Value::Null, |problem| problem.to_json())));
        }
    }
    if codes.is_empty() {
        eprint_text(explained.words().no_code_in_answer);
        return ExitStatus::NotFound;
    }
    ExitStatus::Success
}

/// Explains lines that are codes, however they are typed; `None` if a line is none.
fn typed(
    catalog: Catalog<'_>,
    languages: &[&str],
    text: &[u8],
    format: ExplainFormat,
    output: &mut Output,
) -> Option<ExitStatus> {
    const LONGEST: usize = 1 << 16;
    let text = std::str::from_utf8(text.get(..text.len().min(LONGEST))?).ok()?;
    let format = match format {
        ExplainFormat::Human => Format::Human,
        ExplainFormat::Json | ExplainFormat::Problem => return None,
        ExplainFormat::Markdown => Format::Markdown,
    };
    let is_code = |line: &&str| match catalog.resolve(line) {
        Match::Found(mut items) => {
            let is_of_number = items.is_of_number();
            !is_of_number && matches!(items.next(), Some(Record::Error(_) | Record::Retired(..)))
        }
        _ => false,
    };
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty() && lines.iter().all(is_code))
        .then(|| lookup::explain(catalog, languages, lines, Some(format), output))
}

/// An answer and for whom it is explained.
struct Explained<'e> {
    catalog: Catalog<'e>,
    languages: &'e [&'e str],
    error: Option<&'e ApiError>,
}

impl<'e> Explained<'e> {
    fn words(&self) -> &'static UiText {
        UiText::for_language(self.languages.first().copied().unwrap_or_default())
    }

    /// The errors with a code, each code once: the root cause, what it is the cause of, then the others.
    fn chain(&self) -> Vec<(Code, &'e Cause)> {
        let Some(error) = self.error else { return Vec::new() };
        let causes = error.causes();
        let from_root = std::iter::successors(error.root(), |cause| causes.get(cause.of?));
        let mut chain: Vec<(Code, &Cause)> = Vec::new();
        for cause in from_root.chain(causes) {
            match cause.code {
                Some(code) if chain.iter().all(|(other, _)| *other != code) => chain.push((code, cause)),
                _ => {}
            }
        }
        chain
    }

    /// What the server said for a cause, or with it.
    fn said(&self, cause: &'e Cause) -> Option<&'e str> {
        let causes = self.error.map_or(&[][..], ApiError::causes);
        let beside = || cause.of.and_then(|of| causes.get(of)).filter(|outer| outer.code.is_none());
        cause.message.as_deref().or_else(|| beside()?.message.as_deref())
    }

    fn translations(&self, code: Code, said: Option<&'e str>) -> Vec<Translation<'e, 'e>> {
        self.languages.iter().filter_map(|language| self.catalog.translate(code, said, language)).collect()
    }

    fn human(&self, width: usize) -> Vec<String> {
        let chain = self.chain();
        let mut lines = self.summary(&chain, width);
        for (code, cause) in chain {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            let translations = self.translations(code, self.said(cause));
            if let Some(Record::Retired(retired, _)) = self.catalog.code(code) {
                lines.extend(TextRenderer::new(self.catalog, self.languages, width).retired(retired).into_lines());
                if translations.is_empty() {
                    continue;
                }
                lines.push(String::new());
            }
            if translations.is_empty() {
                lines.extend(self.outside(code, cause, width));
            } else {
                let sheet = TextRenderer::new(self.catalog, self.languages, width);
                lines.extend(sheet.translation(&translations).into_lines());
            }
        }
        lines
    }

    /// What is to be known of the answer as a whole.
    fn summary(&self, chain: &[(Code, &Cause)], width: usize) -> Vec<String> {
        let (Some(error), words) = (self.error, self.words()) else { return Vec::new() };
        let mut facts: Vec<(&str, String)> = Vec::new();
        if let (Some((root, _)), true) = (chain.first(), chain.len() > 1) {
            facts.push((words.root_cause, root.to_string()));
            let codes: Vec<&str> = chain.iter().map(|(code, _)| code.as_str()).collect();
            facts.push((words.chain, codes.join(" ← ")));
        }
        if let (true, Some(message)) = (chain.is_empty(), error.message()) {
            facts.push((words.server_message, printable(message.trim())));
            if let Some(fit) = self.catalog.fitting(message) {
                facts.push((words.close, words.better_fit.replace("{code}", fit.code.as_str())));
            }
        }
        if let Some(status) = error.http_status() {
            let known = self.catalog.status(status);
            let language = self.languages.first().copied().unwrap_or_default();
            let meaning = known.and_then(|status| status.description.localized(language, "en"));
            let reason = known.map_or("", |status| status.reason);
            facts.push((words.status, format!("HTTP {status} {reason}").trim_end().to_owned()));
            if let (true, Some(meaning)) = (chain.is_empty(), meaning) {
                facts.push((words.description, meaning.text.to_owned()));
            }
        }
        if let Some(id) = error.request_id() {
            facts.push((words.request_id, printable_line(id)));
        }
        let label_width = facts.iter().map(|(label, _)| columns(label)).max().unwrap_or_default();
        let style = |label: &str| if label == words.root_cause { STRONG } else { LABEL };
        facts.into_iter().flat_map(|(label, fact)| labelled(label, label_width, style(label), &[fact], width)).collect()
    }

    /// A code that the catalog does not have.
    fn outside(&self, code: Code, cause: &'e Cause, width: usize) -> Vec<String> {
        let words = self.words();
        let mut facts = vec![(words.description, lookup::missing(self.catalog, code, self.languages))];
        if let Some(said) = self.said(cause) {
            facts.insert(0, (words.server_message, vec![printable(said.trim())]));
        }
        let label_width = facts.iter().map(|(label, _)| columns(label)).max().unwrap_or_default();
        let lines = facts.iter().flat_map(|(label, texts)| labelled(label, label_width, LABEL, texts, width));
        [styled(STRONG, code.as_str()), String::new()].into_iter().chain(lines).collect()
    }

    fn json(&self) -> Value {
        let codes = self.error.map_or(&[][..], ApiError::codes);
        json!({
            "root_cause": self.error.and_then(ApiError::root_cause).map(|code| code.to_string()),
            "codes": codes.iter().map(Code::to_string).collect::<Vec<_>>(),
            "message": self.error.and_then(ApiError::message),
            "request_id": self.error.and_then(ApiError::request_id),
            "http_status": self.error.and_then(ApiError::http_status).map(StatusCode::get),
            "explanations": self.chain().into_iter().map(|(code, cause)| self.record(code, cause)).collect::<Value>(),
        })
    }

    /// A code of the answer, for programs: in every language, with the server's values.
    fn record(&self, code: Code, cause: &'e Cause) -> Value {
        let said = self.said(cause);
        let Some(translation) = self.catalog.translate(code, said, self.catalog.metadata().message_language) else {
            let mut record = match self.catalog.code(code) {
                Some(Record::Retired(retired, _)) => answer::found("retired", export::retired(self.catalog, retired)),
                _ => lookup::missing_record(self.catalog, code),
            };
            record["code"] = code.as_str().into();
            record["server_message"] = said.into();
            return record;
        };
        let names = translation.error.placeholders.iter().map(|placeholder| placeholder.name);
        let arguments = names.zip(translation.arguments.clone().into_iter().flatten());
        let mut record = answer::found("error", export::error(self.catalog, translation.error));
        record["server_message"] = said.into();
        record["arguments"] = arguments.map(|(name, value)| json!({"name": name, "value": value})).collect();
        record["better_fit"] = translation.better_fit().map(|error| error.code.to_string()).into();
        record["retry"] = translation.retry().map(ecs_err::Retry::as_str).into();
        record["page"] = translation.page().map(|page| page.to_string()).into();
        record
    }

    fn markdown(&self) -> String {
        let chain = self.chain();
        let words = self.words();
        let mut facts = Vec::new();
        let codes: Vec<&str> = chain.iter().map(|(code, _)| code.as_str()).collect();
        if let Some(root) = codes.first() {
            facts.push(format!("**{}**{}{root}", words.root_cause, words.colon));
        }
        if codes.len() > 1 {
            facts.push(format!("**{}**{}{}", words.chain, words.colon, codes.join(" ← ")));
        }
        if let Some(status) = self.error.and_then(ApiError::http_status) {
            facts.push(format!("**{}**{}HTTP {status}", words.status, words.colon));
        }
        if let Some(id) = self.error.and_then(ApiError::request_id) {
            facts.push(format!(
                "**{}**{}{}",
                words.request_id,
                words.colon,
                export::escape_markdown(&printable_line(id))
            ));
        }
        let message = self.error.and_then(ApiError::message).filter(|_| chain.is_empty());
        let mut parts: Vec<String> = facts.into_iter().map(|fact| format!("{fact}\n")).collect();
        parts.extend(message.map(|message| quoted(words, message)));
        for (code, cause) in chain {
            let record = match self.catalog.code(code) {
                Some(Record::Error(error)) => export::error_markdown(self.catalog, error, self.languages),
                Some(Record::Retired(retired, _)) => export::retired_markdown(self.catalog, retired, self.languages),
                _ => format!("## {code}\n\n{}\n", lookup::missing(self.catalog, code, self.languages).join("\n\n")),
            };
            parts.push(record);
            parts.extend(self.said(cause).map(|said| quoted(words, said)));
        }
        parts.join("\n")
    }
}

/// The server's words as a quotation.
fn quoted(words: &UiText, said: &str) -> String {
    let lines: Vec<String> =
        printable(said.trim()).lines().map(|line| format!("> {}", export::escape_markdown(line))).collect();
    format!("**{}**{}\n\n{}\n", words.server_message, words.colon.trim_end(), lines.join("\n"))
}
