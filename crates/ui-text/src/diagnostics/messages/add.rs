//! Messages about a new record, and about a new catalog.

messages! {
    code_is_taken(code, place) = "{code} is taken: it is at {place}", "{code}已被占用：位于{place}";
    code_is_retired(code) =
        "{code} is retired; a retired code is not used for another error",
        "{code}已停用；停用的错误码不能用于其他错误";
    no_such_service(id; services) =
        "no service \"{id}\"; the services of this catalog are {services}",
        "没有服务“{id}”；手册的服务有{services}";
    service_is_needed(; services) =
        "name a code, a service or a family; the services of this catalog are {services}",
        "请指定错误码、服务或错误码组；手册的服务有{services}";
    no_service_of(code; services) =
        "{code} has the form of no service; name one with --service: {services}",
        "{code}不符合任何服务的格式；请用--service指定服务：{services}";
    not_in_form(code, id; forms) =
        "{code} does not have a form of the service \"{id}\", {forms}",
        "{code}不符合服务“{id}”的格式{forms}";
    no_such_family(codes; families) =
        "no family \"{codes}\"; the families of this catalog are {families}",
        "没有错误码组“{codes}”；手册的错误码组有{families}";
    no_families = "this catalog has no families", "手册没有错误码组";
    codes_without_number(what) =
        "the codes of \"{what}\" have no number to count; give the code",
        "“{what}”的错误码没有可递增的数字；请给出错误码";
    numbers_are_taken(what) = "every number of \"{what}\" is taken or retired", "“{what}”的编号都已占用或停用";
    file_is_broken(path) =
        "{path} can't be read as a list of errors; \"ecs-err check\" shows why",
        "无法读取{path}中的错误列表；用“ecs-err check”查看原因";
    file_is_in_the_way(path) = "the file {path} exists already", "文件{path}已存在";
    added_at(code, path, line) = "{code} added: {path}:{line}", "已添加{code}：{path}:{line}";
    languages_of_texts(; languages) =
        "write LANG=TEXT in a language of the catalog: {languages}",
        "请写成“语言=文本”，手册的语言有{languages}";
    texts_not_given(; texts) = "not given yet: {texts}", "尚未提供：{texts}";
    text_in(key; languages) = "{key} ({languages})", "{key}（{languages}）";

    not_empty(path, name) =
        "{path} is not empty: it has {name}; name a new directory, nothing was written",
        "{path}不是空目录：其中有{name}；请指定新的目录，没有写入任何内容";
    not_a_language(tag) = "\"{tag}\" is not a BCP 47 tag, such as en or zh", "“{tag}”不是BCP 47标签，如en、zh";
    language_twice(tag) = "the language {tag} is named twice", "语言{tag}重复";
    not_a_form(form) =
        "expected a form with digits, such as ACME.{{4}}, or listed; \"{form}\" is none",
        "应为含数字的格式，如ACME.{{4}}，或listed；“{form}”不是";
    form_is_too_short(form) = "{form} has too few numbers for the examples", "{form}的编号太少，不足以写示例";
    not_an_id(id) =
        "\"{id}\" is not an id: letters, digits, hyphens and dots, beginning with a letter or digit",
        "“{id}”不是标识：以字母或数字开头，由字母、数字、连字符和点组成";
    empty_title = "the title is empty", "标题为空";
    next_steps = "Next:", "接下来：";
    step_check = "check every file", "检查所有文件";
    step_serve = "show the website, and rebuild it when a file changes", "预览网站，文件变化时重新构建";
    step_build = "build the website", "构建网站";
    step_new = "add a code", "添加错误码";
    step_pages(url) =
        "On GitHub: Settings, Pages, Source: GitHub Actions; see {url}",
        "在GitHub上：Settings、Pages、Source选择GitHub Actions；参见{url}";
    workflow_must_move =
        "GitHub reads workflows at the root of a repository only: move .github there, and correct the paths in it",
        "GitHub只读取仓库根目录的工作流：请将.github移到根目录，并修改其中的路径";

    uncommitted_here =
        "this one is not committed yet: give it another number",
        "此处的记录尚未提交：请为其改用其他编号";
    uncommitted_there =
        "the other one is not committed yet: give that another number",
        "另一处的记录尚未提交：请为其改用其他编号";
    later_here(commit) =
        "this one came later, in the commit {commit}: give it another number",
        "此处的记录较晚，来自提交{commit}：请为其改用其他编号";
    later_there(commit) =
        "the other one came later, in the commit {commit}: give that another number",
        "另一处的记录较晚，来自提交{commit}：请为其改用其他编号";

    covered_texts = "texts", "文本";
    covered_service = "service", "服务";
    covered_all = "all", "全部";
    covered_codes = "codes", "错误码";
    covered_action = "action", "处理措施";
    covered_retry = "retry", "重试建议";
    covered_retry_of_status = "of the status", "取自状态码";
    covered_no_retry = "no retry", "无重试建议";
    covered_seen = "seen", "实际出现";
}
