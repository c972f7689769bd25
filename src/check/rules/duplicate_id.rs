use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;
use crate::load::{Place, each};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub const RULE: Rule = Rule {
    id: RuleId::DuplicateId,
    summary: "No two records of a kind have the same identifier.",
    explanation: r"An identifier names one record: an error's code, retired or not, a status's number, the id of a page, structure or operation, the name of a field in its structure, a release's number. Of two that share it, one would never be found.

To mend it, correct or remove one of them. The message says where the other is.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    let mut unique = Unique::new(problems);
    let errors = folder.each_error().map(|(place, error)| (place, error.code));
    let codes = errors.chain(folder.each_retired().map(|(place, retired)| (place, retired.code)));
    unique.all("the code", codes.map(|(place, code)| (place.key("code"), code.to_string())));
    unique.all(
        "the status",
        folder.each_status().map(|(place, status)| (place.key("status"), status.status.to_string())),
    );
    unique.all("the page id", folder.each_page().map(|(place, page)| (place.key("id"), page.id.to_owned())));
    unique.all(
        "the structure id",
        folder.each_structure().map(|(place, structure)| (place.key("id"), structure.id.to_owned())),
    );
    unique.all(
        "the operation id",
        folder.each_operation().map(|(place, operation)| (place.key("id"), operation.id.to_owned())),
    );
    unique.all(
        "the release",
        folder.each_release().map(|(place, release)| (place.key("number"), release.number.to_string())),
    );
    for (place, structure) in folder.each_structure() {
        unique.all(
            "the field",
            each(place.key("fields"), structure.fields)
                .map(|(place, field)| (place.key("name"), field.name.to_owned())),
        );
        for (place, field) in each(place.key("fields"), structure.fields) {
            let values = each(place.key("schema").key("enum"), field.schema.values);
            unique.all("the value", values.map(|(place, value)| (place.key("value"), format!("{:?}", value.value))));
        }
    }
    for (place, error) in folder.each_error() {
        unique.all(
            "the placeholder",
            each(place.key("placeholders"), error.placeholders)
                .map(|(place, one)| (place.key("name"), one.name.to_owned())),
        );
    }
    if let Some(synonyms) = &folder.synonyms {
        let groups = each(folder.place(synonyms.file).key("groups"), synonyms.value.groups);
        let words = groups.flat_map(|(place, words)| each(place, words));
        unique.all("the synonym", words.map(|(place, word)| (place, word.to_lowercase())));
    }
    if let Some(about) = &folder.about {
        let place = folder.place(about.file);
        unique.all(
            "the language",
            each(place.key("languages"), about.value.languages)
                .map(|(place, language)| (place, (*language).to_owned())),
        );
        unique.all(
            "the service",
            each(place.key("services"), about.value.services)
                .map(|(place, service)| (place.key("prefix"), service.prefix.to_owned())),
        );
        unique.all(
            "the family",
            each(place.key("families"), about.value.families)
                .map(|(place, family)| (place.key("codes"), family.codes.to_string())),
        );
        unique.all(
            "the external service",
            each(place.key("external"), about.value.external)
                .map(|(place, service)| (place.key("prefix"), service.prefix.to_owned())),
        );
    }
}

struct Unique<'p> {
    problems: &'p mut Vec<Problem>,
}

impl<'p> Unique<'p> {
    fn new(problems: &'p mut Vec<Problem>) -> Self {
        Self { problems }
    }

    fn all<'f>(&mut self, what: &str, names: impl Iterator<Item = (Place<'f>, String)>) {
        let mut seen: HashMap<String, Place<'f>> = HashMap::new();
        for (place, name) in names.filter(|(_, name)| !name.is_empty()) {
            match seen.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(place);
                }
                Entry::Occupied(taken) => {
                    let problem = place.problem(RULE.id, format_args!("{what} {} is there twice", taken.key()));
                    self.problems.push(problem.help(format_args!("the other is at {}", taken.get())));
                }
            }
        }
    }
}
