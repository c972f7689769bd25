//! What a column of a table is about.

use std::fmt;

/// The key of a record that a column gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The error code.
    Code,
    /// A stable identifier.
    Name,
    /// HTTP statuses.
    Status,
    /// What the API returns.
    Message,
    /// What the code means.
    Description,
    /// What to do.
    Action,
    /// What causes the error.
    Cause,
    /// Whether to send the same request again.
    Retry,
    /// How severe it is.
    Severity,
    /// The group that the code belongs to.
    Category,
    /// The code that this one is a sub-code of.
    Parent,
    /// The version that introduced the code.
    Since,
    /// Whether the code is deprecated, or why.
    Deprecated,
    /// The SQLSTATE of the same error.
    SqlState,
}

impl Key {
    /// Every key.
    pub const ALL: [Self; 14] = [
        Self::Code,
        Self::Name,
        Self::Status,
        Self::Message,
        Self::Description,
        Self::Action,
        Self::Cause,
        Self::Retry,
        Self::Severity,
        Self::Category,
        Self::Parent,
        Self::Since,
        Self::Deprecated,
        Self::SqlState,
    ];

    /// The keys whose values are texts in a language.
    pub const TEXTS: [Self; 4] = [Self::Message, Self::Description, Self::Action, Self::Cause];

    /// The name, as in the data files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Status => "status",
            Self::Message => "message",
            Self::Description => "description",
            Self::Action => "action",
            Self::Cause => "cause",
            Self::Retry => "retry",
            Self::Severity => "severity",
            Self::Category => "category",
            Self::Parent => "parent",
            Self::Since => "since",
            Self::Deprecated => "deprecated",
            Self::SqlState => "sqlstate",
        }
    }

    /// The key of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// Whether the values are texts in a language.
    #[must_use]
    pub fn is_text(self) -> bool {
        Self::TEXTS.contains(&self)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
