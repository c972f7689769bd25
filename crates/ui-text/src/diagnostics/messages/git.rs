//! Messages about git, and about what is compared.

messages! {
    git_missing(; reason) = "can't run git: {reason}", "无法运行git：{reason}";
    git_failed(reason) = "git: {reason}", "git：{reason}";
    revision_refused(revision) =
        "\"{revision}\" is not a revision of git: it is empty or begins with a hyphen",
        "“{revision}”不是git的版本：为空或以连字符开头";
    revision_unknown(revision) =
        "git has no revision \"{revision}\" here; fetch it first (with actions/checkout: \"fetch-depth: 0\")",
        "git中没有版本“{revision}”；请先获取（使用actions/checkout时设置“fetch-depth: 0”）";
    not_in_revision(revision, path) =
        "the revision \"{revision}\" has no \"{path}\"; write git:REVISION:DIR with a directory from the root of the repository",
        "版本“{revision}”中没有“{path}”；请用git:版本:目录的形式，目录从仓库的根目录写起";
    not_in_repository(path) = "{path} is not in a git repository", "{path}不在git仓库中";
    link_in_revision(revision, path) =
        "\"{path}\" in the revision \"{revision}\" is a symbolic link that leads outside of the catalog",
        "版本“{revision}”中的“{path}”是指向手册之外的符号链接";
    not_an_export(path, reason) =
        "{path} is not an export of \"ecs-err export\": {reason}",
        "{path}不是“ecs-err export”的输出：{reason}";
    nothing_to_compare(path) =
        "{path} is neither a directory nor a file; compare a directory, an export, or git:REVISION:DIR",
        "{path}不是目录或文件；可以比较目录、导出文件或git:版本:目录";
    unreadable_side(path, count) =
        "{path} can't be read as a catalog (errors: {count})",
        "无法将{path}作为手册数据读取（{count}个错误）";
    no_such_change(; names) =
        "no such change; expected breaking, or a change: {names}",
        "没有这种变更；应为breaking，或变更的名称：{names}";

    breaking_changes = "Breaking", "不兼容";
    additions = "Added", "新增";
    removals = "Removed", "移除";
    deprecations = "Deprecated", "弃用";
    other_changes = "Changed", "变更";
    catalog_itself = "catalog", "手册";
    no_changes(base, head) = "{base} to {head}: no changes", "{base}到{head}：没有变更";
    changes_between(base, head; changes) = "{base} to {head}: {changes}", "{base}到{head}：{changes}";
    from_edition_to(before, after) = "{before} to {after}", "{before}到{after}";
}
