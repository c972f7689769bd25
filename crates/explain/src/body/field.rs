//! The roles of the fields of a response, by their names.

/// The role of a field in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A code, or a number that is an HTTP status.
    Code,
    /// A code, if it has the form of a service's codes, else the id of one occurrence.
    CodeOrId,
    /// The server's message; a lower number means a more specific one.
    Message(u8),
    /// The id of the request.
    RequestId,
    /// A number that is an HTTP status.
    Status,
    /// The same error as the object around it, not a cause of it.
    Same,
    /// A code that explains the one next to it.
    Addition,
    /// Anything else.
    Other,
}

impl Role {
    pub const fn is_message(self) -> bool {
        matches!(self, Self::Message(_))
    }
}

/// Longer names have no role; the separators of words do not count.
const MAX_NAME_LEN: usize = 24;

/// The role of a field.
///
/// Names are in every style: `error_code`, `errorCode`, `Error-Code`, `error code`.
pub fn role(name: &str) -> Role {
    let mut folded = [0; MAX_NAME_LEN];
    let mut length = 0;
    for byte in name.as_bytes() {
        if length == MAX_NAME_LEN {
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
        b"statuscode"
        | b"httpcode"
        | b"httpstatus"
        | b"httpstatuscode"
        | b"status"
        | b"errstatus"
        | b"errorstatus"
        | b"responsestatus"
        | b"responsestatuscode"
        | b"httpresponsestatuscode" => Role::Status,
        b"error" | b"fault" | b"errorinfo" => Role::Same,
        _ => Role::Other,
    }
}

/// The role of the Chinese name at the end of a text, and where the name begins.
pub fn role_in_chinese(text: &str) -> Option<(usize, Role)> {
    const NAMES: [(&str, Role); 17] = [
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
        ("返回码", Role::Status),
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
    fn names_in_chinese_end_the_text_before_their_values() {
        assert_eq!(role_in_chinese("失败，错误码"), Some(("失败，".len(), Role::Code)));
        assert_eq!(role_in_chinese("HTTP状态码"), Some((4, Role::Status)));
        assert_eq!(role_in_chinese("错误码是"), None);
    }
}
