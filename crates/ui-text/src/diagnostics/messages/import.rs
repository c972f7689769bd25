//! Messages of `import`.

messages! {
    table_is_empty() = "it has no rows", "没有数据行";
    table_of_fields() = "it describes fields", "这是字段表";
    table_of_statuses() = "it describes HTTP statuses", "这是HTTP状态码表";
    table_without_codes() = "no column has error codes", "没有错误码列";
    table_without_texts() = "it has codes, but no texts about them", "有错误码，但没有关于错误码的文字";
    row_is_short() =
        "the row has fewer cells than the table has columns, and it is not clear which are missing",
        "该行的单元格少于表格的列数，且无法确定缺少哪些";
    row_without_code() = "the row has no code", "该行没有错误码";
    row_with_wrong_code(text) = "\"{text}\" is not a code", "“{text}”不是错误码";
    row_without_text(code) = "{code} has no message and no description", "{code}没有错误信息，也没有描述";
    row_with_wrong_status(text) = "\"{text}\" is not an HTTP status", "“{text}”不是HTTP状态码";
    row_with_letter_case(code) = "{code} is there already, in different letter case", "已有仅大小写不同的错误码{code}";
    directory_is_not_empty(path) =
        "{path} has files, but no catalog; name an empty or absent directory, or one with a catalog",
        "目录{path}中有文件但没有手册；请指定空目录、不存在的目录或手册所在的目录";
    default_has_catalog(path) =
        "the directory \"{path}\" has a catalog; name it with --into to add to it, or another directory",
        "目录“{path}”中已有手册；如需添加到该手册，请用--into指定该目录，否则请指定其他目录";
    no_rows_found() =
        "no codes were found; name their column with --map, such as --map code=ID, or read text with --pattern",
        "未找到错误码；请用--map指定错误码所在的列，如--map code=ID，或用--pattern按文本读取";
    malformed_source(file, line, what) = "{file}:{line}: {what}", "{file}:{line}：{what}";
    source_not_text(file) = "{file} is not UTF-8; save it as UTF-8", "{file}不是UTF-8编码；请另存为UTF-8";
    source_refused(place; reason) = "{place}: {reason}", "{place}：{reason}";
    source_over_limit(limit) = "is larger than {limit} MiB, the limit; split the file", "文件或其解压后的内容超过{limit} MiB的上限；请拆分文件";
    byte_not_utf8(value, offset) =
        "byte {value} at offset {offset} is not UTF-8; save the file as UTF-8",
        "偏移{offset}处的字节{value}不是UTF-8；请将文件另存为UTF-8";
    bytes_not_utf16(offset) =
        "bytes at offset {offset} are not UTF-16; save the file as UTF-8",
        "偏移{offset}处的字节不是UTF-16；请将文件另存为UTF-8";
    too_many_cells(limit) =
        "tables have more than {limit} cells, the limit; spans count with every cell they cover",
        "表格的单元格超过{limit}个的上限；合并单元格按其覆盖的单元格数计算";
    too_much_repeated(limit) =
        "spans and substitutions repeat more than {limit} MiB of text, the limit",
        "合并单元格和替换所重复的文本超过{limit} MiB的上限";
    source_too_deep(limit) =
        "elements are nested deeper than {limit} levels, the limit",
        "元素嵌套超过{limit}层的上限";
    too_many_elements(limit) =
        "has more than {limit} elements, the limit; split the file",
        "元素超过{limit}个的上限；请拆分文件";
    too_many_attributes(limit) =
        "an element has more than {limit} attributes, the limit",
        "某个元素的属性超过{limit}个的上限";
    workbook_not_readable(what) = "is not a readable XLSX workbook: {what}", "不是可读取的XLSX工作簿：{what}";
    no_workbooks() =
        "workbooks need a program with the feature `xlsx`; save the sheet as CSV",
        "读取工作簿需要启用了xlsx特性的程序；请将工作表另存为CSV";
    included_outside(file) =
        "the file \"{file}\" that a table takes is not in the directory of the document; move it there",
        "表格引用的文件“{file}”不在文档所在目录内；请将其移到该目录中";
    included_unreadable(file, what) =
        "the file \"{file}\" that a table takes can't be read: {what}",
        "无法读取表格引用的文件“{file}”：{what}";
    included_without_directory(file) =
        "a table takes the file \"{file}\"; name the document by its path, not on standard input",
        "表格引用了文件“{file}”；请指定文档路径，而不要从标准输入读取";
    source_unknown(file) =
        "{file}: the format is unknown; give the file one of the usual extensions, or read it as text with --pattern",
        "{file}：格式未知；请使用常见的扩展名，或用--pattern按文本读取";
    no_sources(path) = "{path} has no files in a known format", "{path}中没有已知格式的文件";
    key_and_head() = "KEY=HEAD, such as code=ID, with one of the keys code, name, status, message, description, action, cause, retry, severity, category, parent, since, deprecated, sqlstate", "KEY=HEAD，如code=ID，其中键为code、name、status、message、description、action、cause、retry、severity、category、parent、since、deprecated或sqlstate";
    id_and_form() = "ID=FORM, such as db=DB-{{5}} or api=listed", "ID=FORM，如db=DB-{{5}}或api=listed";
    pattern_with_code(error) = "a regular expression with a group (?P<code>…): {error}", "含有分组(?P<code>…)的正则表达式：{error}";
    head_of_a_table(; heads) = "a head of the sources, such as {heads}", "来源中的表头，如{heads}";
    language_tag() = "a BCP 47 tag, such as zh or pt-BR", "BCP 47标签，如zh或pt-BR";
    import_table(place, title, taken, rows) = "{place}  {title}  rows: {rows}, taken: {taken}", "{place}  {title}  共{rows}行，取{taken}行";
    import_headings(place, taken, rows) = "{place}  headings  codes: {rows}, taken: {taken}", "{place}  标题  错误码共{rows}个，取{taken}个";
    import_left(place, title; reason) = "{place}  {title}  left alone: {reason}", "{place}  {title}  未处理：{reason}";
    import_unused() = "not used", "未使用";
    import_refused(place; reason) = "{place}: refused: {reason}", "{place}：拒绝：{reason}";
    import_conflict(place, code, key, present, new) =
        "{place}: kept: {code} {key}: \"{present}\"; the source says \"{new}\"",
        "{place}：保留：{code} {key}：“{present}”；来源为“{new}”";
    import_rows(rows, taken, refused) = "rows: {rows}, taken: {taken}, refused: {refused}", "共{rows}行：取{taken}行，拒绝{refused}行";
    import_codes(added, changed, unchanged, conflicts) =
        "codes: {added} added, {changed} changed, {unchanged} unchanged; kept texts that differ: {conflicts}",
        "错误码：新增{added}个，更改{changed}个，未变{unchanged}个；有差异而保留的文本{conflicts}处";
    import_catalog(title, languages, message, placeholders) =
        "{title}: texts in {languages}, messages in {message}, placeholders {placeholders}",
        "{title}：文本语言{languages}，错误信息语言{message}，占位符{placeholders}";
    import_service(id, forms, codes) = "service {id}: {forms}, codes: {codes}", "服务{id}：{forms}，{codes}个错误码";
    import_structures(structures, fields) = "structures: {structures}, fields: {fields}", "结构{structures}个，字段{fields}个";
    import_wrote(files, path) = "files written in {path}: {files}", "已写入{path}中的{files}个文件";
    import_would_write(files, path) = "files that would be written in {path}: {files}", "将写入{path}中的{files}个文件";
    import_up_to_date(path) = "{path} is up to date", "{path}无需更改";
    import_more(count) = "{count} more; --format json lists all", "另有{count}条；--format json列出全部";
    entry_without_text() = "the catalog has no such text to translate", "手册中没有对应的待翻译文本";
    entry_twice() = "the file has this entry twice", "文件中有重复的条目";
    entry_fuzzy() = "it is marked as fuzzy; check the translation and remove the mark", "条目标记为fuzzy；请核对译文后去掉该标记";
    entry_outdated(text) =
        "it is outdated: the text of the catalog is now \"{text}\"; export again and merge with msgmerge",
        "条目已过时：手册中的原文现为“{text}”；请重新导出，并用msgmerge合并";
    entry_with_other_placeholders() =
        "its placeholders are not those of the message; keep each of them as it is",
        "占位符与原文不一致；请保留每个占位符";
    entry_differs(text) =
        "the catalog has another translation, \"{text}\"; --update replaces it",
        "手册中已有不同的译文“{text}”；用--update替换";
    translation_needs_catalog(file) =
        "{file} has translations of a catalog; name its directory with --into",
        "{file}是手册的译文；请用--into指定手册所在的目录";
    translations_alone(file) =
        "{file} has translations of a catalog; import it without other sources",
        "{file}是手册的译文；请不要与其他来源一起导入";
    translation_language(file) =
        "{file} does not say its language; name it with --lang",
        "{file}没有写明语言；请用--lang指定";
    translation_other_language(file, language) =
        "{file} has translations into {language}; import them without --lang, or with that language",
        "{file}的译文语言为{language}；请去掉--lang或指定该语言";
    translation_source_language(language) =
        "the catalog has no texts in another language than {language} to translate from",
        "手册没有{language}以外语言的文本可供翻译";
    translation_entries(file, entries, taken, unchanged, untranslated, refused) =
        "{file}  entries: {entries}, taken: {taken}, unchanged: {unchanged}, refused: {refused}; untranslated: {untranslated}",
        "{file}  共{entries}条：取{taken}条，未变{unchanged}条，拒绝{refused}条；未翻译{untranslated}条";
    translation_refused(place, context; reason) = "{place}: {context}: refused: {reason}", "{place}：{context}：拒绝：{reason}";
    translations_missing(language, count) =
        "texts of the catalog without a translation into {language}: {count}",
        "手册中尚无{language}译文的文本：{count}处";
}
