//! Help of the commands that answer questions.

use super::Pair;

pub(in crate::chinese) const QUERIES: &[Pair] = &[
    // annotate
    (
        "Lines are copied byte for byte; those that have codes get an explanation.",
        "各行逐字节照抄；含有错误码的行附上解释。",
    ),
    ("Where explanations are printed", "解释的位置"),
    ("Below the line, each on a line that begins with \"  ↳ \"", "在该行下方，每条解释一行，以“↳”开头"),
    ("At the end of the line, each after \"  ← \"", "在行末，每条解释前有“←”"),
    ("In an object for each line, for programs (JSON Lines)", "每行输出一个对象，供程序使用（JSON Lines）"),
    (
        "Print only the lines that have a code; of lines over 1 MiB, the first MiB",
        "只输出含有错误码的行；超过1 MiB的行只输出前1 MiB",
    ),
    (
        "At the end, print on standard error how often each code occurs, the most frequent first",
        "结束时在标准错误输出各错误码出现的次数，次数多的在前",
    ),
    ("Print each line as soon as it is read, as on a terminal", "每读入一行立即输出，与终端上相同"),
    ("print only lines with codes", "只输出含有错误码的行"),
    ("count the codes", "统计错误码"),
    ("explain codes as they are logged", "实时解释日志中的错误码"),
    ("the number of the line", "行号"),
    ("the line without its end, or the first MiB of it", "该行（不含换行符），或其前1 MiB"),
    ("the same in Base64, if it is not UTF-8", "同上，不是UTF-8时用Base64编码"),
    ("true, if the line is longer", "该行更长时为true"),
    ("its codes, each once; none for a line without codes", "该行的错误码，不重复；没有错误码时为空"),
    ("of an error, or of the replacement of a retired code", "错误码，或取代已停用错误码的错误码"),
    ("of a retired code", "已停用的错误码"),
    ("a code was found, or the reader closed the output early", "找到了错误码，或输出被读取方提前关闭"),
    ("no code was found", "没有找到错误码"),
    // search
    (
        "Find records by words in any language, a message, or a part of a name",
        "按任意语言的关键词、错误信息或部分名称搜索",
    ),
    ("What to look for", "要搜索的内容"),
    ("Only records of this kind", "只搜索这种类型的记录"),
    ("The greatest number of hits", "结果的最大数量"),
    // explain
    (
        "Explain a response of an API, a job's result or a log: the root cause first",
        "解释接口的响应、任务的结果或日志，根因在前",
    ),
    (
        "Files, - for standard input, or the text itself; without one, standard input is read",
        "文件、-（标准输入）或文本本身；未指定时读取标准输入",
    ),
    (
        "Problem details of the root cause (RFC 9457), for services that pass it on",
        "根因的Problem Details（RFC 9457），供转发错误的服务使用",
    ),
    (
        "The input is a response body, complete or truncated, or a text that contains one: an HTTP response, a message of an SDK or a tool, a log. Arguments that are files are read; others are the text itself. A list of codes, one on each line, is looked up as by \"ecs-err CODE\".",
        "输入可以是完整或被截断的响应体，也可以是含有响应体的文本：HTTP响应、SDK或工具的信息、日志。参数是文件时读取文件，否则参数就是文本本身。每行一个错误码的列表按“ecs-err 错误码”查询。",
    ),
    (
        "the code of the root cause; null without a code, and for several errors without relation",
        "根因的错误码；没有错误码，或者有多个互不相关的错误时为null",
    ),
    (
        "the different errors, in order of appearance: code, count, lines, httpStatus, and caused: the codes around it",
        "按出现顺序排列的不同错误：code（错误码）、count（次数）、lines（行号）、httpStatus，以及caused：外层的错误码",
    ),
    (
        "codes that a message without a code probably has, guessed from its words",
        "没有错误码的消息可能对应的错误码，根据文字推测",
    ),
    (
        "the codes in order of appearance, including those outside the catalog",
        "按出现顺序排列的错误码，包括手册中没有的",
    ),
    ("the server's message", "服务端消息"),
    ("the id of the request", "请求ID"),
    ("the HTTP status", "HTTP状态码"),
    (
        "the codes, the root cause first: records as of \"ecs-err CODE\"",
        "各错误码，根因在前：与“ecs-err 错误码”的记录相同",
    ),
    ("of each explanation: the server's message", "每条解释：服务端消息"),
    ("the values in the message: name, value", "消息中的值：name、value"),
    ("the row with this message: 0 the code's first row, n its n-th case", "与消息相符的一行：0为第一行，n为第n种情形"),
    ("another code with a message that matches better, or null", "错误信息更相符的另一个错误码，没有时为null"),
    ("whether to retry; the address of the code's page", "是否重试；错误码页面的网址"),
    // list
    ("List error codes", "列出错误码"),
    ("Only codes of the service with this id", "只列出该标识的服务的错误码"),
    ("Only codes with this HTTP status", "只列出该HTTP状态码对应的错误码"),
    ("Only codes that a release of this day or later mentions", "只列出该日及以后的修订记录提及的错误码"),
    ("Only codes that a release of this day or earlier mentions", "只列出该日及以前的修订记录提及的错误码"),
    // field
    ("Explain a field, or a structure of fields", "解释字段或数据结构"),
    (
        "A field or structure: its name, the path that leads to it, structure#field, or a structure's id",
        "字段或数据结构：名称、字段路径、数据结构#字段，或数据结构的标识",
    ),
    ("Also show the language mistakes of the reference", "同时显示参考文档的文字错误"),
    (
        "the message seen in practice that the server's message matches, with its source, or null",
        "与服务返回的错误信息相符的、实际出现过的错误信息及其来源，没有则为null",
    ),
    ("Only codes with this answer to whether a retry helps", "仅列出对是否应重试的答案为该值的错误码"),
    ("Also say for each code whether a retry helps; JSON always does", "同时说明每个错误码是否应重试；JSON总是包含"),
    ("Never: it fails again", "不要重试：再次请求仍会失败"),
    ("Only after a fix", "仅在修正问题后重试"),
    ("With an increasing delay", "可以重试，每次延长等待时间"),
    ("Not needed: there was no failure", "无需重试：请求没有失败"),
    ("Show the whole tree of fields below it", "显示下级字段的完整结构"),
    // operation
    ("Explain an operation of the API, with a command that calls it", "解释接口，并给出调用接口的命令"),
    ("An id, a path, a title, or a part of one", "标识、路径、标题，或其中的一部分"),
    ("List the operations of the API", "列出接口"),
    // validate
    ("Check the body of a request against the field tables of an operation", "按接口的字段表检查请求体"),
    ("An operation: its id, path or title; or the id of a structure", "接口的标识、路径或标题，或数据结构的标识"),
    ("The file with the body, in JSON; - for standard input", "请求体文件（JSON），“-”表示标准输入"),
    ("Accept fields that the tables do not have", "接受字段表中没有的字段"),
    (
        "Print every problem in full, not only the first 50; other formats always have all",
        "完整显示所有问题，而不只是前50个；其他格式总是包含全部",
    ),
    ("Keys of JSON, in a list of problems:", "JSON的键（问题列表）："),
    ("what kind of problem it is, as in docs/validate.md", "问题的类型，见docs/validate.md"),
    (
        "the JSON Pointer of the value, or of the object that a field is missing in",
        "值的JSON Pointer；缺少字段时为所在对象的JSON Pointer",
    ),
    ("its place in the body, counted from 1", "在请求体中的位置，从1开始"),
    ("what is wrong", "问题"),
    ("what was perhaps meant, or null", "可能的本意，没有时为null"),
    (
        "the field that it is about, or null: structure, name, facts, page, table, url",
        "所涉及的字段，没有时为null，包含structure、name、facts、page、table、url",
    ),
    ("the body has no problems", "请求体没有问题"),
    ("the body can't be read, the operation is unknown, or wrong usage", "请求体无法读取、接口不存在，或用法错误"),
    // changes
    ("Show what the releases of the reference changed, the newest first", "显示手册各次发布的修订内容，最新的在前"),
    (
        "Only changes of this: a code, a field, a structure, or words that all occur in the change",
        "只显示该对象的修订：错误码、字段、数据结构，或修订内容中都出现的关键词",
    ),
    ("Only releases of this day or later", "只显示该日及以后的发布"),
    ("Only releases of this day or earlier", "只显示该日及以前的发布"),
    ("Only the release of this number", "只显示该编号的发布"),
    ("the current directory", "当前目录"),
];
