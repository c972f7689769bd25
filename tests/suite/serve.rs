//! `ecs-err serve`: responses, security, start and shutdown.

mod following;
mod preview;

use std::fs;
use std::io::Read;

use rustix::process::Signal;

use crate::env::{copy_of, data, run, second_catalog};
use crate::help::examples;
use preview::{Preview, asset, following, harbor, serve};

#[test]
fn the_embedded_catalog_is_served_as_it_is_built() {
    let preview = serve([""; 0]);
    let dir = tempfile::tempdir().expect("a directory");
    let out = dir.path().join("out");
    assert_eq!(run(["build".as_ref(), "--out".as_ref(), out.as_os_str()]).done().code, Some(0));
    for path in
        ["en/errors/Ecs.0085/index.html", "en/errors/ecs.0085/index.html", "zh/index.html", "index.html", "404.html"]
    {
        let answer = preview.get(&format!("/{path}"));
        let (before, after) = answer.text().split_once("<script defer src=\"/-/reload.js\"").map_or_else(
            || panic!("{path} does not follow"),
            |(before, rest)| (before.to_owned(), rest.split_once("</script>\n").expect("its end").1.to_owned()),
        );
        assert_eq!(before + &after, fs::read_to_string(out.join(path)).expect("a page"), "{path}");
    }
    for path in ["en/errors/Ecs.0085.json", "api/catalog.json", "sw.js", "llms.txt"] {
        let answer = preview.get(&format!("/{path}"));
        assert!(answer.status == 200 && answer.body == fs::read(out.join(path)).expect("a file"), "{path}");
    }
    assert_eq!(preview.get("/en/errors/ecs.0085").header("location"), "/en/errors/ecs.0085/");
}

#[test]
fn every_file_has_its_media_type() {
    let preview = harbor();
    for (path, expected) in [
        ("/", "text/html; charset=utf-8"),
        ("/de/", "text/html; charset=utf-8"),
        (&asset(&preview, ".css"), "text/css; charset=utf-8"),
        (&asset(&preview, ".js"), "text/javascript; charset=utf-8"),
        (&asset(&preview, ".svg"), "image/svg+xml"),
        ("/de/errors/Hbr.001.json", "application/json"),
        ("/de/errors/Hbr.001.md", "text/markdown; charset=utf-8"),
        ("/de/changes/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/-/reload.js", "text/javascript; charset=utf-8"),
        ("/-/preview.css", "text/css; charset=utf-8"),
        ("/-/problems", "text/html; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, expected), "{path}");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{path}");
    }
}

#[test]
fn the_address_of_a_directory_ends_with_a_slash() {
    let preview = harbor();
    for (path, location) in [("/de", "/de/"), ("/de/errors?q=a", "/de/errors/?q=a"), ("/%64e", "/%64e/")] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("location")), (307, location), "{path}");
    }
    assert_eq!(preview.get("/de/errors/?q=a").status, 200);
    assert_eq!(preview.get("/%64e/").body, preview.get("/de/").body);
}

#[test]
fn unchanged_files_are_not_sent_again() {
    let preview = harbor();
    for (path, cached) in [
        ("/de/".to_owned(), "no-cache"),
        ("/de/errors/Hbr.001.json".to_owned(), "no-cache"),
        ("/-/reload.js".to_owned(), "no-cache"),
        (asset(&preview, ".css"), "public, max-age=31536000, immutable"),
    ] {
        let first = preview.get(&path);
        let etag = first.header("etag");
        assert_eq!((first.header("cache-control"), etag.is_empty()), (cached, false), "{path}");
        for known in [etag, &format!("\"other\", {etag}"), &format!("W/{etag}"), "*"] {
            let again = preview.ask("GET", &path, &[&format!("If-None-Match: {known}")]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}: {known}");
            assert_eq!((again.header("etag"), again.header("cache-control")), (etag, cached), "{path}");
        }
        assert_eq!(preview.ask("GET", &path, &["If-None-Match: \"other\""]).status, 200);
    }
    let missing = preview.get("/nowhere");
    let again = preview.ask("GET", "/nowhere", &[&format!("If-None-Match: {}", missing.header("etag"))]);
    assert_eq!(again.status, 404, "it is still missing");
}

