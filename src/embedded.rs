//! The embedded catalog: the build script checks `data/` and generates the code of this module.

ecs_err_core::include_catalog!();
