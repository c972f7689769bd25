//! How records are read, shown and described, without knowing by whom.
//!
//! Every type of the model is a [`Value`]. A data file is a [`Source`] of values; Rust source
//! text, JSON and the canonical form of a data file are [`Sink`]s; a JSON Schema is a
//! [`Describe`]. The traits stand here so that the model depends on nothing; serde can't take
//! their place because it reads no `&[T]`, keeps no positions and stops at the first mistake.
//!
//! ```
//! use ecs_err::value::{Describe, Sink, Source, Value};
//!
//! #[derive(Clone, Copy)]
//! struct Percent(i64);
//!
//! impl<'a> Value<'a> for Percent {
//!     const EMPTY: Self = Self(0);
//!
//!     fn read<S: Source<'a>>(source: S) -> Self {
//!         let Some(number) = source.integer() else { return Self::EMPTY };
//!         if !(0..=100).contains(&number) {
//!             source.reject(format_args!("an integer between 0 and 100"));
//!         }
//!         Self(number)
//!     }
//!
//!     fn show<S: Sink>(&self, sink: &mut S) {
//!         sink.integer(self.0);
//!     }
//!
//!     fn describe<D: Describe>(describe: D) -> D::Output {
//!         describe.integer(0, 100)
//!     }
//! }
//! ```

use core::fmt;

use super::{Json, Text};

/// A type of the model.
///
/// ```
/// use ecs_err::value::Value;
///
/// assert!(Option::<u32>::OPTIONAL && Option::<u32>::EMPTY.is_absent());
/// assert!(!<&str>::OPTIONAL);
/// ```
pub trait Value<'a>: Copy + 'a {
    /// What stands for an absent optional value, and for one that could not be read.
    ///
    /// A catalog is only made of sources without mistakes, so no substitute ever reaches one.
    ///
    /// ```
    /// use ecs_err::{Retry, value::Value};
    ///
    /// assert_eq!((<&str>::EMPTY, u32::EMPTY, Retry::EMPTY), ("", 0, Retry::NotNeeded));
    /// ```
    const EMPTY: Self;

    /// Whether the key of such a value may be left out.
    ///
    /// ```
    /// use ecs_err::value::Value;
    ///
    /// assert!(bool::OPTIONAL && !i64::OPTIONAL);
    /// ```
    const OPTIONAL: bool = false;

    /// Reads the value; what is wrong with it is reported to the source.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (_, release) = folder.each_release().next().unwrap();
    /// assert_eq!(release.date, ecs_err::Date::new(2015, 10, 15));
    /// # }
    /// ```
    fn read<S: Source<'a>>(source: S) -> Self;

    /// Shows the value to a sink.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// // JSON is a sink.
    /// assert_eq!(ecs_err::json::to_json(&ecs_err::StatusCode::of(404)), 404);
    /// # }
    /// ```
    fn show<S: Sink>(&self, sink: &mut S);

    /// Describes the type.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "statuses.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(schema["$defs"]["Status"]["properties"]["status"]["type"], "integer");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn describe<D: Describe>(describe: D) -> D::Output;

    /// Whether a data file leaves the value's key out.
    ///
    /// ```
    /// use ecs_err::value::Value;
    ///
    /// assert!(false.is_absent() && None::<u32>.is_absent() && !0_u32.is_absent());
    /// ```
    fn is_absent(&self) -> bool {
        false
    }
}

