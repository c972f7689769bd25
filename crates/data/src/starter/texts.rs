//! The texts of the examples, as our own texts are written.

/// A text in the languages of the program.
pub(super) struct Words {
    pub english: &'static str,
    pub chinese: &'static str,
}

const fn words(english: &'static str, chinese: &'static str) -> Words {
    Words { english, chinese }
}

pub(super) const TITLE: Words = words("{name} error codes", "{name}错误码");
pub(super) const SERVICE: Words = words("Error codes of the {name} API.", "{name}接口返回的错误码。");

/// An error of the new catalog.
pub(super) struct Example {
    pub name: &'static str,
    pub status: u16,
    pub message: Words,
    pub description: Words,
    pub action: Words,
    pub retry: &'static str,
    pub family: Words,
}

const CALLER: Words = words("Requests that the caller has to change", "需要调用方修改的请求");
const LATER: Words = words("Requests that succeed later", "稍后可以成功的请求");

pub(super) const ERRORS: &[Example] = &[
    Example {
        name: "INVALID_PARAMETER",
        status: 400,
        message: words("The value of {parameter} is not valid: {reason}", "参数{parameter}的取值无效：{reason}"),
        description: words(
            "A parameter of the request is missing, or its value is not allowed.",
            "请求缺少参数，或参数的取值不在允许范围内。",
        ),
        action: words(
            "Correct the parameter that the message names, and send the request again.",
            "请修改错误信息中指出的参数，然后重新发送请求。",
        ),
        retry: "afterFix",
        family: CALLER,
    },
    Example {
        name: "RESOURCE_NOT_FOUND",
        status: 404,
        message: words("{resource} does not exist.", "{resource}不存在。"),
        description: words(
            "The resource that the request names does not exist, or the caller may not see it.",
            "请求中的资源不存在，或调用方无权查看。",
        ),
        action: words("Check the identifier and the permissions of the caller.", "请检查资源的标识和调用方的权限。"),
        retry: "afterFix",
        family: CALLER,
    },
    Example {
        name: "TOO_MANY_REQUESTS",
        status: 429,
        message: words("Too many requests: {limit} per minute are allowed.", "请求过多：每分钟最多允许{limit}次。"),
        description: words("The caller sent more requests than its limit allows.", "调用方发送的请求数超过了限制。"),
        action: words(
            "Wait, then send the request again. Wait longer after each failure.",
            "请等待一段时间后重新发送请求，每次失败后延长等待时间。",
        ),
        retry: "backoff",
        family: LATER,
    },
    Example {
        name: "SERVICE_UNAVAILABLE",
        status: 503,
        message: words("The service is not available.", "服务不可用。"),
        description: words("The service is overloaded or under maintenance.", "服务过载或正在维护。"),
        action: words(
            "Send the request again later. If it still fails, contact technical support.",
            "请稍后重新发送请求；如果仍然失败，请联系技术支持。",
        ),
        retry: "backoff",
        family: LATER,
    },
];

/// The statuses of the examples: the number, what it means and what to do.
pub(super) const STATUSES: &[(u16, Words, Words)] = &[
    (
        400,
        words("The request is not valid.", "请求无效。"),
        words("Correct the request as the error code says.", "请根据错误码修改请求。"),
    ),
    (
        404,
        words("What the request names does not exist.", "请求的对象不存在。"),
        words("Check the path and the identifiers in it.", "请检查请求路径及其中的标识。"),
    ),
    (
        429,
        words("There were too many requests.", "请求过多。"),
        words("Wait, then send the request again.", "请等待一段时间后重新发送请求。"),
    ),
    (
        503,
        words("The service is temporarily not available.", "服务暂时不可用。"),
        words("Send the request again later.", "请稍后重新发送请求。"),
    ),
];
