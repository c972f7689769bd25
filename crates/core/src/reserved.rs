//! File names that an id, a code or a language must not take.
//!
//! All comparisons ignore ASCII letter case, because the file systems of Windows and macOS do.

/// Files that the site writes next to the pages of records. Add a name here when the site writes another one.
pub const PAGE_FILES: &[&str] = &["feed.xml", "index", "index.html"];

/// What the files next to a page directory `x` add to its name: `x.json`, `x.md`.
pub const PAGE_EXTENSIONS: &[&str] = &[".json", ".md"];

/// Directories of the site next to those of its languages.
pub const SITE_DIRECTORIES: &[&str] = &["api", "assets"];

/// Names that Windows keeps for devices, in every directory and with any extension.
const DEVICES: &[&str] = &["AUX", "CON", "NUL", "PRN"];

/// Devices that a digit follows: `COM1`.
const NUMBERED_DEVICES: &[&str] = &["COM", "LPT"];

/// Whether a record's page must not be a directory with this name.
#[must_use]
pub const fn is_reserved(name: &str) -> bool {
    device_len(name).is_some() || is_page_file(name)
}

/// The length of the device name that a file name begins with, in bytes: 3 for `nul.txt`, none for `null`.
///
/// Windows ignores what follows the first dot: `NUL.tar.gz` is `NUL`.
#[must_use]
pub const fn device_len(name: &str) -> Option<usize> {
    let name = name.as_bytes();
    let mut len = 0;
    while len < name.len() && name[len] != b'.' {
        len += 1;
    }
    let (stem, _) = name.split_at(len);
    let is_device = match stem {
        [kind @ .., b'0'..=b'9'] => is_one_of(kind, NUMBERED_DEVICES),
        _ => is_one_of(stem, DEVICES),
    };
    if is_device { Some(len) } else { None }
}

/// Whether the site writes a file with this name, or one with this extension, next to the pages of records.
#[must_use]
pub const fn is_page_file(name: &str) -> bool {
    let name = name.as_bytes();
    let mut at = 0;
    while at < PAGE_EXTENSIONS.len() {
        let extension = PAGE_EXTENSIONS[at].as_bytes();
        if name.len() >= extension.len()
            && name.split_at(name.len() - extension.len()).1.eq_ignore_ascii_case(extension)
        {
            return true;
        }
        at += 1;
    }
    is_one_of(name, PAGE_FILES)
}

/// Whether the site has a directory with this name next to those of its languages.
#[must_use]
pub const fn is_site_directory(name: &str) -> bool {
    is_one_of(name.as_bytes(), SITE_DIRECTORIES)
}

/// Whether a name is in a list.
pub(crate) const fn is_one_of(name: &[u8], list: &[&str]) -> bool {
    let mut at = 0;
    while at < list.len() {
        if name.eq_ignore_ascii_case(list[at].as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_reserved_with_and_without_an_extension() {
        for device in ["CON", "con", "PRN.txt", "aux.tar.gz", "Nul", "COM0", "com9.x", "LPT1", "lpt0", "NUL."] {
            assert!(device_len(device).is_some() && is_reserved(device), "{device}");
        }
        for name in ["", "x", "CONS", "xCON", "CO", "COM", "COM10", "COMx", "LPT", "5", "x.CON", "con-1", "null"] {
            assert!(!is_reserved(name), "{name}");
        }
        assert_eq!(device_len("nul.txt"), Some(3));
        assert_eq!(device_len("COM1"), Some(4));
    }

    #[test]
    fn files_of_the_site_are_reserved() {
        for name in ["index", "Index.HTML", "feed.xml", "x.json", "x.MD", ".json"] {
            assert!(is_page_file(name) && is_reserved(name), "{name}");
        }
        for name in ["indexes", "index.htm", "xfeed.xml", "json", "md", "x.jsonl", "x.json5", "feed"] {
            assert!(!is_reserved(name), "{name}");
        }
        assert!(is_site_directory("API") && !is_site_directory("apis"));
    }
}
