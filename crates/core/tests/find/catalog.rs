//! Small catalogs for tests of the finder.

use ecs_err_core::catalog::{CatalogData, folded, hash};
use ecs_err_core::model::datum::Datum as _;
use ecs_err_core::{Catalog, Code, CodeForm, ErrorCode, ExternalService, Find, Metadata};

/// A service of a test.
#[derive(Clone, Copy)]
pub struct Service {
    pub forms: &'static [&'static str],
    pub codes: &'static [&'static str],
    pub find: Option<Find>,
    pub is_external: bool,
}

impl Service {
    pub const fn own(forms: &'static [&'static str], codes: &'static [&'static str]) -> Self {
        Self { forms, codes, find: None, is_external: false }
    }

    pub const fn external(forms: &'static [&'static str], find: Option<Find>) -> Self {
        Self { forms, codes: &[], find, is_external: true }
    }

    fn code_forms(&self) -> &'static [CodeForm<'static>] {
        self.forms.iter().map(|form| CodeForm::new(form).unwrap()).collect::<Vec<_>>().leak()
    }
}

/// A catalog of services, which come before external ones.
pub fn catalog(services: &[Service]) -> Catalog<'static> {
    let (mut own, mut external, mut codes) = (Vec::new(), Vec::new(), Vec::new());
    for service in services {
        if service.is_external {
            let mut record = ExternalService::EMPTY;
            (record.forms, record.find) = (service.code_forms(), service.find);
            external.push(record);
        } else {
            let mut record = ecs_err_core::Service::EMPTY;
            (record.forms, record.find) = (service.code_forms(), service.find);
            codes.extend(service.codes.iter().map(|code| (Code::new(code).unwrap(), index(own.len()))));
            own.push(record);
        }
    }
    codes.sort();
    let errors: Vec<ErrorCode<'static>> = codes.iter().map(|(code, _)| error(*code)).collect();
    let mask = (errors.len() * 2).next_power_of_two() - 1;
    let mut code_index = vec![u32::MAX; mask + 1];
    for (at, error) in errors.iter().enumerate() {
        let slots = (0..).map(|step| (hash(error.code) + step) & mask);
        let free = slots.into_iter().find(|slot| code_index[*slot] == u32::MAX).unwrap();
        code_index[free] = index(at);
    }
    let mut folded_order: Vec<u32> = (0..index(errors.len())).collect();
    folded_order.sort_by_key(|at| folded(codes[*at as usize].0.as_str()).collect::<Vec<u8>>());
    let mut metadata = Metadata::EMPTY;
    (metadata.services, metadata.external) = (own.leak(), external.leak());
    Catalog::from_data(Box::leak(Box::new(CatalogData {
        metadata,
        errors: errors.leak(),
        code_index: code_index.leak(),
        folded_order: folded_order.leak(),
        services: codes.iter().map(|(_, service)| *service).collect::<Vec<_>>().leak(),
        ..CatalogData::EMPTY
    })))
}

fn error(code: Code<'static>) -> ErrorCode<'static> {
    let mut error = ErrorCode::EMPTY;
    error.code = code;
    error
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap()
}
