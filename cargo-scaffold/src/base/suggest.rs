//! "Did you mean": the known name nearest to a mistyped one.

use strsim::damerau_levenshtein;

/// ``did you mean `lib`?``, or the list of all known names if none is near.
pub fn among<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let distance = |name: &str| damerau_levenshtein(&given.to_lowercase(), &name.to_lowercase());
    match known.iter().min_by_key(|name| distance(name)) {
        // With more than one mistake in three letters it's another word.
        Some(name) if distance(name) <= name.chars().count().div_ceil(3) => format!("did you mean `{name}`?"),
        _ => format!("known are {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    }
}