#[test]
fn text_is_compressed_for_clients_that_accept_it() {
    let preview = harbor();
    let plain = preview.get("/de/");
    assert_eq!((plain.header("content-encoding"), plain.header("vary")), ("", "accept-encoding"));
    for (accepted, encoding) in [
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("gzip;q=0.8, br;q=0.2", "gzip"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("gzip;q=0.5, identity", ""),
        ("gzip;q=0", ""),
        ("zstd", ""),
    ] {
        let accepted = format!("Accept-Encoding: {accepted}");
        let answer = preview.ask("GET", "/de/", &[&accepted]);
        assert_eq!((answer.header("content-encoding"), answer.header("vary")), (encoding, "accept-encoding"));
        assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{accepted}");
        assert_eq!(answer.header("etag") == plain.header("etag"), encoding.is_empty(), "{accepted}");
        let text = match encoding {
            "gzip" => unpacked(flate2::read::GzDecoder::new(&answer.body[..])),
            "br" => unpacked(brotli::Decompressor::new(&answer.body[..], 4096)),
            _ => answer.body.clone(),
        };
        assert_eq!(text, plain.body, "{accepted}");
        assert!(encoding.is_empty() || answer.body.len() < plain.body.len() / 2, "{accepted}");
        // The bodies are made once, and known to clients by their own tags.
        let head = preview.ask("HEAD", "/de/", &[&accepted]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{accepted}");
        for name in ["content-encoding", "content-length", "etag", "vary"] {
            assert_eq!(head.header(name), answer.header(name), "{accepted}: {name}");
        }
        let known = format!("If-None-Match: {}", answer.header("etag"));
        let again = preview.ask("GET", "/de/", &[&accepted, &known]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{accepted}");
        assert_eq!((again.header("vary"), again.header("content-encoding")), ("accept-encoding", ""), "{accepted}");
        assert_eq!(preview.get_with("/de/", &known).status, if encoding.is_empty() { 304 } else { 200 }, "{accepted}");
    }
    let missing = preview.get_with("/nowhere", "Accept-Encoding: gzip");
    assert_eq!((missing.status, missing.header("content-encoding")), (404, "gzip"));
    let events = preview.ask("HEAD", "/-/events", &["Accept-Encoding: gzip"]);
    assert_eq!((events.header("content-type"), events.header("content-encoding")), ("text/event-stream", ""));
}

#[test]
fn short_and_compressed_files_are_sent_as_they_are() {
    let preview = harbor();
    let manifest: serde_json::Value = serde_json::from_str(&preview.get("/manifest.webmanifest").text()).expect("JSON");
    let icons = manifest["icons"].as_array().expect("a list").iter().filter_map(|icon| icon["src"].as_str());
    let icon = icons.into_iter().find(|icon| icon.contains("icon-192")).expect("a picture");
    for path in [&format!("/{icon}"), "/robots.txt"] {
        let answer = preview.get_with(path, "Accept-Encoding: gzip, br");
        assert_eq!((answer.status, answer.header("content-encoding"), answer.header("vary")), (200, "", ""), "{path}");
    }
}

#[test]
fn a_page_has_the_media_type_that_the_client_prefers() {
    let preview = serve([""; 0]);
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    // The second address of a code names the same files.
    for page in ["/en/errors/Ecs.0085/", "/en/errors/Ecs.0085/index.html", "/en/errors/ecs.0085/"] {
        for (accepted, location, media_type) in [
            (browser, page, "text/html; charset=utf-8"),
            ("*/*", page, "text/html; charset=utf-8"),
            ("image/png", page, "text/html; charset=utf-8"),
            ("text/markdown", "/en/errors/Ecs.0085.md", "text/markdown; charset=utf-8"),
            ("application/json, */*", "/en/errors/Ecs.0085.json", "application/json"),
            ("application/json;q=0.4, text/markdown;q=0.5", "/en/errors/Ecs.0085.md", "text/markdown; charset=utf-8"),
            ("application/json;q=0.4, text/html;q=0.5", page, "text/html; charset=utf-8"),
            ("text/html;q=0, application/*;q=0.1", "/en/errors/Ecs.0085.json", "application/json"),
        ] {
            let answer = preview.get_with(page, &format!("Accept: {accepted}"));
            assert_eq!((answer.status, answer.header("content-type")), (200, media_type), "{page}: {accepted}");
            assert!(answer.header("vary").split(", ").any(|name| name == "accept"), "{page}: {accepted}");
            let named = answer.header("content-location");
            assert_eq!(if named.is_empty() { page } else { named }, location, "{page}: {accepted}");
            assert_eq!(answer.body, preview.get(location).body, "{page}: {accepted}");
            let known = format!("If-None-Match: {}", answer.header("etag"));
            let again = preview.ask("GET", page, &[&format!("Accept: {accepted}"), &known]);
            assert_eq!((again.status, again.header("vary")), (304, answer.header("vary")), "{page}: {accepted}");
        }
    }
    // A page without other forms stays a page, and a file stays what it is.
    for (path, media_type) in [("/en/", "text/html; charset=utf-8"), ("/en/errors/Ecs.0085.json", "application/json")] {
        let answer = preview.get_with(path, "Accept: text/markdown");
        assert_eq!((answer.status, answer.header("content-type")), (200, media_type), "{path}");
        assert!(!answer.header("vary").split(", ").any(|name| name == "accept"), "{path}");
    }
}

#[test]
fn beyond_the_loopback_interface_a_warning_is_printed() {
    let quiet = harbor();
    assert_eq!(quiet.address.ip().to_string(), "127.0.0.1");
    let preview = serve(["--host", "0.0.0.0"]);
    preview.wait_for("warning: everybody who reaches this machine can read the catalog on 0.0.0.0:");
    assert_eq!(preview.address.ip().to_string(), "127.0.0.1", "the printed address is one to open");
    for (host, status) in [
        ("localhost", 200),
        ("192.168.1.5:8000", 200),
        ("[fe80::1]:80", 200),
        ("example.org", 421),
        ("127.0.0.1.example.org", 421),
    ] {
        assert_eq!(preview.get_with("/", &format!("Host: {host}")).status, status, "{host}");
    }
    assert_eq!(quiet.get("/").status, 200);
    assert!(!quiet.printed().contains("warning"), "{}", quiet.printed());
    let wrong = run(["serve", "--host", "example.org"]).done();
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("--host <ADDRESS>"), "{}", wrong.stderr);
    // An address of documentation (RFC 5737) is no machine's.
    let absent = run(["serve", "--host", "192.0.2.1", "--port", "0"]).done();
    assert_eq!(absent.code, Some(2));
    assert!(absent.stderr.contains("can't listen on 192.0.2.1:0"), "{}", absent.stderr);
}

#[test]
fn every_response_has_the_security_headers() {
    let preview = harbor();
    let etag = preview.get("/de/").header("etag").to_owned();
    for answer in [
        preview.get("/"),
        preview.get("/de"),
        preview.get("/nowhere"),
        preview.get("/api/catalog.json"),
        preview.get("/-/problems"),
        preview.get("/-/reload.js"),
        preview.ask("GET", "/de/", &[&format!("If-None-Match: {etag}")]),
        preview.ask("POST", "/", &[]),
        preview.ask("GET", "/", &["Host: example.org"]),
    ] {
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; ") && policy.ends_with("; frame-ancestors 'none'"), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{}: {name}", answer.status);
        }
    }
}

