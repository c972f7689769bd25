//! The order of records in their files.

use std::cmp::Ordering;

use ecs_err_core::model::{ErrorCode, ExternalService, Family, Page, Release, RetiredCode, Service, Status, Structure};
use ecs_err_ui_text::diagnostics::{Message, messages};

/// A record that is sorted by its identifier.
pub trait Sorted {
    /// The key of the identifier.
    const KEY: &'static str;

    /// The order of two records; equal codes in natural order, such as `01` and `1`, are equal.
    fn order(&self, other: &Self) -> Ordering;

    /// The name of the record in messages.
    fn name(&self) -> Message;
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

                fn name(&self) -> Message {
                    let name: fn(&$record<'_>) -> Message = $name;
                    name(self)
                }
            }
        )*
    };
}

sorted! {
    ErrorCode by "code": |one, other| one.code.natural_cmp(&other.code), |error| Message::verbatim(error.code);
    RetiredCode by "code": |one, other| one.code.natural_cmp(&other.code), |retired| Message::verbatim(retired.code);
    Status by "status": |one, other| one.status.cmp(&other.status), |status| Message::verbatim(status.status);
    Page by "id": |one, other| one.id.cmp(&other.id), |page| Message::verbatim(page.id);
    Structure by "table":
        |one, other| (one.page, one.table).cmp(&(other.page, other.table)),
        |structure| messages::table(structure.table);
    Release by "number": |one, other| one.number.cmp(&other.number), |release| messages::release(release.number);
    Service by "id": |one, other| one.id.cmp(&other.id), |service| Message::verbatim(service.id);
    Family by "codes": |one, other| one.codes.cmp(&other.codes), |family| Message::verbatim(family.codes);
    ExternalService by "forms":
        |one, other| one.forms.cmp(other.forms),
        |service| Message::list(service.forms.first().map(Message::verbatim));
}

/// The indices of records in their order; equal records stay in the order that they have.
pub(super) fn sorted_indices<T: Sorted>(records: &[T]) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..records.len()).collect();
    indices.sort_by(|one, other| records[*one].order(&records[*other]));
    indices
}
