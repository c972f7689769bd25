//! The words of heads, in several languages.

use super::Key;

/// Heads without blanks, signs and capitals, and what they mean, the likeliest first.
#[rustfmt::skip]
pub(super) const HEADS: &[(&[&str], &[Key])] = &[
    (
        &[
            "errorcode", "errorcodes", "errcode", "错误码", "错误代码", "错误编码", "错误编号", "错误号", "异常码", "异常代码", "业务码",
            "业务错误码", "返回错误码", "公共错误码", "errno", "errornumber", "errorid", "errorkey", "faultcode", "sqlcode",
            "exceptioncode", "エラーコード", "오류코드", "에러코드", "кодошибки", "fehlercode", "códigodeerror", "codigodeerror",
            "códigodeerro", "codicedierrore", "codedeerreur", "codederreur", "codeerreur", "رمزالخطأ", "كودالخطأ",
            "告警码", "故障码", "troublecode", "dtc", "dtccode", "诊断码", "ecode", "错误码code", "retcode",
        ],
        &[Key::Code],
    ),
    (
        &[
            "code", "codes", "返回码", "结果码", "响应码", "returncode", "resultcode", "responsecode", "reasoncode",
            "returnvalue", "返回值", "コード", "코드", "код", "código", "codigo", "codice", "رمز", "الرمز", "الكود", "كود",
            "代码", "编码", "codevalue", "closecode", "exitcode", "返回代码", "subcode", "子错误码",
        ],
        &[Key::Code, Key::Status],
    ),
    (
        &[
            "状态码", "statuscode", "status", "http状态码", "http返回码", "http响应码", "响应状态码", "httpstatuscode",
            "httpstatuscodes", "httpstatus", "httpcode", "httpresponsecode", "httpresponse", "httpstatusresponse",
            "http", "httperror", "httperrorcode", "http代码", "http错误码", "httpstatuscodehttp", "状态", "返回状态码",
            "statuscodes", "httpステータスコード", "ステータスコード", "상태코드", "http状态", "httpсостояние", "кодhttp",
            "responsestatus", "responsestatuscode",
        ],
        &[Key::Status, Key::Code],
    ),
    (
        &[
            "id", "编号", "number", "no", "num", "value", "identifier", "序号", "@key", "key", "值",
        ],
        &[Key::Code, Key::Name],
    ),
    (&["msgid", "messageid", "messagecode"], &[Key::Code, Key::Message]),
    (&["msgctxt"], &[Key::Code, Key::Category]),
    (&["msgstr"], &[Key::Message, Key::Description]),
    (
        &[
            "name", "symbol", "symbolicname", "errorname", "constant", "mnemonic", "enum", "enumname",
            "conditionname", "名称", "错误名称", "错误名", "符号", "符号名", "宏", "宏定义", "枚举", "枚举值", "常量", "常量名", "英文名", "英文名称",
            "const", "slug", "errorsymbol", "constantname", "enumconstant", "macro", "symbolname", "シンボル",
            "symbolicerror", "shortname", "codename",
        ],
        &[Key::Name, Key::Code, Key::Message],
    ),
    (
        &[
            "error", "errors", "exception", "错误", "异常", "exceptionname", "异常名称", "エラー", "ошибка", "issue",
        ],
        &[Key::Message, Key::Code, Key::Name],
    ),
    (
        &[
            "errormessage", "errormessages", "message", "messages", "msg", "errormsg", "errmsg", "错误信息", "错误消息",
            "错误提示", "提示信息", "提示", "返回信息", "返回消息", "信息", "消息", "报错信息", "异常信息", "错误内容", "messagetext", "errortext",
            "title", "标题", "summary", "shortmessage", "samplemessage", "examplemessage", "errorstring", "string",
            "сообщение", "сообщениеобошибке", "メッセージ", "エラーメッセージ", "메시지", "오류메시지", "fehlermeldung", "meldung",
            "mensaje", "mensagem", "messaggio", "messagederreur", "messagedeerreur", "رسالة", "الرسالة", "@value",
            "reasonphrase", "英文信息", "英文消息", "messagetemplate", "template", "defaultmessage", "usermessage",
            "shortdescription", "label", "returnmessage", "返回内容", "返回提示",
        ],
        &[Key::Message],
    ),
    (
        &[
            "description", "descriptions", "desc", "errordescription", "描述", "错误描述", "描述信息", "错误码描述", "说明", "错误说明",
            "错误码说明", "中文说明", "中文描述", "英文说明", "英文描述", "语义", "含义", "意义", "错误含义", "解释", "详情", "详细描述", "详细说明", "详细信息",
            "meaning", "meanings", "explanation", "details", "detail", "detailedmessage", "definition",
            "documentation", "doc", "docs", "descriptivetext", "errordetails", "detaileddescription",
            "longdescription", "описание", "значение", "説明", "内容", "意味", "설명", "의미", "내용", "beschreibung",
            "bedeutung", "erklärung", "descripción", "descripcion", "significado", "descrição", "descricao",
            "descrizione", "significato", "signification", "الوصف", "وصف", "المعنى", "وصفالخطأ", "whatitmeans",
            "interpretation", "场景", "错误场景", "scenario", "使用场景", "whathappened",
        ],
        &[Key::Description, Key::Message, Key::Cause],
    ),
    (&["text"], &[Key::Description, Key::Message]),
    (
        &[
            "comment", "comments", "remark", "remarks", "note", "notes", "备注", "注释", "备考", "備考", "примечание", "附注",
            "注意",
        ],
        &[Key::Description],
    ),
    (
        &[
            "solution", "solutions", "action", "actions", "resolution", "resolutions", "remedy", "fix", "howtofix",
            "howtosolve", "workaround", "recommendedaction", "recommendedactions", "suggestedaction",
            "suggestedactions", "correctiveaction", "useraction", "userresponse", "recoveryaction", "recovery",
            "whattodo", "suggestion", "suggestions", "handlingsuggestion", "handlingsuggestions", "handling",
            "handlingmeasure", "handlingmethod", "measure", "measures", "troubleshooting", "recommendation",
            "recommendations", "advice", "help", "hint", "处理措施", "解决方案", "解决办法", "解决方法", "解决措施", "处理建议", "处理办法",
            "处理方法", "处理方式", "处理意见", "建议", "修复建议", "修复方法", "解决建议", "排查方法", "排查建议", "操作建议", "应对措施", "建议措施", "建议操作",
            "建议处理", "方案", "处理", "措施", "应对方法", "решение", "действие", "что делать", "чтоделать", "対処", "対処方法", "対処法",
            "対応", "対応方法", "解決策", "해결방법", "해결책", "조치", "조치방법", "lösung", "maßnahme", "solución", "solucion", "acción",
            "solução", "ação", "soluzione", "azione", "الحل", "possiblesolution", "possiblesolutions",
            "whatyoucando", "nextsteps", "responseaction", "proposedsolution", "operatoraction", "programmeraction",
            "howtohandle", "howtoresolve", "resolvingtheerror", "tofix", "handlingadvice", "clientaction",
        ],
        &[Key::Action],
    ),
    (
        &[
            "cause", "causes", "possiblecause", "possiblecauses", "probablecause", "rootcause", "reason", "reasons",
            "possiblereason", "possiblereasons", "errorcause", "errorreason", "why", "原因", "可能原因", "可能的原因", "错误原因",
            "失败原因", "问题原因", "出错原因", "异常原因", "产生原因", "发生原因", "原因分析", "причина", "원인", "ursache", "causa", "السبب",
            "whyithappens", "commoncause", "commoncauses", "触发条件", "whenithappens", "trigger", "condition",
        ],
        &[Key::Cause],
    ),
    (
        &[
            "severity", "level", "errorlevel", "loglevel", "级别", "等级", "严重级别", "严重程度", "告警级别", "错误级别", "严重性", "重要程度",
            "уровень", "重大度", "심각도",
        ],
        &[Key::Severity],
    ),
    (
        &[
            "category", "categories", "module", "class", "errorclass", "group", "type", "errortype", "kind",
            "component", "subsystem", "service", "domain", "area", "section", "模块", "类别", "分类", "类型", "错误类型", "错误分类",
            "错误类别", "所属模块", "模块名", "模块名称", "服务", "产品", "категория", "тип", "カテゴリ", "分類", "種別", "분류", "유형",
            "kategorie", "categoría", "categoria", "facility", "功能模块", "业务模块", "scope",
        ],
        &[Key::Category],
    ),
    (&["parent", "parentcode", "父错误码"], &[Key::Parent]),
    (
        &[
            "since", "sinceversion", "introduced", "introducedin", "addedin", "added", "起始版本", "version", "versions",
            "版本",
        ],
        &[Key::Since],
    ),
    (&["deprecated", "isdeprecated", "是否废弃", "废弃"], &[Key::Deprecated]),
    (&["sqlstate", "sqlstatecode", "sqlstatevalue"], &[Key::SqlState]),
];

