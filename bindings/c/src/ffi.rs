//! The functions that C calls. Their documentation is that of the header.

#![expect(unsafe_code, reason = "functions with pointers of callers, which are passed on to `raw`")]

use std::ffi::{c_char, c_void};

pub use crate::answer::Catalog;
use crate::failure::{self, Failure, guarded};
use crate::raw::{self, Out};

/// The room for a code and its NUL.
pub const ECS_ERR_CODE_SIZE: usize = 128;

/// What a function did. `ecs_err_last_error` has the reason of a failure.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is done. That a code is not in the catalog is no failure: the JSON says so.
    EcsErrOk = 0,
    /// A pointer that must not be null is null, or is not aligned.
    EcsErrInvalidPointer = 1,
    /// A text that has to be UTF-8 is not.
    EcsErrInvalidUtf8 = 2,
    /// A text is longer than 64 MiB, or its length is that of no object.
    EcsErrTooLong = 3,
    /// A directory or a file is not a valid catalog.
    EcsErrInvalidCatalog = 4,
    /// The catalog does not have the language.
    EcsErrUnknownLanguage = 5,
    /// A defect of the library. The catalog can still be used.
    EcsErrInternal = 6,
}

/// What a code in a text is.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// A code of the catalog.
    EcsErrKnown = 0,
    /// It has the form of a code of the catalog, which does not have it.
    EcsErrUnknown = 1,
    /// A code of another service.
    EcsErrForeign = 2,
}

/// A code in a text.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct FoundCode {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends: the byte after its last one.
    pub end: usize,
    /// What it is.
    pub kind: CodeKind,
    /// The code in the spelling of the catalog, and a NUL.
    pub code: [c_char; ECS_ERR_CODE_SIZE],
}

// A longer code would be cut.
const _: () = assert!(ecs_err::Code::MAX_LEN < ECS_ERR_CODE_SIZE);

/// The version of the library, such as "0.1.0". It is not freed.
#[unsafe(no_mangle)]
pub extern "C" fn ecs_err_version() -> *const c_char {
    const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}

/// The reason of the last failure in this thread, in English; "" if nothing has failed. It is not freed, and can be read
/// until the next failure in this thread.
#[unsafe(no_mangle)]
pub extern "C" fn ecs_err_last_error() -> *const c_char {
    failure::last()
}

/// Sets `*catalog` to the catalog in the library, which is freed with `ecs_err_catalog_free`. On failure, it is null.
///
/// A catalog can be used in several threads at the same time.
///
/// # Safety
/// `catalog` is null, or a pointer can be written there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ecs_err_catalog_embedded(catalog: *mut *mut Catalog) -> Status {
    guarded(|| {
        // SAFETY: Required of the caller.
        let out = unsafe { Out::new(catalog, "catalog") }?;
        out.set(raw::give(Catalog::Embedded));
        Ok(())
    })
}

/// Sets `*catalog` to the catalog of a directory, or of a file that `ecs-err pack` wrote; it is freed with
/// `ecs_err_catalog_free`. On failure, it is null. `path` is UTF-8 and ends with a NUL.
///
/// # Safety
/// `path` is null, or bytes up to a NUL can be read there that do not change during the call. `catalog` is null, or a
/// pointer can be written there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ecs_err_catalog_open(path: *const c_char, catalog: *mut *mut Catalog) -> Status {
    guarded(|| {
        // SAFETY: Required of the caller.
        let out = unsafe { Out::new(catalog, "catalog") }?;
        // SAFETY: Required of the caller.
        let path = unsafe { raw::text(path, "path") }?;
        out.set(raw::give(Catalog::open(path)?));
        Ok(())
    })
}

/// Frees a catalog. Null is ignored.
///
/// # Safety
/// `catalog` is null or a catalog of this library that was not freed before and that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ecs_err_catalog_free(catalog: *mut Catalog) {
    guarded(|| {
        // SAFETY: Every catalog of this library is from `raw::give`; the rest is required of the caller.
        unsafe { raw::take_back(catalog) };
        Ok(())
    });
}

