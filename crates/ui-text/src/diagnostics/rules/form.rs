//! Rules about the form of files.

/// The paths of data files, for the explanation in each language.
macro_rules! data_files {
    () => {
        "catalog.json, pages.json, retired.json, statuses.json, synonyms.json, errors/*.json, errors/SERVICE/*.json, structures/*.json, operations/*.json, releases/*.json, guides/LANGUAGE/*.md"
    };
}

rules! {
    UNREADABLE_FILE =
        "Every file of a data directory can be read and is UTF-8.",
        "数据目录中的每个文件都可读取，且为UTF-8编码。",
        "The catalog is made of everything in the directory. A file that can't be opened, or whose bytes are not UTF-8, would be left out silently.

To fix it, check that the file exists and may be read, and save it as UTF-8 without a byte order mark.",
        "手册由数据目录中的全部文件组成。无法打开或不是UTF-8编码的文件会被悄悄遗漏。

修复方法：确认文件存在且允许读取，并保存为不带BOM的UTF-8。";

    UNEXPECTED_FILE =
        "Every file of a data directory has the path of a data file.",
        "数据目录中每个文件的路径都是数据文件的路径。",
        concat!(
            "A file with a misspelt name, such as error/ecs.json instead of errors/ecs.json, would be left out silently.\n\n\
             A data directory holds ",
            data_files!(),
            ". The directory schema/ and names that begin with a dot are ignored."
        ),
        concat!(
            "名称有误的文件会被悄悄遗漏，例如把errors/ecs.json写成error/ecs.json。\n\n数据目录可包含",
            data_files!(),
            "。目录schema/和以点开头的名称会被忽略。"
        );

    MISSING_FILE =
        "A data directory has a catalog.json, and the files that its records refer to.",
        "数据目录中有catalog.json，以及各记录所引用的文件。",
        "catalog.json describes the catalog: its languages, its services, its edition. Without it no other file can be read, and a directory without it is most likely the wrong directory. Where another file is missing and more than ten references need it, one error says so instead of one for each reference.

To fix it, give the path of a data directory, or add the file.",
        "catalog.json描述整个手册：语言、服务和版本。没有它就无法读取其他文件；没有它的目录多半是指定错了。如果缺少其他文件，且有十处以上的引用需要它，则只报告一个错误，而不逐处报告。

修复方法：指定数据目录的路径，或补充该文件。";

    JSON_SYNTAX =
        "A data file is strict JSON (RFC 8259).",
        "数据文件是严格的JSON（RFC 8259）。",
        "Other tools read the data files too, so they keep to the standard: no comments, no trailing commas, no single quotes. Reading stops at the first mistake, so later ones appear only after it is fixed.",
        "其他工具也要读取数据文件，因此遵循标准：没有注释，末尾没有多余的逗号，不用单引号。读取到第一处错误为止，修复后才会报告后面的错误。";

    UNKNOWN_KEY =
        "A record has only keys of the model.",
        "记录中只有模型定义的键。",
        r#"The value of a misspelt key would be dropped silently: "mesage" is not "message".

The message names the key that was probably meant, or the keys that are allowed. The schemas in data/schema/ let an editor complete them."#,
        "键名写错时，其值会被悄悄丢弃：“mesage”不是“message”。

消息中会给出可能想写的键，或此处可用的键。data/schema/中的schema可供编辑器补全键名。";

    MISSING_KEY =
        "A record has every key that the model requires.",
        "记录具有模型要求的全部键。",
        "A reader must find the same facts about each record. The schemas in data/schema/ say which keys are optional.

To fix it, add the key; keys of facts that may be unknown are optional. An error has a message, a description or both. Evidence (\"seen\") has a message, a cause or a check, and always its source. A retired code has the code that replaces it, a text or both.",
        "读者应能从每条记录中找到同样的信息。哪些键可选，见data/schema/中的schema。

修复方法：补充该键；内容可能未知的键都是可选的。错误码至少要有错误信息或描述。实例（“seen”）至少要有错误信息、原因或检查方法，并且必须有来源。已停用的错误码至少要有取代它的错误码或说明文本。";

    DUPLICATE_KEY =
        "The keys of an object are unique.",
        "对象中的键互不相同。",
        "JSON readers differ in which of two equal keys they take, and one of the values is lost in any case.

To fix it, remove one of them.",
        "遇到两个相同的键时，不同的JSON工具取值不同，而且总有一个值会丢失。

修复方法：删除其中一个。";

    WRONG_TYPE =
        "A value has the type and form that the model requires.",
        "值的类型和写法符合模型的要求。",
        r#"Numbers are numbers, lists are lists, dates are days of the calendar, and words such as "added" are defined by the model. Other values can't be looked up or translated.

The message says what was expected and what was found."#,
        "数字就是数字，列表就是列表，日期是日历中的某一天，“added”等词由模型定义。其他值无法查询，也无法翻译。

消息中会说明应为什么、实际是什么。";
}
