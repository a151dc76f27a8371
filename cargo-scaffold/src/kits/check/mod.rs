//! A kit's own test: combinations of answers rendered, what is wrong named, and a command run in each result.

pub mod answer_sets;
pub mod check_run;
pub mod combinations;
pub mod kit_template;
pub mod outcome;
pub mod template_check;
pub mod template_lint;
pub mod template_report;
pub mod trial;

pub use check_run::run;
pub use combinations::Coverage;
pub use kit_template::KitTemplate;
pub use outcome::Outcome;
pub use template_check::{CheckOptions, TemplateCheck};
pub use template_report::{Checked, TemplateReport};
