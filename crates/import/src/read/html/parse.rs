//! HTML text to a tree, with limits on what hostile pages cost.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::tree::{Builder, Id, Tree};
use crate::read::error::{Located, ReadProblem, Result};
use crate::read::limits::Limits;

/// How many bytes are parsed between two looks at the limits.
const STEP_BYTES: usize = 2048;
/// The parser compares each attribute of an element with all others.
const MAX_ATTRIBUTES: usize = 500;

/// Parses a page or a part of one.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Tree> {
    check_attributes(text)?;
    let options = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let sink = ClosingSink { builder: TreeBuilder::new(Builder::new(), options) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP_BYTES.min(rest.len())));
        rest = after;
        input.push_back(StrTendril::from_slice(step));
        // A script ends a step of the parser; it is not run.
        while matches!(tokenizer.feed(&input), TokenizerResult::Script(_)) {}
        check_cost(&tokenizer.sink.builder.sink, limits)?;
    }
    tokenizer.end();
    check_cost(&tokenizer.sink.builder.sink, limits)?;
    Ok(tokenizer.sink.builder.sink.finish())
}

fn check_cost(builder: &Builder, limits: &Limits) -> Result<()> {
    let problem = if builder.deepest() > limits.depth {
        ReadProblem::TooDeep { limit: limits.depth }
    } else if builder.work() > limits.cells.saturating_mul(4) {
        ReadProblem::TooManyElements { limit: limits.cells }
    } else {
        return Ok(());
    };
    Err(Located::at(builder.line(), problem))
}

/// Closes elements such as `<a/>` and `<Anchor />`, as the writers of XHTML and JSX mean it; browsers leave them open.
struct ClosingSink {
    builder: TreeBuilder<Id, Builder>,
}

impl TokenSink for ClosingSink {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        let closed = match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag && tag.self_closing && !is_void(&tag.name) => {
                Some(Tag { kind: TagKind::EndTag, self_closing: false, attrs: Vec::new(), ..tag.clone() })
            }
            _ => None,
        };
        let result = self.builder.process_token(token, line);
        let Some(end) = closed else { return result };
        let _ = self.builder.process_token(Token::TagToken(end), line);
        TokenSinkResult::Continue
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that have no end tag.
fn is_void(name: &str) -> bool {
    const VOID: [&str; 16] = [
        "area", "base", "basefont", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr", "p",
    ];
    VOID.contains(&name)
}

/// Refuses an element with so many attributes that comparing them takes minutes.
fn check_attributes(text: &str) -> Result<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        at = start + 1;
        if text[at..].starts_with("!--") {
            let Some(end) = text[at..].find("-->") else { return Ok(()) };
            at += end;
            continue;
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (mut words, mut quote, mut is_in_word) = (0, None, false);
        while let Some(&byte) = bytes.get(at) {
            match (quote, byte) {
                (None, b'>') => break,
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => (quote, is_in_word) = (None, false),
                (None, b' ' | b'\t' | b'\n' | b'\x0c' | b'/') => is_in_word = false,
                (None, _) if !is_in_word => {
                    is_in_word = true;
                    words += 1;
                }
                _ => {}
            }
            at += 1;
            if words > MAX_ATTRIBUTES {
                let line = text[..start].matches('\n').count() + 1;
                return Err(Located::at(line, ReadProblem::TooManyAttributes { limit: MAX_ATTRIBUTES }));
            }
        }
        if at >= bytes.len() {
            break;
        }
    }
    Ok(())
}
