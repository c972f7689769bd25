//! What the fields of an answer mean, by their names.

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A code, or a number that is an HTTP status.
    Code,
    /// A code, if it is written as services write theirs, or else what names one error of many.
    CodeOrId,
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
        b"code" | b"errorcode" | b"errcode" | b"errorcodestr" | b"errcodestr" | b"suberrorcode" | b"sqlstate"
        | b"errno" | b"errorno" => Role::Code,
        b"additionerrorcode" => Role::Addition,
        b"errorid" => Role::CodeOrId,
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

/// The role of the name in Chinese that a text ends with, and where that begins.
pub fn role_in_chinese(text: &str) -> Option<(usize, Role)> {
    const NAMES: [(&str, Role); 16] = [
        ("错误码", Role::Code),
        ("错误代码", Role::Code),
        ("错误编码", Role::Code),
        ("错误信息", Role::Message(0)),
        ("错误消息", Role::Message(0)),
        ("错误描述", Role::Message(0)),
        ("报错信息", Role::Message(0)),
        ("错误原因", Role::Message(1)),
        ("失败原因", Role::Message(1)),
        ("错误详情", Role::Message(2)),
        ("请求ID", Role::RequestId),
        ("请求Id", Role::RequestId),
        ("请求id", Role::RequestId),
        ("请求标识", Role::RequestId),
        ("状态码", Role::Status),
        ("响应码", Role::Status),
    ];
    NAMES.iter().find_map(|(name, role)| Some((text.strip_suffix(name)?.len(), *role)))
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

    #[test]
    fn names_in_chinese_are_the_end_of_what_stands_before_their_values() {
        assert_eq!(role_in_chinese("失败，错误码"), Some(("失败，".len(), Role::Code)));
        assert_eq!(role_in_chinese("HTTP状态码"), Some((4, Role::Status)));
        assert_eq!(role_in_chinese("错误码是"), None);
    }
}
