//! The expressions of `[conditional]`: rhai, with nothing but the answers in reach and with limits.

use std::cell::LazyCell;

use anyhow::{Result, anyhow};
use rhai::{Engine, Scope};

/// Evaluates conditions. Most templates have none, and then no engine is made, which takes a while.
pub struct Conditions(LazyCell<Engine>);

impl Conditions {
    pub fn new() -> Self {
        Self(LazyCell::new(|| {
            let mut engine = Engine::new();
            engine.set_max_operations(100_000).set_max_expr_depths(64, 32).set_max_call_levels(16);
            engine.set_max_string_size(1 << 20).set_max_array_size(10_000).set_max_map_size(10_000);
            engine.disable_symbol("eval").disable_symbol("import");
            engine
        }))
    }

    /// Evaluates `expression` with the variables in `scope`.
    ///
    /// # Errors
    /// The expression doesn't parse, isn't boolean, names an unknown variable, or takes too long.
    pub fn hold(&self, expression: &str, scope: &mut Scope) -> Result<bool> {
        let result = self.0.eval_expression_with_scope::<bool>(scope, expression);
        result.map_err(|error| anyhow!("condition `{expression}` can't be evaluated: {error}"))
    }
}
