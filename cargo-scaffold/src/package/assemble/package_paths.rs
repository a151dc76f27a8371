//! Where the paths in a manifest lead.

use glob::Pattern;
use serde_json::{Map, Value};

use super::{field_rule::PathForm, package_file::PackageFile};

/// The files of a package. Its manifest is one of them, even before it's written.
#[derive(Clone, Copy)]
pub struct PackagePaths<'a>(pub &'a [PackageFile]);

impl<'a> PackagePaths<'a> {
    /// Whether all paths in a field's value, at any depth, lead to files of the package, and there is at least one.
    pub fn lead_somewhere(self, value: &Value, form: PathForm) -> bool {
        let is_sound = form != PathForm::Dotted || value.as_object().is_none_or(has_sound_keys);
        is_sound && self.all_lead(value, form) == Some(true)
    }

    /// `None` if there is no path.
    fn all_lead(self, value: &Value, form: PathForm) -> Option<bool> {
        let all = |values: &mut dyn Iterator<Item = &Value>| {
            values.filter_map(|value| self.all_lead(value, form)).reduce(|one, other| one && other)
        };
        match value {
            Value::String(path) => Some(self.leads(path, form)),
            Value::Array(values) => all(&mut values.iter()),
            Value::Object(values) => all(&mut values.values()),
            Value::Null => None,
            Value::Bool(_) | Value::Number(_) => Some(false),
        }
    }

    /// Whether one path leads to a file, or a pattern to some.
    pub fn leads(self, path: &str, form: PathForm) -> bool {
        let path = match (path.strip_prefix("./"), form) {
            (Some(path), _) => path,
            (None, PathForm::Plain) => path,
            (None, PathForm::Dotted) => return false,
            (None, PathForm::OrPackage) => return !path.is_empty() && !path.starts_with(['.', '/']),
        };
        match path.split_once('*') {
            Some((start, rest)) => {
                let end = rest.rsplit('*').next().unwrap_or(rest);
                let matches =
                    |file: &str| file.len() > start.len() + end.len() && file.starts_with(start) && file.ends_with(end);
                self.paths().any(matches)
            }
            None => self.paths().any(|file| file == path),
        }
    }

    /// Whether the patterns of `files`, of which the last one that matches wins, leave no file out.
    pub fn are_covered_by(self, patterns: &[Value]) -> bool {
        let patterns: Option<Vec<_>> = patterns.iter().map(|pattern| FilePattern::new(pattern.as_str()?)).collect();
        patterns.is_some_and(|patterns| {
            let is_covered =
                |path| patterns.iter().rfind(|pattern| pattern.matches(path)).is_some_and(|last| !last.is_negated);
            self.0.iter().all(|file| is_covered(&file.path))
        })
    }

    /// Whether each of these patterns matches a file.
    pub fn are_matched_by(self, patterns: &[Value]) -> bool {
        patterns.iter().all(|pattern| {
            let pattern = pattern.as_str().and_then(FilePattern::new);
            pattern.is_some_and(|pattern| self.paths().any(|path| pattern.matches(path)))
        })
    }

    fn paths(self) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(|file| file.path.as_str()).chain(["package.json"])
    }
}

/// Either subpaths or conditions, and subpaths at the top only: Node.js refuses the package otherwise.
fn has_sound_keys(exports: &Map<String, Value>) -> bool {
    let dotted = exports.keys().filter(|key| key.starts_with('.')).count();
    dotted == 0 || dotted == exports.len()
}

/// A path of a file or a folder, or a pattern for these.
struct FilePattern {
    is_negated: bool,
    itself: Pattern,
    below: Pattern,
}

impl FilePattern {
    fn new(text: &str) -> Option<Self> {
        let (is_negated, text) = text.strip_prefix('!').map_or((false, text), |text| (true, text));
        let text = text.trim_start_matches("./").trim_start_matches('/').trim_end_matches('/');
        let text = if text.is_empty() || text == "." { "**" } else { text };
        let below = format!("{text}/**");
        Some(Self { is_negated, itself: Pattern::new(text).ok()?, below: Pattern::new(&below).ok()? })
    }

    fn matches(&self, path: &str) -> bool {
        self.itself.matches(path) || self.below.matches(path)
    }
}
