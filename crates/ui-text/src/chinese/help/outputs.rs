//! Help of the commands that write what others use: exports, sources, websites; and of import.

use super::Pair;

pub(in crate::chinese) const OUTPUTS: &[Pair] = &[
    // export
    ("Write the whole catalog in a format of other tools", "将整个手册输出为其他工具使用的格式"),
    ("The format", "格式"),
    ("The file, or the directory of pages [default: standard output]", "文件，或页面的目录 [默认值：标准输出]"),
    ("The generator of the site that pages are for", "页面所用的网站生成工具"),
    ("One JSON document", "一个JSON文档"),
    ("A table with a row for each code, comma-separated", "每个错误码一行的表格，以逗号分隔"),
    ("The same table, tab-separated", "同样的表格，以制表符分隔"),
    ("The same table as JSON Lines", "同样的表格，格式为JSON Lines"),
    ("More columns in tables", "表格含更多列"),
    (
        "Instead, the regular expression that finds the codes of the catalog in a text",
        "改为输出在文本中查找手册错误码的正则表达式",
    ),
    ("RE2: Go, BigQuery, ClickHouse", "RE2：Go、BigQuery、ClickHouse"),
    ("PCRE and others with look-around: Perl, PHP, Python", "PCRE等支持环视的语法：Perl、PHP、Python"),
    ("Vector", "Vector"),
    ("Logstash", "Logstash"),
    ("RE2 for functions of SQL, whose groups have numbers", "用于SQL函数的RE2，分组以编号表示"),
    ("JSON Schema (2020-12) of the bodies of requests and responses", "请求体和响应体的JSON Schema（2020-12）"),
    (
        "OpenAPI 3.1: the operations, with the codes as examples of their responses",
        "OpenAPI 3.1：各接口，错误码作为响应的示例",
    ),
    ("A lookup table of rsyslog", "rsyslog的查找表"),
    ("CSV for add-contextual-data() of syslog-ng", "用于syslog-ng的add-contextual-data的CSV"),
    ("A script for the filter \"lua\" of Fluent Bit", "用于Fluent Bit的lua过滤器的脚本"),
    (
        "A registry of semantic conventions for OTel Weaver: the values of error.type",
        "用于OTel Weaver的语义约定注册表：error.type的取值",
    ),
    ("Documents for the bulk API of Elasticsearch", "用于Elasticsearch批量接口（_bulk）的文档"),
    ("Markdown pages for a documentation site", "用于文档网站的Markdown页面"),
    ("mdBook", "mdBook"),
    ("Docusaurus 3", "Docusaurus 3"),
    ("MkDocs, also with Material", "MkDocs，也可配合Material主题"),
    ("Starlight for Astro", "Astro的Starlight"),
    ("Hugo", "Hugo"),
    (
        "The texts and their translations into the language of --lang, for translators (gettext)",
        "供译者使用的原文和--lang语言的译文（gettext）",
    ),
    ("A database of SQLite with all records and a full-text index", "SQLite数据库，含所有记录和全文索引"),
    ("The table as a Parquet file", "Parquet文件形式的表格"),
    // generate
    (
        "Generate constants and records for Go, TypeScript, Python, Java or Rust",
        "为Go、TypeScript、Python、Java或Rust生成常量和记录",
    ),
    (
        "Constants are named after the names of errors, else after their codes, and never after their texts.",
        "常量的名称取自错误的名称，没有名称时取自错误码，从不取自文本。",
    ),
    ("The language of the source", "源代码的语言"),
    (
        "The file, or the directory of the file; a package of Java gives directories below it",
        "文件，或文件所在的目录；Java的包名对应其下的各级目录",
    ),
    (
        "The package, in Go and Java [default: errcodes in Go, none in Java]",
        "Go和Java的包名 [默认值：Go为errcodes，Java没有]",
    ),
    (
        "A directory with templates that replace the built-in ones: go.tera, typescript.tera, python.tera, java.tera, rust.tera",
        "存放模板的目录，其中的模板替换内置模板：go.tera、typescript.tera、python.tera、java.tera、rust.tera",
    ),
    (
        "Write nothing; print the file if it is not as it would be written",
        "不写入；文件与将要写入的内容不一致时输出其路径",
    ),
    ("Go 1.19 or later", "Go 1.19或更高版本"),
    ("TypeScript 4.9 or later", "TypeScript 4.9或更高版本"),
    ("Python 3.9 or later", "Python 3.9或更高版本"),
    ("Java 17 or later", "Java 17或更高版本"),
    ("Rust, edition 2021 or later", "Rust，2021或更高版次"),
    ("is it up to date?", "是否为最新？"),
    ("the file is written, or as it would be written", "文件已写入，或与将要写入的内容一致"),
    ("with --check: the file is not as it would be written", "使用--check时：文件与将要写入的内容不一致"),
    // pack
    (
        "Pack a catalog and its search index into one file, from which --data answers at once",
        "将手册及其搜索索引打包为一个文件，用--data指定后可立即查询",
    ),
    ("The file", "文件"),
    ("for --data errors.pack", "供--data errors.pack使用"),
    // import
    (
        "Make a catalog of an existing reference: tables, registries, source code",
        "将现有的错误码参考（表格、注册表、源代码）转换为手册",
    ),
    (
        "Files with references of codes, directories of them, or \"-\" for standard input: HTML, Markdown, reStructuredText, AsciiDoc, CSV, XLSX, JSON, YAML, TOML, properties, PO",
        "错误码参考的文件或目录，“-”表示标准输入：HTML、Markdown、reStructuredText、AsciiDoc、CSV、XLSX、JSON、YAML、TOML、properties、PO",
    ),
    (
        "The directory of the catalog: a new one if it is absent or empty [default: \"data\" if it holds no catalog]",
        "手册的目录，不存在或为空时新建手册[默认值：data，前提是其中没有手册]",
    ),
    (
        "The form of the codes of a service, such as \"db=DB-{5}\" or \"api=listed\"; without it forms are proposed",
        "服务的错误码形式，如db=DB-{5}或api=listed；未指定时自动推断",
    ),
    (
        "The head of the column, or the path in a registry, that gives a key: \"code=error.id\"; without it columns are chosen by their heads and contents",
        "某个键对应的表头，或在注册表中的路径，如code=error.id；未指定时按表头和内容识别各列",
    ),
    (
        "Read the files as text: a regular expression with groups that are named as keys, such as (?P<code>E[0-9]+) (?P<message>.*)",
        "按文本读取文件：正则表达式，分组以键命名，如(?P<code>E[0-9]+) (?P<message>.*)",
    ),
    ("Write nothing; report what would be done", "不写入文件，只报告将执行的操作"),
    ("Replace texts of the catalog that differ", "替换手册中有差异的文本"),
    ("Exit with status 0 even if rows are refused", "即使有行被拒绝，退出码也为0"),
    ("all rows were taken", "所有行均已导入"),
    ("rows were refused", "有行被拒绝"),
    ("a page with tables", "带表格的网页"),
    ("a registry", "注册表"),
    ("the texts in another language", "另一种语言的文本"),
    ("translations of ecs-err export --format po", "ecs-err export --format po的译文"),
    ("source code", "源代码"),
    // build and serve
    ("Build the website", "构建网站"),
    (
        "The address that the site will have; without it there are no canonical links and no sitemap",
        "网站的网址；未指定时不生成规范链接和站点地图",
    ),
    (
        "The directory of a theme: site.toml, custom.css, templates/, site/, pages/ and static/; by default theme/ beside the catalog, if it has a site.toml",
        "主题目录：site.toml、custom.css、templates/、site/、pages/和static/；默认为手册目录旁含有site.toml的theme/",
    ),
    (
        "Write nothing; print the files of the directory that are not as they would be built",
        "不写入文件，只列出目录中与构建结果不一致的文件",
    ),
    ("Show the website, and rebuild it when its files change", "预览网站，文件变化时重新构建"),
    (
        "The port, or 0 for any free one; without it the first free one from 8000 on",
        "端口，0表示任意空闲端口；未指定时使用8000起第一个空闲端口",
    ),
    ("Open the site in the browser", "在浏览器中打开网站"),
    // mcp
    (
        "Answer agents: a server of the Model Context Protocol, on standard input and output",
        "为智能体提供查询：Model Context Protocol（MCP）服务器，使用标准输入和标准输出",
    ),
    (
        "Serve HTTP instead, at /mcp on this port of 127.0.0.1, or on a loopback address with a port; 0 is any free port",
        "改用HTTP，路径为/mcp：127.0.0.1的端口，或带端口的回环地址；0表示任意空闲端口",
    ),
    (
        "Instead, print the same as a skill for agents that run commands (SKILL.md)",
        "改为输出供执行命令的智能体使用的技能（SKILL.md），内容相同",
    ),
    ("for the configuration of an agent", "用于智能体的配置"),
];
