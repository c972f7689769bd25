//! The code and the service of a new error.

use std::collections::HashSet;

use ecs_err_core::Catalog;
use ecs_err_core::model::{Code, CodeBuf, CodeForm, CodePattern, Service};

use super::AddError;
use super::number::Numbers;
use crate::load::DataDir;

/// What a new error shall have: a code, or a free one of a family or of a service.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'w> {
    /// The code.
    pub code: Option<&'w str>,
    /// The id of the service; found by the form of the code without it.
    pub service: Option<&'w str>,
    /// The family, such as `Ecs.03xx`.
    pub family: Option<&'w str>,
    /// Whether to take a free number at random, so that two branches rarely take the same one.
    pub is_random: bool,
}

/// The code of a new error, and the id of its service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The code.
    pub code: CodeBuf,
    /// The id of the service.
    pub service: String,
}

/// Finds the code and the service of a new error. A code that is retired, or that a release names, is not free.
///
/// # Errors
/// If there is no such code or service.
pub fn choose(dir: &DataDir<'_>, catalog: Catalog<'_>, wish: Wish<'_>) -> Result<Choice, AddError> {
    let services = catalog.metadata().services;
    let ids = || services.iter().map(|service| service.id.to_string()).collect::<Vec<String>>();
    let named = match wish.service {
        Some(id) => {
            let is_named = |service: &&Service<'_>| service.id.as_str() == id;
            Some(services.iter().find(is_named).ok_or_else(|| AddError::UnknownService(id.to_owned(), ids()))?)
        }
        None => None,
    };
    if let Some(text) = wish.code {
        let code = CodeBuf::new(text).ok_or_else(|| AddError::NotACode(text.to_owned()))?;
        is_free(dir, code)?;
        return with_service(code, named, services, &ids);
    }
    let numbers = match (wish.family, named) {
        (Some(family), _) => Numbers::of_family(family_of(catalog, family)?),
        (None, Some(service)) => Numbers::of_service(catalog, service),
        (None, None) => match services {
            [service] => Numbers::of_service(catalog, service),
            _ => return Err(AddError::NoWish(ids())),
        },
    };
    let what = || wish.family.or(wish.service).unwrap_or(catalog.metadata().id.as_str()).to_owned();
    let numbers = numbers.ok_or_else(|| AddError::NoNumber(what()))?;
    let taken = taken(catalog);
    let free = if wish.is_random { numbers.random(&taken) } else { numbers.next(&taken) };
    let code = free.ok_or_else(|| AddError::Full(what()))?;
    let named = named.or(match services {
        [only] => Some(only),
        _ => None,
    });
    with_service(code, named, services, &ids)
}

/// Refuses a code that the catalog has in any letter case.
fn is_free(dir: &DataDir<'_>, code: CodeBuf) -> Result<(), AddError> {
    let is_same = |other: Code<'_>| other.as_str().eq_ignore_ascii_case(code.as_str());
    if let Some((span, _)) = dir.each_error().find(|(_, error)| is_same(error.code)) {
        return Err(AddError::Taken(code.to_string(), span.key("code").to_string()));
    }
    if dir.each_retired().any(|(_, retired)| is_same(retired.code)) {
        return Err(AddError::Retired(code.to_string()));
    }
    Ok(())
}

/// The code with the service that was named, else with the first one that has such codes.
fn with_service(
    code: CodeBuf,
    named: Option<&Service<'_>>,
    services: &[Service<'_>],
    ids: &dyn Fn() -> Vec<String>,
) -> Result<Choice, AddError> {
    let has_form = |service: &Service<'_>| service.forms.iter().any(|form| form.matches(code.as_str()));
    let is_listed = |service: &Service<'_>| service.forms.iter().any(CodeForm::is_listed);
    let mut listed = services.iter().filter(|service| is_listed(service));
    let only_listed = listed.next().filter(|_| listed.next().is_none());
    let service = match named {
        Some(service) if has_form(service) || is_listed(service) => service,
        Some(service) => {
            let forms = service.forms.iter().map(ToString::to_string).collect();
            return Err(AddError::WrongForm(code.to_string(), service.id.to_string(), forms));
        }
        None => {
            let found = services.iter().find(|service| has_form(service)).or(only_listed);
            found.ok_or_else(|| AddError::NoService(code.to_string(), ids()))?
        }
    };
    Ok(Choice { code, service: service.id.to_string() })
}

fn family_of<'a>(catalog: Catalog<'a>, codes: &str) -> Result<CodePattern<'a>, AddError> {
    let families = catalog.metadata().families;
    let found = families.iter().find(|family| family.codes.as_str().eq_ignore_ascii_case(codes));
    let names = || families.iter().map(|family| family.codes.to_string()).collect();
    found.map(|family| family.codes).ok_or_else(|| AddError::UnknownFamily(codes.to_owned(), names()))
}

/// Every code that is or was in use, in small letters.
fn taken(catalog: Catalog<'_>) -> HashSet<String> {
    let errors = catalog.errors().iter().map(|error| error.code);
    let retired = catalog.retired().iter().map(|retired| retired.code);
    let changes = catalog.releases().iter().flat_map(|release| release.changes);
    let named = changes.flat_map(|change| change.errors).copied();
    errors.chain(retired).chain(named).map(|code| code.as_str().to_ascii_lowercase()).collect()
}
