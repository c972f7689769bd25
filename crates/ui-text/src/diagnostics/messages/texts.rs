//! Messages about texts: their languages, characters and style.

use crate::diagnostics::Message;

messages! {
    text_missing(language) =
        "the text is missing in the language \"{language}\"",
        "文本缺少语言“{language}”";
    one_text_missing(language) =
        "1 text is missing in the language \"{language}\"",
        "有1条文本缺少语言“{language}”";
    texts_missing(number, language) =
        "{number} texts are missing in the language \"{language}\"",
        "有{number}条文本缺少语言“{language}”";
    unknown_language(tag) = "\"{tag}\" is not a language of this catalog", "“{tag}”不是本手册的语言";
    languages_are(; languages) = "its languages are {languages}", "手册的语言为{languages}";
    no_language = "the catalog has no language", "手册没有语言";
    guide_missing(language) =
        "the guide is missing in the language \"{language}\"",
        "指南缺少语言“{language}”的版本";
    write_guide(language, id) = "write guides/{language}/{id}.md", "编写guides/{language}/{id}.md";

    text_is_empty = "the text is empty", "文本为空";
    guide_is_empty = "the guide has no text", "指南没有正文";
    no_title = "the guide has no title", "指南没有标题";
    begin_with_title = "begin it with \"# \" and the title", "在开头写“# ”和标题";
    raw_html = "raw HTML in Markdown", "Markdown中有原始HTML";
    begins_with_blank = "the text begins with a blank", "文本以空白开头";
    ends_with_blank = "the text ends with a blank", "文本以空白结尾";

    text_has(; what) = "the text has {what}", "文本含有{what}";
    a_tab = "a tab (U+0009)", "制表符（U+0009）";
    a_carriage_return = "a carriage return (U+000D)", "回车符（U+000D）";
    a_byte_order_mark = "a byte order mark (U+FEFF)", "字节序标记（BOM，U+FEFF）";
    a_character(number) = "the character U+{number}", "字符U+{number}";
    a_backtick = "a backtick", "反引号";
    markdown = "Markdown (**)", "Markdown标记（**）";
    a_markdown_link = "a link in Markdown", "Markdown链接";
    an_html_element = "an HTML element", "HTML元素";
    write_plain_text = "write plain text", "改为纯文本";

    text_is_chinese(language) = "the text under \"{language}\" is Chinese", "“{language}”下的文本是中文";
    no_chinese_character(language) =
        "the text under \"{language}\" has no Chinese character, others have",
        "“{language}”下的文本没有汉字，而其他同类文本有";
    translate_or_move = "translate it, or move it to its language", "翻译它，或移到相应的语言下";

    write(text) = "write \"{text}\"", "改为“{text}”";
    half_width_in_chinese(mark) =
        "half-width \"{mark}\" between Chinese characters",
        "汉字之间有半角的“{mark}”";
    half_width_near_chinese(mark) = "half-width \"{mark}\" next to Chinese", "汉字旁有半角的“{mark}”";
    full_width(letter) = "full-width \"{letter}\"", "有全角的“{letter}”";
    blank_between(before, after) =
        "a blank between \"{before}\" and \"{after}\"",
        "“{before}”和“{after}”之间有空格";
    delete_blank = "delete the blank", "删除空格";

    has_please = "the text has \"please\"", "文本含有“please”";
    begin_with_verb = "begin with the verb: \"Try again later.\"", "以动词开头，如“Try again later.”";
    curly_quotation_marks = "the text has curly quotation marks", "英文文本含有弯引号";
    straight_quotation_marks = "write \" or '", "改为\"或'";
    no_full_stop = "the text does not end with a full stop", "英文文本末尾没有句点";
    add_full_stop = "write \".\" at the end", "在末尾加上“.”";
    british_spelling(word) = "\"{word}\" is British spelling", "“{word}”是英式拼写";
}

/// Some texts are missing in a language.
#[must_use]
pub fn missing_texts(number: usize, language: &str) -> Message {
    if number == 1 { one_text_missing(language) } else { texts_missing(number, language) }
}
