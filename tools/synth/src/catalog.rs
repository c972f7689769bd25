//! The files of a catalog with any number of errors.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use ecs_err_data::load::layout;
use serde_json::{Value, json};

use crate::phrases::{Story, Text, Thing, capital, note, story, thing};
use crate::random::Random;
use crate::words::{ATTRIBUTES, SERVICES, SYNONYMS, Service, VERBS};

/// The maximum number of errors in a file.
const FILE: usize = 500;
/// The number of days between releases.
const APART: usize = 5;
/// Number, reason, whether to try again, and the meaning.
const STATUSES: &[(u16, &str, &str, &str, &str)] = &[
    (200, "OK", "notNeeded", "请求成功。", "The request succeeded."),
    (400, "Bad Request", "afterFix", "请求有误。", "The request is wrong."),
    (401, "Unauthorized", "afterFix", "认证失败。", "Authentication failed."),
    (403, "Forbidden", "afterFix", "没有权限。", "Permission is denied."),
    (404, "Not Found", "afterFix", "资源不存在。", "The resource does not exist."),
    (409, "Conflict", "afterFix", "资源冲突。", "Resources are in conflict."),
    (429, "Too Many Requests", "backoff", "请求过多。", "There were too many requests."),
    (500, "Internal Server Error", "backoff", "服务内部错误。", "The service has an internal error."),
    (503, "Service Unavailable", "backoff", "服务不可用。", "The service is unavailable."),
];

/// Generates a catalog with a number of errors: calls a function with the path and text of each file.
///
/// # Errors
/// The first error of `file`.
pub fn write<E>(count: usize, mut file: impl FnMut(&str, &str) -> Result<(), E>) -> Result<(), E> {
    let mut random = Random::new(2024);
    let mut codes = Vec::new();
    let mut families = Vec::new();
    let mut services = Vec::new();
    // The number of other records grows with the square root of the number of errors.
    let root = count.isqrt();
    let mut seen = HashSet::new();
    for (service, share) in SERVICES.iter().zip(shares(count)) {
        let digits = (share * 2).max(1000).to_string().len();
        services.push(described(service, digits));
        let numbered = Numbered { service, digits };
        for (number, errors) in numbered.errors(&mut random, share, &mut seen, &mut families).chunks(FILE).enumerate() {
            codes.extend(errors.iter().map(|error| error["code"].clone()));
            let text = layout(&json!({"service": service.0, "errors": errors}));
            file(&format!("errors/{}-{number:03}.json", service.0.to_lowercase()), &text)?;
        }
    }
    let mut pages = vec![json!({"id": "error-codes", "title": {"zh": "错误码", "en": "Error codes"}})];
    for number in 0..=root {
        let (operation, structures, page) = operation(&mut random, number);
        let id = operation["id"].as_str().unwrap_or_default();
        file(&format!("operations/{id}.json"), &layout(&operation))?;
        file(&format!("structures/{id}.json"), &layout(&json!({"structures": structures})))?;
        pages.push(page);
    }
    pages.sort_by_key(|page| page["id"].to_string());
    let count = 10 + root / 4;
    let mut releases = (1..=count).map(|number| release(&mut random, number, &codes)).collect::<Vec<_>>();
    let edition = releases[count - 1]["date"].clone();
    while !releases.is_empty() {
        let year = releases[0]["date"].to_string()[1..5].to_owned();
        let end = releases.iter().position(|release| release["date"].to_string()[1..5] != year);
        let of_year: Vec<Value> = releases.drain(..end.unwrap_or(releases.len())).collect();
        file(&format!("releases/{year}.json"), &layout(&json!({"releases": of_year})))?;
    }
    for number in 0..2 + root / 50 {
        let [zh, en] = guide(&mut random, &codes);
        file(&format!("guides/zh/guide-{number:02}.md"), &zh)?;
        file(&format!("guides/en/guide-{number:02}.md"), &en)?;
    }
    let statuses: Vec<Value> = STATUSES.iter().map(status).collect();
    file("statuses.json", &layout(&json!({"statuses": statuses})))?;
    file("synonyms.json", &layout(&json!({"groups": SYNONYMS})))?;
    file("pages.json", &layout(&json!({"pages": pages})))?;
    let about = json!({
        "id": "synth",
        "title": {"zh": "合成云API参考", "en": "Synthetic Cloud API Reference"},
        "edition": edition,
        "languages": ["zh", "en"],
        "messageLanguage": "en",
        "complete": true,
        "placeholders": "percent",
        "services": services,
        "families": families,
    });
    file("catalog.json", &layout(&about))
}

