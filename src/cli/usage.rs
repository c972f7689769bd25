//! Tips for wrong usage.

use clap::ValueEnum as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::values::{ExplainFormat, ReportFormat};

/// The error of the parser; for `--json` and the like, with a tip about `--format`.
pub fn with_tip(mut error: clap::Error) -> clap::Error {
    if error.kind() == ErrorKind::UnknownArgument
        && let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg)
        && let Some(name) = argument.strip_prefix("--")
        && (ExplainFormat::from_str(name, false).is_ok() || ReportFormat::from_str(name, false).is_ok())
    {
        let tip = format!("use '--format {name}'").into();
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}
