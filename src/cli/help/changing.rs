//! The examples and last sections of the commands that start a catalog, add to it, and compare editions of it.

use super::Example;

pub const INIT: &[Example] = &[
    ("ecs-err init errors --form 'ACME.{4}'", "codes such as ACME.0001"),
    ("ecs-err init shop --languages zh,en --title Shop", "in Chinese and English"),
    ("ecs-err init payment --form listed --ci github", "codes such as CARD_DECLINED, with a workflow"),
];

pub const NEW: &[Example] = &[
    ("ecs-err new --service {service} --status 409 --message 'The item is sold out.'", "the next number"),
    ("ecs-err new --family {range} --random", "any free number of a family"),
    ("ecs-err new --service {service} --description en='Sold out.' --description zh='已售罄。'", "in two languages"),
];

/// What texts of `new` are like.
pub const NEW_TEXT: &str = "\
A text without a language is in that of --lang, else in that of the messages. The record is written into the file of \
its service, or into a separate file if the service has one for each code; \"ecs-err check\" says what it lacks. A \
retired code is never taken.";

pub const DIFF: &[Example] = &[
    ("ecs-err diff git:main", "compare with the branch main"),
    ("ecs-err diff git:v1.2.0:data data --format markdown", "release notes since a tag"),
    ("ecs-err diff old.json new.json", "compare two exports"),
    ("ecs-err diff --deny breaking --format github git:origin/main data", ""),
];

pub const DIFF_TEXT: &str = "\
Each side is the directory of a catalog, a file of \"ecs-err export\", or git:REVISION:DIR with a directory from the \
root of the repository; git:REVISION is the directory of HEAD in that revision.

Keys of JSON:
  base, head   the two sides, each with source and edition
  breaking     how many changes break clients
  changes      the changes, by code
  rule, name   of each: its code and its name, as in docs/guard.md
  kind         added, changed, removed or deprecated
  breaking     of each: whether it breaks clients
  code         the error code; null for a change of the catalog
  key          the key that changed, or null
  language     the language of the text that changed, or null
  before, after  the value before and after the change, or null
  file, line   where HEAD has the code, or null

Exit status:
  0  done; nothing changed that --deny names
  1  something changed that --deny names
  2  wrong usage, input or output";
