//! Records, codes and translations for `serde`.

use core::fmt;

pub use serde;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, SerializeMap as _, SerializeStruct as _, Serializer};

use crate::model::datum::{Datum, Encoder};
use crate::model::{Code, CodeBuf, Id, Json, Localized, Status, StatusCode, Text};
use crate::translate::Translation;

/// Serializes a value in the form of the data files.
///
/// # Errors
/// If the serializer fails.
pub fn serialize<'a, S: Serializer>(value: &impl Datum<'a>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = Writer { state: State::Start(serializer) };
    value.encode(&mut writer);
    match writer.state {
        State::Done(result) => result,
        State::Start(serializer) => serializer.serialize_unit(),
        State::Record(map) => map.end(),
        State::Taken => Err(serde::ser::Error::custom("the value was not written")),
    }
}

/// An [`Encoder`] that writes one value to a serializer.
struct Writer<S: Serializer> {
    state: State<S>,
}

enum State<S: Serializer> {
    Start(S),
    Record(S::SerializeMap),
    Done(Result<S::Ok, S::Error>),
    Taken,
}

impl<S: Serializer> Writer<S> {
    fn write(&mut self, write: impl FnOnce(S) -> Result<S::Ok, S::Error>) {
        if let State::Start(serializer) = core::mem::replace(&mut self.state, State::Taken) {
            self.state = State::Done(write(serializer));
        }
    }
}

impl<S: Serializer> Encoder for Writer<S> {
    fn string(&mut self, value: &str) {
        self.write(|serializer| serializer.serialize_str(value));
    }

    fn integer(&mut self, value: i64) {
        self.write(|serializer| serializer.serialize_i64(value));
    }

    fn boolean(&mut self, value: bool) {
        self.write(|serializer| serializer.serialize_bool(value));
    }

    fn json(&mut self, value: Json<'_>) {
        self.write(|serializer| value.serialize(serializer));
    }

    fn text(&mut self, value: Text<'_>) {
        self.write(|serializer| serializer.collect_map(value.iter()));
    }

    fn constant(&mut self, _: fmt::Arguments<'_>, json: fmt::Arguments<'_>) {
        self.write(|serializer| serializer.collect_str(&json));
    }

    fn number(&mut self, _: fmt::Arguments<'_>, json: i64) {
        self.integer(json);
    }

    fn constant_boolean(&mut self, _: &'static str, json: bool) {
        self.boolean(json);
    }

    fn wrapped(&mut self, _: &'static str, value: impl FnOnce(&mut Self)) {
        value(self);
    }

    fn members<'a, T: Datum<'a>>(&mut self, members: &[(&str, T)]) {
        self.write(|serializer| serializer.collect_map(members.iter().map(|(key, value)| (key, Member(value)))));
    }

    fn one_or_more<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        match values {
            [value] => self.write(|serializer| serialize(value, serializer)),
            _ => self.list(values),
        }
    }

    fn option<'a, T: Datum<'a>>(&mut self, value: Option<T>) {
        self.write(|serializer| match value {
            Some(value) => serialize(&value, serializer),
            None => serializer.serialize_none(),
        });
    }

    fn list<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        self.write(|serializer| serializer.collect_seq(values.iter().map(Member)));
    }

    fn record(&mut self, _: &'static str, fields: impl FnOnce(&mut Self)) {
        if let State::Start(serializer) = core::mem::replace(&mut self.state, State::Taken) {
            match serializer.serialize_map(None) {
                Ok(map) => {
                    self.state = State::Record(map);
                    fields(self);
                }
                Err(error) => self.state = State::Done(Err(error)),
            }
        }
    }

    fn field<'a, T: Datum<'a>>(&mut self, _: &'static str, key: &'static str, value: &T) {
        if let State::Record(map) = &mut self.state
            && !value.is_absent()
            && let Err(error) = map.serialize_entry(key, &Member(value))
        {
            self.state = State::Done(Err(error));
        }
    }
}

/// A value inside of another.
struct Member<'v, T>(&'v T);

impl<'a, T: Datum<'a>> Serialize for Member<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            // It is in its shortest form, so that a double has the same one.
            Self::Number(text) => match (text.parse::<u64>(), text.parse::<f64>()) {
                (Ok(value), _) => serializer.serialize_u64(value),
                (_, Ok(value)) => serializer.serialize_f64(value),
                _ => serializer.serialize_unit(),
            },
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(*items),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(key, value)| (key, value))),
        }
    }
}

crate::impl_serialize!(['a] Text<'a>);

impl Serialize for Code<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Id<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for CodeBuf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CodeBuf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeVisitor;

        impl Visitor<'_> for CodeVisitor {
            type Value = CodeBuf;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an error code: letters, digits and ._:/-")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<CodeBuf, E> {
                CodeBuf::new(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(CodeVisitor)
    }
}

impl Serialize for StatusCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.get())
    }
}

impl<'de> Deserialize<'de> for StatusCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u16::deserialize(deserializer)?;
        let expected = "an HTTP status between 100 and 599";
        Self::new(number).ok_or_else(|| de::Error::invalid_value(de::Unexpected::Unsigned(number.into()), &expected))
    }
}

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Localized", 2)?;
        members.serialize_field("text", self.text)?;
        members.serialize_field("locale", self.locale)?;
        members.end()
    }
}

impl Serialize for Translation<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// A value that is formatted when it is serialized.
        struct Shown<T>(T);

        impl<T: fmt::Display> Serialize for Shown<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        let mut members = serializer.serialize_struct("Translation", 13)?;
        members.serialize_field("code", &self.code())?;
        members.serialize_field("locale", self.description.locale)?;
        members.serialize_field("title", self.title.text)?;
        members.serialize_field("message", &Shown(self.message()))?;
        members.serialize_field("description", self.description.text)?;
        members.serialize_field("action", self.action.text)?;
        members.serialize_field("status", &self.status.map(|status| status.status))?;
        members.serialize_field("reason", &self.status.map(Status::reason))?;
        members.serialize_field("retry", &self.retry().map(crate::model::Retry::as_str))?;
        members.serialize_field("serverMessage", &self.server_message)?;
        members.serialize_field("seenMessage", &self.seen)?;
        members.serialize_field("betterFit", &self.better_fit().map(|error| error.code))?;
        members.serialize_field("page", &self.page().map(Shown))?;
        members.end()
    }
}
