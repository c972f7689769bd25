//! Formats that this program was built without.

#[cfg(not(feature = "pages"))]
pub mod pages {
    use super::super::{Args, CliError, ExitStatus, Output, args};

    pub fn run(_: &Args, _: &args::Export, _: &mut Output) -> Result<ExitStatus, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format pages", feature: "pages" })
    }
}

#[cfg(not(feature = "sqlite"))]
pub mod database {
    use ecs_err::Catalog;

    use super::super::CliError;

    pub fn sqlite(_: Catalog<'_>) -> Result<Vec<u8>, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format sqlite", feature: "sqlite" })
    }
}

#[cfg(not(feature = "parquet"))]
pub mod columns {
    use ecs_err::Catalog;

    use super::super::{Args, CliError};

    pub fn parquet(_: &Args, _: bool, _: Catalog<'_>) -> Result<Vec<u8>, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format parquet", feature: "parquet" })
    }
}

#[cfg(not(feature = "openapi"))]
pub mod schemas {
    use ecs_err::Catalog;

    use super::super::{Args, CliError};

    pub fn json_schema(_: &Args, _: Catalog<'_>) -> Result<String, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format json-schema", feature: "openapi" })
    }

    pub fn openapi(_: &Args, _: Catalog<'_>) -> Result<String, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format openapi", feature: "openapi" })
    }
}

#[cfg(not(feature = "tables"))]
pub mod tables {
    use ecs_err::Catalog;

    use super::super::{Args, CliError, ExportFormat, args};

    pub fn text(_: &Args, export: &args::Export, _: Catalog<'_>) -> Result<String, CliError> {
        let command = match export.format {
            _ if export.regex.is_some() => "export --regex",
            ExportFormat::Csv => "export --format csv",
            ExportFormat::Tsv => "export --format tsv",
            ExportFormat::Ndjson => "export --format ndjson",
            ExportFormat::Rsyslog => "export --format rsyslog",
            ExportFormat::SyslogNg => "export --format syslog-ng",
            ExportFormat::FluentBit => "export --format fluent-bit",
            ExportFormat::Weaver => "export --format weaver",
            ExportFormat::Elasticsearch => "export --format elasticsearch",
            _ => "export --wide",
        };
        Err(CliError::NotInThisBuild { command, feature: "tables" })
    }
}

#[cfg(not(feature = "tables"))]
pub mod translations {
    use std::path::Path;

    use ecs_err::Catalog;

    use super::super::{Args, CliError};

    pub fn po(_: &Args, _: Option<&Path>, _: Catalog<'_>) -> Result<String, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format po", feature: "tables" })
    }
}
