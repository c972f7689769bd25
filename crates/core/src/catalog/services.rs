//! The services of a catalog.

use core::cmp::Reverse;

use super::Catalog;
use crate::model::{Code, Service};

/// The services of a catalog, the one with the most codes first.
#[derive(Clone, Debug)]
pub(crate) struct ServicesBySize<'a> {
    catalog: Catalog<'a>,
    /// The position of the last one.
    last: Option<usize>,
}

impl<'a> Catalog<'a> {
    /// The service that a code belongs to: for a code of the catalog, that of its data file; else the
    /// first service with a form that the code matches.
    #[must_use]
    pub fn service_of(&self, code: Code<'_>) -> Option<&'a Service<'a>> {
        let services = self.metadata().services;
        let known =
            self.position(code.as_str().as_bytes()).and_then(|at| services.get(*self.data.services.get(at)? as usize));
        known.or_else(|| services.iter().find(|service| service.forms.iter().any(|form| form.matches(code.as_str()))))
    }

    /// The number of codes of a service in the catalog.
    #[must_use]
    pub fn code_count(&self, service: &Service<'_>) -> usize {
        let at = self.metadata().services.iter().position(|other| other.id == service.id);
        at.and_then(|at| self.data.service_sizes.get(at)).map_or(0, |count| *count as usize)
    }

    /// The services, the one with the most codes first.
    pub fn services_by_size(&self) -> impl Iterator<Item = &'a Service<'a>> + use<'a> {
        ServicesBySize::new(*self)
    }
}

impl<'a> ServicesBySize<'a> {
    pub const fn new(catalog: Catalog<'a>) -> Self {
        Self { catalog, last: None }
    }
}

impl<'a> Iterator for ServicesBySize<'a> {
    type Item = &'a Service<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let sizes = self.catalog.data.service_sizes;
        // Of services with the same size the first one in the catalog comes first.
        let rank = |at: usize| (sizes.get(at), Reverse(at));
        let is_left = |at: &usize| self.last.is_none_or(|last| rank(*at) < rank(last));
        self.last = Some((0..sizes.len()).filter(is_left).max_by_key(|at| rank(*at))?);
        self.catalog.metadata().services.get(self.last?)
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, CatalogData};
    use crate::model::datum::Datum as _;
    use crate::model::{Id, Metadata, Service};

    #[test]
    fn larger_services_come_first_and_equal_ones_in_order() {
        let services = ["a", "b", "c", "d"].map(|id| Service { id: Id::from_static(id), ..Service::EMPTY });
        let data = CatalogData {
            metadata: Metadata { services: &services, ..Metadata::EMPTY },
            service_sizes: &[2, 0, 5, 2],
            ..CatalogData::EMPTY
        };
        let mut by_size = Catalog::from_data(&data).services_by_size();
        assert!(by_size.by_ref().map(|service| service.id.as_str()).eq(["c", "a", "d", "b"]));
        assert!(by_size.next().is_none());
    }
}
