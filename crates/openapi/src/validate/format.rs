//! The formats of strings.

use std::net::{Ipv4Addr, Ipv6Addr};

use ecs_err_core::Date;
use ecs_err_core::model::Format;

/// Whether a text has a format.
pub fn has_format(text: &str, format: Format) -> bool {
    match format {
        Format::Uuid => is_uuid(text),
        Format::Ip => is_ipv4(text) || is_ipv6(text),
        Format::Ipv4 => is_ipv4(text),
        Format::Ipv6 => is_ipv6(text),
        Format::Mac => is_mac(text),
        Format::DateTime => is_date_time(text),
        Format::Uri => is_uri(text),
    }
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// Five groups of hexadecimal digits (RFC 9562).
fn is_uuid(text: &str) -> bool {
    let groups = [8, 4, 4, 4, 12];
    text.split('-').map(str::len).eq(groups) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// Six pairs of hexadecimal digits, with a colon or a hyphen between them.
fn is_mac(text: &str) -> bool {
    let is_right =
        |(at, byte): (usize, u8)| if at % 3 == 2 { matches!(byte, b':' | b'-') } else { byte.is_ascii_hexdigit() };
    text.len() == 17 && text.bytes().enumerate().all(is_right)
}

/// A day and a time with an offset (RFC 3339).
fn is_date_time(text: &str) -> bool {
    let Some((day, time)) = text.split_once(['T', 't']) else { return false };
    let Some(offset_at) = time.find(['Z', 'z', '+', '-']) else { return false };
    let (time, offset) = time.split_at(offset_at);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [hour, minute, second] = time.split(':').map(two_digits).collect::<Vec<_>>()[..] else { return false };
    let offset_is_right = match offset.strip_prefix(['+', '-']) {
        Some(offset) => match offset.split(':').map(two_digits).collect::<Vec<_>>()[..] {
            [hour, minute] => hour < Some(24) && minute < Some(60) && hour.is_some() && minute.is_some(),
            _ => false,
        },
        None => offset.len() == 1,
    };
    let in_time = |part: Option<u8>, limit: u8| part.is_some_and(|part| part < limit);
    day.parse::<Date>().is_ok()
        && in_time(hour, 24)
        && in_time(minute, 60)
        // A leap second is the 61st.
        && in_time(second, 61)
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && offset_is_right
}

fn two_digits(text: &str) -> Option<u8> {
    let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A scheme, a colon, and the characters of an address (RFC 3986).
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let mut bytes = rest.bytes();
    let mut has_address = true;
    while let Some(byte) = bytes.next() {
        has_address &= match byte {
            b'%' => {
                bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
                    && bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
            }
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte),
        };
    }
    is_scheme && has_address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_those_of_their_standards() {
        for (format, right, wrong) in [
            (
                Format::Uuid,
                &["d32019d3-bc6e-4319-9c1d-6722fc136a23", "D32019D3-BC6E-4319-9C1D-6722FC136A23"][..],
                &["", "d32019d3bc6e43199c1d6722fc136a23", "d32019d3-bc6e-4319-9c1d-6722fc136a2g"][..],
            ),
            (Format::Ip, &["192.0.2.1", "2001:db8::1"], &["", "192.0.2", "192.0.2.01", "192.0.2.1/24", "::1%eth0"]),
            (Format::Ipv4, &["192.0.2.1"], &["::1"]),
            (Format::Ipv6, &["::1"], &["192.0.2.1"]),
            (
                Format::Mac,
                &["fa:16:3e:00:00:01", "FA-16-3E-00-00-01"],
                &["", "fa:16:3e:00:00", "fa163e000001", "fa:16:3e:00:00:0g"],
            ),
            (
                Format::DateTime,
                &["2024-05-30T12:00:00Z", "2024-02-29T23:59:60.5+08:00", "2024-05-30t12:00:00z"],
                &[
                    "",
                    "2024-05-30",
                    "2024-05-30T12:00:00",
                    "2023-02-29T12:00:00Z",
                    "2024-05-30T24:00:00Z",
                    "2024-05-30T12:00:00.Z",
                    "2024-05-30T12:00:00+8:00",
                    "2024-05-30T12:00Z",
                    "2024-05-30T12:00:00+",
                ],
            ),
            (
                Format::Uri,
                &["https://example.org/a?b=c#d", "urn:a:b", "a:%20"],
                &["", "example.org", "/a", "https://a b", "a:%2", "1a:b", "a:é"],
            ),
        ] {
            for text in right {
                assert!(has_format(text, format), "{format}: {text}");
            }
            for text in wrong {
                assert!(!has_format(text, format), "{format}: {text}");
            }
        }
    }
}
