//! What the fields of an answer mean, by their names.

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A code, or a number that is an HTTP status.
    Code,
    /// The server's words; the lower, the better they say what went wrong.
    Message(u8),
    /// The id of the request.
    RequestId,
    /// A number that is an HTTP status.
    Status,
    /// The error that what it stands in is about, not a cause of it.
    Same,
    /// A code that explains the one beside it.
    Addition,
    /// Anything else.
    Other,
}

/// The longest name that means something, without what separates its words.
const LONGEST: usize = 24;

/// The role of a field.
///
/// Names are in every style: `error_code`, `errorCode`, `Error-Code`, `error code`.
pub fn role(name: &str) -> Role {
    let mut folded = [0; LONGEST];
    let mut length = 0;
    for byte in name.as_bytes() {
        if length == LONGEST {
            return Role::Other;
        }
        folded[length] = byte.to_ascii_lowercase();
        length += usize::from(!matches!(byte, b'_' | b'-' | b' ' | b'.'));
    }
    match &folded[..length] {
        b"code" | b"errorcode" | b"errcode" | b"errorcodestr" | b"errcodestr" | b"suberrorcode" => Role::Code,
        b"additionerrorcode" => Role::Addition,
        b"message" | b"msg" | b"errormsg" | b"errmsg" | b"errormessage" | b"errmessage" | b"externalmessage"
        | b"servermessage" => Role::Message(0),
        b"failreason" | b"failedreason" | b"failurereason" | b"errorreason" | b"reason" | b"reasonis" => {
            Role::Message(1)
        }
        b"additionerrormsg" | b"errorcodemessage" | b"errordescription" | b"errordetail" | b"errordetails"
        | b"faultstring" => Role::Message(2),
        b"detail" | b"details" => Role::Message(3),
        b"title" | b"errortitle" => Role::Message(4),
        b"requestid" | b"xrequestid" | b"xopenstackrequestid" | b"xcomputerequestid" => Role::RequestId,
        b"statuscode" | b"httpcode" | b"httpstatus" | b"httpstatuscode" | b"status" => Role::Status,
        b"error" | b"fault" | b"errorinfo" => Role::Same,
        _ => Role::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_the_same_in_every_style() {
        for name in ["error_code", "errorCode", "ErrorCode", "error-code", "error code", "ERROR_CODE"] {
            assert_eq!(role(name), Role::Code, "{name}");
        }
        assert_eq!(role("X-Request-Id"), Role::RequestId);
        assert_eq!(role("encoded_authorization_message"), Role::Other);
    }
}
