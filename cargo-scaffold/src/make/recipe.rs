//! The one way from a template and answers to a rendered tree.

use std::{path::Path, sync::Arc};

use anyhow::Result;

use super::{
    format,
    render::{filters::TextFilter, rendering::Rendering, shared_variables::SharedVariables},
    rendered_tree::RenderedTree,
    scripts::ScriptRun,
};
use crate::{answers::Answers, template::Template};

/// All that the files of a project depend on.
pub struct Recipe<'a> {
    pub template: &'a Arc<Template>,
    pub answers: &'a Arc<Answers>,
    /// The template's scripts at work, with the user's consent. Without them a text with a `rhai` filter stays as it is.
    pub scripts: Option<ScriptRun>,
    /// Where the project is to be, if its Rust files are to be formatted.
    pub format_for: Option<&'a Path>,
}

impl Recipe<'_> {
    /// Renders the template, and runs its scripts.
    ///
    /// # Errors
    /// The template can't be rendered, exceeds a limit, or one of its scripts fails.
    pub fn make(self) -> Result<RenderedTree> {
        let destination =
            self.format_for.filter(|_| !self.template.is_builtin() && format::is_wanted(&self.template.manifest));
        let mut tree = self.render()?;
        if let Some(destination) = destination {
            format::format(&mut tree, destination)?;
        }
        Ok(tree)
    }

    fn render(self) -> Result<RenderedTree> {
        if let Some(run) = self.scripts {
            return run.make(self.template, self.answers);
        }
        let rendering = Rendering {
            template: Arc::clone(self.template),
            answers: Arc::clone(self.answers),
            variables: SharedVariables::of(self.answers),
            rhai: TextFilter::rhai_without_scripts("the script of a `rhai` filter hasn't run"),
        };
        rendering.render()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answers::{ProjectFacts, Questions, Unanswered, builtin_variables::variables, given::Given},
        make::plan::PlannedFile,
        template::builtin,
    };

    fn tree(answer: &str) -> RenderedTree {
        let template = Arc::new(builtin::load("lib").unwrap());
        let (name, crate_type, init) = ("mylib", "lib", false);
        let project = ProjectFacts { name, destination: Path::new("mylib"), crate_type, init };
        let mut given = Given::default();
        given.define(answer).unwrap();
        let questions = Questions { manifest: &template.manifest, builtin: variables(project, false), given: &given };
        let answers = Arc::new(questions.resolve(Unanswered::Default).unwrap());
        Recipe { template: &template, answers: &answers, scripts: None, format_for: None }.make().unwrap()
    }

    #[test]
    fn two_trees_can_be_compared_without_writing_them() {
        let (speed, size) = (tree("optimize=speed"), tree("optimize=size"));
        let pairs = || speed.plan.files.iter().zip(&size.plan.files);
        assert!(pairs().all(|(speed, size)| speed.path == size.path));
        let differs = |(speed, size): &(&PlannedFile, &PlannedFile)| {
            speed.contents.read().unwrap() != size.contents.read().unwrap()
        };
        let different: Vec<_> = pairs().filter(differs).map(|(file, _)| file.path.as_str()).collect();
        assert_eq!(different, ["Cargo.toml"]);
    }
}
