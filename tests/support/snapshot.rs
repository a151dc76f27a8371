//! Snapshots: what the program prints, held in files below `tests/snapshots`. `tests/run --bless` writes them anew.

use std::path::Path;

use snapbox::{Assert, Data, Redactions, assert::DEFAULT_ACTION_ENV, data::DataFormat};

/// Panics unless `actual` is what `tests/snapshots/<name>` holds.
#[track_caller]
pub fn assert(name: &str, actual: &str) {
    assert_redacted(name, actual, Redactions::new());
}

/// The same, but for what differs from run to run.
#[track_caller]
pub fn assert_redacted(name: &str, actual: &str, redactions: Redactions) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(name);
    let expected = Data::read_from(&path, Some(DataFormat::Text));
    // A backslash is part of a message, not of a path, wherever one is printed.
    let assert = Assert::new().action_env(DEFAULT_ACTION_ENV).normalize_paths(false).redact_with(redactions);
    assert.eq(actual, expected);
}
