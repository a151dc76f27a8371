//! One run of a template's scripts, around its rendering.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError},
};

use anyhow::{Context, Result, anyhow};
use fs_err as fs;
use heck::ToSnakeCase;
use indexmap::IndexMap;

use super::{
    generated_tree, rhai_filter,
    script::{Role, Script},
    script_context::ScriptContext,
    script_engine,
    script_files::ScriptFiles,
    script_list::Scripts,
    variable_module,
};
use crate::{
    answers::{Answer, Answers, ProjectFacts},
    base::terminal::{Shell, show},
    disk::staging::Staging,
    make::{
        plan::Plan,
        render::{rendering::Rendering, shared_variables::SharedVariables},
        rendered_tree::RenderedTree,
    },
    template::{Template, template_folder},
};

/// Scripts at work in a copy of their template.
pub struct ScriptRun {
    context: ScriptContext,
    /// The copy of the template's source.
    source: PathBuf,
    staging: Staging,
}

/// What the scripts of a template may see and do.
#[derive(Clone, Copy)]
pub struct ScriptOptions<'a> {
    pub project: ProjectFacts<'a>,
    /// Whether they may ask the user.
    pub prompts: bool,
    pub shell: Shell,
}

/// The variables that an init hook doesn't see yet, as it can change the project's name.
const AFTER_INIT: [&str; 2] = ["crate_name", "within_cargo_project"];

impl ScriptRun {
    /// Copies `template`, and runs the hooks that come before the questions; nothing where there are no scripts.
    ///
    /// # Errors
    /// A script fails.
    pub fn start(
        template: &Template,
        scripts: &Scripts,
        options: ScriptOptions,
        builtin: &IndexMap<String, Answer>,
    ) -> Result<Option<Self>> {
        if scripts.is_empty() {
            return Ok(None);
        }
        let files = ScriptFiles::of(template).context("an embedded template has no scripts")?;
        // Beside the project, a script finds the same files around it as from there.
        let staging = Staging::new(options.project.around())?;
        let source = staging.path().join("template");
        files.copy(&source)?;
        let subfolder = PathBuf::from(template.subfolder.as_deref().unwrap_or_default());
        let context = ScriptContext {
            scripts: scripts.as_slice().into(),
            folder: source.join(&subfolder),
            subfolder,
            destination: options.project.destination.to_owned(),
            variables: SharedVariables::default(),
            prompts: options.prompts,
            shell: options.shell,
            filters: Arc::default(),
        };
        let run = Self { context, source, staging };
        run.init(builtin)?;
        Ok(Some(run))
    }

    fn init(&self, builtin: &IndexMap<String, Answer>) -> Result<()> {
        let variables = &self.context.variables;
        let known = builtin.iter().map(|(name, answer)| (name.as_str(), answer));
        let (late, early): (Vec<_>, Vec<_>) = known.partition(|(name, _)| AFTER_INIT.contains(name));
        variables.extend(early.into_iter());
        self.run_hooks(&Role::InitHook)?;
        let name = variable_module::get(&self.context, "project-name").map(|name| name.to_text());
        variables.extend(late.into_iter());
        let crate_name = name.map(|name| Answer::Text(name.to_snake_case()));
        variables.extend(crate_name.iter().map(|name| ("crate_name", name)));
        Ok(())
    }

    /// The builtin variables, and what the init hooks have set.
    pub fn variables(&self) -> IndexMap<String, Answer> {
        let variables = self.context.variables.snapshot();
        let answer = |(name, value)| Some((String::from(name), variable_module::answer(value)?));
        let mut variables: IndexMap<_, _> =
            variables.iter().map(|(name, value)| (name.as_str(), value)).filter_map(answer).collect();
        variables.sort_unstable_keys();
        variables
    }

    /// Runs the other scripts, and renders.
    ///
    /// # Errors
    /// A script fails, the template can't be rendered, or a script made something that can't be in a project.
    pub fn make(self, template: &Template, answers: &Arc<Answers>) -> Result<RenderedTree> {
        self.context.variables.extend(answers.answers.iter().map(|(name, answer)| (name.as_str(), answer)));
        self.run_hooks(&Role::PreHook)?;
        let rendering = Rendering {
            template: Arc::new(template_folder::in_copy(template, &self.source)?),
            answers: Arc::clone(answers),
            variables: self.context.variables.clone(),
            rhai: rhai_filter::new(&self.context),
        };
        let mut tree = rendering.render_trusted()?;
        self.remove_scripts(&mut tree.plan);
        let tree = if self.has(&Role::PostHook) { self.after_post_hooks(tree)? } else { tree };
        Ok(RenderedTree { plan: tree.plan.backed_by(self.staging), ..tree })
    }

    /// A template's hooks and filters aren't part of the project.
    fn remove_scripts(&self, plan: &mut Plan) {
        let filters = self.context.filters.lock().unwrap_or_else(PoisonError::into_inner);
        let is_hook = |role: &Role| matches!(role, Role::InitHook | Role::PreHook | Role::PostHook);
        let hooks = self.context.scripts.iter().filter(|script| is_hook(&script.role)).map(|script| &script.path);
        let mut removed = hooks.chain(&*filters).filter_map(|path| self.context.in_template(path)).collect::<Vec<_>>();
        removed.sort();
        plan.files.retain(|file| removed.binary_search(&file.path.as_path()).is_err());
    }

    /// Puts the rendered files where the template's were, and lets the last hooks change them.
    fn after_post_hooks(&self, tree: RenderedTree) -> Result<RenderedTree> {
        let rendered = self.staging.path().join("rendered");
        generated_tree::write(&tree.plan, &rendered)?;
        fs::rename(&self.context.folder, self.staging.path().join("unrendered"))?;
        fs::rename(&rendered, &self.context.folder)?;
        self.run_hooks(&Role::PostHook)?;
        let generated = generated_tree::tree(&self.context.folder)?;
        let diagnostics = tree.diagnostics.iter().cloned().chain(generated.diagnostics).collect();
        Ok(RenderedTree { plan: generated.plan, diagnostics, ..tree })
    }

    fn run_hooks(&self, role: &Role) -> Result<()> {
        self.context.scripts.iter().filter(|script| script.role == *role).try_for_each(|hook| self.run_hook(hook))
    }

    fn run_hook(&self, hook: &Script) -> Result<()> {
        let path = hook.path.display();
        let result = script_engine::run(&self.context, hook).map_err(|error| anyhow!("{error}"));
        let result = result.with_context(|| format!("the script `{path}` failed"))?;
        if let Ok(text) = result.into_string()
            && !text.is_empty()
            && !self.context.shell.is_quiet()
        {
            show(format_args!("{path}: {text}"));
        }
        Ok(())
    }

    fn has(&self, role: &Role) -> bool {
        self.context.scripts.iter().any(|script| script.role == *role)
    }
}
