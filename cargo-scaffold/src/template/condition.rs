//! The expressions of `[conditional]`: rhai, with nothing but the answers in reach and with limits.

use rhai::{Dynamic, Engine};

/// Evaluates `expression` with the variables that `lookup` knows.
///
/// # Errors
/// The expression doesn't parse, isn't boolean, names an unknown variable, or takes too long.
pub fn holds(expression: &str, lookup: impl Fn(&str) -> Option<Dynamic> + 'static) -> anyhow::Result<bool> {
    let mut engine = Engine::new();
    engine.set_max_operations(100_000).set_max_expr_depths(64, 32).set_max_call_levels(16);
    engine.set_max_string_size(1 << 20).set_max_array_size(10_000).set_max_map_size(10_000);
    engine.disable_symbol("eval").disable_symbol("import");
    #[expect(deprecated, reason = "rhai marks its variable resolver as volatile, not as going away")]
    engine.on_var(move |name, _, _| Ok(lookup(name)));
    engine
        .eval_expression::<bool>(expression)
        .map_err(|error| anyhow::anyhow!("condition `{expression}` can't be evaluated: {error}"))
}
