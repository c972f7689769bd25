//! Messages about building a site, and about the directory that it is written to.

messages! {
    cannot_build_site(; reason) = "can't build the site: {reason}", "无法构建网站：{reason}";
    not_a_theme(path) = "{path} is not a directory of templates and assets", "{path}不是存放模板和资源的目录";
    unsafe_asset_name(name) =
        "site/{name}: name assets with letters, digits, \".\", \"_\" and \"-\" only",
        "site/{name}：资源的名称只能使用字母、数字、“.”、“_”和“-”";
    at_place(place; message) = "{place}: {message}", "{place}：{message}";
    key_needs_key(key, other) = "the key \"{key}\" needs the key \"{other}\"", "使用键“{key}”时须有键“{other}”";
    one_of_keys(; keys) = "write one of the keys {keys}", "写出{keys}中的一个键";
    a_colour = "a colour such as \"#1f5fd0\"", "颜色，如“#1f5fd0”";
    pale_accent(colour, contrast, minimum) =
        "the colour {colour} is too pale for text: its contrast with white is {contrast}, and text on a tint of it needs {minimum}",
        "颜色{colour}作为文字过浅：与白色的对比度为{contrast}，而在其浅色背景上文字须达到{minimum}";
    use_darker(colour) = "use a darker one, such as {colour}", "改用更深的颜色，如{colour}";
    unused_file =
        "a theme has no such file, and no other file of the theme names it",
        "主题没有这样的文件，主题的其他文件也没有引用它";
    no_asset(name) = "there is no file site/{name}", "没有文件site/{name}";
    no_page_of_theme(name) = "there is no page pages/LANGUAGE/{name}.md", "没有页面pages/语言/{name}.md";
    page_elsewhere =
        "a page is a file pages/LANGUAGE/NAME.md; pictures and other files belong in static/",
        "页面的文件为pages/语言/名称.md；图片和其他文件放在static/中";
    page_without_title =
        "the page has no title; begin it with a line \"# Title\"",
        "页面没有标题；以一行“# 标题”开头";
    not_a_language_of_the_catalog(language) =
        "the catalog is not in the language \"{language}\"",
        "手册没有语言“{language}”";
    unsafe_static_name =
        "name files with letters, digits, \".\", \"_\" and \"-\" only",
        "文件名只能使用字母、数字、“.”、“_”和“-”";
    taken_by_the_site =
        "the site has a file or directory of this name; choose another one",
        "网站已有此名称的文件或目录；请改名";
    not_utf8 = "the file is not UTF-8", "文件不是UTF-8编码";
    broken_links(; links) = "broken links: {links}", "失效的链接：{links}";
    link_on_page(link, page) = "{link} (on {page})", "{link}（在{page}上）";

    not_a_site(path, mark) =
        "{path} contains something other than a site built by this program: it has no {mark}; choose another directory or empty this one, also if an earlier version built it",
        "{path}中有并非本程序所构建网站的内容（没有{mark}）；请另选目录或清空该目录，由旧版本构建的网站也须如此";
    damaged_mark(path) =
        "{path} is damaged, or a later version of this program wrote it; use that version or empty the directory",
        "{path}已损坏，或由更新版本的程序写入；请使用该版本，或清空该目录";
    not_a_directory(path) =
        "{path} is not a directory; choose another name or delete it",
        "{path}不是目录；请换一个名称，或将其删除";
    nameless_directory(path) =
        "{path} is not a directory that can be replaced; choose a directory with a name",
        "{path}不是可以替换的目录；请选择有名称的目录";
    current_directory(path) =
        "the current directory is in {path}, which the build replaces by another directory; run the program from outside of it, with the path as --out",
        "当前目录位于{path}中，而构建会用另一个目录替换它；请在其外运行程序，并用--out指定路径";
    mount_point(path) =
        "{path} is a mount point or contains one, and so can't be replaced; choose a directory below the mount point",
        "{path}是挂载点或含有挂载点，无法替换；请选择挂载点之下的目录";
    file_of_others(path) =
        "the new site has a file at {path}, where there is one that the last build did not write; move that one away",
        "新网站有文件{path}，而该处已有并非上次构建写入的文件；请先将其移走";
    cannot_replace(path; reason) =
        "no permission to replace {path}: {reason}; build as the owner of the directory and of the one that it is in",
        "没有替换{path}的权限：{reason}；请以该目录及其上级目录的所有者身份构建";
    cannot_keep(path; reason) =
        "can't keep {path}, which is not a file of the site: {reason}; move it away",
        "无法保留不属于网站的{path}：{reason}；请将其移走";
    not_a_lock(path) = "{path} is not a lock of this program; move it away", "{path}不是本程序的锁文件；请将其移走";
    cannot_lock(path; reason) =
        "can't lock {path}: {reason}; the file has to be yours, in a directory where you may write, on a file system with locks",
        "无法锁定{path}：{reason}；该文件须属于您，位于您可写的目录，且文件系统支持锁";
    cannot_delete_old_site(path; reason) =
        "can't delete {path}, which is left of an old site: {reason}; the site in place is complete, delete the rest yourself",
        "无法删除旧网站遗留的{path}：{reason}；现有网站是完整的，请自行删除其余内容";

    waiting_for_process(process, path) =
        "waiting for process {process}, which builds {path}",
        "等待正在构建{path}的进程{process}";
    waiting_for_another_process(path) =
        "waiting for another process, which builds {path}",
        "等待另一个正在构建{path}的进程";
    texts_are_long =
        "The texts are long: the pages fetch their search data in parts, when they need them.",
        "文本较长：页面在需要时分段获取搜索数据。";

    cannot_listen(address; reason) = "can't listen on {address}: {reason}", "无法监听{address}：{reason}";
    cannot_serve(; reason) = "can't serve: {reason}", "无法提供服务：{reason}";
    public_address(address) =
        "warning: everybody who reaches this machine can read the catalog on {address}",
        "警告：能访问本机的任何人都可以在{address}上读取手册";
    cannot_open_browser(reason) = "can't open a browser: {reason}", "无法打开浏览器：{reason}";
    cannot_watch_for_changes(reason) = "can't watch for changes: {reason}", "无法监视文件变化：{reason}";
    cannot_watch(path, reason) = "can't watch {path}: {reason}", "无法监视{path}：{reason}";
}
