//! The facts about an operation.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Asynchronous, Operation};

use super::{Fact, Facts};

/// The facts about an operation, except its structures and examples, in some languages.
#[must_use]
pub fn operation(catalog: Catalog<'_>, operation: &Operation<'_>, languages: &[&str]) -> Vec<Fact> {
    let mut facts = Facts::new(catalog, languages);
    let words = facts.words;
    facts.add_texts(words.summary, [operation.summary]);
    if let Some(flow) = &operation.asynchronous {
        facts.add_flow(flow);
    }
    facts.add_texts(words.effects, operation.effects.iter().copied());
    facts.add_texts(words.warnings, operation.warnings.iter().copied());
    let parameters: Vec<String> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let traits = [
                words.location(parameter.location),
                parameter.written_type,
                if parameter.required { words.mandatory } else { words.optional },
            ];
            format!(
                "{} ({}){}{}",
                parameter.name,
                traits.join(words.comma),
                words.colon,
                facts.one_line(parameter.description)
            )
        })
        .collect();
    facts.add(words.parameters, parameters);
    facts.add_codes(catalog.errors_of_operation(operation.id.as_str()));
    facts.add_notes(operation.notes);
    facts.add(words.page, [facts.page(operation.page)]);
    facts.facts
}

impl Facts<'_> {
    /// Adds how to get the result of an asynchronous operation.
    fn add_flow(&mut self, flow: &Asynchronous<'_>) {
        let words = self.words;
        let job = words.job.replace("{job}", flow.job).replace("{success}", flow.success);
        let texts = self.languages.iter().filter_map(|language| flow.description.get(language)).map(str::to_owned);
        let lines: Vec<String> = texts.chain([job.replace("{page}", &self.page(flow.page))]).collect();
        self.add(words.asynchronous, lines);
    }
}