/// One value of a data file, at its position there.
///
/// ```
/// use ecs_err::value::{Source, SourceRecord, Value};
/// use ecs_err::{Json, StatusCode, Text};
/// use std::fmt::Arguments;
///
/// /// An integer that stands alone.
/// #[derive(Clone, Copy)]
/// struct Number(i64);
///
/// /// It is no record.
/// struct NoKeys;
///
/// impl<'a> Source<'a> for Number {
///     type Record = NoKeys;
///
///     fn string(self) -> Option<&'a str> { None }
///     fn integer(self) -> Option<i64> { Some(self.0) }
///     fn boolean(self) -> Option<bool> { None }
///     fn json(self) -> Json<'a> { Json::Integer(self.0) }
///     fn text(self) -> Text<'a> { Text::EMPTY }
///     fn list<T: Value<'a>>(self) -> &'a [T] { &[] }
///     fn record(self, _: &'static [&'static str]) -> NoKeys { NoKeys }
///     fn reject(self, expected: Arguments<'_>) { println!("{} is not {expected}", self.0) }
///     fn reject_word(self, _: &'static [&'static str]) {}
///     fn reject_code(self) {}
/// }
///
/// impl<'a> SourceRecord<'a> for NoKeys {
///     fn key<T: Value<'a>>(&self, _: &'static str) -> T { T::EMPTY }
/// }
///
/// assert_eq!(StatusCode::read(Number(404)), StatusCode::of(404));
/// assert_eq!(StatusCode::read(Number(85)), StatusCode::EMPTY);
/// ```
pub trait Source<'a>: Copy {
    /// The keys and values of a record.
    type Record: SourceRecord<'a>;

    /// The value as a string; anything else is reported.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (_, page) = folder.each_page().next().unwrap();
    /// assert_eq!(page.id, "add-security-group");
    /// # }
    /// ```
    fn string(self) -> Option<&'a str>;

    /// The value as an integer; anything else is reported.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (_, release) = folder.each_release().next().unwrap();
    /// assert_eq!(release.number, 1);
    /// # }
    /// ```
    fn integer(self) -> Option<i64>;

    /// The value as a Boolean; anything else is reported.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let mut structures = folder.each_structure().map(|(_, structure)| structure);
    /// let nic = structures.find(|structure| structure.id == "change-vpc.nic").unwrap();
    /// assert_eq!(nic.fields[0].required, Some(false));
    /// # }
    /// ```
    fn boolean(self) -> Option<bool>;

    /// The value as it stands.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (_, operation) = folder.each_operation().next().unwrap();
    /// assert!(matches!(operation.examples[0].body, Some(ecs_err::Json::Object(_))));
    /// # }
    /// ```
    fn json(self) -> Json<'a>;

    /// The value as text in the catalog's languages.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let (_, page) = folder.each_page().next().unwrap();
    /// assert_eq!(page.title.get("en"), Some("Add a security group"));
    /// # }
    /// ```
    fn text(self) -> Text<'a>;

    /// The value as a list.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// assert_eq!(folder.about.unwrap().value.languages, ["zh", "en"]);
    /// # }
    /// ```
    fn list<T: Value<'a>>(self) -> &'a [T];

    /// The value as a record with these keys; others are reported.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let path = std::env::temp_dir().join(format!("ecs-err-record-{}", std::process::id()));
    /// std::fs::create_dir_all(&path)?;
    /// std::fs::write(path.join("statuses.json"), r#"{"status": []}"#)?;
    /// let arena = Arena::new();
    /// let folder = Folder::read(&path, &arena);
    /// assert!(folder.problems.iter().any(|problem| problem.message.contains("unknown key \"status\"")));
    /// std::fs::remove_dir_all(&path)?;
    /// # }
    /// # std::io::Result::Ok(())
    /// ```
    fn record(self, keys: &'static [&'static str]) -> Self::Record;

    /// Reports that the value is not what was expected.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let path = std::env::temp_dir().join(format!("ecs-err-reject-{}", std::process::id()));
    /// std::fs::create_dir_all(&path)?;
    /// std::fs::write(path.join("statuses.json"), r#"{"statuses": [{"status": 42}]}"#)?;
    /// let arena = Arena::new();
    /// let folder = Folder::read(&path, &arena);
    /// let problems = &folder.problems;
    /// assert!(problems.iter().any(|problem| problem.message == "expected an HTTP status between 100 and 599"));
    /// std::fs::remove_dir_all(&path)?;
    /// # }
    /// # std::io::Result::Ok(())
    /// ```
    fn reject(self, expected: fmt::Arguments<'_>);

    /// Reports that the value is none of the words allowed.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let path = std::env::temp_dir().join(format!("ecs-err-word-{}", std::process::id()));
    /// std::fs::create_dir_all(&path)?;
    /// std::fs::write(path.join("statuses.json"), r#"{"statuses": [{"retry": "later"}]}"#)?;
    /// let arena = Arena::new();
    /// let folder = Folder::read(&path, &arena);
    /// assert!(folder.problems.iter().any(|problem| problem.message.ends_with("backoff, found \"later\"")));
    /// std::fs::remove_dir_all(&path)?;
    /// # }
    /// # std::io::Result::Ok(())
    /// ```
    fn reject_word(self, words: &'static [&'static str]);

    /// Reports that the value is not a code.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let path = std::env::temp_dir().join(format!("ecs-err-code-{}", std::process::id()));
    /// std::fs::create_dir_all(&path)?;
    /// std::fs::write(path.join("retired.json"), r#"{"retired": [{"code": "85"}]}"#)?;
    /// let arena = Arena::new();
    /// let folder = Folder::read(&path, &arena);
    /// assert!(folder.problems.iter().any(|problem| problem.message == "\"85\" is not an error code"));
    /// std::fs::remove_dir_all(&path)?;
    /// # }
    /// # std::io::Result::Ok(())
    /// ```
    fn reject_code(self);
}

