//! [`CodeBuf`], which owns its text.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use super::Code;

/// An error code that owns its text, without allocation.
#[derive(Clone, Copy)]
pub struct CodeBuf {
    bytes: [u8; Code::MAX_LEN],
    len: u8,
}

impl CodeBuf {
    /// A code; `None` if the text is not well formed.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Code::new(text).map(Self::from)
    }

    /// The code.
    #[must_use]
    pub fn as_code(&self) -> Code<'_> {
        Code(self.as_str())
    }

    /// The text of the code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The bytes are those of a code, which are ASCII.
        self.bytes.get(..usize::from(self.len)).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl From<Code<'_>> for CodeBuf {
    fn from(code: Code<'_>) -> Self {
        let mut writer = CodeWriter::new();
        writer.push_all(code.0.bytes());
        writer.code
    }
}

impl fmt::Display for CodeBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CodeBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_code().fmt(f)
    }
}

impl PartialEq for CodeBuf {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for CodeBuf {}

impl PartialEq<Code<'_>> for CodeBuf {
    fn eq(&self, other: &Code<'_>) -> bool {
        self.as_str() == other.0
    }
}

impl PartialEq<CodeBuf> for Code<'_> {
    fn eq(&self, other: &CodeBuf) -> bool {
        self.0 == other.as_str()
    }
}

impl Hash for CodeBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_code().hash(state);
    }
}

impl Ord for CodeBuf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_code().cmp(&other.as_code())
    }
}

impl PartialOrd for CodeBuf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Writes a code piece by piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeWriter {
    /// The text so far, which need not be a code yet.
    code: CodeBuf,
    is_too_long: bool,
}

impl CodeWriter {
    pub const fn new() -> Self {
        Self { code: CodeBuf { bytes: [0; Code::MAX_LEN], len: 0 }, is_too_long: false }
    }

    pub fn push(&mut self, byte: u8) {
        match self.code.bytes.get_mut(usize::from(self.code.len)) {
            Some(to) => {
                *to = byte;
                self.code.len += 1;
            }
            None => self.is_too_long = true,
        }
    }

    pub fn push_all(&mut self, bytes: impl IntoIterator<Item = u8>) {
        bytes.into_iter().for_each(|byte| self.push(byte));
    }

    /// The text so far, which need not be a code yet.
    pub fn as_str(&self) -> &str {
        self.code.as_str()
    }

    /// The code; `None` if the text so far is not well formed.
    pub fn finish(&self) -> Option<CodeBuf> {
        (!self.is_too_long && Code::new(self.as_str()).is_some()).then_some(self.code)
    }
}
