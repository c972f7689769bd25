//! Parts that many pages share, such as the menu, which are rendered once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use tera::{Context, Tera};

use super::SiteError;
use super::template_error::{EVERYWHERE, failed_with};
use super::value::{Map, Value};

/// The directory of their templates.
const DIRECTORY: &str = "parts/";

/// The variables of a page that parts may use; pages with equal values share the parts.
const KNOWN: [&str; 4] = ["language", "root", "section", "kind"];

/// The parts of all pages so far.
#[derive(Default)]
pub struct Parts {
    made: Mutex<HashMap<[Option<String>; KNOWN.len()], Value>>,
}

impl Parts {
    /// The parts of a page, by name.
    pub fn of(&self, page: &Map, tera: &Tera, shared: &Context) -> Result<Value, SiteError> {
        let known = KNOWN.map(|name| page.get(name).and_then(Value::as_str).map(str::to_owned));
        if let Some(parts) = self.made.lock().unwrap_or_else(PoisonError::into_inner).get(&known) {
            return Ok(parts.clone());
        }
        let page: Map = KNOWN.into_iter().zip(known.iter().map(|text| text.clone().into())).collect();
        let mut context = shared.clone();
        context.insert_value("page", page.into());
        let mut parts = BTreeMap::new();
        for template in tera.get_template_names() {
            if let Some(name) = template.strip_prefix(DIRECTORY).and_then(|name| name.strip_suffix(".html")) {
                let html =
                    tera.render(template, &context).map_err(|error| failed_with(&error, &EVERYWHERE.join(", ")))?;
                parts.insert(name.to_owned(), html.trim_end().to_owned());
            }
        }
        let parts = Value::from(parts);
        self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(known, parts.clone());
        Ok(parts)
    }
}
