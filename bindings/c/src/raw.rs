//! The pointers of callers: all unsafe code of this crate.
//!
//! What can be checked is an error: null, a wrong alignment, a length that no object has, invalid UTF-8. What can't be
//! checked is required of the caller by the documentation of each function in [`ffi`](crate::ffi), and named here as
//! what the proofs rely on: a pointer that is neither null nor freed points to what its type says, and nobody else
//! writes there during the call.

#![expect(unsafe_code, reason = "C passes pointers; each block has a proof")]

use std::ffi::{CStr, CString, c_char};
use std::ptr;
use std::slice;

use crate::failure::Failure;
use crate::ffi::Status;

fn invalid(name: &str) -> Failure {
    Failure::new(Status::EcsErrInvalidPointer, format!("{name} is null or not aligned"))
}

/// The bytes at a pointer.
///
/// # Safety
/// If the pointer is not null, `len` bytes can be read there, and nobody writes them during `'a`.
pub unsafe fn bytes<'a>(pointer: *const c_char, len: usize, name: &str) -> Result<&'a [u8], Failure> {
    if pointer.is_null() {
        return Err(invalid(name));
    }
    if isize::try_from(len).is_err() {
        return Err(Failure::new(Status::EcsErrTooLong, format!("the length of {name} is that of no object: {len}")));
    }
    // SAFETY: The pointer is not null, bytes have no alignment, and the length is at most `isize::MAX`, both checked
    // above. That the bytes can be read and stay as they are is required of the caller. Every byte is a valid `u8`.
    Ok(unsafe { slice::from_raw_parts(pointer.cast::<u8>(), len) })
}

/// The text at a pointer, up to its NUL.
///
/// # Safety
/// If the pointer is not null, the bytes up to the first NUL can be read there, and nobody writes them during `'a`.
pub unsafe fn text<'a>(pointer: *const c_char, name: &str) -> Result<&'a str, Failure> {
    if pointer.is_null() {
        return Err(invalid(name));
    }
    // SAFETY: The pointer is not null, checked above. That a NUL follows, and that the bytes up to it can be read and
    // stay as they are, is required of the caller.
    utf8(unsafe { CStr::from_ptr(pointer) }.to_bytes(), name)
}

/// Bytes as UTF-8.
pub fn utf8<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, Failure> {
    str::from_utf8(bytes).map_err(|error| Failure::new(Status::EcsErrInvalidUtf8, format!("{name}: {error}")))
}

/// What a pointer points to.
///
/// # Safety
/// If the pointer is not null, it is from [`give`] for the same type, and was not taken back during `'a`.
pub unsafe fn borrow<'a, T>(pointer: *const T, name: &str) -> Result<&'a T, Failure> {
    if !pointer.is_aligned() {
        return Err(invalid(name));
    }
    // SAFETY: The pointer is aligned, checked above, and may be null. If it is not, it is from `give`, required of the
    // caller, so it points to a value of this type, of which only shared references are ever made until it is taken
    // back.
    unsafe { pointer.as_ref() }.ok_or_else(|| invalid(name))
}

/// A variable of the caller, which gets a pointer.
pub struct Out<T>(*mut *mut T);

impl<T> Out<T> {
    /// Takes the variable, and sets it to null.
    ///
    /// # Safety
    /// If the pointer is not null, a pointer can be written there until this value is gone.
    pub unsafe fn new(pointer: *mut *mut T, name: &str) -> Result<Self, Failure> {
        if pointer.is_null() || !pointer.is_aligned() {
            return Err(invalid(name));
        }
        let out = Self(pointer);
        out.write(ptr::null_mut());
        Ok(out)
    }

    /// Sets the variable.
    pub fn set(self, value: *mut T) {
        self.write(value);
    }

    fn write(&self, value: *mut T) {
        // SAFETY: The pointer is neither null nor misaligned, checked in `new`, where the caller is required to allow
        // writing as long as `self` exists. What was there before is not read, and has nothing to drop.
        unsafe { self.0.write(value) }
    }
}

/// Gives a value to the caller, who gives it back with [`take_back`].
pub fn give<T>(value: T) -> *mut T {
    Box::into_raw(Box::new(value))
}

/// Drops what [`give`] gave; null is ignored.
///
/// # Safety
/// If the pointer is not null, it is from [`give`] for the same type, was not given back before, and nobody uses it.
pub unsafe fn take_back<T>(pointer: *mut T) {
    if !pointer.is_null() {
        // SAFETY: The pointer is from `Box::into_raw` in `give`, and this is the only time that it is made a box again,
        // both required of the caller.
        drop(unsafe { Box::from_raw(pointer) });
    }
}

/// Gives a text to the caller, who gives it back with [`take_back_text`].
pub fn give_text(text: String) -> Result<*mut c_char, Failure> {
    let text = CString::new(text);
    text.map(CString::into_raw).map_err(|error| Failure::new(Status::EcsErrInternal, error.to_string()))
}

/// Drops what [`give_text`] gave; null is ignored.
///
/// # Safety
/// If the pointer is not null, it is from [`give_text`], was not given back before, its text has not changed, and nobody
/// uses it.
pub unsafe fn take_back_text(pointer: *mut c_char) {
    if !pointer.is_null() {
        // SAFETY: The pointer is from `CString::into_raw` in `give_text`, its text has the same length, and this is the
        // only time that it is made a string again, all required of the caller.
        drop(unsafe { CString::from_raw(pointer) });
    }
}
