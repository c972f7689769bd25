//! Messages about files and their form.

messages! {
    cannot_read(error) = "can't read it: {error}", "无法读取：{error}";
    not_a_pack =
        "it is not a pack; expected the directory of a catalog, or a file that \"ecs-err pack\" wrote",
        "不是打包文件；应为手册数据的目录，或“ecs-err pack”生成的文件";
    pack_of_another_version(version) =
        "it was packed by another version than this one, {version}; pack the catalog again",
        "由其他版本打包，本程序的版本为{version}；请重新打包";
    damaged_pack = "it is damaged: it was cut or changed; pack the catalog again", "文件已损坏（被截断或被修改）；请重新打包";
    needs_most_of_pack = "the answer needs most of it", "回答需要其中的大部分内容";
    not_utf_8 = "from here on it is not UTF-8", "从此处起不是UTF-8编码";
    not_a_regular_file =
        "it is not a regular file but a FIFO, a socket or a device",
        "不是普通文件，而是FIFO、套接字或设备";
    cannot_follow(error) = "can't follow the symbolic link: {error}", "无法解析符号链接：{error}";
    leads_outside = "it is a symbolic link that leads outside of the directory", "是指向目录之外的符号链接";
    leads_to_no_file =
        "it is a symbolic link to something other than a regular file",
        "是符号链接，指向的不是普通文件";

    not_a_data_file = "no data file has this name", "该路径不是数据文件的路径";
    data_files(; files) = "a data directory holds {files} and schema/", "数据目录可包含{files}和schema/";
    no_catalog_json = "the directory has no catalog.json", "目录中没有catalog.json";
    is_it_a_data_directory = "is it a data directory?", "这是数据目录吗？";
    file_is_needed(path, count) =
        "the directory has no {path}, and {count} references need it",
        "目录中没有{path}，但有{count}处引用需要它";
    add_the_file(file, line, column) =
        "add it; the first reference is at {file}:{line}:{column}",
        "补充它；第一处引用在{file}:{line}:{column}";

    byte_order_mark_in_guide =
        "a byte order mark (U+FEFF): the file is not in canonical form",
        "有字节序标记（BOM，U+FEFF）：文件不是规范格式";
    crlf = "CRLF at the end of the line: the file is not in canonical form", "行尾为CRLF：文件不是规范格式";
    blanks_at_end_of_line =
        "blanks at the end of the line: the file is not in canonical form",
        "行尾有空白：文件不是规范格式";
    tab_in_line = "a tab: the file is not in canonical form", "有制表符：文件不是规范格式";
    no_newline_at_end =
        "no newline at the end: the file is not in canonical form",
        "文件末尾没有换行：文件不是规范格式";
    not_canonical = "from here on the file is not in canonical form", "从此处起，文件不是规范格式";
    run_fmt = "run \"ecs-err fmt\"", "运行“ecs-err fmt”";

    other_schema(name) = "{name} is the schema of another kind of file", "{name}是另一种文件的schema";
}
