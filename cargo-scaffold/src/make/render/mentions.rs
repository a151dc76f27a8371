//! Whether a template uses a variable at all, whatever the answers are.

use anyhow::Result;

use super::{tags::tags, text::Text};
use crate::template::{Template, TemplateFile};

/// The longest script that is read.
pub const MAX_SCRIPT_BYTES: u64 = 1 << 20;

/// Whether one of `words` is in what may be evaluated of `template`.
pub fn mentions(template: &Template, words: &[&str]) -> Result<bool> {
    let has = |text: &str| words.iter().any(|word| text.contains(word));
    if has(template.manifest.text()) || template.folders.iter().any(|path| has(path)) {
        return Ok(true);
    }
    for file in &template.files {
        if has(&file.path) || contents_mention(file, &has)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn contents_mention(file: &TemplateFile, has: &dyn Fn(&str) -> bool) -> Result<bool> {
    if file.path.ends_with(".rhai") {
        // A longer one is no script that runs.
        return Ok(file.contents.len() <= MAX_SCRIPT_BYTES && has(&String::from_utf8_lossy(&file.contents.read()?)));
    }
    Ok(matches!(Text::of(&file.contents)?, Text::Tagged(text) if tags(&text).any(|(_, tag)| has(tag))))
}
