//! The catalog that is built into the library: the build script checks `data/` and writes this module's code.

ecs_err_core::include_catalog!();
