//! `system::…`: commands of the system, and the date.

use std::{
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use rhai::{Array, Dynamic, INT, Map, Module};

use super::script_context::{ScriptContext, ScriptResult};

pub fn new(context: &ScriptContext) -> Module {
    let mut module = Module::new();
    let c = context.clone();
    module.set_native_fn("command", move |name: &str, args: Array| run(&c, name, &args));
    let c = context.clone();
    module.set_native_fn("command", move |name: &str| run(&c, name, &[]));
    module.set_native_fn("date", || Ok(Dynamic::from_map(date())));
    module
}

/// Runs a line of the system's shell in the template's folder, and returns its output, if there is any.
///
/// # Errors
/// It fails: the error has what it wrote to standard error.
fn run(context: &ScriptContext, name: &str, args: &[Dynamic]) -> ScriptResult<Dynamic> {
    let line = [name.to_owned()].into_iter().chain(args.iter().map(Dynamic::to_string)).collect::<Vec<_>>().join(" ");
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let output = Command::new(shell).args([flag, &line]).current_dir(&context.folder).output();
    let output = output.map_err(|error| format!("the command `{line}` can't be started: {error}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if !output.status.success() {
        return Err(format!("the command `{line}` failed ({}): {}", output.status, text(&output.stderr)).into());
    }
    Ok(if output.stdout.is_empty() { Dynamic::UNIT } else { text(&output.stdout).into() })
}

/// Today's `year`, `month` and `day`, in UTC.
fn date() -> Map {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = INT::try_from(since_epoch.as_secs() / 86400).unwrap_or_default();
    let (year, month, day) = civil(days);
    [("year", year), ("month", month), ("day", day)].map(|(name, number)| (name.into(), number.into())).into()
}

/// The Gregorian date that is `days` after 1970-01-01, by Howard Hinnant's `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>).
fn civil(days: INT) -> (INT, INT, INT) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + INT::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_are_dates() {
        for (days, date) in [
            (0, (1970, 1, 1)),
            (11_016, (2000, 2, 29)),
            (11_017, (2000, 3, 1)),
            (20_454, (2026, 1, 1)),
            (47_540, (2100, 2, 28)),
            (47_541, (2100, 3, 1)),
        ] {
            assert_eq!(civil(days), date);
        }
    }
}
