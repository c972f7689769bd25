//! Messages of `export`.

messages! {
    cannot_write_pages(; reason) = "can't write the pages: {reason}", "无法写入页面：{reason}";
    flavor_is_for_pages = "--flavor is for the format pages", "--flavor只用于pages格式";
    formula_cells(count) =
        "note: {count} cells begin with =, +, - or @, and spreadsheets would take them for formulas; import the columns as text",
        "注意：有{count}个单元格以=、+、-或@开头，电子表格会将其当作公式；请以文本类型导入各列";
    no_codes_to_find = "the catalog has no codes to find", "手册中没有可查找的错误码";
    pages_are_in_one_language =
        "pages are in one language; run the command once for each, with another --out",
        "页面只有一种语言；请为每种语言分别运行命令，并使用不同的--out";
    pages_need_a_directory =
        "pages are written to a directory; name it with --out",
        "页面写入目录；请用--out指定目录";
    pages_need_a_flavor(; flavors) =
        "pages are for a generator of sites; name it with --flavor: {flavors}",
        "页面用于某种网站生成工具；请用--flavor指定：{flavors}";
    po_needs_language() =
        "name the language to translate into with --lang, such as --lang de",
        "请用--lang指定译文的语言，如--lang de";
    wide_is_for_tables =
        "--wide is for the formats csv, tsv, ndjson and parquet",
        "--wide只用于csv、tsv、ndjson和parquet格式";
    format_needs_file(format) =
        "the format {format} is not text; name a file with --out, such as --out codes.{format}",
        "{format}格式不是文本；请用--out指定文件，如--out codes.{format}";
    format_not_written(format, what) = "the catalog can't be written as {format}: {what}", "无法将手册写成{format}格式：{what}";
}
