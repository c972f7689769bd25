//! A team's own site: `site.toml`, `custom.css`, pages, files for the root, and mistakes in them.

use std::fs;
use std::path::Path;

use super::env::{Done, run, second_catalog};

struct Theme(tempfile::TempDir);

impl Theme {
    fn new(files: &[(&str, &str)]) -> Self {
        let theme = Self(tempfile::tempdir().expect("a directory"));
        for (path, text) in files {
            theme.write(path, text);
        }
        theme
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, text).expect("a file");
    }

    fn out(&self) -> std::path::PathBuf {
        self.0.path().join(".out")
    }

    fn build(&self) -> Done {
        let (theme, out, data) = (self.0.path().display(), self.out(), second_catalog());
        let args = [format!("--theme={theme}"), format!("--out={}", out.display())];
        run(["build".to_owned(), data.display().to_string()].into_iter().chain(args)).done()
    }

    fn built(&self) -> impl Fn(&str) -> String {
        let done = self.build();
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        let out = self.out();
        move |path| fs::read_to_string(out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// The only asset with this beginning and end.
fn asset(out: &Path, start: &str, end: &str) -> String {
    let entries = fs::read_dir(out.join("assets")).expect("assets");
    let names = entries.map(|entry| entry.expect("a file").file_name().into_string().expect("a name"));
    let mut found = names.filter(|name| name.starts_with(start) && name.ends_with(end));
    let name = found.next().unwrap_or_else(|| panic!("there is no {start}…{end}"));
    assert_eq!(found.next(), None);
    fs::read_to_string(out.join("assets").join(name)).expect("a text")
}

const SETTINGS: &str = r##"
name = {de = "Pier 7"}
logo = "pier.svg"
accent = "#7a0019"
footer = "Pier 7 GmbH"
support = "https://pier.example.org/help"
repository = "https://github.com/pier/errors"
navigation = [{page = "faq"}, {title = "Status", url = "https://status.example.org"}]
links = [{title = "Impressum", page = "imprint"}]
"##;

fn complete() -> Theme {
    Theme::new(&[
        ("site.toml", SETTINGS),
        ("site/pier.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("custom.css", "main { letter-spacing: 1px }"),
        (
            "pages/de/faq.md",
            "# Häufige Fragen\n\nMehr im [Impressum](imprint.md).\n\n![Plan](/plan.png)\n\n[PDF](/a.pdf)\n",
        ),
        ("pages/de/imprint.md", "# Impressum\n\n[Code](error:Hbr.101), <b>kein HTML</b>.\n"),
        ("static/CNAME", "errors.example.org"),
        ("static/plan.png", "PNG"),
        ("static/a.pdf", "PDF"),
        ("static/.well-known/security.txt", "Contact: mailto:a@example.org"),
    ])
}

#[test]
fn a_site_has_the_name_the_colour_and_the_links_of_its_settings() {
    let theme = complete();
    let text = theme.built();
    for path in ["de/index.html", "de/errors/Hbr.101/index.html", "de/errors/index.html", "index.html"] {
        let page = text(path);
        let custom = page.find("/custom.").or_else(|| page.find("assets/custom.")).expect("a style sheet");
        assert!(page.find("/style.").or_else(|| page.find("assets/style.")).expect("a style sheet") < custom, "{path}");
        assert!(page.contains("Pier 7") && page.contains("assets/pier.") && !page.contains("assets/icon."), "{path}");
    }
    let page = text("de/errors/Hbr.101/index.html");
    for expected in [
        "<a href=\"../../../de/pages/faq/index.html\">Häufige Fragen</a>",
        "<a href=\"https://status.example.org\" rel=\"external noreferrer\">Status</a>",
        "<a href=\"../../../de/pages/imprint/index.html\">Impressum</a>",
        "<a href=\"https://pier.example.org/help\"",
        "<p>Pier 7 GmbH</p>",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    assert!(text("de/index.html").contains("<h1 id=\"title\">Pier 7</h1>"));
    let style = asset(&theme.out(), "style.", ".css");
    let own = style.rfind(":root { --accent: #7a0019;").expect("the colour");
    assert!(style.find("--accent: #").expect("the colour of the theme") < own);
    assert_eq!(asset(&theme.out(), "custom.", ".css"), "main { letter-spacing: 1px }");
}

#[test]
fn pages_and_files_of_a_theme_are_part_of_the_site() {
    let theme = complete();
    let text = theme.built();
    let faq = text("de/pages/faq/index.html");
    for expected in [
        "<title>Häufige Fragen · Pier 7</title>",
        "<h1>Häufige Fragen</h1>",
        "<a href=\"../../../de/pages/imprint/index.html\">Impressum</a>",
        "<img src=\"../../../plan.png\" alt=\"Plan\"",
        "<a href=\"../../../a.pdf\">PDF</a>",
        "<li><a href=\"../../../de/pages/faq/index.html\" aria-current=\"page\">",
    ] {
        assert!(faq.contains(expected), "{expected} in {faq}");
    }
    let imprint = text("de/pages/imprint/index.html");
    assert!(imprint.contains("/de/errors/Hbr.101/index.html\">Code</a>") && imprint.contains("&lt;b&gt;"), "{imprint}");
    assert_eq!(text("CNAME"), "errors.example.org");
    assert_eq!(text(".well-known/security.txt"), "Contact: mailto:a@example.org");
}

#[test]
fn a_theme_beside_the_catalog_is_used() {
    let home = tempfile::tempdir().expect("a directory");
    let copy = super::env::copy_of(&second_catalog());
    fs::rename(copy.keep(), home.path().join("data")).expect("a directory");
    let built = || {
        let out = home.path().join("out");
        let done = run(["build", "--out", &out.display().to_string(), &home.path().join("data").display().to_string()]);
        assert_eq!(done.done().code, Some(0));
        fs::read_to_string(out.join("de/index.html")).expect("a page")
    };
    fs::create_dir(home.path().join("theme")).expect("a directory");
    fs::write(home.path().join("theme/custom.css"), "main { color: red }").expect("a file");
    assert!(!built().contains("custom."), "only a directory with settings is a theme");
    fs::write(home.path().join("theme/site.toml"), "name = \"Pier 7\"").expect("a file");
    let page = built();
    assert!(page.contains("custom.") && page.contains("Pier 7"), "{page}");
}

#[test]
fn mistakes_in_a_theme_are_reported_with_suggestions() {
    for (path, content, expected) in [
        ("site.toml", "acent = \"#7a0019\"", "site.toml:1:1: unknown key \"acent\"; did you mean \"accent\"?"),
        ("site.toml", "\naccent = \"#fff7aa\"", "site.toml:2:10: the colour #fff7aa is too pale"),
        ("site.toml", "logo = \"icn.svg\"", "site.toml:1:8: there is no file site/icn.svg; did you mean \"icon.svg\"?"),
        ("site.toml", "navigation = [{page = \"faq\"}]", "site.toml:1:23: there is no page pages/LANGUAGE/faq.md"),
        ("templates/eror.html", "x", "templates/eror.html: a theme has no such file"),
        ("templates/eror.html", "x", "did you mean \"templates/error.html\"?"),
        (
            "error.html",
            "x",
            "error.html: a theme has no such file, and no other file of the theme names it; did you mean \"templates/error.html\"?",
        ),
        ("site/style/value.css", "x", "did you mean \"site/style/values.css\"?"),
        ("custom.cs", "x", "did you mean \"custom.css\"?"),
        ("template/error.html", "x", "did you mean \"templates\"?"),
        ("pages/faq.md", "# FAQ", "pages/faq.md: a page is a file pages/LANGUAGE/NAME.md"),
        ("pages/de/faq.md", "FAQ", "pages/de/faq.md: the page has no title"),
        (
            "pages/dee/faq.md",
            "# FAQ",
            "pages/dee/faq.md: the catalog is not in the language \"dee\"; did you mean \"de\"?",
        ),
        (
            "pages/de/faq.md",
            "# FAQ\n[x](more.md)",
            "broken links: de/pages/more/index.html (on de/pages/faq/index.html)",
        ),
        ("static/robots.txt", "x", "static/robots.txt: the site has a file or directory of this name"),
        ("static/DE/x/y", "", ""),
        ("static/de", "x", "static/de: the site has a file or directory of this name"),
        ("static/Sw.js", "x", "static/Sw.js: the site has a file or directory of this name"),
        ("static/index.html/x", "x", "static/index.html/x: the site has a file or directory of this name"),
        ("static/a b.txt", "x", "static/a b.txt: name files with letters"),
    ] {
        let theme = Theme::new(&[(path, content)]);
        let done = theme.build();
        if expected.is_empty() {
            assert_eq!(done.code, Some(0), "{path}: {}", done.stderr);
            continue;
        }
        assert_eq!(done.code, Some(2), "{path}: {}", done.stderr);
        assert!(done.stderr.contains(expected), "{path}: {}", done.stderr);
        assert!(!theme.out().exists(), "{path}");
    }
}

#[test]
fn a_file_that_another_one_names_is_part_of_the_theme() {
    let about = "{% extends \"base.html\" %}{% block main %}{% include \"mine.html\" %}{{ parts.mine | safe }}\
                 <img src=\"{{ page.root }}{{ site.assets[\"pier.svg\"] }}\" alt=\"\">{% endblock main %}";
    let theme = Theme::new(&[
        ("templates/about.html", about),
        ("templates/mine.html", "<p>included</p>"),
        ("templates/parts/mine.html", "<p>a part</p>"),
        ("site/pier.svg", "<svg/>"),
        ("README.md", "This is no part of the site."),
    ]);
    let text = theme.built();
    let page = text("de/about/index.html");
    assert!(page.contains("<p>included</p>") && page.contains("<p>a part</p>") && page.contains("assets/pier."));
}

#[test]
fn parts_of_pages_are_balanced() {
    const VOID: [&str; 5] = ["img", "input", "link", "meta", "br"];
    let parts = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/parts");
    for entry in fs::read_dir(parts).expect("the parts") {
        let path = entry.expect("a part").path();
        let text = fs::read_to_string(&path).expect("a template");
        let mut open = Vec::new();
        for tag in text.split('<').skip(1) {
            let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name), "{}", path.display());
            } else if !VOID.contains(&&*name) {
                open.push(name);
            }
        }
        assert_eq!(open, Vec::<String>::new(), "{}", path.display());
    }
}
