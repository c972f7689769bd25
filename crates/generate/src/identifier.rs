//! The identifiers of constants.
//!
//! An identifier depends on the name or the code of its record alone, so that no other record can rename it. Codes that
//! differ only in separators or letter case give the same one, which is an error: whoever adds the second one names it.

use std::collections::HashMap;

use ecs_err_data::codegen::constant_name_of;

use crate::error::{Collision, GenerateError};
use crate::target::Target;

/// What comes before an identifier that is not one by itself, such as that of `1062`.
const PREFIX: &str = "CODE";

/// The identifier of each record, given its name or else its code, and its code.
pub fn identifiers<'r>(
    target: Target,
    records: impl IntoIterator<Item = (&'r str, &'r str)>,
) -> Result<Vec<String>, GenerateError> {
    let mut first: HashMap<String, &str> = HashMap::new();
    let (mut identifiers, mut collisions) = (Vec::new(), Vec::new());
    for (name, code) in records {
        let Some(identifier) = identifier(target, name) else {
            return Err(GenerateError::NoIdentifier { name: name.to_owned(), code: code.to_owned() });
        };
        if let Some(other) = first.insert(identifier.clone(), code) {
            let codes = [other.to_owned(), code.to_owned()];
            collisions.push(Collision { identifier: identifier.clone(), codes });
        }
        identifiers.push(identifier);
    }
    if collisions.is_empty() { Ok(identifiers) } else { Err(GenerateError::Collisions(collisions)) }
}

/// The identifier of a name or a code; `None` if it has no letter or digit of ASCII.
fn identifier(target: Target, name: &str) -> Option<String> {
    if !name.contains(|letter: char| letter.is_ascii_alphanumeric()) {
        return None;
    }
    let constant = constant_name_of(name);
    Some(match target {
        Target::Go => go_identifier(&constant),
        _ if constant.starts_with('_') => format!("{PREFIX}{constant}"),
        _ if target.taken_names().contains(&constant.as_str()) => format!("{PREFIX}_{constant}"),
        _ => constant,
    })
}

/// The words of a constant in mixed caps: `CodeEcs0085`. A `_` stays between digits, and where there are several.
fn go_identifier(constant: &str) -> String {
    let mut identifier = String::from("Code");
    for word in constant.trim_start_matches('_').split('_') {
        let after_digit = identifier.ends_with(|last: char| last.is_ascii_digit());
        if word.is_empty() || after_digit && word.starts_with(|first: char| first.is_ascii_digit()) {
            identifier.push('_');
        }
        let mut letters = word.chars();
        identifier.extend(letters.next());
        identifier.extend(letters.map(|letter| letter.to_ascii_lowercase()));
    }
    identifier
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_in_the_wild_have_readable_identifiers() {
        for (code, constant, go) in [
            ("1062", "CODE_1062", "Code1062"),
            ("Ecs.0085", "ECS_0085", "CodeEcs0085"),
            ("E501", "E501", "CodeE501"),
            ("-32601", "MINUS_32601", "CodeMinus32601"),
            ("ERR_TLS_X", "ERR_TLS_X", "CodeErrTlsX"),
            ("NoSuchBucket", "NO_SUCH_BUCKET", "CodeNoSuchBucket"),
            ("0x80070005", "CODE_0X80070005", "Code0x80070005"),
            ("ORA-00942", "ORA_00942", "CodeOra00942"),
            ("42P01", "CODE_42P01", "Code42p01"),
            ("DM-sync-unit-36048", "DM_SYNC_UNIT_36048", "CodeDmSyncUnit36048"),
            ("PD:common:ErrX", "PD_COMMON_ERR_X", "CodePdCommonErrX"),
            ("card_declined", "CARD_DECLINED", "CodeCardDeclined"),
            ("SVCSTG.SWR.4010000", "SVCSTG_SWR_4010000", "CodeSvcstgSwr4010000"),
            ("1.10", "CODE_1_10", "Code1_10"),
            ("a..b", "A__B", "CodeA_B"),
            ("class", "CLASS", "CodeClass"),
        ] {
            assert_eq!(identifier(Target::Rust, code).as_deref(), Some(constant));
            assert_eq!(identifier(Target::Go, code).as_deref(), Some(go));
        }
    }

    #[test]
    fn names_of_the_source_are_not_those_of_constants() {
        assert_eq!(identifier(Target::Python, "records").as_deref(), Some("CODE_RECORDS"));
        assert_eq!(identifier(Target::TypeScript, "records").as_deref(), Some("RECORDS"));
        assert_eq!(identifier(Target::Java, "配额"), None);
    }

    #[test]
    fn codes_with_the_same_identifier_are_named() {
        let records = [("a.b", "a.b"), ("c", "c"), ("a-b", "a-b")];
        let Err(GenerateError::Collisions(collisions)) = identifiers(Target::Java, records) else {
            panic!("they collide")
        };
        let codes = ["a.b".to_owned(), "a-b".to_owned()];
        assert_eq!(collisions, [Collision { identifier: "A_B".to_owned(), codes }]);
        // A name separates them.
        assert!(identifiers(Target::Java, [("a.b", "a.b"), ("OTHER", "a-b")]).is_ok());
    }

    proptest! {
        #[test]
        fn every_code_has_a_legal_identifier(code in "-?[A-Za-z0-9]([A-Za-z0-9._:/-]{0,125}[A-Za-z0-9])?") {
            for target in Target::ALL {
                let identifier = identifier(target, &code).expect("codes have letters or digits");
                prop_assert!(identifier.starts_with(|first: char| first.is_ascii_uppercase()), "{identifier}");
                prop_assert!(identifier.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_'));
                prop_assert!(!target.taken_names().contains(&identifier.as_str()));
            }
        }

        #[test]
        fn identifiers_are_unique_or_an_error(codes in proptest::collection::hash_set("-?[AaBb01]([AaBb01._:/-]{0,3}[AaBb01])?", 1..12)) {
            for target in Target::ALL {
                match identifiers(target, codes.iter().map(|code| (code.as_str(), code.as_str()))) {
                    Ok(all) => prop_assert_eq!(all.iter().collect::<HashSet<_>>().len(), codes.len()),
                    Err(GenerateError::Collisions(found)) => for collision in found {
                        let [first, second] = &collision.codes;
                        prop_assert!(first != second && codes.contains(first) && codes.contains(second));
                        for code in [first, second] {
                            prop_assert!(identifier(target, code).as_ref() == Some(&collision.identifier));
                        }
                    },
                    Err(error) => prop_assert!(false, "{error}"),
                }
            }
        }
    }
}