/// Looks up codes, or searches for words: sets `*json` to what `ecs-err --format json QUERY` prints, which is freed with
/// `ecs_err_string_free`. On failure, it is null.
///
/// `query` is UTF-8; `query_len` is its length in bytes. `language` is a language tag with a NUL, which titles and
/// excerpts of found records are in, or null for the usual one.
///
/// # Safety
/// `catalog` is null or a catalog of this library that is not freed. `query` is null, or `query_len` bytes can be read
/// there; `language` is null, or bytes up to a NUL can be; they do not change during the call. `json` is null, or a
/// pointer can be written there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ecs_err_lookup(
    catalog: *const Catalog,
    query: *const c_char,
    query_len: usize,
    language: *const c_char,
    json: *mut *mut c_char,
) -> Status {
    guarded(|| {
        // SAFETY: Required of the caller.
        let out = unsafe { Out::new(json, "json") }?;
        // SAFETY: Every catalog of this library is from `raw::give`; the rest is required of the caller.
        let catalog = unsafe { raw::borrow(catalog, "catalog") }?;
        // SAFETY: Required of the caller.
        let query = raw::utf8(unsafe { raw::bytes(query, query_len, "query") }?, "query")?;
        let language = if language.is_null() {
            None
        } else {
            // SAFETY: Required of the caller.
            Some(unsafe { raw::text(language, "language") }?)
        };
        out.set(raw::give_text(catalog.lookup(query, language)?)?);
        Ok(())
    })
}

/// Explains a response, a log or another text: sets `*json` to what `ecs-err explain --format json` prints for it, which
/// is freed with `ecs_err_string_free`. On failure, it is null.
///
/// `text` need not be UTF-8; `text_len` is its length in bytes.
///
/// # Safety
/// `catalog` is null or a catalog of this library that is not freed. `text` is null, or `text_len` bytes can be read
/// there that do not change during the call. `json` is null, or a pointer can be written there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ecs_err_explain(
    catalog: *const Catalog,
    text: *const c_char,
    text_len: usize,
    json: *mut *mut c_char,
) -> Status {
    guarded(|| {
        // SAFETY: Required of the caller.
        let out = unsafe { Out::new(json, "json") }?;
        // SAFETY: Every catalog of this library is from `raw::give`; the rest is required of the caller.
        let catalog = unsafe { raw::borrow(catalog, "catalog") }?;
        // SAFETY: Required of the caller.
        let text = unsafe { raw::bytes(text, text_len, "text") }?;
        out.set(raw::give_text(catalog.explain(text)?)?);
        Ok(())
    })
}

/// Finds the codes in a text, in order, and calls `found` with each and with `context`. It ends when `found` returns
/// false.
///
/// `text` need not be UTF-8; `text_len` is its length in bytes, which is not limited. `code` can be read during the call
/// of `found`, which must return: neither `longjmp` nor an exception may leave it.
///
/// # Safety
/// `catalog` is null or a catalog of this library that is not freed. `text` is null, or `text_len` bytes can be read
/// there that do not change during the call. `found` is null or a function of this type.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ecs_err_find_codes(
    catalog: *const Catalog,
    text: *const c_char,
    text_len: usize,
    found: Option<extern "C" fn(code: *const FoundCode, context: *mut c_void) -> bool>,
    context: *mut c_void,
) -> Status {
    guarded(|| {
        // SAFETY: Every catalog of this library is from `raw::give`; the rest is required of the caller.
        let catalog = unsafe { raw::borrow(catalog, "catalog") }?;
        // SAFETY: Required of the caller.
        let text = unsafe { raw::bytes(text, text_len, "text") }?;
        let Some(found) = found else {
            return Err(Failure::new(Status::EcsErrInvalidPointer, "found is null"));
        };
        for (code, kind) in catalog.find_codes(text) {
            let mut passed =
                FoundCode { start: code.range.start, end: code.range.end, kind, code: [0; ECS_ERR_CODE_SIZE] };
            // The last byte stays a NUL.
            for (to, from) in passed.code[..ECS_ERR_CODE_SIZE - 1].iter_mut().zip(code.code.as_str().bytes()) {
                *to = c_char::from_ne_bytes([from]);
            }
            if !found(&raw const passed, context) {
                break;
            }
        }
        Ok(())
    })
}

/// Frees a text of this library. Null is ignored.
///
/// # Safety
/// `text` is null or a text that a function of this library has set a variable to, and that was neither changed nor
/// freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ecs_err_string_free(text: *mut c_char) {
    guarded(|| {
        // SAFETY: Every such text is from `raw::give_text`; the rest is required of the caller.
        unsafe { raw::take_back_text(text) };
        Ok(())
    });
}
