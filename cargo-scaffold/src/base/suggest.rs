//! "Did you mean": the known name nearest to a mistyped one.

use strsim::damerau_levenshtein;

/// ``did you mean `lib`?``, or the list of all known names if none is near.
pub fn among<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match near(given, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known are {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    }
}

/// The known name that is nearest to `given`, if one is near.
pub fn near<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |name: &str| damerau_levenshtein(&given.to_lowercase(), &name.to_lowercase());
    let nearest = known.into_iter().min_by_key(|name| distance(name))?;
    // With more than one mistake in three letters it's another word.
    (distance(nearest) <= nearest.chars().count().div_ceil(3)).then_some(nearest)
}
