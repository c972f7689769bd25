//! What changed from one edition of a catalog to another.

messages! {
    code_removed = "removed without a retired record", "已删除，但没有停用记录";
    code_reused = "a retired code is used again", "重新使用了已停用的错误码";
    code_renumbered(code) = "renumbered to {code}, but no retired record says so", "改为{code}，但没有停用记录说明";
    retirement_removed = "its retired record was removed", "停用记录已删除";
    name_changed(before, after) = "name changed: {before} to {after}", "名称改变：{before}改为{after}";
    name_removed(before) = "name removed: {before}", "名称已删除：{before}";
    placeholder_removed(name) = "placeholder {name} removed", "占位符{name}已删除";
    placeholder_renamed(before, after) =
        "placeholder renamed: {before} to {after}",
        "占位符改名：{before}改为{after}";
    placeholder_reordered(before, after) =
        "placeholders reordered: {before} to {after}",
        "占位符顺序改变：{before}改为{after}";
    status_changed(before, after) = "status changed: {before} to {after}", "状态码改变：{before}改为{after}";
    status_removed(before) = "status removed: {before}", "状态码已删除：{before}";
    retry_changed(before, after) = "retry changed: {before} to {after}", "重试建议改变：{before}改为{after}";
    retry_removed(before) = "retry removed: {before}", "重试建议已删除：{before}";
    stable_message_changed(before, after) =
        "a message that clients match changed: {before} to {after}",
        "客户端匹配的错误信息改变：{before}改为{after}";
    stable_message_removed(before) =
        "a message that clients match was removed: {before}",
        "客户端匹配的错误信息已删除：{before}";
    stability_withdrawn =
        "messages are no longer stable (\"stableMessages\")",
        "错误信息不再保证稳定（“stableMessages”）";

    code_added = "added", "新增";
    code_retired = "retired", "已停用";
    code_replaced(code) = "retired; {code} replaces it", "已停用，由{code}取代";
    code_deprecated = "deprecated", "已弃用";
    deprecation_withdrawn = "no longer deprecated", "不再弃用";
    name_added(after) = "name added: {after}", "新增名称：{after}";
    status_added(after) = "status added: {after}", "新增状态码：{after}";
    retry_added(after) = "retry added: {after}", "新增重试建议：{after}";
    placeholder_added(name) = "placeholder {name} added", "新增占位符{name}";
    text_changed(key, language) = "{key} changed ({language})", "{key}改变（{language}）";
    text_added(key, language) = "{key} added ({language})", "新增{key}（{language}）";
    text_removed(key, language) = "{key} removed ({language})", "{key}已删除（{language}）";
    details_changed(key) = "{key} changed", "{key}改变";
    replacement_changed = "its retired record changed", "停用记录改变";
    code_moved(before, after) = "moved from the service {before} to {after}", "从服务{before}移到{after}";
    language_added(after) = "language added: {after}", "新增语言：{after}";
    language_removed(before) = "language removed: {before}", "语言已删除：{before}";
}