/// How many of the errors each service has: few have many, and all have some.
fn shares(count: usize) -> Vec<usize> {
    let weights: Vec<usize> = (0..SERVICES.len()).map(|rank| 1000 / (3 + rank * 5 % SERVICES.len())).collect();
    let all: usize = weights.iter().sum();
    let mut shares: Vec<usize> = weights.iter().map(|weight| count * weight / all).collect();
    shares[0] += count - shares.iter().sum::<usize>();
    shares
}

/// A service and how many digits its codes have.
struct Numbered<'a> {
    service: &'a Service,
    digits: usize,
}

impl Numbered<'_> {
    /// The errors of the service; adds its families.
    fn errors(
        &self,
        random: &mut Random,
        count: usize,
        seen: &mut HashSet<u64>,
        families: &mut Vec<Value>,
    ) -> Vec<Value> {
        // A family is as large as a hundredth of what the digits allow, but no smaller than a hundred.
        let wild = (self.digits - 2).clamp(2, 3);
        let size = 10_usize.pow(u32::try_from(wild).unwrap_or_default());
        let mut errors: Vec<Value> = Vec::with_capacity(count);
        let mut number = 0;
        let mut subject = thing(random, self.service);
        let mut family = None;
        let mut shared: Option<Story> = None;
        for _ in 0..count {
            number += if random.once_in(10) { 2 + random.below(5) } else { 1 };
            if family != Some(number / size) {
                family = Some(number / size);
                subject = thing(random, self.service);
                let lead = self.digits - wild;
                let codes = format!("{}.{:0lead$}{}", self.service.0, number / size, "x".repeat(wild));
                families.push(json!({"codes": codes, "title": both(&subject.text)}));
            }
            // The subject of the family, or something else of the service.
            let own = if random.once_in(3) { None } else { Some(thing(random, self.service)) };
            let about = own.as_ref().unwrap_or(&subject);
            let known = shared.take();
            let again = known.is_some();
            let story = known.unwrap_or_else(|| distinct(random, self.service, about, seen));
            let has_twin = again || (random.once_in(100) && errors.len() + 1 < count);
            errors.push(self.error(random, number, about, &story, has_twin));
            shared = (has_twin && !again).then_some(story);
        }
        errors
    }

    fn error(&self, random: &mut Random, number: usize, about: &Thing, story: &Story, has_twin: bool) -> Value {
        let status = random.usual(&[400, 500, 404, 403, 409, 429, 503, 401]);
        let mut error = json!({
            "code": format!("{}.{number:0width$}", self.service.0, width = self.digits),
            "status": status,
            "message": both(&story.message),
        });
        if !story.placeholders.is_empty() {
            let described = story.placeholders.iter();
            error["placeholders"] =
                described.map(|(name, text)| json!({"name": name, "description": both(text)})).collect();
        }
        error["description"] = both(&story.description);
        error["action"] = both(&story.action);
        let mut notes = Vec::new();
        if has_twin {
            let text = Text {
                zh: "其他错误码也会返回这条错误信息。".to_owned(),
                en: "Other codes come with this message too.".to_owned(),
            };
            notes.push(json!({"kind": "sharedMessage", "text": both(&text)}));
        }
        if random.once_in(6) {
            notes.push(json!({"kind": "hint", "text": both(&note(random, self.service, about))}));
        }
        if !notes.is_empty() {
            error["notes"] = notes.into();
        }
        error
    }
}

/// A story with a unique message.
fn distinct(random: &mut Random, service: &Service, about: &Thing, seen: &mut HashSet<u64>) -> Story {
    loop {
        let story = story(random, service, about);
        let mut hasher = DefaultHasher::new();
        story.message.en.hash(&mut hasher);
        if seen.insert(hasher.finish()) {
            return story;
        }
    }
}

fn both(text: &Text) -> Value {
    json!({"zh": text.zh, "en": text.en})
}

