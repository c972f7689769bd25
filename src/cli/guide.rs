//! `ecs-err guide`: shows a guide, or lists the guides.

use ecs_err::Guide;
use ecs_err::export::to_json;
use ecs_err::model::Localized;
use ecs_err::text::printable_line;
use ecs_err_answers::record;
use serde_json::Value;

use super::args::{self, Args};
use super::error::CliError;
use super::layout::{STRONG, pair, styled, wrap};
use super::nearest::nearest;
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::values::Format;
use super::{ExitStatus, markdown_text};

pub fn run(args: &Args, guide: &args::Guide, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    if guide.id.is_empty() {
        list(&session, guide.format, output);
        return Ok(ExitStatus::Success);
    }
    let asked = printable_line(&guide.id.join(" "));
    match find(&session, &asked) {
        Some(found) => {
            show(&session, &asked, found, guide.format, output);
            Ok(ExitStatus::Success)
        }
        None => {
            let suggestions = nearest(&asked, session.catalog.guides().iter().map(|guide| guide.id.as_str()));
            if matches!(guide.format, Format::Json | Format::Jsonl) {
                let record = record::not_found(&asked, "notAGuide", &suggestions);
                output.json(&Value::from(vec![record]), guide.format);
            }
            session.note(&session.sentence(session.ui.unknown_guide, &asked));
            session.did_you_mean(&suggestions).iter().for_each(|question| session.note(question));
            Ok(ExitStatus::NotFound)
        }
    }
}

/// The guide with an id or a title, in any letter case.
fn find<'s>(session: &Session<'s>, asked: &str) -> Option<&'s Guide<'s>> {
    let is_asked = |text: &str| text.to_lowercase() == asked.to_lowercase();
    let mut guides = session.catalog.guides().iter();
    guides.find(|guide| is_asked(guide.id.as_str()) || guide.title.iter().any(|(_, title)| is_asked(title)))
}

/// The id and title of each guide.
fn list(session: &Session<'_>, format: Format, output: &mut Output) {
    let guides = session.catalog.guides();
    match format {
        Format::Human => {
            for guide in guides {
                let title = session.line(guide.title);
                output.lines(&pair(STRONG, guide.id.as_str(), anstyle::Style::new(), &title, output.width()));
            }
        }
        Format::Json | Format::Jsonl => {
            let records = guides.iter().map(|guide| record::found(guide.id.as_str(), "guide", to_json(guide)));
            output.json(&records.collect::<Value>(), format);
        }
        Format::Markdown => {
            for guide in guides {
                output.line(&format!("- `{}`: {}", guide.id.as_str(), session.line(guide.title)));
            }
        }
    }
}

fn show(session: &Session<'_>, asked: &str, guide: &Guide<'_>, format: Format, output: &mut Output) {
    if matches!(format, Format::Json | Format::Jsonl) {
        output.json(&Value::from(vec![record::found(asked, "guide", to_json(guide))]), format);
        return;
    }
    // Guides have a title and a body in the same languages.
    let texts = session.texts(guide.title).into_iter().zip(session.localized(guide.body));
    for (at, (title, Localized { text: body, locale })) in texts.enumerate() {
        if at > 0 {
            output.line("");
        }
        if format == Format::Markdown {
            let body = markdown_text::without_record_links(body, locale);
            output.text(&format!("# {title}\n\n{}\n", body.trim_end()));
        } else {
            let width = output.width();
            output.lines(&wrap(title, width).iter().map(|line| styled(STRONG, line)).collect::<Vec<_>>());
            output.line("");
            output.lines(&markdown_text::lines(body, locale, width));
        }
    }
}
