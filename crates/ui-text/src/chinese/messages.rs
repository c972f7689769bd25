//! The start page, and the messages of the parser of arguments, in Chinese.

/// Each message in English, as the program has it, and in Chinese; values are in braces.
pub(super) const MESSAGES: &[(&str, &str)] = &[
    // The start page.
    ("{count} error codes", "{count}个错误码"),
    ("{count} HTTP statuses", "{count}个HTTP状态码"),
    ("{count} operations", "{count}个接口"),
    ("{count} fields", "{count}个字段"),
    (", ", "，"),
    ("; edition {edition}", "；{edition}版"),
    ("Type a code or words:", "请输入错误码或关键词："),
    ("search", "搜索"),
    ("list the codes with an HTTP status", "列出某个HTTP状态码对应的错误码"),
    ("answer in another language", "用另一种语言回答"),
    ("answer for programs", "供程序使用的回答"),
    (
        "Piped text is searched for codes, which are explained. See also \"ecs-err --help\".",
        "也可以用管道输入文本，其中的错误码会得到解释。其他用法见“ecs-err --help”。",
    ),
    // Wrong usage.
    ("error: {message}", "错误：{message}"),
    ("tip: {tip}", "提示：{tip}"),
    ("For more information, try '--help'.", "更多信息见“--help”。"),
    ("unexpected argument '{argument}' found", "不支持参数“{argument}”"),
    ("unrecognized subcommand '{argument}'", "没有命令“{argument}”"),
    ("a value is required for '{argument}' but none was supplied", "“{argument}”缺少值"),
    ("invalid value '{value}' for '{argument}'", "“{argument}”的值“{value}”无效"),
    ("invalid value '{value}' for '{argument}': {reason}", "“{argument}”的值“{value}”无效：{reason}"),
    ("unexpected value '{value}' for '{argument}' found; no more were expected", "“{argument}”不能再有值“{value}”"),
    ("the following required arguments were not provided:", "缺少以下必需的参数："),
    ("the argument '{argument}' cannot be used multiple times", "参数“{argument}”不能重复使用"),
    ("the argument '{argument}' cannot be used with '{other}'", "参数“{argument}”不能与“{other}”同时使用"),
    ("an argument is not valid UTF-8", "参数不是有效的UTF-8"),
    ("{value} is not in {range}", "{value}不在{range}范围内"),
    ("invalid digit found in string", "不是数字"),
    ("cannot parse integer from empty string", "为空"),
    ("number too large to fit in target type", "数字过大"),
    ("number too small to fit in target type", "数字过小"),
    ("expected a day written as YYYY-MM-DD", "应为YYYY-MM-DD格式的日期"),
    (
        "a port, or a loopback address with a port such as 127.0.0.1:8080 is expected",
        "应为端口，或带端口的回环地址，如127.0.0.1:8080",
    ),
    (
        "an address such as https://errors.example.org or https://example.org/errors is expected",
        "应为https://errors.example.org或https://example.org/errors这样的网址",
    ),
    ("an HTTP status from 100 to 599 is expected", "应为100到599的HTTP状态码"),
    ("did you mean '{names}'?", "您是不是要用“{names}”？"),
    ("to pass '{value}' as a value, use '{usage}'", "要将“{value}”作为值，请使用“{usage}”"),
    ("codes, --format and --all before a command do not belong to it", "命令之前的错误码、--format和--all不属于该命令"),
    ("use '{usage}'", "请使用“{usage}”"),
];
