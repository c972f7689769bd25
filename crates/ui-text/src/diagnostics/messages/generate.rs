//! Messages of `generate`.

messages! {
    same_constant(first, second, identifier) =
        "{first} and {second} give the same constant, {identifier}; set the key \"name\" of one of them",
        "{first}和{second}生成同名常量{identifier}；请为其中之一设置键“name”";
    more_same_constants(count) = "{count} more pairs give the same constant", "另有{count}对错误码生成同名常量";
    name_without_constant(name, code) =
        "the name \"{name}\" of {code} gives no constant: it has no letters or digits of ASCII",
        "{code}的名称“{name}”无法生成常量：其中没有ASCII字母或数字";
    a_go_package =
        "expected the name of a Go package, such as errcodes: an identifier of ASCII that is no keyword",
        "应为Go的包名，如errcodes：由ASCII字符组成的标识符，且不是关键字";
    a_java_package =
        "expected the name of a Java package, such as com.example.errors: identifiers of ASCII that are no keywords",
        "应为Java的包名，如com.example.errors：各部分均为由ASCII字符组成的标识符，且不是关键字";
    no_packages(target) =
        "--target {target} takes no package; only go and java do",
        "--target {target}没有包名；只有go和java有";
    not_a_java_class(name) =
        "--out: \"{name}\" is not the name of a Java class; name the file after one, such as ErrorCodes.java",
        "--out：“{name}”不是Java的类名；请用类名命名文件，如ErrorCodes.java";
    file_of_another_target(extension, target) =
        "expected a directory, or a file with the extension .{extension} for --target {target}",
        "--target {target}应为目录，或扩展名为.{extension}的文件";
    unused_template(; names) =
        "no template has this name, and no other template names it; the templates are {names}",
        "没有这个名称的模板，其他模板也没有引用它；模板有{names}";
}
