//! The expressions of `[conditional]`: rhai, with nothing but the answers in reach and with limits.

use std::{collections::HashMap, rc::Rc};

use rhai::{Dynamic, Engine, EvalAltResult, FLOAT, INT};

/// What an expression can read.
pub type Variables = Rc<HashMap<String, Dynamic>>;

/// Evaluates conditions. Most templates have none, and then no engine is made, which takes a while.
#[derive(Default)]
pub struct Conditions(Option<Engine>);

/// A condition that can't be evaluated.
pub struct Broken {
    pub condition: String,
    pub cause: String,
    /// The variable that isn't there, where that is why.
    pub unknown: Option<String>,
}

impl Conditions {
    /// Evaluates `expression`, which sees `variables` as constants and leaves nothing to the next one.
    ///
    /// # Errors
    /// The expression doesn't parse, isn't boolean, names an unknown variable, or takes too long.
    pub fn hold(&mut self, expression: &str, variables: &Variables) -> Result<bool, Broken> {
        let engine = self.0.get_or_insert_with(engine);
        let variables = Rc::clone(variables);
        // cargo-generate uses it too, which makes its variables constants that `is_def_var` doesn't know.
        #[allow(deprecated)]
        engine.on_var(move |name, _, _| Ok(variables.get(name).cloned()));
        engine.eval_expression::<bool>(expression).map_err(|error| Broken {
            condition: expression.to_owned(),
            cause: format!("condition `{expression}` can't be evaluated: {error}"),
            unknown: unknown(&error),
        })
    }
}

fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.set_max_operations(100_000).set_max_expr_depths(64, 32).set_max_call_levels(16);
    engine.set_max_string_size(1 << 20).set_max_array_size(10_000).set_max_map_size(10_000);
    // One `eval` in another goes as deep as it likes, and takes the stack.
    engine.disable_symbol("eval").disable_symbol("import");
    // Standard output is for results, and nobody waits for a template that sleeps.
    engine.on_print(|_| {}).on_debug(|_, _, _| {});
    engine.register_fn("sleep", |_: INT| {}).register_fn("sleep", |_: FLOAT| {});
    engine
}

fn unknown(error: &EvalAltResult) -> Option<String> {
    match error.unwrap_inner() {
        EvalAltResult::ErrorVariableNotFound(name, _) => Some(name.clone()),
        _ => None,
    }
}
