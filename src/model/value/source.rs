//! What values are read from.

use core::fmt;

use super::Value;
use crate::model::{Json, Text};

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
