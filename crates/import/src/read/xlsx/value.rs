//! Values of cells as people see them.

use calamine::{DataRef, ExcelDateTime};

/// The text of a value; the format is that of numbers, such as `00000`.
pub(super) fn text_of(value: &DataRef<'_>, format: Option<&str>) -> String {
    match value {
        DataRef::Int(number) => padded(number.to_string(), format),
        DataRef::Float(number) => padded(number.to_string(), format),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(time) => date(time),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A whole number with the zeros that a format such as `00000` puts before it.
fn padded(number: String, format: Option<&str>) -> String {
    let zeros = format.filter(|format| !format.is_empty() && format.bytes().all(|byte| byte == b'0'));
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    match zeros.filter(|_| is_whole) {
        Some(zeros) => format!("{number:0>width$}", width = zeros.len()),
        None => number,
    }
}

/// A date, with the time if it has one.
fn date(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    match (time.is_duration(), hour, minute, second) {
        (true, ..) => format!("{hour:02}:{minute:02}:{second:02}"),
        (false, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_people_see() {
        for (number, format, text) in [
            (1001.0, None, "1001"),
            (-32000.0, Some("General"), "-32000"),
            (942.0, Some("00000"), "00942"),
            (0.5, Some("0"), "0.5"),
            (1e15, None, "1000000000000000"),
        ] {
            assert_eq!(text_of(&DataRef::Float(number), format), text);
        }
        assert_eq!(text_of(&DataRef::Bool(true), None), "TRUE");
    }
}
