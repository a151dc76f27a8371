//! The answers to a template's questions: given, asked for, or defaulted.

pub mod answer;
pub mod builtin_variables;
pub mod conditions;
pub mod given;
pub mod later_questions;
pub mod project_facts;
pub mod prompt;
pub mod resolve;

pub mod unanswered;
pub mod validate;

pub use answer::Answer;
pub use project_facts::ProjectFacts;
pub use resolve::{Answers, Questions};
pub use unanswered::Unanswered;
