//! What a change is, in words.

use ecs_err_ui_text::diagnostics::{Message, messages};

use super::{Change, ChangeRule};

impl Change {
    /// What changed, in each language of the program; without the code.
    #[must_use]
    pub fn message(&self) -> Message {
        let [before, after] = [&self.before, &self.after].map(|value| value.as_deref().unwrap_or_default());
        let (key, language) = (self.key.unwrap_or_default(), self.language.as_deref().unwrap_or_default());
        let is_removed = self.after.is_none();
        match self.rule {
            ChangeRule::CodeRemoved => messages::code_removed(),
            ChangeRule::CodeReused => messages::code_reused(),
            ChangeRule::CodeRenumbered => messages::code_renumbered(after),
            ChangeRule::RetirementRemoved => messages::retirement_removed(),
            ChangeRule::NameChanged if is_removed => messages::name_removed(before),
            ChangeRule::NameChanged => messages::name_changed(before, after),
            ChangeRule::PlaceholderRemoved => messages::placeholder_removed(before),
            ChangeRule::PlaceholderRenamed => messages::placeholder_renamed(before, after),
            ChangeRule::PlaceholderReordered => messages::placeholder_reordered(before, after),
            ChangeRule::StatusChanged if is_removed => messages::status_removed(before),
            ChangeRule::StatusChanged => messages::status_changed(before, after),
            ChangeRule::RetryChanged if is_removed => messages::retry_removed(before),
            ChangeRule::RetryChanged => messages::retry_changed(before, after),
            ChangeRule::StableMessageChanged if is_removed => messages::stable_message_removed(quoted(before)),
            ChangeRule::StableMessageChanged => messages::stable_message_changed(quoted(before), quoted(after)),
            ChangeRule::StabilityWithdrawn => messages::stability_withdrawn(),
            ChangeRule::CodeAdded => messages::code_added(),
            ChangeRule::CodeRetired if is_removed => messages::code_retired(),
            ChangeRule::CodeRetired => messages::code_replaced(after),
            ChangeRule::CodeDeprecated => messages::code_deprecated(),
            ChangeRule::DeprecationWithdrawn => messages::deprecation_withdrawn(),
            ChangeRule::NameAdded => messages::name_added(after),
            ChangeRule::StatusAdded => messages::status_added(after),
            ChangeRule::RetryAdded => messages::retry_added(after),
            ChangeRule::PlaceholderAdded => messages::placeholder_added(after),
            ChangeRule::TextChanged if is_removed => messages::text_removed(key, language),
            ChangeRule::TextChanged if self.before.is_none() => messages::text_added(key, language),
            ChangeRule::TextChanged => messages::text_changed(key, language),
            ChangeRule::DetailsChanged => messages::details_changed(key),
            ChangeRule::ReplacementChanged => messages::replacement_changed(),
            ChangeRule::CodeMoved => messages::code_moved(before, after),
            ChangeRule::LanguageAdded => messages::language_added(after),
            ChangeRule::LanguageRemoved => messages::language_removed(before),
        }
    }
}

/// A text in quotation marks that does not end them.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}
