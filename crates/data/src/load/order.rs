//! The order of records in their files.

use std::cmp::Ordering;

use ecs_err_core::model::{ErrorCode, ExternalService, Family, Page, Release, RetiredCode, Service, Status, Structure};

/// A record that is sorted by its identifier.
pub trait Sorted {
    /// The key of the identifier.
    const KEY: &'static str;

    /// The order of two records; equal codes in natural order, such as `01` and `1`, are equal.
    fn order(&self, other: &Self) -> Ordering;

    /// The name of the record in messages.
    fn name(&self) -> String;
}

macro_rules! sorted {
    ($( $record:ident by $key:literal: $order:expr, $name:expr; )*) => {
        $(
            impl Sorted for $record<'_> {
                const KEY: &'static str = $key;

                fn order(&self, other: &Self) -> Ordering {
                    let order: fn(&$record<'_>, &$record<'_>) -> Ordering = $order;
                    order(self, other)
                }

                fn name(&self) -> String {
                    let name: fn(&$record<'_>) -> String = $name;
                    name(self)
                }
            }
        )*
    };
}

sorted! {
    ErrorCode by "code": |one, other| one.code.natural_cmp(&other.code), |error| error.code.to_string();
    RetiredCode by "code": |one, other| one.code.natural_cmp(&other.code), |retired| retired.code.to_string();
    Status by "status": |one, other| one.status.cmp(&other.status), |status| status.status.to_string();
    Page by "id": |one, other| one.id.cmp(&other.id), |page| page.id.to_string();
    Structure by "table":
        |one, other| (one.page, one.table).cmp(&(other.page, other.table)),
        |structure| format!("table {}", structure.table);
    Release by "number": |one, other| one.number.cmp(&other.number), |release| format!("release {}", release.number);
    Service by "id": |one, other| one.id.cmp(&other.id), |service| service.id.to_string();
    Family by "codes": |one, other| one.codes.cmp(&other.codes), |family| family.codes.to_string();
    ExternalService by "forms":
        |one, other| one.forms.cmp(other.forms),
        |service| service.forms.first().map(ToString::to_string).unwrap_or_default();
}

/// The indices of records in their order; equal records stay in the order that they have.
pub(super) fn sorted_indices<T: Sorted>(records: &[T]) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..records.len()).collect();
    indices.sort_by(|one, other| records[*one].order(&records[*other]));
    indices
}
