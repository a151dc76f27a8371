//! The conditions of `[conditional]`: rhai expressions that can read the answers and nothing else, and with limits.

use std::{collections::HashMap, rc::Rc};

use rhai::{Dynamic, Engine, EvalAltResult, FLOAT, INT};

/// What a condition can read.
pub type Variables = Rc<HashMap<String, Dynamic>>;

/// Evaluates conditions. The engine is made for the first one: that takes a while, and most templates have none.
#[derive(Default)]
pub struct Conditions(Option<Engine>);

/// Why a condition can't be evaluated.
pub struct ConditionError {
    pub condition: String,
    pub message: String,
    /// The variable that isn't defined, where that is the reason.
    pub unknown_variable: Option<String>,
}

impl Conditions {
    /// Evaluates `condition`. It can't change `variables`, and a name that it defines is gone afterwards.
    ///
    /// # Errors
    /// The condition doesn't parse, isn't boolean, names an unknown variable, or takes too long.
    pub fn evaluate(&mut self, condition: &str, variables: &Variables) -> Result<bool, ConditionError> {
        let engine = self.0.get_or_insert_with(engine);
        let variables = Rc::clone(variables);
        // cargo-generate uses it too, which makes its variables constants that `is_def_var` doesn't know.
        #[allow(deprecated)]
        engine.on_var(move |name, _, _| Ok(variables.get(name).cloned()));
        engine.eval_expression::<bool>(condition).map_err(|error| ConditionError {
            condition: condition.to_owned(),
            message: format!("condition `{condition}` can't be evaluated: {error}"),
            unknown_variable: unknown_variable(&error),
        })
    }
}

fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.set_max_operations(100_000).set_max_expr_depths(64, 32).set_max_call_levels(16);
    engine.set_max_string_size(1 << 20).set_max_array_size(10_000).set_max_map_size(10_000);
    // No limit counts an `eval` in an `eval`: they would overflow the stack.
    engine.disable_symbol("eval").disable_symbol("import");
    // Standard output is for results, and a template has no reason to wait.
    engine.on_print(|_| {}).on_debug(|_, _, _| {});
    engine.register_fn("sleep", |_: INT| {}).register_fn("sleep", |_: FLOAT| {});
    engine
}

fn unknown_variable(error: &EvalAltResult) -> Option<String> {
    match error.unwrap_inner() {
        EvalAltResult::ErrorVariableNotFound(name, _) => Some(name.clone()),
        _ => None,
    }
}