/// Ends of longer heads: `Neo4j code`, `云服务错误码`; Chinese words may stand anywhere in the head.
pub(super) const ENDINGS: &[(&str, &[Key])] = &[
    ("errorcode", &[Key::Code]),
    ("code", &[Key::Code, Key::Status]),
    ("错误码", &[Key::Code]),
    ("错误代码", &[Key::Code]),
    ("状态码", &[Key::Status, Key::Code]),
    ("返回码", &[Key::Code, Key::Status]),
    ("status", &[Key::Status]),
    ("statuscode", &[Key::Status, Key::Code]),
    ("الوصف", &[Key::Description]),
    ("السبب", &[Key::Cause]),
    ("الحل", &[Key::Action]),
    ("رمز", &[Key::Code]),
    ("كود", &[Key::Code]),
    ("message", &[Key::Message]),
    ("错误信息", &[Key::Message]),
    ("消息", &[Key::Message]),
    ("提示", &[Key::Message]),
    ("description", &[Key::Description, Key::Message]),
    ("meaning", &[Key::Description]),
    ("explanation", &[Key::Description]),
    ("描述", &[Key::Description, Key::Message]),
    ("说明", &[Key::Description, Key::Message]),
    ("含义", &[Key::Description]),
    ("solution", &[Key::Action]),
    ("action", &[Key::Action]),
    ("suggestion", &[Key::Action]),
    ("resolution", &[Key::Action]),
    ("措施", &[Key::Action]),
    ("解决", &[Key::Action]),
    ("处理", &[Key::Action]),
    ("建议", &[Key::Action]),
    ("cause", &[Key::Cause]),
    ("reason", &[Key::Cause]),
    ("原因", &[Key::Cause]),
    ("name", &[Key::Name]),
    ("名称", &[Key::Name]),
    ("级别", &[Key::Severity]),
    ("severity", &[Key::Severity]),
    ("模块", &[Key::Category]),
    ("类型", &[Key::Category]),
    ("type", &[Key::Category]),
    ("category", &[Key::Category]),
];
