//! Formats of programs that add explanations to logs.

mod elasticsearch;
mod explanation;
mod fluent_bit;
mod rsyslog;
mod syslog_ng;
mod weaver;

pub use elasticsearch::elasticsearch;
pub use fluent_bit::fluent_bit;
pub use rsyslog::rsyslog;
pub use syslog_ng::syslog_ng;
pub use weaver::weaver;
