//! The sitemaps: every page with its addresses in each language and the date of its last change.

use super::SiteError;
use super::output::Output;
use super::page::Page;
use super::render::Site;
use super::url::SitePath;
use super::value::{Map, map};

/// A sitemap has at most 50,000 addresses.
const MAX_ADDRESSES: usize = 50_000;
/// A sitemap has at most 50 MB. Each address lists the page in all languages, in about 150 bytes each.
const MAX_LINKS: usize = 300_000;

/// Writes `sitemap.xml`; with too many addresses for one, it is the index of numbered ones.
pub fn write<'s>(site: &Site<'s>, pages: &[Page<'s>], output: &Output<'_>) -> Result<(), SiteError> {
    let languages = site.languages().len().max(1);
    let most = MAX_ADDRESSES.min(MAX_LINKS / (languages + 1));
    write_with_limit(site, pages, output, most)
}

/// Writes sitemaps of at most so many addresses.
fn write_with_limit<'s>(
    site: &Site<'s>,
    pages: &[Page<'s>],
    output: &Output<'_>,
    most: usize,
) -> Result<(), SiteError> {
    let pages: Vec<_> = pages.iter().filter(|page| page.canonical() == **page).collect();
    let chunks: Vec<_> = pages.chunks((most / site.languages().len().max(1)).max(1)).collect();
    let first = site.first_language();
    let put = |path: &SitePath, template: &str, more: Map| {
        output.put(path, &site.template(template, first, site.about(path, first), more)?)
    };
    let whole = SitePath::fixed("sitemap.xml");
    if let [pages] = chunks[..] {
        return put(&whole, "sitemap.xml", map! {"pages": entries(site, pages)});
    }
    let mut maps = Vec::new();
    for (number, pages) in (1..).zip(&chunks) {
        let path = SitePath::sitemap(number);
        put(&path, "sitemap.xml", map! {"pages": entries(site, pages)})?;
        let newest = pages.iter().filter_map(|page| site.dates.of(page)).max();
        maps.push(map! {"address": site.address(&path), "modified": newest.map(|date| date.to_string())});
    }
    put(&whole, "sitemap-index.xml", map! {"maps": maps})
}

fn entries<'s>(site: &Site<'s>, pages: &[&Page<'s>]) -> Vec<Map> {
    let entry = |page: &&Page<'s>| {
        let alternates = site.languages().iter().map(|language| site.alternate(*language, page.path(*language)));
        let default = (site.languages().len() > 1).then(|| site.address(&site.default_page(page))).flatten();
        map! {
            "alternates": alternates.collect::<Vec<_>>(),
            "default": default,
            "modified": site.dates.of(page).map(|date| date.to_string()),
        }
    };
    pages.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use ecs_err_data::load::Arena;

    use super::*;
    use crate::{Memory, Options};

    #[test]
    fn many_addresses_are_split_and_have_an_index() {
        let arena = Arena::new();
        let catalog = crate::ecs_catalog(&arena);
        let options = Options { base_url: Some("https://example.org/x/".to_owned()), ..Options::default() };
        let memory = Memory::default();
        let output = Output::new(&memory);
        let site = Site::new(catalog, &options, &output).expect("a site");
        let pages = Page::all(catalog);
        let count = pages.len() * 2;
        write_with_limit(&site, &pages, &output, 100).expect("sitemaps");
        drop(output);
        let files = memory.into_files();
        let text = |path: &str| String::from_utf8(files[path].clone()).expect("UTF-8");
        let index = text("sitemap.xml");
        assert_eq!(index.matches("<sitemap>").count(), count.div_ceil(100), "{index}");
        let mut addresses = 0;
        for (path, number) in (1..files.len()).map(|number| (format!("sitemap-{number}.xml"), number)) {
            let own = text(&path).matches("<url>").count();
            assert!(own <= 100 && own > 0, "{path}: {own}");
            assert!(index.contains(&format!("<loc>https://example.org/x/sitemap-{number}.xml</loc>")), "{index}");
            addresses += own;
        }
        assert_eq!(addresses, count);
        let memory = Memory::default();
        write_with_limit(&site, &pages, &Output::new(&memory), count).expect("a sitemap");
        assert_eq!(memory.into_files().into_keys().collect::<Vec<_>>(), ["sitemap.xml"]);
    }
}
