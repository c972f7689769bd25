//! Messages of commands: what they do, and why they can't.

messages! {
    error_line(; message) = "error: {message}", "错误：{message}";
    cannot_write_output(; reason) = "can't write the output: {reason}", "无法写入输出：{reason}";
    cannot_read_input(; reason) = "can't read the input: {reason}", "无法读取输入：{reason}";
    cannot_read_file(path; reason) = "can't read {path}: {reason}", "无法读取{path}：{reason}";
    cannot_write_file(path; reason) = "can't write {path}: {reason}", "无法写入{path}：{reason}";
    cannot_open_index(reason) = "can't open the search index: {reason}", "无法打开搜索索引：{reason}";
    wrong_value(argument, value; expected) = "--{argument} {value}: {expected}", "--{argument} {value}：{expected}";
    not_in_this_build(command, feature) =
        "this program was built without \"{command}\"; build it with --features {feature}, or use a release package",
        "该程序构建时未包含“{command}”；请用--features {feature}构建，或使用发布包";
    no_command(word, suggestion, search) =
        "no command \"{word}\"; did you mean \"{suggestion}\"? To search for it: {search}",
        "没有命令“{word}”，您是不是要用“{suggestion}”？如需搜索该词：{search}";
    is_a_file(path, explain, search) =
        "{path} is a file; to explain it: {explain}; to search for its name: {search}",
        "{path}是文件；如需解释其内容：{explain}；如需搜索该名称：{search}";

    invalid_catalog(path, count) =
        "{path} is not a valid catalog (errors: {count}); \"ecs-err check {path}\" shows their lines",
        "{path}不是有效的手册数据（{count}个错误）；用“ecs-err check {path}”查看出错的行";
    unreadable_catalog(path) =
        "can't read the catalog in {path}; \"ecs-err check {path}\" shows why",
        "无法读取{path}中的手册数据；用“ecs-err check {path}”查看原因";
    pack_is_refused(path; reason) = "{path}: {reason}", "{path}：{reason}";
    needs_a_directory(path) =
        "{path} is a pack; this command needs the directory with the data files",
        "{path}是打包文件；该命令需要存放数据文件的目录";
    not_a_readable_directory(path) = "{path} is not a readable directory", "{path}不是可读的目录";
    catalog_is_below(path, below) =
        "{path} has no catalog.json, and {below} has one; name {below}",
        "{path}中没有catalog.json，{below}中有；请指定{below}";
    no_catalog_in(path) =
        "there is no catalog: \"{path}\" has no catalog.json; name the directory of a catalog",
        "没有手册数据：“{path}”中没有catalog.json；请指定手册数据的目录";
    uses_catalog_in(path) = "using the catalog in \"{path}\"", "使用“{path}”中的手册数据";
    uses_embedded_catalog(edition, path) =
        "using the embedded catalog, edition {edition}; \"{path}\" has no catalog.json",
        "使用内置的手册（{edition}版）；“{path}”中没有catalog.json";
    catalog_is_in(; languages) = "the catalog is in {languages}", "手册的语言有{languages}";
    services_are(; services) = "the services of this catalog are {services}", "手册的服务有{services}";

    no_such_rule =
        "no such rule; \"ecs-err check --explain\" lists them",
        "没有这条规则；“ecs-err check --explain”列出所有规则";
    no_such_rule_but(; names) =
        "no such rule; did you mean {names}? \"ecs-err check --explain\" lists them",
        "没有这条规则，您是不是要找{names}？“ecs-err check --explain”列出所有规则";

    checking(path) = "checking {path}", "正在检查{path}";
    reading(path) = "reading {path}", "正在读取{path}";
    indexing = "indexing the texts of the catalog", "正在为手册的文本建立索引";

    // The codes of sources.
    undefined_code(code) = "{code} is not in the catalog", "手册中没有{code}";
    undefined_code_near(code; near) = "{code} is not in the catalog; did you mean {near}?", "手册中没有{code}，是否指{near}？";
    unused_code(code, title) = "{code} is used nowhere: {title}", "没有任何文件使用{code}：{title}";
    more_undefined(number) = "{number} more codes that the catalog lacks are not listed", "另有{number}处手册中没有的错误码未列出";
    scanned(files, undefined) = "files: {files}; codes that the catalog lacks: {undefined}", "共扫描{files}个文件，手册中没有的错误码有{undefined}处";
    all_used(all) = "all {all} codes of the catalog are used", "手册的{all}个错误码都被使用";
    some_unused(unused, all) = "{unused} of {all} codes of the catalog are used nowhere", "手册的{all}个错误码中有{unused}个没有任何文件使用";
    some_unused_listed_with(unused, all) = "{unused} of {all} codes of the catalog are used nowhere; --unused lists them", "手册的{all}个错误码中有{unused}个没有任何文件使用；--unused列出它们";

    // Reasons of the operating system, whose own words are kept in English.
    no_such_file(error) = "{error}", "没有该文件或目录";
    no_permission(error) = "{error}", "没有权限";
    is_a_directory(error) = "{error}", "是目录";
    is_not_a_directory(error) = "{error}", "不是目录";
    no_space(error) = "{error}", "磁盘空间不足";
    address_in_use(error) = "{error}", "地址已被占用";
}