fn described(service: &Service, digits: usize) -> Value {
    let (prefix, (zh, en), _) = service;
    json!({
        "id": prefix,
        "forms": [format!("{prefix}.{{{digits}}}")],
        "name": {"zh": zh, "en": en},
        "description": {"zh": format!("{zh}的错误码。"), "en": format!("Error codes of {en}.")},
    })
}

fn status((number, reason, retry, zh, en): &(u16, &str, &str, &str, &str)) -> Value {
    let action = match *retry {
        "notNeeded" => ("读取响应。", "Read the response."),
        "backoff" => ("稍后重试。", "Try again later."),
        _ => ("修改请求。", "Change the request."),
    };
    json!({
        "status": number,
        "reason": reason,
        "retry": retry,
        "description": {"zh": zh, "en": en},
        "action": {"zh": action.0, "en": action.1},
    })
}

/// An operation, the structures of its bodies, and its page.
fn operation(random: &mut Random, number: usize) -> (Value, [Value; 2], Value) {
    let service = random.any(SERVICES);
    let object = thing(random, &service);
    let verb = random.usual(VERBS);
    let name = object.snake.replace('_', "-");
    let id = format!("{}-{name}-{number:04}", verb.1.replace(' ', "-"));
    let title = json!({"zh": format!("{}{}", verb.0, object.text.zh), "en": format!("{} the {}", capital(verb.1), object.text.en)});
    let structure = |random: &mut Random, table: usize, direction: &str| {
        let attributes = &ATTRIBUTES[..3 + random.below(ATTRIBUTES.len() - 3)];
        let fields: Vec<Value> = attributes.iter().map(|(zh, en, snake)| {
            let mut field = json!({"name": format!("{}_{snake}", object.snake)});
            if direction == "request" {
                field["required"] = random.once_in(3).into();
            }
            field["type"] = "String".into();
            field["schema"] = json!({"type": "string"});
            field["description"] = json!({"zh": format!("{}的{zh}。", object.text.zh), "en": format!("The {en} of the {}.", object.text.en)});
            field
        }).collect();
        json!({
            "id": format!("{id}.{direction}"),
            "page": id,
            "table": table,
            "title": {"zh": format!("表{table}"), "en": format!("Table {table}")},
            "direction": direction,
            "operations": [id],
            "fields": fields,
        })
    };
    let structures = [structure(random, 1, "request"), structure(random, 2, "response")];
    let operation = json!({
        "id": id,
        "page": id,
        "method": random.usual(&["POST", "GET", "PUT", "DELETE"]),
        "path": format!("/v1/{{project_id}}/{name}s/{number}"),
        "title": title,
        "summary": {"zh": format!("{}{}。", verb.0, object.text.zh), "en": format!("The {} is {}.", object.text.en, verb.2)},
        "request": [format!("{id}.request")],
        "response": [format!("{id}.response")],
    });
    (operation, structures, json!({"id": id, "title": title}))
}

/// A release: its codes are some that the catalog has.
fn release(random: &mut Random, number: usize, codes: &[Value]) -> Value {
    let day = (number - 1) * APART;
    // Months of 28 days: every one of them is a day of the calendar.
    let date = format!("{}-{:02}-{:02}", 2010 + day / 336, day % 336 / 28 + 1, day % 28 + 1);
    let first = random.below(codes.len());
    let named: Vec<&Value> = codes.iter().skip(first).take(1 + random.below(8)).collect();
    let service = random.any(SERVICES).1;
    json!({
        "number": number,
        "date": date,
        "changes": [{
            "kind": random.usual(&["added", "changed"]),
            "pages": ["error-codes"],
            "text": {"zh": format!("{}的错误码有更新。", service.0), "en": format!("Error codes of {} were updated.", service.1)},
            "errors": named,
        }],
    })
}

/// A guide in Chinese and in English.
fn guide(random: &mut Random, codes: &[Value]) -> [String; 2] {
    let service = random.any(SERVICES);
    let subject = thing(random, &service).text;
    let code = codes[random.below(codes.len())].as_str().unwrap_or_default().to_owned();
    [
        format!("# {}排障\n\n先看[{code}](error:{code})，再检查{}。\n", subject.zh, subject.zh),
        format!(
            "# Trouble with the {}\n\nSee [{code}](error:{code}) first, then check the {}.\n",
            subject.en, subject.en
        ),
    ]
}
