//! Messages about releases.

messages! {
    other_year(number, date, year) =
        "release {number} is of {date}, but this is the file of {year}",
        "第{number}次发布的日期是{date}，而这是{year}年的文件";
    move_to_year(year) = "move it to releases/{year:04}.json", "移到releases/{year:04}.json";
    first_release(number) = "the first release is {number}, not 1", "首次发布的编号是{number}，应为1";
    release_missing(number, previous) =
        "release {number} follows release {previous}: one is missing",
        "第{previous}次发布之后是第{number}次：中间有缺失";
    date_before(number, date, previous, earlier) =
        "release {number} is of {date}, before release {previous} of {earlier}",
        "第{number}次发布的日期是{date}，早于第{previous}次发布的{earlier}";
    last_release(edition, date) =
        "the edition is of {edition}, but the last release is of {date}",
        "版本是{edition}，而最后一次发布的日期是{date}";

    other_status(number, code, status, recorded) =
        "release {number} gives {code} the HTTP status {status}, its record has {recorded}",
        "第{number}次发布中{code}的HTTP状态码是{status}，而其记录中是{recorded}";
    no_status(number, code, status) =
        "release {number} gives {code} the HTTP status {status}, its record has none",
        "第{number}次发布中{code}的HTTP状态码是{status}，而其记录中没有";
    not_in_release(code, number) =
        "no release names {code}, but release {number} names the codes before and after",
        "没有发布提到{code}，而第{number}次发布提到了它前后的错误码";
    add_to_release(number) =
        "add it to a change of release {number}, if the reference does",
        "如果参考文档提到它，则加入第{number}次发布的变更";
}
