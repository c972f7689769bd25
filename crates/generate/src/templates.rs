//! [`Templates`]: the built-in templates, or those of a directory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ecs_err_data::did_you_mean;

use crate::error::GenerateError;
use crate::target::Target;

/// Templates that replace built-in ones, by name, and others that they include.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    own: BTreeMap<String, String>,
}

impl Templates {
    /// The built-in templates with the files of a directory, which replace those of the same name. Other files may be
    /// included by them. Hidden files are left alone.
    ///
    /// # Errors
    /// If the directory or a file in it can't be read, or a file has no effect.
    pub fn with_directory(directory: &Path) -> Result<Self, GenerateError> {
        let entries = fs::read_dir(directory).map_err(|_| GenerateError::NoTemplates(directory.to_owned()))?;
        let mut own = BTreeMap::new();
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let read = |source| GenerateError::Read { path: entry.path(), source };
            own.insert(name, fs::read_to_string(entry.path()).map_err(read)?);
        }
        match own.keys().find(|name| !is_used(name, &own)) {
            Some(name) => {
                let names = Target::ALL.map(Target::template_name);
                let suggestion = did_you_mean(name, names.iter().map(String::as_str)).map(str::to_owned);
                Err(GenerateError::UnusedTemplate { path: directory.join(name), suggestion })
            }
            None => Ok(Self { own }),
        }
    }

    /// The template of a language and those of the directory, by name.
    pub(crate) fn of(&self, target: Target) -> impl Iterator<Item = (String, &str)> {
        let name = target.template_name();
        let built_in = (!self.own.contains_key(&name)).then(|| (name, target.template()));
        let others =
            Target::ALL.map(Target::template_name).into_iter().filter(move |other| *other != target.template_name());
        let others: Vec<String> = others.collect();
        // The templates of other languages may use what this one does not have.
        let own = self.own.iter().filter(move |(name, _)| !others.contains(name));
        own.map(|(name, text)| (name.clone(), text.as_str())).chain(built_in)
    }
}

/// Whether a template has an effect: it replaces a built-in one, or another one names it.
fn is_used(name: &str, own: &BTreeMap<String, String>) -> bool {
    Target::ALL.iter().any(|target| target.template_name() == name)
        || own.iter().any(|(other, text)| other != name && text.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_effect_is_an_error() {
        let dir = tempfile::tempdir().expect("a directory");
        let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("a file");
        write("go.tera", "{% include \"head.tera\" %}");
        write("head.tera", "");
        write(".hidden", "");
        let templates = Templates::with_directory(dir.path()).expect("both have an effect");
        let names: Vec<String> = templates.of(Target::Go).map(|(name, _)| name).collect();
        assert_eq!(names, ["go.tera", "head.tera"]);
        write("pyton.tera", "");
        let error = Templates::with_directory(dir.path()).expect_err("nothing uses it");
        assert!(error.to_string().contains("did you mean \"python.tera\"?"), "{error}");
        assert!(Templates::with_directory(&dir.path().join("absent")).is_err());
    }
}
