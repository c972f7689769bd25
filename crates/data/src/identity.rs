//! Identities of rules: each has a code and a name, and is found by both.

/// Declares an enum of identities, in the order of their codes.
macro_rules! identities {
    (
        $(#[doc = $about:literal])*
        $identity:ident;
        $( $(#[doc = $doc:expr])* $variant:ident = $code:literal $name:literal; )*
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $identity {
            $( $(#[doc = $doc])* $variant, )*
        }

        impl $identity {
            /// Every rule, by code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code, such as `D307`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )* }
            }

            /// The name, such as `dangling-reference`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }

            /// The rule with this code or name, in any letter case.
            #[must_use]
            pub fn find(text: &str) -> Option<Self> {
                let is_named =
                    |rule: &Self| rule.code().eq_ignore_ascii_case(text) || rule.name().eq_ignore_ascii_case(text);
                Self::ALL.iter().copied().find(is_named)
            }
        }

        impl std::fmt::Display for $identity {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{} {}", self.code(), self.name())
            }
        }
    };
}

pub(crate) use identities;
