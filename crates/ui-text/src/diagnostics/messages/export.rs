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
    wide_is_for_tables =
        "--wide is for the formats csv, tsv and ndjson",
        "--wide只用于csv、tsv和ndjson格式";
}
