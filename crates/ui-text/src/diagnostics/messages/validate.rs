//! Messages of `validate`.

messages! {
    unknown_field(name) = "unknown field \"{name}\"", "未知的字段“{name}”";
    fields_here(; names) = "the fields here are {names}", "此处的字段有{names}";
    missing_field(name) = "the field \"{name}\" is missing", "缺少字段“{name}”";
    missing_field_if(name; conditions) =
        "the field \"{name}\" is missing, which is mandatory here: {conditions}",
        "缺少字段“{name}”，此处必选：{conditions}";
    is_value(field, value) = "{field} is {value}", "{field}为{value}";
    contains_value(field, value) = "{field} contains {value}", "{field}含有{value}";
    is_present(field) = "{field} is present", "已填写{field}";
    is_absent(field) = "{field} is absent", "未填写{field}";
    repeated_field(name) = "the field \"{name}\" is repeated in this object", "对象中的字段“{name}”重复";
    none_of_fields(; names) = "at least one of {names} is needed", "{names}中至少需要一个";
    exclusive_fields(first, second) =
        "{first} and {second} exclude each other; write only one of them",
        "{first}和{second}不能同时使用；只能填写其中一个";

    expected_one_of(; values) = "expected one of {values}", "应为以下取值之一：{values}";
    a_fraction = "a number with a fraction", "小数";
    number_between(minimum, maximum) = "expected a number from {minimum} to {maximum}", "应为{minimum}到{maximum}之间的数字";
    number_from(minimum) = "expected a number from {minimum} on", "应为不小于{minimum}的数字";
    number_up_to(maximum) = "expected a number up to {maximum}", "应为不大于{maximum}的数字";
    multiple_of(step) = "expected a multiple of {step} in this range", "在此范围内应为{step}的倍数";
    a_uuid =
        "a UUID, such as \"d32019d3-bc6e-4319-9c1d-6722fc136a23\"",
        "UUID，如“d32019d3-bc6e-4319-9c1d-6722fc136a23”";
    an_ip_address = "an IPv4 or IPv6 address, such as \"192.0.2.1\"", "IPv4或IPv6地址，如“192.0.2.1”";
    an_ipv4_address = "an IPv4 address, such as \"192.0.2.1\"", "IPv4地址，如“192.0.2.1”";
    an_ipv6_address = "an IPv6 address, such as \"2001:db8::1\"", "IPv6地址，如“2001:db8::1”";
    a_mac_address = "a MAC address, such as \"fa:16:3e:00:00:01\"", "MAC地址，如“fa:16:3e:00:00:01”";
    a_date_time = "a date and time, such as \"2024-05-30T12:00:00Z\"", "日期和时间，如“2024-05-30T12:00:00Z”";
    a_uri = "an address with its scheme, such as \"https://example.org/a\"", "带协议的地址，如“https://example.org/a”";

    official_reference = "Official reference", "官方参考";
    fits_tables(body, subject) = "{body}: no problems; it fits the field tables of {subject}", "{body}：没有问题，符合{subject}的字段表";
    has_problems(body; problems) = "{body}: {problems}", "{body}：{problems}";
    more_problems(number) = "{number} more problems are not listed", "另有{number}个问题未列出";
    empty_body = "the body is empty", "请求体为空";
    write_an_object = "write a JSON object, such as {{}}", "写一个JSON对象，如{{}}";
    body_too_large(body, size) = "{body}: the body is larger than {size}", "{body}：请求体大于{size}";
    request_not_described(operation) =
        "the catalog does not describe the request of {operation}",
        "手册没有描述{operation}的请求体";
    has_structures(; structures) =
        "it has these structures of it, whose ids are accepted too: {structures}",
        "手册有其中的这些数据结构，也可以用其标识：{structures}";
    several_operations(name; operations) =
        "several operations have \"{name}\" in their names: {operations}",
        "有多个接口的名称含有“{name}”：{operations}";
    no_such_operation(name) = "the catalog has no operation \"{name}\"", "手册中没有接口“{name}”";
}
