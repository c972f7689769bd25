//! A data file: its text, its JSON with positions, and how to point into it.

use std::fmt;
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;

use crate::check::RuleId;
use crate::problem::{Problem, position};

/// A file of a data folder.
///
/// ```
/// use ecs_err::load::{Arena, Folder};
///
/// let arena = Arena::new();
/// let folder = Folder::read("data".as_ref(), &arena);
/// let file = folder.file("catalog.json").unwrap();
/// assert!(file.text.contains("弹性云服务器") && file.json.is_some());
/// ```
#[derive(Debug)]
pub struct File<'a> {
    /// The path below the folder, with `/` between its parts.
    pub path: &'a str,
    /// The text.
    pub text: &'a str,
    /// The JSON, if the file is JSON and is well formed.
    pub json: Option<ast::Value<'a>>,
}

/// A place in a data file.
///
/// ```
/// use ecs_err::check::RuleId;
/// use ecs_err::load::{Arena, Folder};
///
/// let arena = Arena::new();
/// let folder = Folder::read("data".as_ref(), &arena);
/// let place = folder.file("catalog.json").unwrap().place().key("languages").index(0);
/// let problem = place.problem(RuleId::UnknownLanguage, "no such language").help("use zh");
/// assert_eq!((problem.file.as_str(), problem.line > 1), ("catalog.json", true));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Place<'f> {
    file: &'f File<'f>,
    node: Option<&'f ast::Value<'f>>,
    range: (usize, usize),
}

impl<'a> File<'a> {
    /// Parses strict JSON (RFC 8259), or says at which bytes it is none and why.
    pub(crate) fn parse(text: &'a str) -> Result<ast::Value<'a>, (Range<usize>, String)> {
        let strict = jsonc_parser::ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        if let Some((at, letter)) = forbidden(text) {
            return Err((
                at..at + letter.len_utf8(),
                format!("the character U+{:04X} has no place here", u32::from(letter)),
            ));
        }
        match jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict) {
            Ok(parsed) => parsed.value.ok_or_else(|| (0..text.len().min(1), "the file is empty".to_owned())),
            Err(error) => {
                let range = error.range();
                Err((range.start..range.end, error.kind().to_string()))
            }
        }
    }

    /// The whole file as a place.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let place = folder.file("pages.json").unwrap().place();
    /// assert_eq!(place.to_string(), "pages.json:1:1");
    /// ```
    #[must_use]
    pub fn place(&self) -> Place<'_> {
        let end = self.text.find('\n').unwrap_or(self.text.len());
        let range = self.json.as_ref().map_or((0, end), |node| (node.start(), node.end()));
        Place { file: self, node: self.json.as_ref(), range }
    }

    /// A problem at some bytes of the file.
    ///
    /// ```
    /// use ecs_err::check::RuleId;
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let file = folder.file("pages.json").unwrap();
    /// let at = file.text.find("\"pages\"").unwrap();
    /// let problem = file.problem(RuleId::UnknownKey, at..at + 7, "unknown key");
    /// assert_eq!((problem.line, problem.column), (3, 3));
    /// ```
    pub fn problem(&self, rule: RuleId, range: Range<usize>, message: impl fmt::Display) -> Problem {
        let (line, column) = position(self.text, range.start);
        Problem { rule, file: self.path.to_owned(), range, line, column, message: message.to_string(), help: None }
    }
}

/// The first character that JSON allows neither in a string nor between tokens, where it stands,
/// though the parser does.
fn forbidden(text: &str) -> Option<(usize, char)> {
    let (mut in_string, mut escaped) = (false, false);
    text.char_indices().find(|(_, letter)| {
        let forbidden = match letter {
            _ if in_string => *letter < ' ',
            ' ' | '\t' | '\n' | '\r' => false,
            _ => letter.is_whitespace() || letter.is_control(),
        };
        in_string ^= *letter == '"' && !escaped;
        escaped = in_string && *letter == '\\' && !escaped;
        forbidden
    })
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = position(self.file.text, self.range.0);
        write!(f, "{}:{line}:{column}", self.file.path)
    }
}

impl<'f> Place<'f> {
    /// The place of a value.
    pub(crate) fn of(file: &'f File<'f>, node: &'f ast::Value<'f>) -> Self {
        Self { file, node: Some(node), range: (node.start(), node.end()) }
    }

    /// The value of a key of the object here; this place itself if there is none.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let whole = folder.file("pages.json").unwrap().place();
    /// assert_eq!(whole.key("pages").to_string(), "pages.json:3:12");
    /// assert_eq!(whole.key("no such key").to_string(), whole.to_string());
    /// ```
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        let property = self
            .node
            .and_then(ast::Value::as_object)
            .and_then(|object| object.properties.iter().find(|property| property.name.as_str() == key));
        property.map_or(self, |property| Self::of(self.file, &property.value))
    }

    /// The item of the array here; this place itself if there is none.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let pages = folder.file("pages.json").unwrap().place().key("pages");
    /// assert_eq!(pages.index(0).to_string(), "pages.json:4:5");
    /// assert_eq!(pages.index(usize::MAX).to_string(), pages.to_string());
    /// ```
    #[must_use]
    pub fn index(self, index: usize) -> Self {
        let item = self.node.and_then(ast::Value::as_array).and_then(|array| array.elements.get(index));
        item.map_or(self, |item| Self::of(self.file, item))
    }

    /// Whether a problem is at this place or within it.
    pub(crate) fn covers(self, problem: &Problem) -> bool {
        problem.file == self.file.path && self.range.0 <= problem.range.start && problem.range.end <= self.range.1
    }

    /// A problem here.
    ///
    /// ```
    /// use ecs_err::check::RuleId;
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let place = folder.file("pages.json").unwrap().place().key("pages");
    /// let problem = place.problem(RuleId::Unsorted, "not sorted");
    /// assert_eq!(problem.to_string(), "pages.json:3:12: not sorted [D304 unsorted]");
    /// ```
    pub fn problem(self, rule: RuleId, message: impl fmt::Display) -> Problem {
        self.file.problem(rule, self.range.0..self.range.1, message)
    }
}

impl Problem {
    /// The problem with advice.
    ///
    /// ```
    /// use ecs_err::check::RuleId;
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let problem = folder.files[0].problem(RuleId::EmptyText, 0..1, "it says nothing").help("say something");
    /// assert!(problem.to_string().ends_with("; say something"));
    /// ```
    #[must_use]
    pub fn help(self, help: impl fmt::Display) -> Self {
        Self { help: Some(help.to_string()), ..self }
    }

    /// The problem with advice, if there is any.
    ///
    /// ```
    /// use ecs_err::check::RuleId;
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let problem = || folder.files[0].problem(RuleId::EmptyText, 0..1, "it says nothing");
    /// assert_eq!(problem().help_if(None::<&str>).help, None);
    /// assert_eq!(problem().help_if(Some("say something")), problem().help("say something"));
    /// ```
    #[must_use]
    pub fn help_if(self, help: Option<impl fmt::Display>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }
}
