use super::{Json, Text};

string_enum! {
    /// A type of JSON Schema.
    pub enum JsonType {
        /// A string.
        String = "string",
        /// An integer.
        Integer = "integer",
        /// A number.
        Number = "number",
        /// true or false.
        Boolean = "boolean",
        /// An object.
        Object = "object",
        /// An array.
        Array = "array",
    }
}

string_enum! {
    /// A format of a string; JSON Schema's names where it has one.
    pub enum Format {
        /// A UUID (RFC 4122).
        Uuid = "uuid",
        /// An IP address of either version.
        Ip = "ip",
        /// An IPv4 address.
        Ipv4 = "ipv4",
        /// An IPv6 address.
        Ipv6 = "ipv6",
        /// A MAC address.
        Mac = "mac",
        /// A date and time (RFC 3339, ISO 8601).
        DateTime = "date-time",
        /// A URI (RFC 3986).
        Uri = "uri",
    }
}

schema_struct! {
    /// The values of a field, with keywords of JSON Schema.
    pub struct Schema<'a> {
        /// The type.
        "type" => json_type: JsonType,
        /// The type of an array's items.
        "items" => items: Option<JsonType>,
        /// The format of a string.
        "format" => format: Option<Format>,
        /// The allowed values with their meanings.
        "enum" => values: &'a [EnumValue<'a>],
        /// Whether values outside of enum occur.
        "open" => open: bool,
        /// The value if the field is absent.
        "default" => default: Option<Json<'a>>,
        /// The smallest value.
        "minimum" => minimum: Option<i64>,
        /// The largest value.
        "maximum" => maximum: Option<i64>,
        /// The step of the value in each range.
        "steps" => steps: &'a [Step<'a>],
        /// The unit of measurement.
        "unit" => unit: Option<&'a str>,
        /// The structure that describes the object, or each object of the array.
        "ref" => structure: Option<&'a str>,
        /// Example values.
        "examples" => examples: &'a [Json<'a>],
        /// Whether only the service sets it.
        "readOnly" => read_only: bool,
        /// Whether it should no longer be used.
        "deprecated" => deprecated: bool,
    }
}

schema_struct! {
    /// A value that a field may have.
    pub struct EnumValue<'a> {
        /// The value.
        "value" => value: Json<'a>,
        /// What it means.
        "description" => description: Text<'a>,
    }
}

schema_struct! {
    /// The step by which a value changes within a range.
    pub struct Step<'a> {
        /// The lower end of the range.
        "minimum" => minimum: Option<i64>,
        /// The upper end of the range.
        "maximum" => maximum: Option<i64>,
        /// The step.
        "multipleOf" => multiple_of: i64,
        /// The description of the step.
        "description" => description: Text<'a>,
    }
}
