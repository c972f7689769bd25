//! Rules about releases.

rules! {
    RELEASE_SEQUENCE =
        "Releases are numbered without gaps and dated in order.",
        "发布的编号连续，日期按顺序。",
        "The history of a code is derived from the releases, so none may be missing and none may be dated before the one that it follows. A file with the name of a year has the releases of that year. The last one is the edition that catalog.json states.

To fix it, correct the number or the date, move the release to the file of its year, or add the release that is missing.",
        "错误码的修订历史由发布得出，因此不能缺少任何一次，日期也不能早于前一次。以年份命名的文件包含该年的发布。最后一次发布就是catalog.json写明的版本。

修复方法：更正编号或日期，将发布移到相应年份的文件中，或补充缺少的发布。";

    STATUS_HISTORY =
        "The last change of a code's HTTP status agrees with its record.",
        "错误码最后一次变更的HTTP状态码与其记录一致。",
        "A release that changes the HTTP status of codes names the new status. If the record has another one, one of the two is wrong, and readers would see both.

To fix it, compare both with the reference.",
        "修改HTTP状态码的发布会写明新的状态码。如果记录中的状态码与之不同，其中必有一处是错的，而读者两处都会看到。

修复方法：将两处与参考文档核对。";

    UNNAMED_CODE =
        "A release that names the codes before and after a code names the code too.",
        "如果发布提到了某个错误码前后的错误码，则也提到该错误码。",
        r#"References write "ERR.0700 to ERR.0708", and a release names each of these codes. One that is left out has no history: its page does not say when it was added.

To fix it, compare the release with the reference and add the code to "errors" of the change."#,
        "参考文档写“ERR.0700至ERR.0708”，发布则逐个列出其中的错误码。遗漏的错误码没有修订历史，页面上看不到它何时新增。

修复方法：与参考文档核对该发布，并将错误码加入变更的“errors”。";
}
