//! The program's own words, in the languages that it speaks.

use core::fmt;

use crate::model::{ChangeKind, NoteKind, Retry};

/// The words around a catalog's texts, for readers of one language.
///
/// ```
/// use ecs_err::{ChangeKind, Words};
///
/// assert_eq!(Words::of("zh-CN").action, "处理措施");
/// assert_eq!(Words::of("de").change(ChangeKind::Added), "added");
/// ```
#[derive(Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Words {
    pub message: &'static str,
    pub api_message: &'static str,
    pub placeholders: &'static str,
    pub description: &'static str,
    pub action: &'static str,
    pub retry: &'static str,
    pub history: &'static str,
    /// What is said of a code that no release mentions.
    pub no_history: &'static str,
    /// What is said of a code that no release adds.
    pub added_unknown: &'static str,
    pub same_message: &'static str,
    pub family: &'static str,
    pub page: &'static str,
    pub codes: &'static str,
    /// Before the codes that were perhaps meant.
    pub close: &'static str,
    /// What is said of {asked}, which is not in the catalog of {edition}.
    pub unknown_code: &'static str,
    pub unknown_number: &'static str,
    pub empty_group: &'static str,
    pub code_of_another_service: &'static str,
    /// What is said of {asked}, where the codes begin with {services}.
    pub not_a_code: &'static str,
    /// What is said of a message that several codes come with.
    pub message_does_not_decide: &'static str,
    /// What is said where nothing fits.
    pub no_code_fits: &'static str,
    pub colon: &'static str,
    pub comma: &'static str,
    notes: [&'static str; 3],
    changes: [&'static str; 5],
    retries: [&'static str; 3],
    release: (&'static str, &'static str),
    status_since: &'static str,
}

const ENGLISH: Words = Words {
    message: "Message",
    api_message: "API message",
    placeholders: "Placeholders",
    description: "Description",
    action: "Action",
    retry: "Retry",
    history: "History",
    no_history: "No dated mention: when it was added is unknown.",
    added_unknown: "before that: unknown",
    same_message: "Same message",
    family: "Family",
    page: "Page",
    codes: "Codes",
    close: "Close",
    unknown_code: "{asked} is not in this catalog (edition {edition}).",
    unknown_number: "No code and no described HTTP status has the number {asked} (edition {edition}).",
    empty_group: "No code of this catalog begins as {asked} does (edition {edition}).",
    code_of_another_service: "{asked} is a code of another service: it is not in this catalog (edition {edition}).",
    not_a_code: "\"{asked}\" is no error code, HTTP status or service, and nothing is found for it. Codes begin with {services} (edition {edition}).",
    message_does_not_decide: "Several codes come with this message: the message alone does not decide between them.",
    no_code_fits: "No code fits.",
    colon: ": ",
    comma: ", ",
    notes: ["Note", "Slip", "Hint"],
    changes: ["added", "changed", "removed", "deprecated", "moved"],
    retries: [
        "Not needed.",
        "Only after something is changed: the same request gives the same answer.",
        "Yes, after a wait that grows each time.",
    ],
    release: (" (release ", ")"),
    status_since: "status changed to",
};

const CHINESE: Words = Words {
    message: "错误信息",
    api_message: "接口返回",
    placeholders: "占位符",
    description: "描述",
    action: "处理措施",
    retry: "重试",
    history: "修订历史",
    no_history: "修订记录中没有提及，新增时间未知。",
    added_unknown: "此前：未知",
    same_message: "信息相同",
    family: "类别",
    page: "页面",
    codes: "错误码",
    close: "相近",
    unknown_code: "本手册（{edition}版）没有{asked}。",
    unknown_number: "本手册（{edition}版）没有编号为{asked}的错误码或HTTP状态码。",
    empty_group: "本手册（{edition}版）没有{asked}这样的错误码。",
    code_of_another_service: "{asked}是其他服务的错误码，不在本手册（{edition}版）中。",
    not_a_code: "“{asked}”不是错误码、HTTP状态码或服务名，也没有搜索到相关内容。错误码以{services}开头（{edition}版）。",
    message_does_not_decide: "多个错误码都会返回这条错误信息，仅凭错误信息无法判断是哪一个。",
    no_code_fits: "没有符合条件的错误码。",
    colon: "：",
    comma: "、",
    notes: ["说明", "勘误", "提示"],
    changes: ["新增", "修改", "删除", "废弃", "移动"],
    retries: ["不需要。", "修改后再试：相同的请求会得到相同的结果。", "可以重试，每次等待更长的时间。"],
    release: ("（第", "次发布）"),
    status_since: "状态码修改为",
};

impl Words {
    /// The words for readers of a language; English where the program does not speak it.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        match crate::negotiate([language], &["zh", "en"]) {
            Some("zh") => &CHINESE,
            _ => &ENGLISH,
        }
    }

    /// The word for a kind of note.
    #[must_use]
    pub const fn note(&self, kind: NoteKind) -> &'static str {
        match kind {
            NoteKind::Note | NoteKind::SharedMessage => self.notes[0],
            NoteKind::Slip => self.notes[1],
            NoteKind::Hint => self.notes[2],
        }
    }

    /// The word for a kind of change.
    #[must_use]
    pub const fn change(&self, kind: ChangeKind) -> &'static str {
        self.changes[kind as usize]
    }

    /// Whether to send the same request again.
    #[must_use]
    pub const fn retry(&self, retry: Retry) -> &'static str {
        self.retries[retry as usize]
    }

    /// A line of a code's history: the day, the release, what happened.
    #[must_use]
    pub fn event<'w>(&'w self, event: &'w crate::Event<'_>) -> impl fmt::Display + 'w {
        fmt::from_fn(move |f| {
            let (before, after) = self.release;
            write!(f, "{} ", event.date)?;
            match event.status {
                Some(status) => write!(f, "{} {status}", self.status_since)?,
                None => f.write_str(self.change(event.kind))?,
            }
            write!(f, "{before}{}{after}", event.release)
        })
    }
}
