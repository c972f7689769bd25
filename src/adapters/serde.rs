//! Codes, statuses and translations for `serde`.

use core::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::model::{Code, Localized, StatusCode};

use crate::translate::Translation;

/// ```
/// use ecs_err::Code;
///
/// assert_eq!(serde_json::to_string(&Code::ECS_0085)?, "\"Ecs.0085\"");
/// assert_eq!(serde_json::from_str::<Code>("\"Ecs.0085\"")?, Code::ECS_0085);
/// assert!(serde_json::from_str::<Code>("\"Ecs\"").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Code;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an error code such as \"Ecs.0085\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Code, E> {
                text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Text)
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

/// ```
/// use ecs_err::{Code, translate};
///
/// let json = serde_json::to_value(translate(Code::ECS_0085, None, "en").unwrap())?;
/// assert_eq!((&json["code"], &json["action"]), (&"Ecs.0085".into(), &"Use another NIC.".into()));
/// assert_eq!((&json["status"], &json["locale"]), (&400.into(), &"en".into()));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Translation<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// What is made when it is shown.
        struct Shown<T>(T);

        impl<T: fmt::Display> Serialize for Shown<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        let mut members = serializer.serialize_struct("Translation", 12)?;
        members.serialize_field("code", &self.code())?;
        members.serialize_field("locale", self.description.locale)?;
        members.serialize_field("title", self.title.text)?;
        members.serialize_field("message", &Shown(self.message()))?;
        members.serialize_field("description", self.description.text)?;
        members.serialize_field("action", self.action.text)?;
        members.serialize_field("status", &self.error.status)?;
        members.serialize_field("reason", &self.status.map(|status| status.reason))?;
        members.serialize_field("retry", &self.retry().map(crate::Retry::as_str))?;
        members.serialize_field("serverMessage", &self.server_message)?;
        members.serialize_field("betterFit", &self.better_fit().map(|error| error.code))?;
        members.serialize_field("page", &self.page().map(Shown))?;
        members.end()
    }
}
