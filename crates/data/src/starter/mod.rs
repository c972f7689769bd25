//! The files of a new catalog: a few codes with complete texts, in canonical form.

mod error;
mod texts;

use ecs_err_core::model::{CodeBuf, CodeForm, Id, LanguageTag};
use serde_json::{Map, Value, json};

use crate::load::layout;
pub use error::StarterError;
use texts::{ERRORS, Example, STATUSES, Words};

/// What a new catalog is like.
#[derive(Clone, Debug)]
pub struct Starter {
    /// The languages of texts, the main one first.
    pub languages: Vec<String>,
    /// The form of codes, such as `Acme.{4}`, or `listed`.
    pub form: String,
    /// The title; made from the form without it.
    pub title: Option<String>,
    /// The id of the service; made from the form without it.
    pub service: Option<String>,
}

/// A new catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Started {
    /// The files, by path in the directory of the catalog.
    pub files: Vec<(String, String)>,
    /// The id of the service.
    pub service: String,
    /// The title in the main language.
    pub title: String,
}

impl Starter {
    /// The files of the catalog. They pass every check.
    ///
    /// # Errors
    /// If a value can't be used.
    pub fn files(&self) -> Result<Started, StarterError> {
        self.check_languages()?;
        let form = CodeForm::new(&self.form).ok_or_else(|| StarterError::Form(self.form.clone()))?;
        let codes = codes(form)?;
        let name = name(&self.form);
        let service = match &self.service {
            Some(id) => Id::new(id).map(|_| id.clone()).map_err(|_| StarterError::Service(id.clone()))?,
            None => {
                Some(name.to_ascii_lowercase()).filter(|id| Id::new(id).is_ok()).unwrap_or_else(|| "api".to_owned())
            }
        };
        let title = match self.title.as_deref().map(str::trim) {
            Some("") => return Err(StarterError::Title),
            Some(title) => self.same(title),
            None => self.named(&texts::TITLE, name),
        };
        let shown =
            title.as_str().or_else(|| title.as_object()?.values().next()?.as_str()).unwrap_or_default().to_owned();
        let errors = json!({"service": service, "errors": self.errors(form, &codes)});
        let files = [
            ("catalog.json".to_owned(), self.about(form, &codes, &service, title)),
            (format!("errors/{service}.json"), errors),
            ("statuses.json".to_owned(), json!({"statuses": self.statuses()})),
        ];
        let files = files.into_iter().map(|(path, tree)| (path, layout(&tree))).collect();
        Ok(Started { files, service, title: shown })
    }

    fn check_languages(&self) -> Result<(), StarterError> {
        for (at, tag) in self.languages.iter().enumerate() {
            LanguageTag::new(tag).ok_or_else(|| StarterError::Language(tag.clone()))?;
            if self.languages[..at].iter().any(|other| other.eq_ignore_ascii_case(tag)) {
                return Err(StarterError::LanguageTwice(tag.clone()));
            }
        }
        if self.languages.is_empty() { Err(StarterError::Language(String::new())) } else { Ok(()) }
    }

    fn about(&self, form: CodeForm<'_>, codes: &[CodeBuf], service: &str, title: Value) -> Value {
        let message_language = self.languages.iter().find(|tag| is_english(tag)).or(self.languages.first());
        // A text in the place of a translation is not one.
        let is_complete = self.languages.iter().all(|tag| is_english(tag) || is_simplified_chinese(tag));
        let name = name(&self.form);
        let mut about = Map::new();
        let mut add = |key: &str, value: Value| drop(about.insert(key.to_owned(), value));
        add("id", service.into());
        add("title", title);
        add("edition", "1".into());
        add("languages", self.languages.clone().into());
        add("messageLanguage", message_language.cloned().into());
        if is_complete {
            add("complete", true.into());
        }
        add("placeholders", "braces".into());
        let service = json!({
            "id": service,
            "forms": [form.as_str()],
            "name": self.same(name),
            "description": self.named(&texts::SERVICE, name),
        });
        add("services", json!([service]));
        let families = self.families(form, codes);
        if !families.is_empty() {
            add("families", families.into());
        }
        Value::Object(about)
    }

    /// A family for each hundred of codes that the examples have, if the numbers have so many digits.
    fn families(&self, form: CodeForm<'_>, codes: &[CodeBuf]) -> Vec<Value> {
        let mut families: Vec<Value> = Vec::new();
        for (code, example) in codes.iter().zip(ERRORS) {
            if !has_hundreds(form, code.as_str()) {
                return Vec::new();
            }
            let pattern = format!("{}xx", &code.as_str()[..code.as_str().len() - 2]);
            if families.iter().all(|family| family["codes"] != *pattern) {
                families.push(json!({"codes": pattern, "title": self.text(&example.family)}));
            }
        }
        families
    }

    fn errors(&self, form: CodeForm<'_>, codes: &[CodeBuf]) -> Value {
        let mut errors: Vec<(&CodeBuf, Value)> = codes
            .iter()
            .zip(ERRORS)
            .map(|(code, example)| {
                let Example { name, status, message, description, action, retry, .. } = example;
                let mut record = Map::new();
                record.insert("code".to_owned(), code.as_str().into());
                if !form.is_listed() {
                    record.insert("name".to_owned(), (*name).into());
                }
                record.insert("status".to_owned(), (*status).into());
                for (key, words) in [("message", message), ("description", description), ("action", action)] {
                    record.insert(key.to_owned(), self.text(words));
                }
                record.insert("retry".to_owned(), (*retry).into());
                (code, Value::Object(record))
            })
            .collect();
        errors.sort_by(|(one, _), (other, _)| one.as_code().natural_cmp(&other.as_code()));
        errors.into_iter().map(|(_, record)| record).collect()
    }

