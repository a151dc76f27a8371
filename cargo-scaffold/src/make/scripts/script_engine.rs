//! rhai, with the functions that cargo-generate gives a script
//! (<https://cargo-generate.github.io/cargo-generate/templates/scripting.html>).

use heck::{
    ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase, ToTitleCase,
    ToUpperCamelCase,
};
use rhai::{Dynamic, Engine, EvalAltResult, Module, ModuleResolver, Position, Scope, Shared};

use super::{
    file_module,
    script::Script,
    script_context::{ScriptContext, ScriptResult},
    system_module, variable_module,
};
use crate::base::terminal::show;

/// Runs `script` with the text that was shown, and returns its value.
///
/// # Errors
/// The script isn't valid, or fails.
pub fn run(context: &ScriptContext, script: &Script) -> ScriptResult<Dynamic> {
    let engine = engine(context);
    let ast = engine.compile(&script.text)?;
    engine.eval_ast(&ast)
}

fn engine(context: &ScriptContext) -> Engine {
    let mut engine = Engine::new();
    engine
        .set_module_resolver(ShownModules(context.clone()))
        .register_static_module("variable", variable_module::new(context).into())
        .register_static_module("file", file_module::new(context).into())
        .register_static_module("system", system_module::new(context).into())
        .register_static_module("env", environment(context).into())
        .register_fn("to_kebab_case", |text: &str| text.to_kebab_case())
        .register_fn("to_lower_camel_case", |text: &str| text.to_lower_camel_case())
        .register_fn("to_pascal_case", |text: &str| text.to_pascal_case())
        .register_fn("to_shouty_kebab_case", |text: &str| text.to_shouty_kebab_case())
        .register_fn("to_shouty_snake_case", |text: &str| text.to_shouty_snake_case())
        .register_fn("to_snake_case", |text: &str| text.to_snake_case())
        .register_fn("to_title_case", |text: &str| text.to_title_case())
        .register_fn("to_upper_camel_case", |text: &str| text.to_upper_camel_case())
        .register_fn("abort", |reason: &str| -> ScriptResult<String> { Err(reason.into()) });
    let shell = context.shell;
    engine.on_print(move |line| {
        if !shell.is_quiet() {
            show(line);
        }
    });
    engine.on_debug(|_, _, _| {});
    engine
}

fn environment(context: &ScriptContext) -> Module {
    let mut module = Module::new();
    module.set_var("working_directory", context.folder.to_string_lossy().into_owned());
    module.set_var("destination_directory", context.destination.to_string_lossy().into_owned());
    module
}

/// The modules that scripts import: scripts, too, with the texts that were shown.
struct ShownModules(ScriptContext);

impl ModuleResolver for ShownModules {
    fn resolve(
        &self,
        engine: &Engine,
        _: Option<&str>,
        path: &str,
        position: Position,
    ) -> ScriptResult<Shared<Module>> {
        let failed = |error: Box<EvalAltResult>| EvalAltResult::ErrorInModule(path.to_owned(), error, position).into();
        let script = self.0.script(&format!("{path}.rhai")).map_err(|error| failed(format!("{error:#}").into()))?;
        let ast = engine.compile(&script.text).map_err(|error| failed(error.into()))?;
        Module::eval_ast_as_new(Scope::new(), &ast, engine).map(Shared::new).map_err(failed)
    }
}
