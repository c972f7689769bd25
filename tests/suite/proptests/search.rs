//! Properties of searching any text.

use ecs_err::{embedded, search};
use proptest::prelude::*;

use super::check;

/// Texts of words and of characters that change when they are folded, join others, or are not shown.
fn texts() -> impl Strategy<Value = String> {
    let message = prop::sample::select(embedded().errors())
        .prop_map(|error| error.message.iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n"));
    let odd = prop::sample::select(
        &[
            "\"网'卡\"",
            "'",
            "’",
            "İ",
            "ẞ",
            "ﬁ",
            "ǅ",
            "Σ",
            "e\u{301}",
            "\u{200b}",
            "\u{200d}",
            "\u{feff}",
            "\u{202e}",
            "\u{fffd}",
            "\u{10ffff}",
            "\u{e000}",
            "👩‍💻",
            "ＶＰＣ",
            "\u{3000}",
            "𠀀",
            "虛擬",
            "\u{f900}",
            "\u{1}",
            "\u{2}",
            "\u{3}",
            "\0",
            "%s",
            "_a:b.c-d",
            "SCSIDisk",
            "soldOut",
            "200 of 200",
            "VPC.0501",
            "Esc.0319",
        ][..],
    );
    let piece = prop_oneof![
        3 => odd.prop_map(str::to_owned),
        2 => "[a-zA-Z]{1,12}",
        2 => "[网卡镜像无法不能创建规格]{1,4}",
        2 => any::<char>().prop_map(String::from),
        1 => "[ \\n,.;:'\"_/-]{1,3}",
        1 => message,
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

#[test]
fn any_text_can_be_searched_and_shown() {
    let index = search::embedded().unwrap();
    let mut options = search::Options::default();
    options.limit = 3;
    check(1500, &texts(), |text| {
        for hit in index.search(&text, &options) {
            for language in ["zh", "en"] {
                let snippet = index.snippet(&hit, &text, language).to_string();
                prop_assert!(!snippet.contains("](") && !snippet.contains("**"), "{}", snippet);
            }
        }
        let _ = (index.has_words(&text), index.suggest_words(&text));
        Ok(())
    });
}
