//! `variable::…`: the variables of the template, and prompts.

use liquid::model::Value;
use liquid_core::ValueView;
use regex::Regex;
use rhai::{Array, Dynamic, Module};

use super::script_context::{ScriptContext, ScriptResult};
use crate::{
    answers::{Answer, prompt},
    template::placeholder::{Choice, Placeholder, PlaceholderType, TextInput},
};

pub fn new(context: &ScriptContext) -> Module {
    let mut module = Module::new();
    let c = context.clone();
    module.set_native_fn("is_set", move |name: &str| Ok(get(&c, name).is_some()));
    let c = context.clone();
    module.set_native_fn("get", move |name: &str| {
        Ok(get(&c, name).map_or_else(|| String::new().into(), |answer| answer.to_rhai()))
    });
    set_functions(&mut module, context);
    prompt_functions(&mut module, context);
    module
}

fn set_functions(module: &mut Module, context: &ScriptContext) {
    let c = context.clone();
    module.set_native_fn("set", move |name: &str, text: &str| set(&c, name, &Answer::Text(text.to_owned())));
    let c = context.clone();
    module.set_native_fn("set", move |name: &str, value: bool| set(&c, name, &Answer::Bool(value)));
    let c = context.clone();
    module.set_native_fn("set", move |name: &str, values: Array| {
        let values =
            values.into_iter().map(|value| value.into_string().map_err(not_a_text)).collect::<Result<_, _>>()?;
        set(&c, name, &Answer::List(values))
    });
}

fn prompt_functions(module: &mut Module, context: &ScriptContext) {
    let c = context.clone();
    module.set_native_fn("prompt", move |text: &str, default: bool| match ask(&c, text, flag(default))? {
        Answer::Bool(value) => Ok(value),
        other => Err(not_a_text(&other.to_text()).into()),
    });
    let c = context.clone();
    module.set_native_fn("prompt", move |text: &str| ask_text(&c, text, line(None, None)));
    let c = context.clone();
    module.set_native_fn("prompt", move |text: &str, default: &str| ask_text(&c, text, line(Some(default), None)));
    let c = context.clone();
    module.set_native_fn("prompt", move |text: &str, default: &str, regex: &str| {
        let regex = Regex::new(regex).map_err(|error| error.to_string())?;
        ask_text(&c, text, line(Some(default), Some(regex)))
    });
    let c = context.clone();
    module.set_native_fn("prompt", move |text: &str, default: &str, choices: Array| {
        ask_text(&c, text, choice(default, choices)?)
    });
}

/// The value of a variable.
pub fn get(context: &ScriptContext, name: &str) -> Option<Answer> {
    answer(context.variables.snapshot().get(name)?)
}

/// `None` for a value that no question has: only a list, a flag, or a text can be one.
pub fn answer(value: &Value) -> Option<Answer> {
    if let Some(values) = value.as_array() {
        return Some(Answer::List(values.values().map(|value| value.to_kstr().into_string()).collect()));
    }
    let scalar = value.as_scalar()?;
    Some(scalar.to_bool().map_or_else(|| Answer::Text(scalar.into_string().into_string()), Answer::Bool))
}

/// # Errors
/// The variable has a value of another type.
fn set(context: &ScriptContext, name: &str, new: &Answer) -> ScriptResult<()> {
    let same_type = |old: &Answer| std::mem::discriminant(old) == std::mem::discriminant(new);
    if get(context, name).is_some_and(|old| !same_type(&old)) {
        return Err(format!("the variable `{name}` has another type").into());
    }
    context.variables.set(name, new.to_liquid());
    Ok(())
}

/// # Errors
/// Nobody can be asked, or the user cancels.
fn ask(context: &ScriptContext, prompt: &str, value_type: PlaceholderType) -> ScriptResult<Answer> {
    if !context.prompts {
        return Err(format!(
            "a script asks a question (`{prompt}`): run in a terminal and without `--yes`, or answer it with `-d` if \
             the template lets you"
        )
        .into());
    }
    let placeholder = Placeholder { prompt: prompt.to_owned(), value_type };
    prompt::ask(&placeholder).map_err(|error| format!("{error:#}").into())
}

fn ask_text(context: &ScriptContext, prompt: &str, value_type: PlaceholderType) -> ScriptResult<String> {
    ask(context, prompt, value_type).map(|answer| answer.to_text())
}

fn flag(default: bool) -> PlaceholderType {
    PlaceholderType::Bool { default: Some(default) }
}

fn line(default: Option<&str>, regex: Option<Regex>) -> PlaceholderType {
    PlaceholderType::Text { default: default.map(str::to_owned), choices: Vec::new(), regex, input: TextInput::Line }
}

fn choice(default: &str, choices: Array) -> ScriptResult<PlaceholderType> {
    let choice = |value: Dynamic| -> Result<Choice, String> {
        let value = value.into_string().map_err(not_a_text)?;
        Ok(Choice { label: value.clone(), value })
    };
    let choices = choices.into_iter().map(choice).collect::<Result<_, _>>()?;
    Ok(PlaceholderType::Text { default: Some(default.to_owned()), choices, regex: None, input: TextInput::Line })
}

fn not_a_text(found: &str) -> String {
    format!("a text was expected, and not {found}")
}
