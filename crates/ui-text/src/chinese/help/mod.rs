//! The help of the command line in Chinese. Names of arguments, commands and examples stay as they are.

mod catalogs;
mod outputs;
mod queries;

pub(super) use catalogs::CATALOGS;
pub(super) use outputs::OUTPUTS;
pub(super) use queries::QUERIES;

/// A text of the help in English, as in `src/cli/args.rs`, `values.rs` and `help.rs`, and in Chinese.
type Pair = (&'static str, &'static str);

/// Headings, values, and the program as a whole.
pub(super) const PROGRAM: &[Pair] = &[
    // Headings, and remarks after an argument.
    ("Usage:", "用法："),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Examples:", "示例："),
    ("Keys of JSON:", "JSON的键："),
    ("Exit status:", "退出码："),
    ("Environment:", "环境变量："),
    ("Possible values:", "可选值："),
    ("[possible values: {values}]", "[可选值：{values}]"),
    ("[default: {value}]", "[默认值：{value}]"),
    ("[env: {name}]", "[环境变量：{name}]"),
    // Values.
    ("OPTIONS", "选项"),
    ("COMMAND", "命令"),
    ("ABOUT", "对象"),
    ("BODY", "请求体"),
    ("CODE", "错误码"),
    ("DATE", "日期"),
    ("DIALECT", "语法"),
    ("DIR", "目录"),
    ("FILE|DIR", "文件|目录"),
    ("DIR|FILE", "目录|文件"),
    ("FLAVOR", "工具"),
    ("FILE|TEXT", "文件|文本"),
    ("PACKAGE", "包名"),
    ("PATH", "路径"),
    ("FORMAT", "格式"),
    ("ID", "标识"),
    ("ID=FORM", "标识=形式"),
    ("KEY=HEAD", "键=表头"),
    ("KIND", "类型"),
    ("LANG", "语言"),
    ("NAME", "名称"),
    ("NUMBER", "数字"),
    ("OPERATION", "接口"),
    ("REGEX", "正则表达式"),
    ("RULE", "规则"),
    ("SOURCE", "来源"),
    ("STYLE", "样式"),
    ("TARGET", "语言"),
    ("URL", "网址"),
    ("WHEN", "何时"),
    ("WORDS", "关键词"),
    // The program.
    ("Explains error codes", "解释错误码"),
    (
        "Find codes in sources, docs and tests that the catalog lacks, and codes that none of them uses",
        "在源码、文档和测试中查找手册缺少的错误码，以及没有任何文件使用的错误码",
    ),
    (
        "Files that .gitignore or .ignore names, hidden files, binary files and the catalog itself are left out, and lines with \"ecs-err:ignore\".",
        "跳过.gitignore或.ignore忽略的文件、隐藏文件、二进制文件和手册本身，以及含有“ecs-err:ignore”的行。",
    ),
    ("Files and directories; by default the current directory", "文件和目录，默认为当前目录"),
    ("Report only codes of this kind", "只报告这一类错误码"),
    (
        "Also list the codes of the catalog that are used nowhere, which are only counted otherwise",
        "同时列出没有任何文件使用的错误码，否则只给出数量",
    ),
    (
        "Fail on codes of this kind too; undefined ones always fail",
        "有这一类错误码时也算失败；手册缺少的错误码总是算失败",
    ),
    ("A line for each code, with its file, line and column", "每个错误码一行，给出文件、行和列"),
    ("SARIF 2.1.0, for code scanning", "SARIF 2.1.0，用于代码扫描"),
    ("Codes in files that the catalog lacks", "文件中出现而手册缺少的错误码"),
    ("Codes of the catalog that no file has", "手册中有而没有任何文件使用的错误码"),
    (
        "Use the catalog in this directory or pack, not the embedded one",
        "使用该目录或打包文件中的手册数据，而不是内置的手册",
    ),
    (
        "Answer in this language of the catalog: a BCP 47 tag, a POSIX locale, or both for all languages",
        "用手册的这种语言回答：BCP 47标签或POSIX区域设置；both表示所有语言",
    ),
    (
        "Without it, the first of ECS_ERR_LANG, LC_ALL, LC_MESSAGES and LANG that is set decides; a language that the catalog does not have gives English, or else the catalog's first language.",
        "未指定时，由ECS_ERR_LANG、LC_ALL、LC_MESSAGES和LANG中第一个已设置的变量决定；手册没有该语言时用英文，也没有英文时用手册的第一种语言。",
    ),
    ("Color the output", "是否用颜色显示"),
    ("On a terminal that shows colors, if NO_COLOR is not set", "输出到支持颜色的终端，且未设置NO_COLOR时使用颜色"),
    ("Do not show long output in a pager", "内容较长时不使用分页程序"),
    (
        "A code, its name, an HTTP status, a prefix of codes, a response, or words to search for",
        "错误码、错误码的名称、HTTP状态码、错误码前缀、接口的响应，或要搜索的关键词",
    ),
    ("The output format, human by default", "输出格式，默认为human"),
    ("The output format", "输出格式"),
    ("Text for people", "供人阅读的文本"),
    ("JSON for programs", "供程序使用的JSON"),
    ("JSON Lines: one record on each line", "JSON Lines：每行一条记录"),
    ("Markdown for tickets and pages", "用于工单和网页的Markdown"),
    ("Print help (see more with '--help')", "显示帮助（完整帮助见“--help”）"),
    ("Print help (see a summary with '-h')", "显示帮助（摘要见“-h”）"),
    ("Print version", "显示版本"),
    ("Print this message or the help of the given subcommand(s)", "显示本帮助，或指定命令的帮助"),
    ("explain a code", "解释一个错误码"),
    ("in any spelling, several at once", "写法不限，可以一次查询多个"),
    ("by its name", "按名称查询"),
    ("list codes with a common prefix", "列出前缀相同的错误码"),
    ("find codes, fields and more by words", "按关键词搜索错误码、字段等"),
    ("in any language", "关键词的语言不限"),
    ("explain a code in all languages", "用所有语言解释一个错误码"),
    ("list codes", "列出错误码"),
    ("explain the codes in a text", "解释文本中的错误码"),
    ("of each record of the list, one for each query: the query", "列表中的每条记录对应一个查询：查询内容"),
    ("whether it was found", "是否找到"),
    ("of a code or status: the keys of \"ecs-err export\"", "错误码或状态码：与“ecs-err export”的键相同"),
    ("of a retired code: the code that replaces it", "已停用的错误码：取代它的错误码"),
    ("of several: the records that a number means", "several：该编号对应的多条记录"),
    ("of a search: kind, id, title, score, snippet, arguments", "search：kind、id、title、score、snippet、arguments"),
    ("if nothing was found: similar records", "没有找到时：相近的记录"),
    ("everything was found, or done", "全部找到或完成"),
    ("something was not found", "有内容没有找到"),
    ("wrong usage, input or output", "用法、输入或输出有误"),
    ("the directory of the catalog, without --data", "手册数据所在的目录，未指定--data时有效"),
    (
        "the language, without --lang; else LC_ALL, LC_MESSAGES or LANG",
        "语言，未指定--lang时有效；其次为LC_ALL、LC_MESSAGES、LANG",
    ),
    ("the directory of the cache of large catalogs; off for none", "大型手册的缓存目录，off表示不用缓存"),
    ("if not empty: no colors, without --color", "非空时不使用颜色，未指定--color时有效"),
    (
        "the width of lines, if the output is not a terminal; without it they are not wrapped",
        "行宽，输出不是终端时有效；未设置时不换行",
    ),
    ("the program that shows long output; the default is less", "显示较长内容的分页程序，默认为less"),
];
