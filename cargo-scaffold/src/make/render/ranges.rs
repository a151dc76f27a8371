//! Ranges such as `(1..9)`: liquid makes all their numbers at once, so they are counted before.

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

/// The numbers of all ranges together.
const NUMBERS: u64 = 1_000_000;

/// What liquid says of a range that is too long.
pub const TOO_LONG: &str = "the template goes through ranges of more than 1000000 numbers";

/// A tag that comes before each tag with a range, and counts its numbers.
#[derive(Clone, Debug, Default)]
pub struct Count(Arc<AtomicU64>);

const TAG: &str = "scaffold_count_range";

/// `text` with a counting tag before each tag with a range.
pub fn counted(text: &str) -> Cow<'_, str> {
    // The pattern takes longer to compile than a small template to render.
    if !super::tags(text).any(|(_, tag)| tag.contains("..")) {
        return Cow::Borrowed(text);
    }
    static RANGE: LazyLock<Regex> = LazyLock::new(|| {
        // What's raw is matched first, to be left as it is.
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

impl ParseTag for Count {
    fn parse(&self, mut arguments: TagTokenIter, _: &Language) -> Result<Box<dyn Renderable>> {
        let from = arguments.expect_next("a number expected")?.expect_value().into_result()?;
        arguments.expect_next("a comma expected")?.expect_str(",").into_result_custom_msg("a comma expected")?;
        let to = arguments.expect_next("a number expected")?.expect_value().into_result()?;
        Ok(Box::new(Counting { from, to, count: self.clone() }))
    }

    fn reflection(&self) -> &dyn TagReflection {
        self
    }
}

impl TagReflection for Count {
    fn tag(&self) -> &str {
        TAG
    }

    fn description(&self) -> &str {
        "Counts the numbers of a range"
    }
}

#[derive(Debug)]
struct Counting {
    from: Expression,
    to: Expression,
    count: Count,
}

impl Renderable for Counting {
    fn render_to(&self, _: &mut dyn Write, runtime: &dyn Runtime) -> Result<()> {
        let number = |expression: &Expression| -> Result<i64> {
            let value = expression.evaluate(runtime)?;
            // What isn't a number is the loop's own fault to tell.
            Ok(value.as_scalar().and_then(|scalar| scalar.to_integer()).unwrap_or(0))
        };
        let numbers = number(&self.to)?.saturating_sub(number(&self.from)?).saturating_add(1);
        let numbers = u64::try_from(numbers).unwrap_or(0);
        let before = self.count.0.fetch_add(numbers, Ordering::Relaxed);
        match before.saturating_add(numbers) > NUMBERS {
            true => Err(Error::with_msg(TOO_LONG)),
            false => Ok(()),
        }
    }
}
