//! What values are shown to.

use core::fmt;

use super::Value;
use crate::model::{Json, Text};

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
