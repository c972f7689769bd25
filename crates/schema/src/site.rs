//! JSON Schemas of the files of the website.

use ecs_err_data::pretty;
use serde_json::json;

use crate::DIALECT;

/// The schema of `api/codes.json`, the documented codes with the addresses of their pages.
#[must_use]
pub fn codes() -> String {
    let addresses = json!({
        "description": "The address of the page in each language, by BCP 47 tag: absolute if the site's own is known, else relative to its root.",
        "type": "object",
        "additionalProperties": {"type": "string", "format": "uri-reference"},
        "minProperties": 1,
    });
    pretty(&json!({
        "$schema": DIALECT,
        "description": "The documented codes with the addresses of their pages.",
        "type": "object",
        "properties": {
            "edition": {"type": "string"},
            "codes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"code": {"type": "string"}, "addresses": addresses},
                    "required": ["code", "addresses"],
                    "additionalProperties": false,
                },
            },
        },
        "required": ["edition", "codes"],
        "additionalProperties": false,
    }))
}
