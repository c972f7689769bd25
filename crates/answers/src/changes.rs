//! The changes of the releases of the reference.

use ecs_err_core::{Catalog, Change, ChangeFilter, Date, Release};
use serde_json::Value;

/// Which changes are wanted: those that fit all of this.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'f> {
    /// Each a code, a field, a structure, or words that all occur in the change.
    pub about: &'f [String],
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// The number of the release.
    pub number: Option<u32>,
}

/// A release, and those of its changes that are wanted.
pub struct Changes<'r> {
    release: &'r Release<'r>,
    matching: Vec<Change<'r>>,
}

impl Changes<'_> {
    /// The release with only these changes.
    #[must_use]
    pub fn release(&self) -> Release<'_> {
        let mut release = *self.release;
        release.changes = &self.matching;
        release
    }

    /// Its JSON record.
    #[doc(hidden)]
    #[must_use]
    pub fn record(&self, catalog: Catalog<'_>) -> Value {
        ecs_err_export::release(catalog, &self.release())
    }
}

/// The releases with wanted changes, the newest first; without a filter for changes, also those without changes.
#[must_use]
pub fn matching<'r>(catalog: Catalog<'r>, filter: &Filter<'_>) -> Vec<Changes<'r>> {
    let filters: Vec<ChangeFilter<'_, '_>> = filter.about.iter().map(|text| catalog.change_filter(text)).collect();
    let fits = |change: &&Change<'_>| filters.iter().all(|filter| filter.fits(change));
    let wanted = catalog.releases().iter().rev().filter(|release| is_wanted(release, filter));
    wanted
        .map(|release| Changes { release, matching: release.changes.iter().filter(fits).copied().collect() })
        .filter(|changes| filters.is_empty() || !changes.matching.is_empty())
        .collect()
}

fn is_wanted(release: &Release<'_>, filter: &Filter<'_>) -> bool {
    filter.since.is_none_or(|since| release.date >= since)
        && filter.until.is_none_or(|until| release.date <= until)
        && filter.number.is_none_or(|number| release.number == number)
}
