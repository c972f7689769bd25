//! What is to be said of an operation.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Asynchronous, Operation};

use super::{Fact, Facts};

/// What is to be said of an operation, but for its structures and examples, in some languages.
#[must_use]
pub fn operation(catalog: Catalog<'_>, operation: &Operation<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    let words = facts.words;
    facts.texts(words.summary, [operation.summary]);
    if let Some(flow) = &operation.asynchronous {
        facts.flow(flow);
    }
    facts.texts(words.effects, operation.effects.iter().copied());
    facts.texts(words.warnings, operation.warnings.iter().copied());
    let parameters: Vec<String> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let traits = [
                words.location(parameter.location),
                parameter.written_type,
                if parameter.required { words.must } else { words.may },
            ];
            format!(
                "{} ({}){}{}",
                parameter.name,
                traits.join(words.comma),
                words.colon,
                facts.one(parameter.description)
            )
        })
        .collect();
    facts.say(words.parameters, parameters);
    facts.notes(operation.notes);
    facts.say(words.page, [facts.page(operation.page)]);
    facts.facts
}

impl Facts<'_> {
    /// How the outcome is learnt.
    fn flow(&mut self, flow: &Asynchronous<'_>) {
        let words = self.words;
        let job = words.job.replace("{job}", flow.job).replace("{success}", flow.success);
        let texts = self.languages.iter().filter_map(|language| flow.description.get(language)).map(str::to_owned);
        let lines: Vec<String> = texts.chain([job.replace("{page}", &self.page(flow.page))]).collect();
        self.say(words.asynchronous, lines);
    }
}
