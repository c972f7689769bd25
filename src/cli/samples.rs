//! Samples for examples, from the catalog in use.

use ecs_err::{Catalog, Code, ErrorCode, Match, Record, Text};
use ecs_err_core::text::is_han;

/// Values of a catalog by name, for templates such as `ecs-err {code}`.
#[derive(Default)]
pub struct Samples(Vec<(&'static str, Option<String>)>);

impl Samples {
    /// The samples of a catalog.
    pub fn of(catalog: Catalog<'_>) -> Self {
        let mut samples = Self::default();
        samples.add_codes(catalog);
        samples.add_texts(catalog);
        samples.add_fields(catalog);
        samples.add_operations(catalog);
        samples.add_releases(catalog);
        samples
    }

    /// Fills in a template; `None` if the catalog has no value for one of its names.
    pub fn fill(&self, template: &str) -> Option<String> {
        self.0.iter().try_fold(template.to_owned(), |text, (name, value)| {
            let name = format!("{{{name}}}");
            if text.contains(&name) { value.as_ref().map(|value| text.replace(&name, value)) } else { Some(text) }
        })
    }

    fn add(&mut self, name: &'static str, value: Option<impl Into<String>>) {
        self.0.push((name, value.map(Into::into)));
    }

    fn add_codes(&mut self, catalog: Catalog<'_>) {
        let error = sample_error(catalog);
        let other = error.and_then(|error| following(catalog, error));
        let status = error
            .and_then(|error| error.statuses.first())
            .or_else(|| catalog.errors().iter().find_map(|error| error.statuses.first()));
        let language = |text: &str| (catalog.metadata().languages.len() > 1).then(|| text.to_owned());
        self.add("code", error.map(|error| error.code.as_str()));
        self.add("other_code", other.map(|other| other.code.as_str()));
        self.add("loose", error.and_then(|error| loose_spelling(catalog, error.code)));
        self.add("number", other.and_then(|other| bare_number(catalog, other.code)));
        self.add("range", error.and_then(|error| range(catalog, error.code)));
        self.add("name", catalog.errors().iter().find_map(|error| error.name));
        self.add("status", status.map(|status| status.to_string()));
        self.add("service", error.and_then(|error| catalog.service_of(error.code)).map(|service| service.id.as_str()));
        self.add("both", language("both"));
    }

    fn add_texts(&mut self, catalog: Catalog<'_>) {
        let error = sample_error(catalog);
        let meaning = error.map(ErrorCode::meaning);
        let is_quotable = |message: &&str| {
            let is_plain = |letter: char| !letter.is_control() && !"'\"\\`".contains(letter);
            (10..80).contains(&message.len()) && message.chars().all(is_plain)
        };
        let messages = catalog.errors().iter().filter_map(|error| catalog.api_message(error));
        let message = messages.filter(is_quotable).find(|message| !catalog.template(message).has_placeholders());
        self.add("words", meaning.and_then(|meaning| words(english(meaning))));
        self.add("han", meaning.and_then(|meaning| han(meaning.get("zh")?)));
        self.add("message", message);
    }

    fn add_fields(&mut self, catalog: Catalog<'_>) {
        let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte));
        let fields = catalog.structures().iter().flat_map(|structure| {
            structure.fields.iter().filter(|field| is_plain(field.name)).map(move |field| (structure, field))
        });
        let with_path = fields.clone().find_map(|(structure, field)| {
            let path = catalog.field_paths(structure, field).into_iter().find(|path| path.contains('.'))?;
            let is_found = catalog.resolve_field(&path).next().is_some();
            is_found.then_some(path)
        });
        let first = fields.clone().next();
        let nested = fields.clone().find(|(_, field)| field.schema.structure.is_some());
        self.add("field", first.map(|(_, field)| field.name));
        self.add("field_path", with_path);
        self.add(
            "structure_field",
            first.map(|(structure, field)| format!("{}#{}", structure.id.as_str(), field.name)),
        );
        self.add("nested_field", nested.map(|(_, field)| field.name));
    }

    fn add_operations(&mut self, catalog: Catalog<'_>) {
        let operation = catalog.operations().first();
        let title = operation.map(|operation| english(operation.title)).filter(|title| !title.contains(['"', '\\']));
        self.add("operation", operation.map(|operation| operation.id.as_str()));
        self.add("call", operation.map(|operation| format!("{} {}", operation.method, operation.path)));
        self.add("operation_title", title);
        self.add("guide", catalog.guides().first().map(|guide| guide.id.as_str()));
    }

    fn add_releases(&mut self, catalog: Catalog<'_>) {
        let mut mentions = catalog.releases().iter().rev().flat_map(|release| {
            let changes = release.changes.iter().flat_map(|change| change.errors);
            changes.filter(|code| catalog.error(**code).is_some()).map(move |code| (release, code))
        });
        let mention = mentions.next();
        let field = catalog.releases().iter().flat_map(|release| release.changes).find_map(|change| {
            let name = change.fields.first()?.field;
            catalog.resolve_field(name).next().map(|_| name)
        });
        let release = catalog.releases().iter().rev().find(|release| !release.changes.is_empty());
        let word = release.and_then(|release| first_word(english(release.changes.first()?.text)));
        self.add("release", catalog.releases().last().map(|release| release.number.to_string()));
        self.add("since", mention.map(|(release, _)| release.date.to_string()));
        self.add("changed_code", mention.map(|(_, code)| code.as_str()));
        self.add("changed_field", field);
        self.add("change_word", word);
    }
}

