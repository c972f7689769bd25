//! The adapters for other libraries, and the examples that use them.

use std::path::Path;
use std::time::Duration;

use ecs_err::{LocalizedError, ProblemDetails, codes, parse, translate};

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// The address of the example service, which runs in the background with the embedded catalog's data.
async fn serve() -> String {
    serve_catalog(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))).await
}

async fn serve_catalog(dir: &Path) -> String {
    let service = axum_service::Service::open(dir).expect("a catalog");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    tokio::spawn(async move { axum::serve(listener, service.router()).await });
    format!("http://{address}/servers")
}

#[test]
fn a_service_returns_a_problem_in_the_callers_language() {
    runtime().block_on(async {
        let url = serve().await;
        for (wanted, language, detail) in [
            ("zh-CN, en;q=0.5", "zh", "当前规格s6不能变更为规格c7。"),
            ("fr, en;q=0.5", "en", "Current flavor s6 can not resize to flavor c7."),
            ("", "en", "Current flavor s6 can not resize to flavor c7."),
            ("zh;q=NaN, en;q=NaN", "en", "Current flavor s6 can not resize to flavor c7."),
        ] {
            let request = reqwest::Client::new().get(&url).header("Accept-Language", wanted);
            let response = request.send().await.expect("an answer");
            assert_eq!(response.status(), 400);
            assert_eq!(response.headers()["content-type"], "application/problem+json");
            assert_eq!(response.headers()["content-language"], language);
            let text = response.text().await.expect("a body");
            let problem: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!((&problem["code"], &problem["detail"]), (&"Ecs.0812".into(), &detail.into()), "{wanted}");
            assert_eq!(problem["status"], 400);
        }
    });
}

/// A catalog with one code; its action is the version of the catalog.
fn write_version(dir: &Path, version: usize) {
    let catalog = r#"{"id": "versions", "title": {"en": "Versions"}, "edition": "1", "languages": ["en"],
        "messageLanguage": "en", "services": [{"id": "Ecs", "forms": ["Ecs.{4}"], "name": {"en": "Ecs"}, "description": {"en": "One code."}}]}"#;
    let errors = format!(
        r#"{{"service": "Ecs", "errors": [{{"code": "Ecs.0812", "status": 400,
        "message": {{"en": "No."}}, "action": {{"en": "version {version}"}}}}]}}"#
    );
    std::fs::create_dir_all(dir.join("errors")).expect("a directory");
    std::fs::write(dir.join("catalog.json"), catalog).expect("a file");
    std::fs::write(dir.join("errors/ecs.json"), errors).expect("a file");
}

#[test]
fn a_service_replaces_its_catalog_while_it_answers_100_requests_a_second() {
    let dir = tempfile::tempdir().expect("a directory");
    write_version(dir.path(), 0);
    runtime().block_on(async {
        let url = serve_catalog(dir.path()).await;
        let client = reqwest::Client::new();
        let reload = url.replace("servers", "reload");
        let mut ticks = tokio::time::interval(Duration::from_millis(10));
        let mut requests = tokio::task::JoinSet::new();
        for tick in 0..200 {
            ticks.tick().await;
            let get = client.get(&url);
            requests.spawn(async move { get.send().await.expect("an answer").text().await.expect("a body") });
            if tick % 10 == 9 {
                write_version(dir.path(), tick);
                assert_eq!(client.post(&reload).send().await.expect("an answer").status(), 204);
                let problem = client.get(&url).send().await.expect("an answer").text().await.expect("a body");
                assert!(problem.contains(&format!("version {tick}\"")), "{problem}");
            }
        }
        let answers = requests.join_all().await;
        assert_eq!(answers.len(), 200);
        let complete = |answer: &&String| answer.contains("\"code\":\"Ecs.0812\"") && answer.contains("version ");
        assert_eq!(answers.iter().filter(complete).count(), 200, "{answers:?}");
        // An invalid catalog does not replace the one in use.
        std::fs::write(dir.path().join("catalog.json"), "{").expect("a file");
        assert_eq!(client.post(&reload).send().await.expect("an answer").status(), 422);
        let problem = client.get(&url).send().await.expect("an answer").text().await.expect("a body");
        assert!(problem.contains("version 199"), "{problem}");
    });
}

#[test]
fn a_client_shows_errors_in_its_language() {
    runtime().block_on(async {
        let url = serve().await;
        let error = reqwest_client::create_server(&url, "zh").await.expect_err("it fails");
        let shown = reqwest_client::shown(&*error);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[0].starts_with("Ecs.0812: "), "{shown}");
        assert_eq!(lines[1], "当前规格s6不能变更为规格c7。");
        assert!(lines[2].starts_with("→ 请"), "{shown}");
        let error =
            reqwest_client::create_server(&url.replace("servers", "nowhere"), "zh").await.expect_err("it fails");
        assert!(error.downcast_ref::<LocalizedError>().is_none(), "{error}");
    });
}

#[test]
fn every_code_is_a_diagnostic_a_problem_and_json_in_every_language() {
    let catalog = ecs_err::embedded().with_page_url("https://errors.example.org/{lang}/errors/{code}/");
    for error in catalog.errors() {
        for language in catalog.metadata().languages.iter() {
            let translation = catalog.translate(error.code, Some("said"), language).unwrap();
            let page = format!("https://errors.example.org/{language}/errors/{}/", error.code);
            let action = error.action.get(language).unwrap();
            let diagnostic: &dyn miette::Diagnostic = &translation;
            assert_eq!(diagnostic.code().unwrap().to_string(), error.code.as_str());
            assert_eq!(diagnostic.help().unwrap().to_string(), action);
            assert_eq!(diagnostic.url().unwrap().to_string(), page);
            let problem = ProblemDetails::from(&translation).to_json();
            let problem: serde_json::Value = serde_json::from_str(&problem).unwrap();
            assert_eq!((&problem["type"], &problem["action"]), (&page.as_str().into(), &action.into()));
            assert_eq!((&problem["serverMessage"], &problem["language"]), (&"said".into(), &(*language).into()));
            let json = serde_json::to_value(&translation).unwrap();
            assert_eq!((&json["code"], &json["page"]), (&error.code.as_str().into(), &page.as_str().into()));
            let status = error.statuses.first().expect("a status");
            assert_eq!(json["status"], status.get());
            assert_eq!(ecs_err::StatusCode::try_from(http::StatusCode::from(status)), Ok(status));
        }
    }
    assert!(ecs_err::StatusCode::try_from(http::StatusCode::from_u16(600).unwrap()).is_err());
}

#[test]
fn a_localized_error_goes_through_reports_of_miette() {
    let error = parse(br#"{"error_code":"Ecs.0085","error_msg":"gone"}"#).unwrap().localized(ecs_err::embedded(), "zh");
    let report = miette::Report::new(error);
    assert_eq!(report.code().unwrap().to_string(), "Ecs.0085");
    assert_eq!(report.help().unwrap().to_string(), translate(codes::ECS_0085, None, "zh").unwrap().action.text);
}
