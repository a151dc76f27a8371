//! Ranges such as `(1..9)`: liquid makes a list of all their numbers, so they are counted before.

use std::{
    borrow::Cow,
    io::Write,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use liquid_core::{
    Error, Expression, Language, ParseTag, Renderable, Result, Runtime, TagReflection, TagTokenIter, ValueView,
};
use regex::{Captures, Regex};

use super::tags::tags;

/// For the numbers in all ranges together.
const MAX_RANGE: u64 = 1_000_000;

/// Liquid's error where a range is too long.
pub const TOO_LONG: &str = "the template goes through ranges of more than 1000000 numbers";

/// A tag that stands before each tag with a range, and counts its numbers.
#[derive(Clone, Debug, Default)]
pub struct RangeCounter(Arc<AtomicU64>);

const TAG: &str = "scaffold_count_range";

/// `text` with a counting tag before each tag with a range.
pub fn counted(text: &str) -> Cow<'_, str> {
    // Compiling the pattern takes longer than rendering a small template.
    if !tags(text).any(|(_, tag)| tag.contains("..")) {
        return Cow::Borrowed(text);
    }
    static RANGE: LazyLock<Regex> = LazyLock::new(|| {
        // Raw text is matched first, and stays as it is.
        let raw = r"\{%-?\s*raw\s*-?%\}(?s:.*?)\{%-?\s*endraw\s*-?%\}";
        let range = r"(?<open>\{%-?)\s*(?:for|tablerow)\b[^%]*?\(\s*(?<from>[^()%]+?)\s*\.\.\s*(?<to>[^()%]+?)\s*\)";
        Regex::new(&format!("{raw}|{range}")).expect("a valid pattern")
    });
    RANGE.replace_all(text, |found: &Captures| match found.name("open") {
        Some(open) => {
            let (open, from, to) = (open.as_str(), &found["from"], &found["to"]);
            let close = open.chars().rev().map(|c| if c == '{' { '}' } else { c }).collect::<String>();
            format!("{open} {TAG} {from}, {to} {close}{}", &found[0])
        }
        None => found[0].to_owned(),
    })
}

impl ParseTag for RangeCounter {
    fn parse(&self, mut arguments: TagTokenIter, _: &Language) -> Result<Box<dyn Renderable>> {
        let from = arguments.expect_next("a number expected")?.expect_value().into_result()?;
        arguments.expect_next("a comma expected")?.expect_str(",").into_result_custom_msg("a comma expected")?;
        let to = arguments.expect_next("a number expected")?.expect_value().into_result()?;
        Ok(Box::new(CountedRange { from, to, counter: self.clone() }))
    }

    fn reflection(&self) -> &dyn TagReflection {
        self
    }
}

impl TagReflection for RangeCounter {
    fn tag(&self) -> &str {
        TAG
    }

    fn description(&self) -> &str {
        "Counts the numbers of a range"
    }
}

#[derive(Debug)]
struct CountedRange {
    from: Expression,
    to: Expression,
    counter: RangeCounter,
}

impl Renderable for CountedRange {
    fn render_to(&self, _: &mut dyn Write, runtime: &dyn Runtime) -> Result<()> {
        let number = |expression: &Expression| -> Result<i64> {
            let value = expression.evaluate(runtime)?;
            // Where it isn't a number, the loop itself reports the error.
            Ok(value.as_scalar().and_then(|scalar| scalar.to_integer()).unwrap_or(0))
        };
        let numbers = number(&self.to)?.saturating_sub(number(&self.from)?).saturating_add(1);
        let numbers = u64::try_from(numbers).unwrap_or(0);
        let before = self.counter.0.fetch_add(numbers, Ordering::Relaxed);
        match before.saturating_add(numbers) > MAX_RANGE {
            true => Err(Error::with_msg(TOO_LONG)),
            false => Ok(()),
        }
    }
}
