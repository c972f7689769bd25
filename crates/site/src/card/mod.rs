//! The picture of the site for links that are shared, drawn at build.

mod lettering;

use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use tera::Context;

use super::render::Site;
use super::value::{Map, map};
use super::{SiteError, encode, template_error};
use lettering::{Line, is_drawable, lines};

/// The name of the asset.
pub const NAME: &str = "card.png";

const TEMPLATE: &str = "card.svg";
/// The size that networks show without cutting.
const SIZE: (u32, u32) = (1200, 630);
/// The margins of the text.
const TEXT_WIDTH: f64 = 1000.0;
const TITLE_SIZE: f64 = 76.0;
const MAX_TITLE_LINES: usize = 3;
const CODES_SIZE: f64 = 38.0;
/// The number of codes below the title.
const MAX_CODES: usize = 4;
/// The colour of links without another one (`site/style/values.css`).
const ACCENT: &str = "#1f5fd0";

/// The picture as PNG. Letters are outlines, so the same site gives the same bytes on each machine.
pub fn png(site: &Site<'_>) -> Result<Vec<u8>, SiteError> {
    let mut context = Context::new();
    for (name, value) in variables(site) {
        context.insert_value(name, value);
    }
    let svg = site.tera.render(TEMPLATE, &context).map_err(template_error::failed)?;
    let failed = |error: &dyn std::fmt::Display| SiteError::Template(format!("{TEMPLATE}: {error}"));
    let tree = Tree::from_str(&svg, &Options::default()).map_err(|error| failed(&error))?;
    let mut picture = Pixmap::new(SIZE.0, SIZE.1).ok_or_else(|| failed(&"no memory"))?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    picture.encode_png().map_err(|error| failed(&error))
}

fn variables(site: &Site<'_>) -> Map {
    let catalog = site.catalog;
    // Outlines of Latin letters are part of the program; others would be megabytes.
    let default = std::iter::once(site.default_language());
    let titles = default.chain(site.languages().iter().copied()).map(|language| site.title(language));
    let title = titles.into_iter().find(|title| is_drawable(title)).unwrap_or(catalog.metadata().id.as_str());
    let mut codes = Vec::new();
    for error in catalog.errors() {
        let service = catalog.service_of(error.code);
        if codes.iter().all(|(other, _)| *other != service) {
            codes.push((service, error.code.as_str()));
        }
    }
    if codes.len() == 1 {
        codes = catalog.errors().iter().map(|error| (None, error.code.as_str())).collect();
    }
    let codes: Vec<&str> = codes.into_iter().map(|(_, code)| code).take(MAX_CODES).collect();
    let line = |line: Line| map! {"path": line.path, "width": line.width};
    let title = lines(title, TITLE_SIZE, TEXT_WIDTH, MAX_TITLE_LINES);
    let codes = lines(&codes.join("   ·   "), CODES_SIZE, TEXT_WIDTH, 1);
    let logo = logo(site).map(|svg| format!("data:image/svg+xml,{}", encode::url_query_value(&svg)));
    map! {
        "accent": site.options.theme.settings().accent.map_or_else(|| ACCENT.to_owned(), |accent| accent.to_string()),
        "title": title.into_iter().map(line).collect::<Vec<_>>(),
        "codes": codes.into_iter().map(line).collect::<Vec<_>>(),
        "logo": logo,
    }
}

/// The logo, if it is an SVG.
fn logo(site: &Site<'_>) -> Option<String> {
    let name = site.options.theme.logo();
    let is_svg = Path::new(name).extension().is_some_and(|extension| extension == "svg");
    let bytes = site.options.theme.files.get(&format!("site/{name}")).filter(|_| is_svg)?;
    Some(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use ecs_err_data::load::Arena;

    use super::*;

    #[test]
    fn the_same_site_gives_the_same_picture() {
        let arena = Arena::new();
        let options = crate::Options::default();
        let memory = crate::Memory::default();
        let output = crate::output::Output::new(&memory);
        let site = Site::new(crate::ecs_catalog(&arena), &options, &output).expect("a site");
        let picture = png(&site).expect("a picture");
        assert_eq!(picture, png(&site).expect("a picture"));
        let drawn = Pixmap::decode_png(&picture).expect("a PNG");
        assert_eq!((drawn.width(), drawn.height()), SIZE);
        // Paper, the accent, and text in between.
        let mut colours: Vec<_> =
            drawn.pixels().iter().map(|pixel| (pixel.red(), pixel.green(), pixel.blue())).collect();
        colours.sort_unstable();
        colours.dedup();
        assert!(colours.len() > 50 && colours.contains(&(0x1f, 0x5f, 0xd0)), "{} colours", colours.len());
    }
}
