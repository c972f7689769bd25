//! The page of an operation.

use ecs_err_core::model::{Code, Example, Operation};
use ecs_err_export::{self as export, to_json};

use super::super::highlight;
use super::super::value::{Map, map};
use super::Reader;

impl Reader<'_> {
    pub(super) fn operation(&self, operation: &Operation<'_>) -> Map {
        let words = self.words;
        let parameters = operation.parameters.iter().map(|parameter| {
            map! {
                "name": parameter.name,
                "location": words.location(parameter.location),
                "required": parameter.required,
                "type": parameter.written_type,
                "html": self.html(parameter.description),
            }
        });
        let structures = self.catalog.structures_for_operation(operation.id.as_str());
        let structures = structures.map(|structure| self.flat_structure(structure));
        let codes: Vec<Code<'_>> =
            self.catalog.errors_of_operation(operation.id.as_str()).map(|error| error.code).collect();
        let page = |id: &str| self.catalog.page(id).map(|page| self.text(page.title));
        let structures: Vec<Map> = structures.collect();
        let lists = [operation.warnings.len(), operation.effects.len(), operation.parameters.len(), codes.len()];
        let lists = lists.into_iter().chain([operation.examples.len(), usize::from(operation.asynchronous.is_some())]);
        let sections = structures.len() + lists.filter(|count| *count > 0).count();
        map! {
            "id": operation.id.as_str(),
            "has_contents": sections > 1,
            "method": operation.method,
            "path": operation.path,
            "title": self.text(operation.title),
            "summary_html": self.html(operation.summary),
            "asynchronous": operation.asynchronous.map(|flow| map! {
                "job": flow.job,
                "success": flow.success,
                "page": page(flow.page),
                "html": self.html(flow.description),
            }),
            "effects": operation.effects.iter().map(|text| self.html(*text)).collect::<Vec<_>>(),
            "warnings": operation.warnings.iter().map(|text| self.html(*text)).collect::<Vec<_>>(),
            "parameters": parameters.collect::<Vec<_>>(),
            "structures": structures,
            "codes": self.links(&codes),
            "examples": operation.examples.iter().map(|example| self.example(operation, example)).collect::<Vec<_>>(),
            "notes": self.notes(operation.notes),
            "errata": self.errata(operation.notes),
            "page": page(operation.page),
        }
    }

    /// An example as `curl` command and as HTTP request.
    fn example(&self, operation: &Operation<'_>, example: &Example<'_>) -> Map {
        let curl = export::curl(operation, example);
        let http = export::http(operation, example);
        let mut forms = vec![
            map! {"name": "curl", "text": curl.as_str(), "html": highlight::command(&curl)},
            map! {"name": "HTTP", "text": http.as_str(), "html": highlight::command(&http)},
        ];
        if let Some(body) = &example.body {
            let body = to_json(body);
            forms.push(map! {"name": "JSON", "text": format!("{body:#}"), "html": highlight::json(&body)});
        }
        map! {"title": self.text(example.title), "forms": forms}
    }
}
