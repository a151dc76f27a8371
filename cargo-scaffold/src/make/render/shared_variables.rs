//! The variables that texts are rendered with.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use liquid::{Object, model::Value};

use crate::answers::{Answer, Answers};

/// Shared by the renderer and by the scripts of a template, which may set them while a text is rendered.
#[derive(Clone, Debug, Default)]
pub struct SharedVariables(Arc<Mutex<Arc<Object>>>);

impl SharedVariables {
    pub fn of(answers: &Answers) -> Self {
        let variables = Self::default();
        variables.extend(answers.variables());
        variables
    }

    pub fn extend<'a>(&self, answers: impl Iterator<Item = (&'a str, &'a Answer)>) {
        let answers = answers.map(|(name, answer)| (name.to_owned().into(), answer.to_liquid()));
        Arc::make_mut(&mut *self.lock()).extend(answers);
    }

    pub fn set(&self, name: &str, value: Value) {
        Arc::make_mut(&mut *self.lock()).insert(name.to_owned().into(), value);
    }

    /// All of them as they are now: what is set later doesn't change it.
    pub fn snapshot(&self) -> Arc<Object> {
        Arc::clone(&self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Object>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