/// The keys and values of a record in a data file.
///
/// ```
/// use ecs_err::value::{SourceRecord, Value};
///
/// /// A record without any keys.
/// struct Empty;
///
/// impl<'a> SourceRecord<'a> for Empty {
///     fn key<T: Value<'a>>(&self, _: &'static str) -> T { T::EMPTY }
/// }
///
/// assert_eq!(Empty.key::<Option<u32>>("table"), None);
/// ```
pub trait SourceRecord<'a> {
    /// The value of a key; an absent key that is not optional is reported.
    ///
    /// ```
    /// # #[cfg(feature = "load")]
    /// # {
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let path = std::env::temp_dir().join(format!("ecs-err-key-{}", std::process::id()));
    /// std::fs::create_dir_all(&path)?;
    /// std::fs::write(path.join("retired.json"), r#"{"retired": [{}]}"#)?;
    /// let arena = Arena::new();
    /// let folder = Folder::read(&path, &arena);
    /// assert!(folder.problems.iter().any(|problem| problem.message == "the key \"code\" is missing"));
    /// std::fs::remove_dir_all(&path)?;
    /// # }
    /// # std::io::Result::Ok(())
    /// ```
    fn key<T: Value<'a>>(&self, key: &'static str) -> T;
}

/// Something that values are shown to.
///
/// ```
/// use ecs_err::value::{Sink, Value};
/// use ecs_err::{Json, Text};
/// use std::fmt::Arguments;
///
/// /// Counts the strings in a value.
/// struct Strings(usize);
///
/// impl Sink for Strings {
///     fn string(&mut self, _: &str) { self.0 += 1 }
///     fn integer(&mut self, _: i64) {}
///     fn boolean(&mut self, _: bool) {}
///     fn json(&mut self, _: Json<'_>) {}
///     fn text(&mut self, text: Text<'_>) { self.0 += text.iter().len() }
///     fn constant(&mut self, _: Arguments<'_>, _: Arguments<'_>) {}
///     fn number(&mut self, _: Arguments<'_>, _: i64) {}
///     fn option<'a, T: Value<'a>>(&mut self, value: Option<T>) { value.iter().for_each(|value| value.show(self)) }
///     fn list<'a, T: Value<'a>>(&mut self, values: &[T]) { values.iter().for_each(|value| value.show(self)) }
///     fn record(&mut self, _: &'static str, fields: impl FnOnce(&mut Self)) { fields(self) }
///     fn field<'a, T: Value<'a>>(&mut self, _: &'static str, _: &'static str, value: &T) { value.show(self) }
/// }
///
/// let mut strings = Strings(0);
/// ecs_err::embedded().page("add-security-group").unwrap().show(&mut strings);
/// assert_eq!(strings.0, 3, "its id, and its title in two languages");
/// ```
pub trait Sink: Sized {
    /// Takes a string.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// assert_eq!(ecs_err::json::to_json(&"NIC"), "NIC");
    /// # }
    /// ```
    fn string(&mut self, value: &str);