#[test]
fn only_reading_methods_are_allowed() {
    let preview = harbor();
    for path in ["/", "/de/", "/nowhere", "/-/problems", "/-/reload.js"] {
        let (head, get) = (preview.ask("HEAD", path, &[]), preview.get(path));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        for name in ["content-type", "content-length", "etag", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{path}: {name}");
        }
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"] {
            let answer = preview.ask(method, path, &[]);
            assert_eq!((answer.status, answer.header("allow")), (405, "GET,HEAD"), "{method} {path}");
        }
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::write(dir.path().join("secret.txt"), "the secret").expect("a file");
    let copy = dir.path().join("data");
    fs::rename(copy_of(&second_catalog()).keep(), &copy).expect("a directory");
    let preview = following(&copy);
    let missing = preview.get("/404.html").text();
    let absolute = dir.path().join("secret.txt").display().to_string();
    for path in [
        "/../secret.txt",
        "/../../../../../../etc/passwd",
        "/de/../../secret.txt",
        "/de/../index.html",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..;/secret.txt",
        "/./index.html",
        "//index.html",
        "//example.org/de",
        "/de//",
        "/de//index.html",
        "/\\..\\secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/index.html%00",
        "/%00/index.html",
        "/index.html%00.js",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff",
        "/%",
        "/%2",
        "/index.html/",
        "/INDEX.html",
        "/data/catalog.json",
        "/catalog.json",
        "/-/",
        "/-/../secret.txt",
        &format!("/{absolute}"),
        &absolute,
        &format!("/file://{absolute}"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.text()), (404, missing.clone()), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
    // Invalid addresses are refused before they are looked up.
    for path in ["/index.html\0", "../secret.txt", "secret.txt", "\\secret.txt", "/a b"] {
        let answer = preview.get(path);
        assert!([400, 421].contains(&answer.status) && answer.body.is_empty(), "{path}: {}", answer.status);
    }
}

#[test]
fn foreign_hosts_are_refused() {
    let preview = harbor();
    for host in ["example.org", "example.org:8000", "127.0.0.1.example.org"] {
        let answer = preview.ask("GET", "/", &[&format!("Host: {host}")]);
        assert_eq!((answer.status, answer.body.len()), (421, 0), "{host}");
    }
    for host in ["localhost", "localhost:8000", "127.0.0.1"] {
        assert_eq!(preview.ask("GET", "/", &[&format!("Host: {host}")]).status, 200, "{host}");
    }
    let elsewhere = preview.ask("GET", "http://example.org/", &["Host: localhost"]);
    assert_eq!(elsewhere.status, 421);
}

#[test]
fn several_requests_are_served_at_a_time() {
    let preview = harbor();
    let events: Vec<_> = (0..10).map(|_| preview.events()).collect();
    let page = preview.get("/de/").body;
    std::thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| (0..10).for_each(|_| assert!(preview.get("/de/").body == page)));
        }
    });
    for mut stream in events {
        assert_eq!(stream.next().expect("the state")["count"], 0);
    }
}

