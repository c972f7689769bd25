//! The ZIP archive of a workbook, checked before it is read: it may unpack to far more than it has.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::read::error::{ReadProblem, Result};
use crate::read::limits::Limits;

/// A workbook has some files for each sheet.
const MAX_FILES: usize = 10_000;

/// Refuses an archive that unpacks to more bytes than the limit.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<()> {
    let broken = |error: &dyn std::error::Error| ReadProblem::Workbook(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let too_large = ReadProblem::TooLarge { limit: limits.bytes };
    if archive.len() > MAX_FILES {
        return Err(too_large.into());
    }
    // The directory may lie; what it says is only cheap to check. Files may share their bytes, too.
    let mut left = u64::try_from(limits.bytes).unwrap_or(u64::MAX);
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| broken(&error))?;
        if file.size() > left {
            return Err(too_large.into());
        }
        let unpacked = copy(&mut file.by_ref().take(left + 1), &mut sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| too_large.clone())?;
    }
    Ok(())
}
