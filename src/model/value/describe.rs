//! What types are described to.

use super::Value;

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
