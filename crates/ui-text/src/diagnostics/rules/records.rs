//! Rules about records.

rules! {
    MALFORMED_CODE =
        "An error code is a token of letters, digits and separators.",
        "错误码由字母、数字和分隔符组成。",
        "Codes are parsed where they are read, so that everything else can rely on their form: up to 127 characters, a letter or digit, which may follow a -, then letters, digits and the separators . _ : / - with a letter or digit at the end.

To fix it, write the code as the API returns it.",
        "错误码在读取时解析，其他部分都依赖它的形式：最多127个字符，以字母或数字开头，之前可有一个-，之后为字母、数字和分隔符. _ : / -，以字母或数字结尾。

修复方法：按API返回的写法填写错误码。";

    UNKNOWN_SERVICE =
        "A code belongs to a service of the catalog and has one of its forms.",
        "错误码属于手册中的某个服务，并符合它的一种格式。",
        r#"The services and the forms of their codes are in catalog.json; a file of errors holds codes of one of them. A code in another form would not be recognized in text, and readers who type it leniently would not find it. A service whose codes have no common form has the form "listed".

To fix it, correct the code, move it to its service's file, or add the service or the form."#,
        "服务及其错误码的格式在catalog.json中；一个错误码文件只包含一个服务的错误码。其他格式的错误码无法在文本中识别，读者用宽松的写法也查不到。如果一个服务的错误码没有共同的格式，则使用格式“listed”。

修复方法：更正错误码，移到所属服务的文件中，或添加服务或格式。";

    DUPLICATE_ID =
        "No two records of a kind have the same identifier.",
        "同一类记录的标识互不相同。",
        "An identifier names one record: an error's code, retired or not, a status's number, the id of a page, structure, operation or guide, the name of a field in its structure, a release's number. Of two records with the same identifier, one would never be found. Letter case does not count, because identifiers become names of files, and some systems do not distinguish them by case.

To fix it, correct or remove one of them. The message says where the other is.",
        "一个标识对应一条记录：错误码（无论是否停用）、状态码的数字、页面、结构、接口和指南的标识、结构中字段的名称、发布的编号。两条记录的标识相同时，其中一条永远查不到。标识不区分大小写，因为它们会成为文件名，而有些系统的文件名不区分大小写。

修复方法：更正或删除其中一个。消息中会指出另一个的位置。";

    UNSORTED =
        "Records are sorted by their identifiers.",
        "记录按标识排序。",
        r#"Sorted records are easy to find, and a change to one shows as one change: errors and retired codes by code, statuses by number, pages by id, structures by page and table, releases by number, services by id, families by code.

To fix it, run "ecs-err fmt", or move the record before the one that the message names."#,
        "排好序的记录容易查找，改动一条记录时差异也只有一处：错误码和停用的错误码按错误码排序，状态码按数字，页面按标识，结构按页面和表，发布按编号，服务按标识，类别按错误码。

修复方法：运行“ecs-err fmt”，或将该记录移到消息所指的记录之前。";

    UNKNOWN_STATUS =
        "Every HTTP status that a record names is known.",
        "记录中的每个HTTP状态码都是已知的。",
        r#"A reader who sees "HTTP 403" wants to know what it means and whether to try again. The IANA registry names the assigned statuses; statuses.json describes them in the words of the reference. In a complete catalog each status that errors and releases name is described there; in others only a status outside of the registry has to be.

To fix it, correct the number or describe the status."#,
        "看到“HTTP 403”的读者想知道它的含义以及是否应当重试。IANA注册表给出了已分配的状态码；statuses.json用参考文档的措辞加以说明。在完整的手册中，错误码和发布提到的每个状态码都要在其中说明；在其他手册中，只需说明注册表之外的状态码。

修复方法：更正数字，或说明该状态码。";

    PLACEHOLDERS =
        "A message has the same placeholders in every language, and each without a name is described.",
        "错误信息的占位符在各语言中相同，且每个无名的占位符都有说明。",
        r#"The values of placeholders are captured from the API's message and inserted into the translated one: by name, or in the same order. So the placeholders must agree. A reader learns what each of them means from its name or, if it has none, from "placeholders". "placeholders" in catalog.json says how placeholders are written.

To fix it, give every language of the message the same placeholders, and "placeholders" one name (snake_case) and description for each that has no name."#,
        "占位符的值取自API返回的错误信息，再按名称或按顺序填入译文，因此占位符必须一致。读者从名称了解占位符的含义；没有名称时，从“placeholders”了解。catalog.json中的“placeholders”规定占位符的写法。

修复方法：各语言的错误信息使用相同的占位符，并在“placeholders”中给出每个无名占位符的名称（snake_case）和说明。";

    DANGLING_REFERENCE =
        "Every reference names a record of the catalog.",
        "每个引用都指向手册中的记录。",
        "Records refer to one another by identifier: a code to fields, operations and codes; a change to codes, pages, structures and fields; a structure to its page and operations; a field to the structure of its object and to other fields; an operation to pages and root structures; a retired code to the one that replaces it, which is not retired itself; a guide to anything, by links such as [ERR.0085](error:ERR.0085). A reference to nothing is a dead link on every page that shows it.

To fix it, correct the identifier (the message names the nearest one) or add the record.",
        "记录之间用标识相互引用：错误码引用字段、接口和其他错误码；变更引用错误码、页面、结构和字段；结构引用页面和接口；字段引用其对象的结构和其他字段；接口引用页面和根结构；停用的错误码引用取代它的错误码，后者本身没有停用；指南可以引用任何记录，用[ERR.0085](error:ERR.0085)这样的链接。没有目标的引用在每个显示它的页面上都是死链接。

修复方法：更正标识（消息中会给出最接近的一个），或添加该记录。";

    SCHEMA_CONFLICT =
        "A field's type, its values, its default and its limits agree.",
        "字段的类型、取值、默认值和上下限互相一致。",
        r#"The schema of a field says in data what its description says in words. If the default is not an allowed value, or a string has a numeric limit, one of the two is wrong.

To fix it, compare the field with the reference. Where the reference contradicts itself, keep the type as it is written and add a note of the kind "conflict" that says which part to follow."#,
        "字段的schema用数据表达描述中的文字。如果默认值不在允许的取值中，或者字符串有数值的上下限，其中必有一处是错的。

修复方法：与参考文档核对该字段。参考文档自相矛盾时，保留原文的类型，并添加类型为“conflict”的说明，写明以哪一处为准。";

    CODE_FAMILY =
        "Every code belongs to one family, if the catalog has families.",
        "如果手册有类别，则每个错误码恰好属于一个类别。",
        "Families group codes by their beginning and say what each group is about; lists and pages are arranged by them. A code outside all of them would be missing there; a code in two would appear twice.

To fix it, add a family to catalog.json or correct its pattern.",
        "类别按开头的字符将错误码分组，并说明每组的内容；列表和页面都按类别排列。不属于任何类别的错误码会被遗漏，属于两个类别的会出现两次。

修复方法：在catalog.json中添加类别，或更正类别的模式。";

    SHARED_MESSAGE =
        r#"A note of the kind "sharedMessage" stands only where codes share the message."#,
        "只有错误信息相同的错误码才有类型为“sharedMessage”的说明。",
        r#"Look-ups and pages list the other codes with the same message by themselves. A note of the kind "sharedMessage" says how to tell these codes apart. If no other code has the message any more, the note misleads.

To fix it, remove the note, or make it a "hint" if it still helps."#,
        "查询结果和页面会自动列出错误信息相同的其他错误码。类型为“sharedMessage”的说明写明如何区分这些错误码。如果不再有错误码与之相同，该说明会误导读者。

修复方法：删除该说明；如果说明仍有帮助，改为类型“hint”。";

    STRUCTURE_RECURSION =
        "Structures do not refer to one another in a circle, and can be written out.",
        "结构之间没有循环引用，且可以完全展开。",
        "A field of an object refers to the structure of the object. Pages and `field --recursive` write out what structures refer to. A circle would never end, and two references to the same structure on each of thirty levels would make a billion fields.

To fix it, remove the reference that closes the circle, or split the structure.",
        "对象类型的字段引用该对象的结构。页面和“field --recursive”会展开所引用的结构。循环永远展开不完；如果三十层中每层都两次引用同一个结构，就会产生十亿个字段。

修复方法：删除形成循环的引用，或拆分该结构。";

    UNSAFE_NAME =
        "Names that become parts of paths and addresses are safe in them.",
        "用作路径和地址的名称在其中是安全的。",
        r#"Each guide and each code has its own page, and templates of addresses become links. The name of a guide's file is an id: letters, digits, ".", "_" and "-", at most 100 characters, and not a name that a system reserves. The name of a code's page is the code. A template of an address begins with https:// or http://.

To fix it, rename the file or correct the address."#,
        "每篇指南、每个错误码都有自己的页面，地址模板会成为链接。指南的文件名是标识：字母、数字、“.”、“_”和“-”，最多100个字符，且不是系统保留的名称。错误码页面的名称就是错误码。地址模板以https://或http://开头。

修复方法：重命名文件，或更正地址。";
}
