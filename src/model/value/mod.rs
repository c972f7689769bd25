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

mod describe;
mod plain;
mod sink;
mod source;

pub use describe::Describe;
pub use sink::Sink;
pub use source::{Source, SourceRecord};

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
