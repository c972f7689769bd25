//! The parts of a class of Java: a method has at most 64 KB of byte code, a class 65,535 constants.

/// The most weight of a method; each weighs some 20 bytes of byte code.
const METHOD_WEIGHT: usize = 1_000;

/// The most weight of a class; each is up to three of its constants.
const CLASS_WEIGHT: usize = 12_000;

/// The most fields of a class; each is three of its constants.
pub const CLASS_FIELDS: usize = 15_000;

/// Items in methods, and these in classes. The weight of an item is the number of its texts and numbers.
pub fn classes<T>(items: impl IntoIterator<Item = (usize, T)>) -> Vec<Vec<Vec<T>>> {
    let mut classes: Vec<Vec<Vec<T>>> = Vec::new();
    let (mut of_class, mut of_method) = (CLASS_WEIGHT, 0);
    for (weight, item) in items {
        let is_new_class = of_class + weight > CLASS_WEIGHT;
        if is_new_class {
            classes.push(Vec::new());
            of_class = 0;
        }
        let Some(class) = classes.last_mut() else { continue };
        if is_new_class || of_method + weight > METHOD_WEIGHT {
            class.push(Vec::new());
            of_method = 0;
        }
        if let Some(method) = class.last_mut() {
            method.push(item);
        }
        of_class += weight;
        of_method += weight;
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_in_a_method_that_is_not_too_heavy() {
        let classes = classes((0..10_000).map(|number| (number % 17 + 1, number)));
        let flat: Vec<usize> = classes.iter().flatten().flatten().copied().collect();
        assert!(flat.into_iter().eq(0..10_000));
        let weight = |method: &Vec<usize>| method.iter().map(|number| number % 17 + 1).sum::<usize>();
        assert!(classes.iter().flatten().all(|method| weight(method) <= METHOD_WEIGHT));
        assert!(classes.iter().all(|class| class.iter().map(weight).sum::<usize>() <= CLASS_WEIGHT));
        assert!(classes.len() > 5 && classes.iter().flatten().all(|method| !method.is_empty()));
    }

    #[test]
    fn an_item_of_any_weight_has_a_method() {
        assert_eq!(classes([(50_000, "a"), (1, "b")]), [[["a"]], [["b"]]]);
        assert!(classes::<()>([]).is_empty());
    }
}
