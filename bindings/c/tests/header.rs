//! The header is that of the functions.

use std::path::Path;

#[test]
fn the_header_is_generated_from_the_functions() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_file(root.join("cbindgen.toml")).expect("a configuration");
    let sources = ["src/ffi.rs", "src/answer.rs"];
    let builder = sources.iter().fold(cbindgen::Builder::new(), |builder, path| builder.with_src(root.join(path)));
    let mut header = Vec::new();
    builder.with_config(config).generate().expect("a header").write(&mut header);
    let header = String::from_utf8(header).expect("UTF-8");
    let path = root.join("ecs_err.h");
    if std::env::var_os("HEADER").is_some_and(|action| action == "overwrite") {
        std::fs::write(&path, &header).expect("the header is written");
    }
    assert_eq!(std::fs::read_to_string(&path).expect("a header"), header, "HEADER=overwrite cargo test --test header");
}
