//! The words around diagnostics: the summary of a check, and the page of a preview.

use crate::diagnostics::Message;

messages! {
    error = "error", "错误";
    warning = "warning", "警告";
    help = "help", "提示";
    to_fix = "To fix", "修复";
    violation(rule; message) = "{message} [{rule}]", "{message} [{rule}]";
    with_help(; message, help) = "{message}; {help}", "{message}；{help}";

    one_file_unread =
        "1 file can't be read: references to its records are not checked",
        "有1个文件无法读取：对其中记录的引用没有检查";
    files_unread(number) =
        "{number} files can't be read: references to their records are not checked",
        "有{number}个文件无法读取：对其中记录的引用没有检查";
    more_not_shown(number) =
        "{number} more are not shown; --all shows them",
        "另有{number}个没有显示；--all显示全部";
    fmt_fixes(directory, number) =
        "\"ecs-err fmt {directory}\" fixes {number} of them",
        "“ecs-err fmt {directory}”可修复其中{number}个";
    run_fmt_on(directory) = "run \"ecs-err fmt {directory}\"", "运行“ecs-err fmt {directory}”";
    content(; files, languages, records) = "{files} in {languages}: {records}", "{files}（{languages}）：{records}";
    things_in(; things, parts) = "{things} in {parts}", "{things}（{parts}）";
    no_problems(directory; content) = "{directory}: {content}; no problems", "{directory}：{content}；没有问题";
    only_warnings(directory, code; content, counts) =
        "{directory}: {content}; {counts}; \"ecs-err check --explain {code}\" explains a rule",
        "{directory}：{content}；{counts}；“ecs-err check --explain {code}”可查看规则的说明";
    with_errors(directory, code; counts) =
        "{directory}: {counts}; \"ecs-err check --explain {code}\" explains a rule",
        "{directory}：{counts}；“ecs-err check --explain {code}”可查看规则的说明";

    problems(number) = "Problems: {number}", "{number}个问题";
    until_fixed =
        "When they are fixed, the site is rebuilt and shown; until then the last good one stays.",
        "修复后网站会重新生成并显示；在此之前保留上一次成功的网站。";
    nothing_wrong = "Nothing is wrong", "没有问题";
    site_is_up_to_date = "The site is up to date.", "网站已是最新。";
    built_in(milliseconds) = "built in {milliseconds} ms", "用时{milliseconds}毫秒生成";
    site_unchanged(number) = "problems: {number}; the site is unchanged", "{number}个问题；网站保持不变";
    no_site_yet(number) = "problems: {number}; there is no site yet", "{number}个问题；还没有网站";
}

/// Some files can't be read.
#[must_use]
pub fn unread_files(number: usize) -> Message {
    if number == 1 { one_file_unread() } else { files_unread(number) }
}
