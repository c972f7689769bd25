//! Rules about texts.

rules! {
    MISSING_LANGUAGE =
        "Every text is in every language of the catalog.",
        "每条文本都有手册的全部语言。",
        r#"Readers of all languages need the same texts: one that is missing in a language is missing for its readers. The languages are those of "languages" in catalog.json. Where "complete" in catalog.json is not true, missing texts are counted in a warning. A guide is one file of the same name in each language's directory.

To fix it, translate the text."#,
        "各语言的读者需要同样的文本：缺少某种语言，该语言的读者就看不到。语言由catalog.json中的“languages”规定。如果catalog.json中的“complete”不是true，缺少的文本只在一条警告中计数。每种语言的guides/子目录中各有一个同名的指南文件。

修复方法：翻译该文本。";

    UNKNOWN_LANGUAGE =
        "Texts are only in languages of the catalog.",
        "文本只使用手册的语言。",
        r#""languages" in catalog.json lists the languages (BCP 47 tags) that every text is in. A text in another language would never be shown; most often the tag is misspelt.

To fix it, correct the tag or add the language to the catalog. The directories in guides/ have the same tags as names."#,
        "catalog.json中的“languages”列出每条文本应有的语言（BCP 47标签）。其他语言的文本永远不会显示；多数情况是标签写错了。

修复方法：更正标签，或在手册中添加该语言。guides/下的子目录以同样的标签命名。";

    EMPTY_TEXT =
        "No text is empty.",
        "没有空文本。",
        "An empty text says nothing and hides that something is missing. Only values of fields (enum, default, const, examples and bodies) may be empty strings, because the API uses them.

To fix it, write the text, or leave the key out where it is optional.",
        "空文本什么也没有说，还掩盖了缺失。只有字段的值（enum、default、const、examples和body）可以是空字符串，因为API会用到。

修复方法：写明文本；键可选时也可省略该键。";

    HALF_WIDTH_PUNCTUATION =
        "Punctuation between Chinese characters is full-width.",
        "汉字之间使用全角标点。",
        "Chinese is set with full-width punctuation: 请求失败，请重试。 A half-width mark between two Chinese characters comes from typing or from a conversion; it breaks lines in the wrong place and makes equal texts differ.

To fix it, write ， 。 ： ； ！ ？ （ ） instead of , . : ; ! ? ( ).",
        "中文使用全角标点：请求失败，请重试。 两个汉字之间的半角标点来自输入或转换；它会造成错误的换行，也使相同的文本变得不同。

修复方法：用， 。 ： ； ！ ？ （ ）代替, . : ; ! ? ( )。";

    INVISIBLE_CHARACTER =
        "No text has control characters or characters that change its direction.",
        "文本中没有控制字符和改变文字方向的字符。",
        "Such characters are invisible but have effects: they move the cursor of a terminal, hide words, or reverse the order of the text that follows, so that readers see another text than the one that is stored. They come from copying out of other programs, or from an attacker.

To fix it, delete the character; the message names it. Where the catalog is not complete, residue of typing or of a conversion is a warning: a tab or another control character but NUL and escape, a soft hyphen, a joiner, a Hangul filler, a mark of direction.",
        "这类字符看不见，却有作用：移动终端的光标、隐藏文字、颠倒其后文本的顺序，使读者看到的与实际存储的不同。它们可能是从其他程序复制来的，也可能来自攻击者。

修复方法：删除消息中指出的字符。如果手册不是完整的（“complete”），输入或转换留下的字符只是警告：制表符及NUL、ESC以外的控制字符、软连字符、连接符、谚文填充符、方向标记。";

    RAW_HTML =
        "Markdown has no raw HTML.",
        "Markdown中没有原始HTML。",
        "Guides are shown in a terminal, in JSON and on web pages. HTML is noise in the first two and can run code in the last.

To fix it, use Markdown, or a backslash before < where the sign itself is meant.",
        "指南会显示在终端、JSON和网页中。HTML在前两者中是干扰，在网页中可能执行代码。

修复方法：使用Markdown；需要“<”本身时，在前面加反斜杠。";

    GUIDE_TITLE =
        "A guide begins with a heading of the first level.",
        "指南以一级标题开头。",
        "The heading is the guide's title in lists, searches and links.

To fix it, begin the file with a line such as `# Error codes`.",
        "该标题是指南在列表、搜索和链接中的名称。

修复方法：在文件开头写一行标题，如“# 错误码”。";

    WRONG_LANGUAGE =
        "A text is in the language that it is filed under.",
        "文本的语言与所在的语言标签一致。",
        r#"A text that was copied without a translation, or whose languages were exchanged, looks complete and is not. A text is taken for Chinese if it has more Chinese characters than Latin letters, which is wrong under any language but Chinese, Japanese and Korean. A text under "zh" with several English words and no Chinese character is wrong if the same text of other records is Chinese.

To fix it, translate the text or exchange the two texts."#,
        "没有翻译就复制，或者两种语言写反了，文本看起来齐全，实际并不齐全。汉字多于拉丁字母的文本视为中文，只能出现在中文、日文和韩文的标签下。“zh”下的文本如果有多个英文单词而没有汉字，且其他记录的同类文本是中文，则视为错误。

修复方法：翻译该文本，或将两条文本互换。";

    OUTER_BLANKS =
        "No text begins or ends with blanks.",
        "文本首尾没有空白。",
        r#"Blanks at the ends of a text come from copying. They make equal texts differ and are printed in some places only. A message in "messageLanguage" is excepted, because it is what the API returns. "ecs-err fmt" does not change texts; it removes blanks at the ends of lines.

To fix it, delete the blanks."#,
        "首尾的空白来自复制，使相同的文本变得不同，而且只在部分地方显示出来。“messageLanguage”语言的错误信息除外，因为那是API的原文。“ecs-err fmt”不改动文本，只删除行尾的空白。

修复方法：删除空白。";
}
