//! Messages about records and references between them.

use alloc::borrow::ToOwned as _;

use crate::diagnostics::Message;

use super::placeholders;

messages! {
    both_keys_missing(one, other) =
        "the keys \"{one}\" and \"{other}\" are both missing",
        "键“{one}”和“{other}”都没有";
    give_message_or_description =
        "give the message that the API returns, or say what the code means",
        "写明接口返回的错误信息，或说明错误码的含义";
    evidence_without_content =
        "the keys \"message\", \"cause\" and \"check\" are all missing",
        "键“message”“cause”“check”都没有";
    give_one_or_remove = "give one of them, or remove the entry", "补充其中一个，或删除该条目";
    key_of_unassigned_status(key) =
        "the key \"{key}\" is missing: the IANA registry does not have the status",
        "缺少键“{key}”：IANA注册表没有该状态码";
    give_replacement_or_text =
        "name the code that replaces it, or say what happened",
        "写明取代它的错误码，或说明缘由";

    no_form(code) =
        "{code} has no form of a service of this catalog",
        "{code}不符合本手册任何服务的错误码格式";
    no_form_of(code, service) =
        "{code} has no form of the codes of {service}",
        "{code}不符合服务{service}的错误码格式";
    forms_are(; forms) = "the forms are {forms}", "格式有{forms}";
    quoted(word) = "\"{word}\"", "“{word}”";
    form_of_another(service) =
        "it has a form of {service}; move it to a file of that service",
        "它符合服务{service}的格式；移到该服务的文件中";
    not_a_service(id) = "\"{id}\" is not a service of this catalog", "“{id}”不是本手册的服务";
    in_families(code, count) =
        "{code} belongs to {count} families, not to one",
        "{code}属于{count}个类别，应只属于一个";
    status_not_described(status) = "the HTTP status {status} is not described", "HTTP状态码{status}没有说明";
    describe_status = "describe it in statuses.json", "在statuses.json中说明";

    defined_twice(name; what) = "{what} {name} is defined twice", "{what}{name}重复定义";
    other_is_at(place) = "the other is at {place}", "另一处在{place}";
    the_code = "the code", "错误码";
    the_status = "the status", "状态码";
    the_page_id = "the page id", "页面标识";
    the_structure_id = "the structure id", "结构标识";
    the_operation_id = "the operation id", "接口标识";
    the_guide_id = "the guide id", "指南标识";
    the_release = "the release", "发布编号";
    the_field = "the field", "字段";
    the_value = "the value", "取值";
    the_placeholder = "the placeholder", "占位符";
    the_synonym = "the synonym", "同义词";
    the_language = "the language", "语言";
    the_service = "the service", "服务";
    the_family = "the family", "类别";

    comes_after(; record, previous) = "{record} comes after {previous}", "{record}排在{previous}之后";
    sort_the_list = "sort the list", "对列表排序";
    table(number) = "table {number}", "表{number}";
    release(number) = "release {number}", "第{number}次发布";

    placeholders_differ =
        "the placeholders of the message differ between languages",
        "错误信息的占位符在各语言中不一致";
    one_placeholder_described(; all) = "the message has {all}, 1 is described", "错误信息有{all}，说明了1个";
    placeholders_described(number; all) =
        "the message has {all}, {number} are described",
        "错误信息有{all}，说明了{number}个";
    match_placeholders =
        "give every language the same placeholders, and \"placeholders\" a name and a description for each without a name",
        "各语言使用相同的占位符，并在“placeholders”中给出每个无名占位符的名称和说明";
    not_in_snake_case(name) = "\"{name}\" is not in snake_case", "“{name}”不是snake_case写法";
    one_message_undescribed =
        "1 message has placeholders that are not described",
        "有1条错误信息的占位符没有说明";
    messages_undescribed(number) =
        "{number} messages have placeholders that are not described",
        "有{number}条错误信息的占位符没有说明";
    message_not_shared(code) =
        "a note says that other codes have the message of {code}, but none has",
        "说明称另有错误码与{code}的错误信息相同，实际没有";

    there_is_no(id; kind) = "there is no {kind} \"{id}\" in the catalog", "手册中没有{kind}“{id}”";
    retired_itself(code) = "{code} is retired itself", "{code}本身已停用";
    no_replacement = "remove the key: the code has no replacement", "删除该键：没有取代它的错误码";
    circle_of_replacements =
        "the replacements form a circle: name a code that is not retired",
        "取代关系构成循环：写明一个未停用的错误码";
    final_replacement(code) = "name {code}, the final replacement", "写明最终取代它的{code}";
    not_a_kind(kind) = "\"{kind}\" is not a kind of record", "“{kind}”不是记录的类型";
    kinds_are =
        "the kinds are error, status, page, structure, field, operation and guide",
        "类型有error、status、page、structure、field、operation和guide";
    link_without_record(target) = "the link to \"{target}\" names no record", "链接“{target}”没有指明记录";
    write_link(code) = "write, for example, error:{code}", "写法如error:{code}";
    form_of_links =
        "write the kind of record, a colon and its identifier",
        "写记录的类型、冒号和标识";
    field_or_path =
        "a condition names either a field or, where this edition has none, a path",
        "条件写明一个字段；本版没有该字段时，写明一个路径";
    value_or_presence =
        "a condition states one of: the value of the field (const), a value in it (contains), its presence (present)",
        "条件写明字段的值（const）、字段包含的值（contains）、是否存在（present），三者取一";

    many_fields(id, maximum) =
        "\"{id}\" has more than {maximum} fields, those of the structures that it refers to included",
        "“{id}”连同所引用结构的字段超过{maximum}个";
    refers_to_itself(id) =
        "\"{id}\" refers to itself, directly or through other structures",
        "“{id}”直接或通过其他结构引用了自身";

    guide_name(; problem) =
        "the name of the guide is not an id: {problem}",
        "指南的名称不是标识：{problem}";
    code_is_long = "the code is too long for the name of a file", "错误码太长，不能作为文件名";
    not_a_template = "this is not a template of an address", "这不是地址模板";
    write_template =
        "begin it with https:// and use {{code}}, {{file}} and {{lang}} for the parts that differ",
        "以https://开头，变化的部分用{{code}}、{{file}}和{{lang}}";

    written_type(written, schema) =
        "the type is written \"{written}\" but is {schema} in the schema",
        "类型写作“{written}”，而schema中是{schema}";
    items_of_array =
        "an array, and only an array, has a type of items",
        "数组必须有元素的类型，其他类型不能有";
    format_of_string(schema) =
        "only a string has a format, not {schema}",
        "只有string能有format，{schema}不能";
    structure_of_object(schema) =
        "only an object is described by a structure, not {schema}",
        "只有object能引用结构，{schema}不能";
    limits_of_number(schema) = "only a number has limits, not {schema}", "只有数字能有上下限，{schema}不能";
    minimum_above_maximum(minimum, maximum) =
        "the minimum {minimum} is above the maximum {maximum}",
        "最小值{minimum}大于最大值{maximum}";
    value_not_of_type(schema) = "the value is not of the type {schema}", "取值的类型不是{schema}";
    example_not_of_type(schema) = "the example is not of the type {schema}", "示例的类型不是{schema}";
    default_not_of_type(schema) = "the default is not of the type {schema}", "默认值的类型不是{schema}";
    default_not_allowed = "the default is not an allowed value", "默认值不是允许的取值";
    default_outside_limits = "the default is outside the limits", "默认值超出上下限";
}

/// The catalog has no record of a kind with an id.
#[must_use]
pub fn no_record(kind: &str, id: &str) -> Message {
    let chinese = match kind {
        "error" => "错误码",
        "status" => "状态码",
        "page" => "页面",
        "structure" => "结构",
        "operation" => "接口",
        "guide" => "指南",
        _ => "字段",
    };
    there_is_no(id, &Message { english: kind.to_owned(), chinese: chinese.to_owned() })
}

/// A message has more or fewer placeholders without a name than are described.
#[must_use]
pub fn wrong_number_described(unnamed: usize, described: usize) -> Message {
    let all = placeholders(unnamed);
    if described == 1 { one_placeholder_described(&all) } else { placeholders_described(described, &all) }
}

/// Messages have placeholders that are not described.
#[must_use]
pub fn undescribed(number: usize) -> Message {
    if number == 1 { one_message_undescribed() } else { messages_undescribed(number) }
}
