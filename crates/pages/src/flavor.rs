//! [`Flavor`]: the generators of sites.

/// A generator of documentation sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// mdBook: `SUMMARY.md`.
    Mdbook,
    /// Docusaurus: front matter, `_category_.json`.
    Docusaurus,
    /// `MkDocs`: `.nav.yml`.
    Mkdocs,
    /// Starlight of Astro: front matter.
    Starlight,
    /// Hugo: front matter, sections and leaf bundles.
    Hugo,
}

impl Flavor {
    /// Every flavor.
    pub const ALL: [Self; 5] = [Self::Mdbook, Self::Docusaurus, Self::Mkdocs, Self::Starlight, Self::Hugo];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mdbook => "mdbook",
            Self::Docusaurus => "docusaurus",
            Self::Mkdocs => "mkdocs",
            Self::Starlight => "starlight",
            Self::Hugo => "hugo",
        }
    }

    /// Whether the title of a page is in its front matter, and not its first heading.
    pub(crate) const fn has_title_in_front_matter(self) -> bool {
        matches!(self, Self::Docusaurus | Self::Starlight | Self::Hugo)
    }

    /// Whether straight quotes become typographic ones unless they are escaped.
    pub(crate) const fn has_typographic_quotes(self) -> bool {
        matches!(self, Self::Mdbook | Self::Starlight | Self::Hugo)
    }
}