#[test]
fn signals_end_the_server_with_success() {
    for signal in [Signal::INT, Signal::TERM] {
        let preview = harbor();
        let mut events = preview.events();
        events.next().expect("the state");
        let idle = std::net::TcpStream::connect(preview.address).expect("a connection");
        assert_eq!(preview.end(signal), Some(0));
        assert_eq!(events.next(), None, "the stream has an end");
        drop(idle);
    }
}

#[test]
fn a_used_port_is_reported_or_skipped() {
    let one = harbor();
    let port = one.address.port().to_string();
    let done = run(["serve", "data", "--port", &port]).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    let expected = format!("error: can't listen on 127.0.0.1:{port}: ");
    assert!(done.stderr.starts_with(&expected), "{}", done.stderr);
    let any = || Preview::start(run(["serve", "--data", &second_catalog().display().to_string()]));
    let (one, other) = (any(), any());
    assert_ne!(one.address, other.address);
    for preview in [one, other] {
        assert!((8000..8100).contains(&preview.address.port()) && preview.address.ip().is_loopback());
    }
}

#[test]
fn build_errors_are_reported() {
    for (args, expected) in [
        (vec!["--data", "nowhere", "serve"], "error: nowhere is not a readable directory"),
        (
            vec!["serve", "data", "--theme", "nowhere"],
            "error: can't build the site: nowhere is not a directory of templates",
        ),
        (vec!["serve", "--port", "70000"], "error: invalid value '70000'"),
    ] {
        let done = run(&args).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(done.stderr.starts_with(expected), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn the_examples_of_its_help_serve_and_open_a_browser() {
    use std::os::unix::fs::PermissionsExt as _;

    let dir = tempfile::tempdir().expect("a directory");
    fs::rename(copy_of(&data()).keep(), dir.path().join("data")).expect("a directory");
    // This program replaces the browser and records the address.
    let browser = dir.path().join("xdg-open");
    let seen = dir.path().join("seen");
    fs::write(&browser, format!("#!/bin/sh\necho \"$1\" > '{}'\n", seen.display())).expect("a file");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("a program");
    let path = format!("{}:{}", dir.path().display(), std::env::var("PATH").unwrap_or_default());
    let examples = examples(&["serve"]);
    assert!(examples.iter().any(|example| example.iter().any(|word| word == "--open")), "{examples:?}");
    for example in examples {
        let preview = Preview::start(run(&example).dir(dir.path()).env("PATH", &path));
        assert_eq!(preview.get("/en/errors/Ecs.0085/").status, 200, "{example:?}");
        if example.iter().any(|word| word == "--open") {
            let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
            let address = format!("http://{}/\n", preview.address);
            while fs::read_to_string(&seen).unwrap_or_default() != address {
                assert!(std::time::Instant::now() < end, "{example:?} opens {address}");
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        }
        assert_eq!(preview.end(Signal::TERM), Some(0), "{example:?}");
    }
}

/// What a decoder makes of a body.
fn unpacked(mut decoder: impl Read) -> Vec<u8> {
    let mut text = Vec::new();
    decoder.read_to_end(&mut text).expect("a compressed body");
    text
}
