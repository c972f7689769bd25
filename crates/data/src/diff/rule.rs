//! The kinds of changes, and whether each breaks clients.

use ecs_err_core::model::ChangeKind;

use crate::identity::identities;

macro_rules! rules {
    ($( $(#[doc = $doc:literal])* $variant:ident = $code:literal $name:literal $kind:ident; )*) => {
        identities! {
            /// The identity of a kind of change. Those with codes from `B101` on break clients, those from `S101` on do not.
            ChangeRule;
            $( $(#[doc = $doc])* $variant = $code $name; )*
        }

        impl ChangeRule {
            /// The section of release notes that it belongs to.
            #[must_use]
            pub const fn kind(self) -> ChangeKind {
                match self { $( Self::$variant => ChangeKind::$kind, )* }
            }
        }
    };
}

rules! {
    /// A code was removed, and `retired.json` does not have it.
    CodeRemoved = "B101" "code-removed" Removed;
    /// A retired code is used again.
    CodeReused = "B102" "code-reused" Added;
    /// An error has another code, and no retired record of the old code names the new one.
    CodeRenumbered = "B103" "code-renumbered" Removed;
    /// A retired record was removed.
    RetirementRemoved = "B104" "retirement-removed" Removed;
    /// A name was changed or removed.
    NameChanged = "B105" "name-changed" Changed;
    /// A placeholder of a message was removed.
    PlaceholderRemoved = "B106" "placeholder-removed" Changed;
    /// A placeholder of a message has another name.
    PlaceholderRenamed = "B107" "placeholder-renamed" Changed;
    /// The placeholders of a message have another order.
    PlaceholderReordered = "B108" "placeholder-reordered" Changed;
    /// The statuses of a code changed.
    StatusChanged = "B109" "status-changed" Changed;
    /// Whether to retry changed.
    RetryChanged = "B110" "retry-changed" Changed;
    /// A message changed in a catalog with `stableMessages`.
    StableMessageChanged = "B111" "stable-message-changed" Changed;
    /// The catalog no longer has `stableMessages`.
    StabilityWithdrawn = "B112" "stability-withdrawn" Changed;
    /// A code is new.
    CodeAdded = "S101" "code-added" Added;
    /// A code was retired.
    CodeRetired = "S102" "code-retired" Removed;
    /// A code was deprecated.
    CodeDeprecated = "S103" "code-deprecated" Deprecated;
    /// A code is no longer deprecated.
    DeprecationWithdrawn = "S104" "deprecation-withdrawn" Changed;
    /// A code that had no name has one.
    NameAdded = "S105" "name-added" Changed;
    /// A code that had no status has one.
    StatusAdded = "S106" "status-added" Changed;
    /// A code that did not say whether to retry says so.
    RetryAdded = "S107" "retry-added" Changed;
    /// A message has another placeholder.
    PlaceholderAdded = "S108" "placeholder-added" Changed;
    /// A text was added, changed or removed.
    TextChanged = "S109" "text-changed" Changed;
    /// Another key of the record changed.
    DetailsChanged = "S110" "details-changed" Changed;
    /// A retired record changed.
    ReplacementChanged = "S111" "replacement-changed" Changed;
    /// A code belongs to another service.
    CodeMoved = "S112" "code-moved" Changed;
    /// The catalog has another language.
    LanguageAdded = "S113" "language-added" Added;
    /// The catalog no longer has a language.
    LanguageRemoved = "S114" "language-removed" Removed;
}

impl ChangeRule {
    /// Whether such a change breaks clients.
    #[must_use]
    pub const fn is_breaking(self) -> bool {
        matches!(self.code().as_bytes(), [b'B', ..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_order_and_found_by_code_and_name() {
        for pair in ChangeRule::ALL.windows(2) {
            assert!(pair[0].code() < pair[1].code(), "{} {}", pair[0], pair[1]);
        }
        for rule in ChangeRule::ALL {
            assert_eq!((ChangeRule::find(rule.code()), ChangeRule::find(rule.name())), (Some(*rule), Some(*rule)));
        }
        assert!(ChangeRule::CodeRemoved.is_breaking() && !ChangeRule::CodeAdded.is_breaking());
    }
}
