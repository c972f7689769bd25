//! Tables with a column for each language: those that `ecs-err export` writes, and similar ones.

use ecs_err_core::LanguageTag;

use super::Key;

/// What a column gives, by its head alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HeadMeaning {
    pub key: Option<Key>,
    /// The language of its texts.
    pub language: Option<String>,
}

/// Whether the heads are those of a table that `ecs-err export` writes.
pub(crate) fn is_exported(heads: &[&str]) -> bool {
    exported(heads).is_some()
}

/// The columns of a table as `ecs-err export` writes it, all of whose heads are known; `None` for another table.
pub(crate) fn exported<H: AsRef<str>>(heads: &[H]) -> Option<Vec<HeadMeaning>> {
    let texts = texts(heads);
    if !texts.iter().any(Option::is_some) || heads.iter().all(|head| head.as_ref() != "code") {
        return None;
    }
    let meaning = |(head, text): (&H, Option<HeadMeaning>)| text.or_else(|| plain(head.as_ref()));
    heads.iter().zip(texts).map(meaning).collect()
}

/// The columns whose heads name a text and its language: `message_en`, `action_zh-Hant`.
pub(crate) fn texts<H: AsRef<str>>(heads: &[H]) -> Vec<Option<HeadMeaning>> {
    let found: Vec<Option<(Key, String)>> = heads.iter().map(|head| text(head.as_ref())).collect();
    // `message_id` is an identifier, unless other columns are in Indonesian or have messages in other languages.
    let is_sure = |(key, language): &(Key, String)| {
        let others = found.iter().flatten().filter(|(other, tag)| (other, tag) != (key, language));
        language != "id" || others.into_iter().any(|(other, tag)| other == key || tag == language)
    };
    let meaning = |(key, language): &(Key, String)| HeadMeaning { key: Some(*key), language: Some(language.clone()) };
    found.iter().map(|text| text.as_ref().filter(|text| is_sure(text)).map(meaning)).collect()
}

/// The text and the language that a head names.
fn text(head: &str) -> Option<(Key, String)> {
    let (key, tag) = head.trim().split_once('_')?;
    let tag = tag.replace('_', "-");
    let is_language = tag.split('-').next().is_some_and(|main| matches!(main.len(), 2 | 3));
    let key = Key::find(key).filter(|key| key.is_text() && is_language)?;
    Some((key, LanguageTag::new(&tag)?.as_str().to_owned()))
}

/// What the other heads of exported tables mean; `None` for heads that they don't have.
fn plain(head: &str) -> Option<HeadMeaning> {
    let key = match head {
        "code" => Some(Key::Code),
        "name" => Some(Key::Name),
        "status" => Some(Key::Status),
        "retry" => Some(Key::Retry),
        "severity" => Some(Key::Severity),
        "state" => Some(Key::Deprecated),
        "category" => Some(Key::Category),
        "parent" => Some(Key::Parent),
        "since" => Some(Key::Since),
        // The first ones follow from the code or the catalog; records have no such keys, or more than a cell can say.
        "service" | "url" | "family" | "edition" | "replacement" | "placeholders" | "same_as" | "wraps" | "cases" => {
            None
        }
        _ => return None,
    };
    Some(HeadMeaning { key, language: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(heads: &[&str]) -> Vec<Option<String>> {
        texts(heads).into_iter().map(|meaning| meaning.and_then(|meaning| meaning.language)).collect()
    }

    #[test]
    fn heads_name_texts_and_their_languages() {
        let tag = |text: &str| Some(text.to_owned());
        assert_eq!(
            languages(&["code", "message_en", "description_zh_Hant", "action_pt-BR", "error_code", "message_template"]),
            [None, tag("en"), tag("zh-Hant"), tag("pt-BR"), None, None]
        );
        assert_eq!(languages(&["message_id", "message"]), [None, None]);
        assert_eq!(languages(&["message_id", "description_id"]), [tag("id"), tag("id")]);
    }

    #[test]
    fn a_table_with_another_head_is_no_exported_one() {
        let own = ["code", "status", "message_en", "url"];
        let keys = |heads: &[&str]| exported(heads).map(|all| all.into_iter().map(|one| one.key).collect::<Vec<_>>());
        assert_eq!(keys(&own), Some(vec![Some(Key::Code), Some(Key::Status), Some(Key::Message), None]));
        assert_eq!(keys(&["code", "http", "message_en"]), None);
        assert_eq!(keys(&["code", "status", "severity"]), None);
    }
}
