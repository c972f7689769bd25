//! Messages of `export --format openapi`.

messages! {
    openapi_method(operation, method) =
        "OpenAPI has no method {method}, which {operation} has: only GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH and TRACE",
        "{operation}的方法{method}无法用OpenAPI表示：只支持GET、PUT、POST、DELETE、OPTIONS、HEAD、PATCH和TRACE";
    openapi_path(operation, path) =
        "the path \"{path}\" of {operation} is not one of OpenAPI: it begins with a slash, has no query, and each parameter is a different name in braces",
        "{operation}的路径“{path}”无法用OpenAPI表示：路径以/开头，不含查询部分，每个参数为花括号中的不同名称";
    openapi_same_path(first, second, path) =
        "{first} and {second} have the same method and path, {path}; OpenAPI has one operation for them",
        "{first}和{second}的方法和路径相同（{path}）；在OpenAPI中同一方法和路径只能有一个接口";
    openapi_spellings(first, second) =
        "{first} and {second} differ only in the names of parameters; give the same parameter the same name",
        "{first}和{second}只有参数名不同；请为同一个参数使用同一个名称";
}
