//! The one way from a template and answers to a rendered tree.

use std::sync::Arc;

use anyhow::Result;

use super::{
    render::render_template::render_template,
    rendered_tree::RenderedTree,
    scripts::{cargo_generate::CargoGenerate, script_list::Scripts},
};
use crate::{
    answers::{Answers, ProjectFacts, Unanswered},
    base::terminal::Shell,
    template::Template,
};

/// All that the files of a project depend on.
pub struct Recipe<'a> {
    pub template: &'a Arc<Template>,
    pub answers: &'a Arc<Answers>,
    /// The template's scripts, with the user's consent: they are run.
    pub scripts: &'a Scripts,
    pub project: ProjectFacts<'a>,
    /// For the questions that only the scripts can ask.
    pub unanswered: Unanswered,
    pub shell: Shell,
}

impl Recipe<'_> {
    /// Renders the template: by cargo-generate, in a process of its own, if there are scripts, and else by our engine.
    ///
    /// # Errors
    /// The template can't be rendered, exceeds a limit, or one of its scripts fails.
    pub fn make(&self) -> Result<RenderedTree> {
        if self.scripts.is_empty() {
            return render_template(self.template, self.answers);
        }
        let Self { template, answers, project, unanswered, shell, .. } = *self;
        CargoGenerate { template, answers, project, unanswered, shell }.run()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        answers::{Questions, builtin_variables::variables, given::Given},
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
        let (scripts, unanswered, shell) = (Scripts::default(), Unanswered::Default, Shell::new(true));
        let answers = Arc::new(questions.resolve(unanswered).unwrap());
        Recipe { template: &template, answers: &answers, scripts: &scripts, project, unanswered, shell }.make().unwrap()
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