    /// Takes an integer.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// assert_eq!(ecs_err::json::to_json(&85_u32), 85);
    /// # }
    /// ```
    fn integer(&mut self, value: i64);

    /// Takes a Boolean.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// assert_eq!(ecs_err::json::to_json(&true), true);
    /// # }
    /// ```
    fn boolean(&mut self, value: bool);

    /// Takes a value of any shape.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// use ecs_err::Json;
    ///
    /// let json = Json::Array(&[Json::Null, Json::Integer(1)]);
    /// assert_eq!(ecs_err::json::to_json(&json).to_string(), "[null,1]");
    /// # }
    /// ```
    fn json(&mut self, value: Json<'_>);

    /// Takes a text.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// let text = ecs_err::Text::new(&[("en", "Use another NIC.")]);
    /// assert_eq!(ecs_err::json::to_json(&text)["en"], "Use another NIC.");
    /// # }
    /// ```
    fn text(&mut self, value: Text<'_>);

    /// Takes a value that is `json` (a string) in JSON and the expression `rust` in Rust.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// assert_eq!(ecs_err::json::to_json(&ecs_err::Retry::AfterFix), "afterFix");
    /// # }
    /// ```
    fn constant(&mut self, rust: fmt::Arguments<'_>, json: fmt::Arguments<'_>);

    /// Takes an integer that is the expression `rust` in Rust.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// assert_eq!(ecs_err::json::to_json(&ecs_err::StatusCode::of(403)), 403);
    /// # }
    /// ```
    fn number(&mut self, rust: fmt::Arguments<'_>, json: i64);

    /// Takes an optional value.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// use ecs_err::json::to_json;
    ///
    /// assert!(to_json(&None::<u32>).is_null() && to_json(&Some(1_u32)) == 1);
    /// # }
    /// ```
    fn option<'a, T: Value<'a>>(&mut self, value: Option<T>);

    /// Takes a list.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// let list: &[&str] = &["zh", "en"];
    /// assert_eq!(ecs_err::json::to_json(&list), serde_json::json!(["zh", "en"]));
    /// # }
    /// ```
    fn list<'a, T: Value<'a>>(&mut self, values: &[T]);

    /// Takes a record: its type's name, then its fields.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// let page = ecs_err::embedded().page("add-security-group").unwrap();
    /// assert!(ecs_err::json::to_json(page).is_object());
    /// # }
    /// ```
    fn record(&mut self, name: &'static str, fields: impl FnOnce(&mut Self));

    /// Takes a field of the record: its name in Rust, its key in JSON, its value.
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// let page = ecs_err::embedded().page("add-security-group").unwrap();
    /// let json = ecs_err::json::to_json(page);
    /// assert!(json["id"] == "add-security-group" && json.get("notes").is_none(), "what is absent is left out");
    /// # }
    /// ```
    fn field<'a, T: Value<'a>>(&mut self, name: &'static str, key: &'static str, value: &T);
}

/// Something that takes the description of a type.
///
/// ```
/// use ecs_err::value::{Describe, Value};
///
/// /// Tells a type in a word.
/// struct Word;
///
/// impl Describe for Word {
///     type Output = &'static str;
///
///     fn string(self, _: Option<&'static str>) -> &'static str { "string" }
///     fn integer(self, _: i64, _: i64) -> &'static str { "integer" }
///     fn boolean(self) -> &'static str { "boolean" }
///     fn json(self) -> &'static str { "json" }
///     fn text(self) -> &'static str { "text" }
///     fn words(self, name: &'static str, _: &'static [(&'static str, &'static str)]) -> &'static str { name }
///     fn list<'a, T: Value<'a>>(self) -> &'static str { "list" }
///     fn record(self, name: &'static str, _: &'static str, _: impl FnOnce(&mut Self)) -> &'static str { name }
///     fn key<'a, T: Value<'a>>(&mut self, _: &'static str, _: &'static str) {}
/// }
///
/// assert_eq!(ecs_err::StatusCode::describe(Word), "integer");
/// assert_eq!(ecs_err::ErrorCode::describe(Word), "ErrorCode");
/// ```
pub trait Describe {
    /// What comes of it.
    type Output;

    /// A string, of this form (an ECMA 262 regular expression).
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "catalog.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(schema["properties"]["edition"]["pattern"], "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn string(self, pattern: Option<&'static str>) -> Self::Output;

    /// An integer between two bounds.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "statuses.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// let status = &schema["$defs"]["Status"]["properties"]["status"];
    /// assert_eq!((status["minimum"].as_i64(), status["maximum"].as_i64()), (Some(100), Some(599)));
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn integer(self, minimum: i64, maximum: i64) -> Self::Output;

    /// `true` or `false`.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "structures.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(schema["$defs"]["Field"]["properties"]["required"]["type"], "boolean");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn boolean(self) -> Self::Output;

    /// Any value.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "structures.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert!(schema["$defs"]["Schema"]["properties"]["default"].get("type").is_none());
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn json(self) -> Self::Output;

    /// Text in each of the catalog's languages.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "statuses.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(schema["$defs"]["Status"]["properties"]["action"]["$ref"], "#/$defs/Text");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn text(self) -> Self::Output;

    /// One of these words, each with its meaning.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "statuses.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(schema["$defs"]["Retry"]["oneOf"][1]["const"], "afterFix");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn words(self, name: &'static str, words: &'static [(&'static str, &'static str)]) -> Self::Output;

    /// A list.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "statuses.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// let notes = &schema["$defs"]["Status"]["properties"]["notes"];
    /// assert_eq!((notes["type"].as_str(), notes["items"]["$ref"].as_str()), (Some("array"), Some("#/$defs/Note")));
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn list<'a, T: Value<'a>>(self) -> Self::Output;

    /// A record.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "statuses.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(schema["$defs"]["Status"]["description"], "What an HTTP status means for a client of the API.");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn record(self, name: &'static str, doc: &'static str, keys: impl FnOnce(&mut Self)) -> Self::Output;

    /// A key of the record.
    ///
    /// ```
    /// # #[cfg(feature = "schema")]
    /// # {
    /// let (_, text) = ecs_err::schema::all().find(|(name, _)| *name == "statuses.json").unwrap();
    /// let schema: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(schema["$defs"]["Status"]["properties"]["reason"]["description"], "The reason phrase that IANA registers.");
    /// # }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn key<'a, T: Value<'a>>(&mut self, key: &'static str, doc: &'static str);
}

impl<'a> Value<'a> for &'a str {
    const EMPTY: Self = "";

    fn read<S: Source<'a>>(source: S) -> Self {
        source.string().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.string(self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.string(None)
    }
}

impl<'a> Value<'a> for bool {
    const EMPTY: Self = false;
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.boolean().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.boolean(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.boolean()
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl<'a> Value<'a> for i64 {
    const EMPTY: Self = 0;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.integer().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.integer(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.integer(i64::MIN, i64::MAX)
    }
}

impl<'a> Value<'a> for u32 {
    const EMPTY: Self = 0;

    fn read<S: Source<'a>>(source: S) -> Self {
        let Some(value) = source.integer() else { return Self::EMPTY };
        u32::try_from(value).unwrap_or_else(|_| {
            source.reject(format_args!("an integer between 0 and {}", u32::MAX));
            Self::EMPTY
        })
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.integer(i64::from(*self));
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.integer(0, i64::from(u32::MAX))
    }
}

impl<'a, T: Value<'a>> Value<'a> for Option<T> {
    const EMPTY: Self = None;
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        Some(T::read(source))
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.option(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        T::describe(describe)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<'a, T: Value<'a>> Value<'a> for &'a [T] {
    const EMPTY: Self = &[];
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.list()
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.list(self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.list::<T>()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