/// An error from the middle of the catalog, if possible one of a family.
fn sample_error(catalog: Catalog<'_>) -> Option<&ErrorCode<'_>> {
    let errors = catalog.errors();
    let (before, after) = errors.split_at(errors.len() / 2);
    let mut from_middle = after.iter().chain(before);
    from_middle.clone().find(|error| catalog.family(error.code).is_some()).or_else(|| from_middle.next())
}

/// The next error of the catalog.
fn following<'a>(catalog: Catalog<'a>, error: &ErrorCode<'_>) -> Option<&'a ErrorCode<'a>> {
    let errors = catalog.errors();
    let at = errors.iter().position(|other| other.code == error.code)?;
    errors.get((at + 1) % errors.len()).filter(|next| next.code != error.code)
}

/// Another spelling of a code: `ecs-85` for `Ecs.0085`.
fn loose_spelling(catalog: Catalog<'_>, code: Code<'_>) -> Option<String> {
    let (prefix, digits) = code.split_number();
    let number = digits.trim_start_matches('0');
    let words = prefix.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let candidates = [format!("{words}-{number}"), code.as_str().to_lowercase()];
    let is_code = |text: &String| match catalog.resolve(text) {
        Match::Found(mut records) => {
            let first = records.next();
            records.next().is_none() && matches!(first, Some(Record::Error(error)) if error.code == code)
        }
        _ => false,
    };
    let is_other = |text: &String| text != code.as_str() && !text.starts_with('-') && !text.ends_with('-');
    candidates.into_iter().find(|text| is_other(text) && is_code(text))
}

/// The digits of a code without its prefix, if they resolve to it.
fn bare_number(catalog: Catalog<'_>, code: Code<'_>) -> Option<String> {
    let (prefix, digits) = code.split_number();
    let finds = |text: &str| match catalog.resolve(text) {
        Match::Found(mut records) => records.any(|record| matches!(record, Record::Error(error) if error.code == code)),
        _ => false,
    };
    (!prefix.is_empty() && !digits.is_empty() && finds(digits)).then(|| digits.to_owned())
}

/// The pattern of the codes with the same prefix: the family of a code, or its service.
fn range(catalog: Catalog<'_>, code: Code<'_>) -> Option<String> {
    let family = catalog.family(code).map(|family| family.codes.as_str());
    let service = code.split_number().0.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let is_range =
        |text: &&str| matches!(catalog.resolve(text), Match::Range(range) if range.errors().next().is_some());
    family.into_iter().chain([service]).find(is_range).map(str::to_owned)
}

/// The text in English, else in its first language.
fn english(text: Text<'_>) -> &str {
    text.localized("en", "en").map_or("", |localized| localized.text)
}

/// The two longest words of a text, in its order.
fn words(text: &str) -> Option<String> {
    const MIN_CHARS: usize = 4;
    let len = |word: &str| word.chars().count();
    let words = text.split(|letter: char| !letter.is_alphabetic() || is_han(letter));
    let words: Vec<&str> = words.filter(|word| len(word) >= MIN_CHARS).collect();
    let mut longest: Vec<usize> = (0..words.len()).collect();
    longest.sort_by_key(|at| std::cmp::Reverse(len(words[*at])));
    longest.truncate(2);
    longest.sort_unstable();
    let longest: Vec<String> = longest.into_iter().map(|at| words[at].to_lowercase()).collect();
    (!longest.is_empty()).then(|| longest.join(" "))
}

/// The first of these words.
fn first_word(text: &str) -> Option<String> {
    words(text).and_then(|words| words.split(' ').next().map(str::to_owned)).or_else(|| han(text))
}

/// The first Chinese characters of a text.
fn han(text: &str) -> Option<String> {
    const MAX_CHARS: usize = 4;
    let han = text.chars().skip_while(|letter| !is_han(*letter)).take_while(|letter| is_han(*letter));
    let han: String = han.take(MAX_CHARS).collect();
    (han.chars().count() > 1).then_some(han)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_without_a_value_for_a_name_is_left_out() {
        let samples = Samples(vec![("code", Some("1062".to_owned())), ("field", None)]);
        assert_eq!(samples.fill("ecs-err {code}").as_deref(), Some("ecs-err 1062"));
        assert_eq!(samples.fill("ecs-err '{\"code\": \"{code}\"}'").as_deref(), Some("ecs-err '{\"code\": \"1062\"}'"));
        assert_eq!(samples.fill("ecs-err field {field}"), None);
    }

    #[test]
    fn the_samples_of_the_embedded_catalog_are_complete() {
        let samples = Samples::of(ecs_err::embedded());
        let missing: Vec<_> = samples.0.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
        assert_eq!(missing, ["name"]);
    }
}
