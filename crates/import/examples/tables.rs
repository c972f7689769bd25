//! Prints what the readers see in a file: its sections, texts and tables.

use ecs_err_import::{Format, Limits, Origin, read};

fn main() {
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let Some(format) = Format::of(&name, &bytes) else {
            println!("{name}: unknown format");
            continue;
        };
        match read(&name, &bytes, format, &Limits::default()) {
            Ok(document) => print(&document),
            Err(error) => println!("{error}"),
        }
    }
}

fn print(document: &ecs_err_import::Document) {
    for section in &document.sections {
        println!("{}: {} {}", section.line, "#".repeat(section.level.into()), section.heading);
        println!("{}", section.text);
        for table in &section.tables {
            println!("{}: table {:?}", table.line, table.caption);
            for row in &table.rows {
                let cells = row.cells.iter().map(|cell| {
                    let sign = match cell.origin {
                        Origin::Own => "",
                        Origin::Left => "<< ",
                        Origin::Above => "^^ ",
                        Origin::Missing => "--",
                    };
                    format!("{sign}{}", cell.text.replace('\n', "\\n"))
                });
                let cells = cells.collect::<Vec<_>>().join(" | ");
                println!("{}{} {cells}", row.line, if row.is_head { "=" } else { ":" });
                if let Some(defect) = &row.defect {
                    println!("    !! {defect}");
                }
            }
        }
    }
}
