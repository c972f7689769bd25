//! Texts of Python, without a copy, and positions in them.

use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBytes, PyString};

/// Shorter texts are searched faster than the interpreter is released and taken again.
const MIN_DETACHED_BYTES: usize = 8 << 10;

/// A `str` or `bytes` object. It keeps the object alive, so it can be read while other threads run Python.
pub enum Text {
    /// A `str`.
    Str(PyBackedStr),
    /// A `str` with lone surrogates, encoded as in the file names of Python.
    Surrogates(PyBackedBytes),
    /// A `bytes` object.
    Bytes(PyBackedBytes),
}

impl Text {
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Str(text) => text.as_bytes(),
            Self::Surrogates(bytes) | Self::Bytes(bytes) => bytes,
        }
    }

    /// Runs a search in the text. While it reads a long one, other threads run Python.
    pub fn detached<T: Send>(&self, py: Python<'_>, search: impl FnOnce(&[u8]) -> T + Send) -> T {
        let bytes = self.as_bytes();
        if bytes.len() < MIN_DETACHED_BYTES { search(bytes) } else { py.detach(|| search(bytes)) }
    }

    /// The positions in the text: in characters for a `str`, else in bytes.
    pub fn positions(&self) -> Positions<'_> {
        let text = if matches!(self, Self::Bytes(_)) { None } else { Some(self.as_bytes()) };
        Positions { text, byte: 0, char: 0 }
    }
}

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Self::Bytes(PyBackedBytes::from(bytes.to_owned())));
        }
        let Ok(text) = object.cast::<PyString>() else {
            return Err(PyTypeError::new_err(format!("expected str or bytes, not {}", object.get_type().name()?)));
        };
        match PyBackedStr::try_from(text.to_owned()) {
            Ok(text) => Ok(Self::Str(text)),
            Err(error) if error.is_instance_of::<PyUnicodeEncodeError>(py) => {
                let encoded = text.call_method1(intern!(py, "encode"), ("utf-8", "surrogatepass"))?;
                Ok(Self::Surrogates(PyBackedBytes::from(encoded.cast_into::<PyBytes>()?)))
            }
            Err(error) => Err(error),
        }
    }
}

/// Converts positions in bytes, which must ascend, to those of Python.
pub struct Positions<'t> {
    text: Option<&'t [u8]>,
    byte: usize,
    char: usize,
}

impl Positions<'_> {
    /// The position in the text as Python counts.
    pub fn of(&mut self, byte: usize) -> usize {
        let Some(text) = self.text else { return byte };
        // Every byte that does not continue a character begins one.
        let is_start = |byte: &&u8| **byte & 0xC0 != 0x80;
        self.char += text.get(self.byte..byte).unwrap_or_default().iter().filter(is_start).count();
        self.byte = byte;
        self.char
    }
}
