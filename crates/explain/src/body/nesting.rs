//! Errors that a notation nests in others: XML, YAML, and maps printed by programs.

use super::bytes::line_around;
use super::link::Unit;

/// A notation in which fields have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `<code>Ecs.0204</code><detail><code>Ecs.0319</code></detail>`, `<error code="Ecs.0204"><cause code="Ecs.0319"/>`.
    Xml,
    /// `map[code:Ecs.0204 detail:map[code:Ecs.0319]]` of Go and `Array ( [code] => Ecs.0204 …` of PHP.
    Map,
    /// `code: Ecs.0204`, and indented below it `code: Ecs.0319`.
    Yaml,
}

/// The unit whose object contains that of each unit. The units are in order of appearance.
pub fn containers(notation: Notation, text: &str, units: &[Unit]) -> Vec<Option<usize>> {
    let mut containers = vec![None; units.len()];
    let mut depths = Depths { notation, text, at: 0, depth: 0 };
    // The units whose objects are open, and how deep these are.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (number, unit) in units.iter().enumerate().filter(|(_, unit)| unit.is_field) {
        let Some((least, depth)) = depths.until(unit.at) else {
            open.clear();
            continue;
        };
        while let Some((inner, inner_depth)) = open.pop_if(|(_, other)| *other > least) {
            // An object that ended is in this one, if this one was open all the time.
            if inner_depth > depth && depth == least && (notation == Notation::Yaml || depth > 0) {
                containers[inner] = containers[inner].or(Some(number));
            }
        }
        while open.pop_if(|(_, other)| *other >= depth).is_some() {}
        containers[number] = open.last().map(|(outer, _)| *outer);
        open.push((number, depth));
    }
    containers
}

/// The depths of objects along a text.
struct Depths<'t> {
    notation: Notation,
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Depths<'_> {
    /// The least depth up to a place, and the depth of the object there; `None` if the text there has no objects of
    /// the notation, or what is before is a separate text.
    fn until(&mut self, at: usize) -> Option<(usize, usize)> {
        let start = std::mem::replace(&mut self.at, at);
        let part = self.text.get(start..at)?;
        match self.notation {
            Notation::Xml => self.elements(part, start),
            Notation::Map => self.brackets(part),
            Notation::Yaml => self.lines(part, at),
        }
    }

    fn elements(&mut self, part: &str, start: usize) -> Option<(usize, usize)> {
        /// A tag ends before that.
        const MAX_TAG_BYTES: usize = 512;
        /// Elements of HTML that need no end.
        const WITHOUT_END: [&str; 8] = ["br", "hr", "p", "li", "img", "input", "meta", "link"];
        let (mut least, mut in_tag) = (self.depth, None);
        for (at, _) in part.match_indices('<') {
            let tag = &part[at + 1..];
            let is_end = tag.starts_with('/');
            let name = tag.trim_start_matches('/');
            let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-:".contains(byte)).count();
            let name = &name[..length];
            let whole = self.text.get(start + at + 1..).unwrap_or_default();
            let end = whole.bytes().take(MAX_TAG_BYTES).position(|byte| byte == b'>');
            let is_empty = end.is_some_and(|end| whole[..end].ends_with('/'));
            // The code is in an attribute of the last tag.
            let has_code = end.is_some_and(|end| end >= tag.len()) && part.ends_with(['"', '\'']);
            in_tag = has_code.then_some(self.depth + 1);
            if name.is_empty() || is_empty || WITHOUT_END.contains(&name) {
                continue;
            }
            self.depth = if is_end { self.depth.saturating_sub(1) } else { self.depth + 1 };
            least = least.min(self.depth);
        }
        // The code has a separate element, or is in an attribute of one.
        let is_in_element = part.ends_with('>') || part.ends_with("<![CDATA[");
        let depth = match in_tag {
            Some(depth) => depth,
            None => self.depth.checked_sub(1).filter(|_| is_in_element)?,
        };
        Some((least.min(depth), depth))
    }

    fn brackets(&mut self, part: &str) -> Option<(usize, usize)> {
        let mut least = self.depth;
        for byte in part.bytes() {
            match byte {
                b'[' | b'(' | b'{' => self.depth += 1,
                b']' | b')' | b'}' => self.depth = self.depth.saturating_sub(1),
                _ => continue,
            }
            least = least.min(self.depth);
        }
        (part.contains("map[") || part.contains("=>") || least == self.depth).then_some((least, self.depth))
    }

    fn lines(&mut self, part: &str, at: usize) -> Option<(usize, usize)> {
        let range = line_around(self.text, at);
        let line = self.text.get(range.start..at)?;
        let depth = column(line)?;
        let is_field = line.trim_end_matches([' ', '"', '\'']).ends_with(':') && line.matches(':').count() == 1;
        let value = self.text.get(at..range.end)?.trim().trim_end_matches(['"', '\'']);
        let is_alone = !value.contains([' ', ',', ':', '\t']);
        // The first line is that of the code before, the last one that of this code.
        let between: Vec<&str> = part.split('\n').skip(1).collect();
        let inner = &between[..between.len().saturating_sub(1)];
        let is_new_text = inner.iter().any(|line| line.trim().is_empty() || line.starts_with("---"));
        let least = inner.iter().filter_map(|line| column(line)).min().unwrap_or(depth).min(depth);
        (is_field && is_alone && !is_new_text).then_some((least, depth))
    }
}

/// The column of the name in a line of YAML; `None` for a blank line.
fn column(line: &str) -> Option<usize> {
    let name = line.trim_start_matches([' ', '-']);
    (!name.trim().is_empty()).then_some(line.len() - name.len())
}
