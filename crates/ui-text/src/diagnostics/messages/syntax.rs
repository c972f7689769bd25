//! Messages about the syntax of JSON.

messages! {
    strict_json = "only strict JSON (RFC 8259) is read", "只接受严格的JSON（RFC 8259）";
    empty_file = "the file is empty", "文件为空";
    write_or_delete_file = "write the records, or delete the file", "写入记录，或删除该文件";

    // Mistakes that the parser names, in its words.
    bare_decimal_point =
        "leading or trailing decimal points on numbers are not allowed",
        "数字不能以小数点开头或结尾";
    comment = "comments are not allowed", "不允许注释";
    no_colon = "expected colon after the string or word in object property", "键之后缺少冒号";
    no_value = "expected value after colon in object property", "冒号之后缺少值";
    no_digit = "expected digit", "此处缺少数字";
    no_digit_after_sign = "expected digit following negative sign", "负号之后缺少数字";
    no_digit_or_sign = "expected plus, minus, or digit in number literal", "数字中缺少正负号或数字";
    no_string_for_key = "expected string for object property", "键必须是字符串";
    hexadecimal_number = "hexadecimal numbers are not allowed", "不允许十六进制数";
    no_comma = "expected comma", "缺少逗号";
    several_values = "text cannot contain more than one JSON value", "一个文件只能有一个JSON值";
    infinity_or_nan = "infinity and NaN are not allowed", "不允许Infinity和NaN";
    single_quotes = "single-quoted strings are not allowed", "字符串不能用单引号";
    escape_in_single_quotes = "invalid escape in single quote string", "单引号字符串中有无效的转义";
    escape_in_double_quotes = "invalid escape in double quote string", "双引号字符串中有无效的转义";
    no_four_hex_digits = "expected four hex digits", "缺少四位十六进制数字";
    no_two_hex_digits = "expected two hex digits", "缺少两位十六进制数字";
    unicode_escape(digits, value) =
        "invalid unicode escape sequence. '{value}' is not a valid UTF8 character",
        "无效的Unicode转义\\u{digits}：不是完整的字符";
    invalid_escape = "invalid escape", "无效的转义";
    open_string = "unterminated string literal", "字符串缺少结束引号";
    trailing_comma = "trailing commas are not allowed", "最后一项之后不能有逗号";
    unary_plus = "unary plus on numbers is not allowed", "数字前不能有加号";
    stray_brace = "unexpected close brace", "此处不应有右花括号";
    stray_bracket = "unexpected close bracket", "此处不应有右方括号";
    stray_colon = "unexpected colon", "此处不应有冒号";
    stray_comma = "unexpected comma", "此处不应有逗号";
    stray_token = "unexpected token", "此处的内容不是JSON";
    stray_token_in_object = "unexpected token in object", "对象中此处的内容不是JSON";
    stray_word = "unexpected word", "此处不应有不带引号的单词";
    open_array = "unterminated array", "数组没有闭合";
    open_comment = "unterminated comment block", "注释没有结束";
    open_object = "unterminated object", "对象没有闭合";
    too_deep = "maximum nesting depth exceeded", "嵌套过深";

    // How to fix them.
    delete_comment = "delete the comment: JSON has none (RFC 8259)", "删除注释：JSON没有注释（RFC 8259）";
    delete_comma = "delete the comma after the last item", "删除最后一项之后的逗号";
    write_comma = "write a comma between two items", "两项之间写一个逗号";
    write_colon = "write a colon between a key and its value", "键和值之间写一个冒号";
    write_value = "write the value of the key", "写明该键的值";
    write_quotation_marks = "write keys and texts in quotation marks \"", "键和文本写在双引号\"之间";
    keep_one_value = "keep one value: a file is one JSON object", "只保留一个值：一个文件是一个JSON对象";
    write_decimal_number = "write a decimal number, such as 403", "写十进制数，如403";
    end_string = "end the string with a quotation mark \"", "用双引号\"结束字符串";
    escapes =
        "the escapes of JSON are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits",
        "JSON的转义有\\\" \\\\ \\/ \\b \\f \\n \\r \\t，以及\\u加四位十六进制数字";

    // Mistakes that have better names than the parser's.
    quotation_mark_missing = "a quotation mark is missing in this line", "本行缺少引号";
    string_on_one_line =
        "begin and end each string with \" on the same line",
        "字符串在同一行内以双引号\"开始和结束";
    tab_in_string = "a string has a tab", "字符串中有制表符";
    write_blank_or_escape = "write a blank, or \\t", "改为空格或\\t";
    byte_order_mark_here =
        "a byte order mark (U+FEFF) has no place here",
        "此处不应有字节序标记（BOM，U+FEFF）";
    delete_it = "delete it", "删除它";
    character_here(number) = "the character U+{number} has no place here", "此处不应有字符U+{number}";
    byte_order_mark_at_begin =
        "the file begins with a byte order mark (U+FEFF)",
        "文件以字节序标记（BOM，U+FEFF）开头";
    save_without_byte_order_mark = "save it as UTF-8 without a byte order mark", "保存为不带BOM的UTF-8";
    merge_conflict = "a merge conflict is not resolved here", "此处有未解决的合并冲突";
    keep_one_version =
        "keep one of the two versions and delete the marks",
        "保留其中一个版本，并删除冲突标记";
    text_after_string =
        "a quotation mark ends the string here, and more text follows",
        "双引号在此处结束了字符串，其后还有文本";
    escape_quotation_mark = "write \\\" for a quotation mark in a text", "文本中的双引号写作\\\"";
    wrong_mark(wrong, right; name) =
        "a {name} {wrong} is not a part of JSON; write {right}",
        "{name}（{wrong}）不是JSON的符号；改为半角的{right}";
    bracket(letter, line, column) = "the {letter} at {line}:{column}", "{line}:{column}处的{letter}";
    not_closed(; bracket) = "{bracket} is not closed", "{bracket}没有闭合";
    close_it = "close it here, or where it ends", "在此处或其内容结束处闭合";
    does_not_close(letter; bracket) = "{letter} does not close {bracket}", "{letter}不能闭合{bracket}";
    close_with = "close {{ with }} and [ with ]", "用}}闭合{{，用]闭合[";

    full_width_comma = "full-width comma", "全角逗号";
    ideographic_comma = "full-width comma", "顿号";
    full_width_colon = "full-width colon", "全角冒号";
    curly_quotation_mark = "curly quotation mark", "中文引号";
    full_width_quotation_mark = "full-width quotation mark", "全角引号";
    full_width_brace = "full-width brace", "全角花括号";
    full_width_bracket = "full-width bracket", "全角方括号";
}
