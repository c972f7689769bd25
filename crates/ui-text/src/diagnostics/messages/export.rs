//! Messages of `export`.

messages! {
    formula_cells(count) =
        "note: {count} cells begin with =, +, - or @, and spreadsheets would take them for formulas; import the columns as text",
        "注意：有{count}个单元格以=、+、-或@开头，电子表格会将其当作公式；请以文本类型导入各列";
    no_codes_to_find = "the catalog has no codes to find", "手册中没有可查找的错误码";
    wide_is_for_tables =
        "--wide is for the formats csv, tsv and ndjson",
        "--wide只用于csv、tsv和ndjson格式";
}
