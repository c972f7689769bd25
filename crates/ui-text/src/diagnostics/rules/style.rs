//! Rules about style.

rules! {
    NOT_CANONICAL =
        "A data file is in canonical form.",
        "数据文件采用规范格式。",
        r#"One form for everyone keeps differences between versions small: keys in the order of the model, two spaces of indentation, short values on one line, a newline at the end. Lines end with LF and without blanks, in guides too, and a guide has no tabs and no byte order mark.

To fix it, run "ecs-err fmt" on the directory."#,
        "统一的格式使版本之间的差异最小：键按模型的顺序，缩进两个空格，短的值写在一行，末尾有换行。换行为LF，行尾没有空白，指南也是如此；指南中没有制表符，也没有字节序标记（BOM）。

修复方法：对该目录运行“ecs-err fmt”。";

    WRONG_SCHEMA =
        "$schema names the schema of the file.",
        "“$schema”指向本文件的schema。",
        r#"Editors complete keys and mark mistakes by the schema that "$schema" names. With the schema of another kind of file they mark what is right. An address of a schema that "ecs-err schema" does not write is left alone.

To fix it, write the path that the message names, or leave the key out."#,
        "编辑器根据“$schema”所指的schema补全键名并标出错误。如果指向另一种文件的schema，正确的内容会被标为错误。不是由“ecs-err schema”生成的schema地址不作检查。

修复方法：改为消息中给出的路径，或省略该键。";

    PLAIN_TEXT =
        "Texts are plain in a complete catalog: without Markdown and HTML.",
        "完整手册中的文本是纯文本，没有Markdown和HTML。",
        r#"Texts are printed in terminals, pages and feeds, which show the marks as they are. Paragraphs and lists with "- " are the only layout. Guides are Markdown. A message in "messageLanguage" is excepted, because it is what the API returns. The rule is for complete catalogs.

To fix it, delete the marks."#,
        "文本会显示在终端、页面和订阅源中，标记会原样显示。格式只有段落和以“- ”开头的列表。指南使用Markdown。“messageLanguage”语言的错误信息除外，因为那是API的原文。本规则只用于完整的手册。

修复方法：删除标记。";

    ENGLISH_STYLE =
        "English texts of a complete catalog follow its style.",
        "完整手册中的英文文本遵循其写作风格。",
        r#"English texts are terse and alike: no "please", sentences with a full stop, straight quotation marks, American spelling. Titles and names are no sentences. A message in "messageLanguage" is excepted, because it is what the API returns. The rule is for complete catalogs.

To fix it, change the text as the message says."#,
        "英文文本简洁一致：不用“please”，句子以句点结尾，使用直引号和美式拼写。标题和名称不是句子。“messageLanguage”语言的错误信息除外，因为那是API的原文。本规则只用于完整的手册。

修复方法：按消息的说明修改文本。";

    CHINESE_STYLE =
        "Chinese texts of a complete catalog follow its style.",
        "完整手册中的中文文本遵循其写作风格。",
        r#"Chinese has full-width punctuation wherever it touches Chinese, without a blank after it; letters and digits are ASCII. Translated messages and notes have no blank between Chinese and Latin; other texts keep the wording of the reference. A message in "messageLanguage" is excepted, because it is what the API returns. The rule is for complete catalogs.

To fix it, change the text as the message says."#,
        "与汉字相邻的标点用全角，其后没有空格；字母和数字用ASCII字符。译文和说明中，汉字与拉丁字母之间没有空格；其他文本保留参考文档的写法。“messageLanguage”语言的错误信息除外，因为那是API的原文。本规则只用于完整的手册。

修复方法：按消息的说明修改文本。";
}
