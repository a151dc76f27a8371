//! What happens to a question that the user gave no answer to.

use anyhow::{Result, ensure};

use super::{answer::Answer, prompt};
use crate::template::placeholder::Placeholder;

#[derive(Clone, Copy, PartialEq)]
pub enum Unanswered {
    /// The user is asked in the terminal.
    Prompt,
    /// It gets its default.
    Default,
}

impl Unanswered {
    /// # Errors
    /// The prompt is cancelled, or there is no default.
    pub fn answer(self, name: &str, placeholder: &Placeholder) -> Result<Option<Answer>> {
        match self {
            Self::Prompt => prompt::ask(placeholder).map(Some),
            Self::Default => {
                let default = Answer::default_of(placeholder);
                ensure!(default.is_some(), "`{name}` has no default: answer it with `-d {name}=VALUE`");
                Ok(default)
            }
        }
    }

    /// Which of a source's templates to use: the first, unless the user can be asked.
    pub fn choose_template(self, choices: &[String]) -> Result<usize> {
        match self {
            Self::Prompt => prompt::choose("Which template?", choices, 0),
            Self::Default => Ok(0),
        }
    }
}