    fn statuses(&self) -> Value {
        let status = |(status, description, action): &(u16, Words, Words)| json!({"status": status, "description": self.text(description), "action": self.text(action)});
        STATUSES.iter().map(status).collect()
    }

    /// A text in each language; in one that the program does not have, in English.
    fn text(&self, words: &Words) -> Value {
        self.each(|tag| if is_chinese(tag) { words.chinese.to_owned() } else { words.english.to_owned() })
    }

    /// A text with a name.
    fn named(&self, words: &Words, name: &str) -> Value {
        self.each(|tag| (if is_chinese(tag) { words.chinese } else { words.english }).replace("{name}", name))
    }

    /// The same text in each language.
    fn same(&self, text: &str) -> Value {
        self.each(|_| text.to_owned())
    }

    /// A text in the form of data files.
    fn each(&self, text: impl Fn(&str) -> String) -> Value {
        match &self.languages[..] {
            [only] => text(only).into(),
            several => Value::Object(several.iter().map(|tag| (tag.clone(), text(tag).into())).collect()),
        }
    }
}

/// The codes of the examples.
fn codes(form: CodeForm<'_>) -> Result<Vec<CodeBuf>, StarterError> {
    if form.is_listed() {
        return Ok(ERRORS.iter().filter_map(|example| CodeBuf::new(example.name)).collect());
    }
    let no_form = || StarterError::Form(form.to_string());
    let first = form.first_code().ok_or_else(no_form)?;
    let place = form.number_place(first.as_str()).ok_or_else(no_form)?;
    let (before, after) = (&first.as_str()[..place.range.start], &first.as_str()[place.range.end..]);
    let numbers = if has_hundreds(form, first.as_str()) { [1, 2, 101, 102] } else { [1, 2, 3, 4] };
    let code = |number: u16| {
        let code = CodeBuf::new(&format!("{before}{number:0min$}{after}", min = place.min))?;
        form.matches(code.as_str()).then_some(code)
    };
    numbers.into_iter().map(|number| code(number).ok_or_else(|| StarterError::FormTooShort(form.to_string()))).collect()
}

/// Whether codes end with a decimal number of three digits or more, so that hundreds are families.
fn has_hundreds(form: CodeForm<'_>, code: &str) -> bool {
    form.number_place(code).is_some_and(|place| {
        place.min >= 3
            && place.min == place.max
            && place.radix == 10
            && !place.is_mixed
            && place.range.end == code.len()
    })
}

/// The letters that a form begins with, as a name of the API.
fn name(form: &str) -> &str {
    let literal = form.split('{').next().unwrap_or_default();
    let word = literal.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_name = word.len() > 1 && word.starts_with(|letter: char| letter.is_ascii_alphabetic()) && form.contains('{');
    if is_name { word } else { "API" }
}

fn is_english(tag: &str) -> bool {
    primary(tag).eq_ignore_ascii_case("en")
}

fn is_chinese(tag: &str) -> bool {
    primary(tag).eq_ignore_ascii_case("zh")
}

fn is_simplified_chinese(tag: &str) -> bool {
    ["zh", "zh-CN", "zh-Hans", "zh-Hans-CN", "zh-SG"].iter().any(|simplified| tag.eq_ignore_ascii_case(simplified))
}

/// The language without script and region.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::load::{Arena, DataDir, canonical};

    fn starter(languages: &[&str], form: &str) -> Starter {
        let languages = languages.iter().map(|tag| (*tag).to_owned()).collect();
        Starter { languages, form: form.to_owned(), title: None, service: None }
    }

    #[test]
    fn the_files_pass_every_check_and_are_canonical_in_any_language_and_form() {
        for languages in [&["en"][..], &["zh"], &["zh", "en"], &["ja"], &["fr", "en"], &["zh-TW", "en-GB"]] {
            for form in ["Acme.{4}", "{3}", "E{2}", "0x{8x}", "{5A}", "-{5}", "{2-8L}.{4-5}", "ERR-{+}", "listed"] {
                let started = starter(languages, form).files().expect(form);
                let files = started.files.into_iter().map(|(path, text)| (path, text.into_bytes()));
                let arena = Arena::new();
                let dir = DataDir::from_files(files, &arena);
                assert_eq!(check::run(&dir), [], "{languages:?} {form}");
                for file in &dir.files {
                    assert_eq!(canonical(&dir, file.path).as_deref(), Some(file.text), "{languages:?} {form}");
                }
            }
        }
    }

    #[test]
    fn values_that_no_catalog_can_have_are_refused_with_their_option() {
        let with = |change: fn(&mut Starter)| {
            let mut starter = starter(&["en"], "Acme.{4}");
            change(&mut starter);
            starter.files().map_err(|error| (error.option(), error.to_string()))
        };
        assert!(with(|_| {}).is_ok());
        for (change, option) in [
            ((|it| it.languages = vec!["english!".to_owned()]) as fn(&mut Starter), "languages"),
            (|it| it.languages = vec!["en".to_owned(), "EN".to_owned()], "languages"),
            (|it| it.languages.clear(), "languages"),
            (|it| it.form = "Acme".to_owned(), "form"),
            (|it| it.form = "Acme-{3L}".to_owned(), "form"),
            (|it| it.service = Some("../up".to_owned()), "service"),
            (|it| it.title = Some(" ".to_owned()), "title"),
        ] {
            assert_eq!(with(change).map_err(|(option, _)| option).err(), Some(option));
        }
    }
}
