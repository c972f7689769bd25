//! Checks the body of a request against the field tables of its operation.

mod format;
mod number;
mod problem;
mod value;
mod walk;

pub use problem::{FieldOf, Problem, ProblemKind, Report};

use ecs_err_core::{Catalog, Operation, Structure};
use ecs_err_data::load::{JsonText, Mistake};
use ecs_err_ui_text::diagnostics::messages;

use walk::Walk;

/// What a body is checked against.
#[derive(Clone, Debug)]
pub struct Subject<'c> {
    /// The structures that the whole object has the fields of.
    whole: Vec<&'c Structure<'c>>,
    /// The members of the object that are structures.
    members: Vec<(&'c str, &'c Structure<'c>)>,
}

impl<'c> Subject<'c> {
    /// The request of an operation; `None` if the catalog does not describe it.
    #[must_use]
    pub fn request(catalog: Catalog<'c>, operation: &Operation<'c>) -> Option<Self> {
        let roots = operation.request.iter().filter_map(|id| catalog.structure(id));
        let (mut whole, mut members) = (Vec::new(), Vec::new());
        for root in roots {
            match root.name {
                Some(name) => members.push((name, root)),
                None => whole.push(root),
            }
        }
        (!whole.is_empty() || !members.is_empty()).then_some(Self { whole, members })
    }

    /// An object of a structure.
    #[must_use]
    pub fn structure(structure: &'c Structure<'c>) -> Self {
        Self { whole: vec![structure], members: Vec::new() }
    }
}

/// Whether to accept fields that the tables do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownFields {
    /// They are problems: most are misspelt.
    Refuse,
    /// They are accepted, as by [`json_schema`](crate::json_schema): a table may not list all of them.
    Accept,
}

/// The problems of a body, in order of position.
///
/// A body has no problems other than repeated fields if and only if it is valid by the schema of
/// [`json_schema`](crate::json_schema), with formats checked, and unknown fields accepted. Of a text that is not JSON,
/// the [syntax](ProblemKind::Syntax) is the only problem.
///
/// ```
/// # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
/// use ecs_err_data::OwnedCatalog;
/// use ecs_err_openapi::{Subject, UnknownFields, validate};
///
/// let owned = OwnedCatalog::open(directory.as_ref())?;
/// let catalog = owned.get();
/// let subject = Subject::request(catalog, catalog.operation("changevpc").unwrap()).unwrap();
/// let body = r#"{"vpc_id": "d32019d3-bc6e-4319-9c1d-6722fc136a23", "nic": {}}"#;
/// let report = validate(catalog, &subject, body, UnknownFields::Refuse);
/// assert_eq!(report.problems[0].message.to_string(), "at least one of port_id, subnet_id is needed");
/// assert_eq!(report.problems[0].pointer, "/nic");
/// # Ok::<(), ecs_err_data::LoadError>(())
/// ```
#[must_use]
pub fn validate<'c>(catalog: Catalog<'c>, subject: &Subject<'c>, body: &str, unknown: UnknownFields) -> Report<'c> {
    let body = match parsed(body) {
        Ok(body) => body,
        Err(mistake) => return Report::of_mistake(mistake),
    };
    let mut walk = Walk::new(catalog, unknown);
    walk.object(body.root(), &subject.whole, &subject.members, None);
    let mut report = walk.report;
    report.problems.sort_by_key(|problem| problem.range.start);
    report
}

fn parsed(body: &str) -> Result<JsonText<'_>, Mistake> {
    if body.trim().is_empty() {
        return Err(Mistake { range: 0..0, message: messages::empty_body(), help: messages::write_an_object() });
    }
    JsonText::parse(body)
}
