//! The assets of a site: files with a hash of their content in their names.

use rayon::prelude::*;

use ecs_err_core::model::LanguageTag;

use super::output::Output;
use super::render::Site;
use super::url::SitePath;
use super::{SiteError, explain, script, search};

/// Search data for more records is made for one language after the other, because of its size.
const MAX_RECORDS_AT_ONCE: usize = 20_000;

impl Site<'_> {
    /// Adds an asset with a hash of its content in its name.
    pub fn add_asset(&mut self, name: String, bytes: Vec<u8>) -> Result<(), SiteError> {
        let hash = crc32fast::hash(&bytes);
        let hashed = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash:08x}.{extension}"),
            None => format!("{name}.{hash:08x}"),
        };
        let Some(path) = SitePath::asset(&hashed) else { return Err(SiteError::AssetName(name)) };
        self.files.push((path.clone(), bytes));
        self.assets.insert(name, path);
        Ok(())
    }

    /// Adds the scripts with the search data. The shards of a large catalog are written at once.
    pub fn add_search_data(&mut self, output: &Output<'_>) -> Result<(), SiteError> {
        let (catalog, limit) = (self.catalog, self.options.search_limit);
        let languages = self.languages().to_vec();
        let at_once = if catalog.records().count() > MAX_RECORDS_AT_ONCE { 1 } else { languages.len().max(1) };
        for languages in languages.chunks(at_once) {
            let data: Vec<_> = languages.par_iter().map(|own| search::data_with_limit(catalog, *own, limit)).collect();
            for (language, search::Data { codes, rest, shards }) in languages.iter().zip(data) {
                let part = |name: &str| self.options.theme.script(name);
                let reader = part(script::READER).map(script::shipped).unwrap_or_default();
                let explain = explain::script(catalog, *language, part);
                let rest = rest + &script::words(part);
                let codes = script::panel(part) + &reader + &codes;
                self.add_asset(format!("codes.{language}.js"), codes.into_bytes())?;
                self.add_asset(format!("rest.{language}.js"), rest.into_bytes())?;
                self.add_asset(format!("explain.{language}.js"), explain.into_bytes())?;
                self.write_shards(*language, shards, output)?;
            }
        }
        Ok(())
    }

    fn write_shards(
        &mut self,
        language: LanguageTag<'_>,
        shards: Vec<(String, String)>,
        output: &Output<'_>,
    ) -> Result<(), SiteError> {
        if shards.is_empty() {
            return Ok(());
        }
        let mut hasher = crc32fast::Hasher::new();
        for (_, text) in &shards {
            hasher.update(text.as_bytes());
        }
        let name = format!("search.{language}");
        let directory = format!("{name}.{:08x}", hasher.finalize());
        shards.into_par_iter().try_for_each(|(shard, text)| {
            let path = SitePath::asset(&format!("{directory}/{shard}.js"));
            path.map_or(Ok(()), |path| output.put(&path, text.as_bytes()))
        })?;
        self.assets.extend(SitePath::asset(&directory).map(|path| (name, path)));
        Ok(())
    }
}
