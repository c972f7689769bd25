//! YAML.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::Malformed;
use super::tree::{Node, Value};

/// The depth beyond which a file is refused: trees are walked recursively.
const MAX_DEPTH: usize = 100;

/// How many values aliases may add to a file.
const MAX_ALIASED: usize = 100_000;

/// How many bytes are parsed again for lines that are indented too little.
const MAX_REPEATED_BYTES: usize = 256 << 20;

/// Parses a file of one document or several. Scalars stay as they are written: 0100 keeps its zero.
///
/// Other parsers accept lines of a quoted scalar that are not indented. Blanks at their start mean nothing, so they
/// are added where the parser misses them.
pub(super) fn parse(text: &str) -> Result<Node, Malformed> {
    let mut text = std::borrow::Cow::Borrowed(text);
    let mut repeated = 0;
    loop {
        let malformed = match parse_strictly(&text) {
            Err(malformed) if malformed.what.contains("indentation in quoted scalar") => malformed,
            parsed => return parsed,
        };
        repeated += text.len();
        // The error is at the start of the scalar; its other lines follow.
        let (mut inside, mut indented) = (false, String::with_capacity(text.len()));
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            if inside && !line.trim().is_empty() {
                indented.push_str(INDENT);
                inside = !line.trim_end().ends_with(['"', '\'']);
            }
            inside |= number == malformed.line;
            indented.push_str(line);
        }
        if repeated > MAX_REPEATED_BYTES || indented.contains(&INDENT.repeat(4)) {
            return Err(malformed);
        }
        text = indented.into();
    }
}

/// More than quoted scalars of registries are indented.
const INDENT: &str = "                ";

fn parse_strictly(text: &str) -> Result<Node, Malformed> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| malformed(&error))?;
        builder.add(event, span.start.line())?;
    }
    let mut documents = builder.documents;
    Ok(match documents.len() {
        1 => documents.remove(0),
        _ => Node { line: 1, value: Value::List(documents) },
    })
}

fn malformed(error: &ScanError) -> Malformed {
    Malformed::new(error.marker().line(), error.info().to_owned())
}

/// Builds trees from events.
#[derive(Default)]
struct Builder {
    documents: Vec<Node>,
    /// The lists and maps that are not complete, with their anchors.
    open: Vec<(Node, usize)>,
    /// The keys whose values have not come yet: those of each open map.
    keys: Vec<Option<String>>,
    anchors: HashMap<usize, Node>,
    aliased: usize,
}

impl Builder {
    fn add(&mut self, event: Event<'_>, line: usize) -> Result<(), Malformed> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let is_null = style == ScalarStyle::Plain && matches!(&*text, "~" | "null" | "Null" | "NULL");
                self.value(Node::scalar(line, if is_null { String::new() } else { text.into_owned() }), anchor);
            }
            Event::SequenceStart(anchor, _) => self.begin(Value::List(Vec::new()), anchor, line)?,
            Event::MappingStart(anchor, _) => self.begin(Value::Map(Vec::new()), anchor, line)?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((node, anchor)) = self.open.pop() {
                    self.keys.pop();
                    self.value(node, anchor);
                }
            }
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor).cloned() else { return Ok(()) };
                self.aliased += size(&node);
                if self.aliased > MAX_ALIASED {
                    return Err(Malformed::new(line, "aliases repeat too many values".to_owned()));
                }
                self.value(node, 0);
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, value: Value, anchor: usize, line: usize) -> Result<(), Malformed> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Malformed::new(line, "values are nested too deeply".to_owned()));
        }
        self.open.push((Node { line, value }, anchor));
        self.keys.push(None);
        Ok(())
    }

    /// Puts a complete value where it belongs.
    fn value(&mut self, node: Node, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match (self.open.last_mut(), self.keys.last_mut()) {
            (Some((Node { value: Value::List(items), .. }, _)), _) => items.push(node),
            (Some((Node { value: Value::Map(members), .. }, _)), Some(key)) => match key.take() {
                None => *key = Some(node.text().unwrap_or_default().to_owned()),
                // A merge adds the members of another map.
                Some(name) if name == "<<" => {
                    let new =
                        node.members().iter().filter(|(name, _)| members.iter().all(|(own, _)| own != name)).cloned();
                    let new: Vec<_> = new.collect();
                    members.extend(new);
                }
                Some(name) => members.push((name, node)),
            },
            _ => self.documents.push(node),
        }
    }
}

/// How many values a tree has.
fn size(node: &Node) -> usize {
    1 + node.items().iter().map(size).sum::<usize>() + node.members().iter().map(|(_, node)| size(node)).sum::<usize>()
}
