//! The scripts of texts, which tell languages apart.

/// A script, by which languages are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    Latin,
    Han,
    Kana,
    Hangul,
    Cyrillic,
    Arabic,
    Hebrew,
    Greek,
    Thai,
    Devanagari,
}

impl Script {
    /// The language that is most often written so.
    pub const fn language(self) -> &'static str {
        match self {
            Self::Latin => "en",
            Self::Han => "zh",
            Self::Kana => "ja",
            Self::Hangul => "ko",
            Self::Cyrillic => "ru",
            Self::Arabic => "ar",
            Self::Hebrew => "he",
            Self::Greek => "el",
            Self::Thai => "th",
            Self::Devanagari => "hi",
        }
    }

    /// The script in which a language is written; Latin for most.
    pub fn of_language(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or_default() {
            "zh" | "yue" => Self::Han,
            "ja" => Self::Kana,
            "ko" => Self::Hangul,
            "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" => Self::Cyrillic,
            "ar" | "fa" | "ur" => Self::Arabic,
            "he" | "yi" => Self::Hebrew,
            "el" => Self::Greek,
            "th" => Self::Thai,
            "hi" | "mr" | "ne" => Self::Devanagari,
            _ => Self::Latin,
        }
    }
}

/// The script of a text. Latin words in a text of another script are names and codes.
pub fn script(text: &str) -> Option<Script> {
    let mut counts = [0_usize; 10];
    for letter in text.chars() {
        let script = match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Script::Latin,
            '\u{370}'..='\u{3ff}' => Script::Greek,
            '\u{400}'..='\u{52f}' => Script::Cyrillic,
            '\u{590}'..='\u{5ff}' => Script::Hebrew,
            '\u{600}'..='\u{6ff}' => Script::Arabic,
            '\u{900}'..='\u{97f}' => Script::Devanagari,
            '\u{e00}'..='\u{e7f}' => Script::Thai,
            '\u{3040}'..='\u{30ff}' => Script::Kana,
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Script::Hangul,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => Script::Han,
            _ => continue,
        };
        counts[script as usize] += 1;
    }
    let of = |script: Script| counts[script as usize];
    if of(Script::Kana) > 1 && of(Script::Kana) * 4 > of(Script::Han) {
        return Some(Script::Kana);
    }
    let others = [
        Script::Han,
        Script::Hangul,
        Script::Cyrillic,
        Script::Arabic,
        Script::Hebrew,
        Script::Greek,
        Script::Thai,
        Script::Devanagari,
    ];
    let most = others.into_iter().max_by_key(|script| of(*script))?;
    // A Chinese character is about a word, other letters are not.
    let weight = if most == Script::Han { 3 } else { 2 };
    if of(most) > 0 && of(most) * weight >= of(Script::Latin) {
        Some(most)
    } else if of(Script::Latin) > 0 {
        Some(Script::Latin)
    } else {
        None
    }
}

/// The script of most of the texts.
pub fn common_script<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Script> {
    let mut counts: std::collections::BTreeMap<Script, usize> = std::collections::BTreeMap::new();
    for script in texts.filter_map(script) {
        *counts.entry(script).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(script, _)| script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_tell_languages() {
        assert_eq!(script("网卡ID不能为空"), Some(Script::Han));
        assert_eq!(script("The NIC is missing"), Some(Script::Latin));
        assert_eq!(script("Ошибка XSLT"), Some(Script::Cyrillic));
        assert_eq!(script("接続できません"), Some(Script::Kana));
        assert_eq!(script("42"), None);
    }
}
