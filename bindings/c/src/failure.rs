//! Why a function failed, as C gets it: a status, and a message for people.

use std::any::Any;
use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::ffi::Status;

/// The error of a function.
#[derive(Debug)]
pub struct Failure {
    /// Its kind.
    pub status: Status,
    /// What is wrong, and where.
    pub message: String,
}

impl Failure {
    pub fn new(status: Status, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }
}

thread_local! {
    static LAST: RefCell<CString> = RefCell::default();
}

/// Runs the work of a function that C calls. No panic leaves it, and the message of a failure is kept.
pub fn guarded(work: impl FnOnce() -> Result<(), Failure>) -> Status {
    // What the work refers to is either not changed (a catalog), or not read again after a panic (the caller's
    // variables, which were set to null before).
    let failure = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => return Status::EcsErrOk,
        Ok(Err(failure)) => failure,
        Err(panic) => Failure::new(Status::EcsErrInternal, format!("a defect of ecs_err: {}", panic_message(&*panic))),
    };
    let bytes: Vec<u8> = failure.message.into_bytes().into_iter().filter(|byte| *byte != 0).collect();
    let message = CString::new(bytes).unwrap_or_default();
    // A thread that is ending keeps no message.
    let _ = LAST.try_with(|last| last.replace(message));
    failure.status
}

fn panic_message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("panic")
}

/// The message of the last failure in this thread; empty if there is none. It lives until the next failure.
pub fn last() -> *const c_char {
    const NONE: &CStr = c"";
    LAST.try_with(|last| last.borrow().as_ptr()).unwrap_or(NONE.as_ptr())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last_text() -> String {
        LAST.with(|last| last.borrow().to_str().expect("UTF-8").to_owned())
    }

    #[test]
    fn panics_and_failures_become_a_status_and_a_message() {
        assert_eq!(guarded(|| Ok(())), Status::EcsErrOk);
        assert_eq!(last_text(), "");
        assert_eq!(guarded(|| panic!("no {}", "room")), Status::EcsErrInternal);
        assert_eq!(last_text(), "a defect of ecs_err: no room");
        assert_eq!(guarded(|| Err(Failure::new(Status::EcsErrTooLong, "a\0b"))), Status::EcsErrTooLong);
        assert_eq!(last_text(), "ab");
        std::thread::spawn(|| assert_eq!(last_text(), "")).join().expect("another thread has no message");
    }
}
