//! What a watch tells of each build.

use anyhow::Result;
use serde::Serialize;

use crate::{base::terminal, package::build_report::BuildReport};

/// How a build ended. In JSON, `result` says which of these it is: `success` or `failure`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum BuildEvent {
    /// There's a new package.
    Success {
        /// What the build did.
        report: Box<BuildReport>,
    },
    /// The package is still that of the last build that succeeded.
    Failure {
        /// What is wrong, as the terminal shows it, without colours: the compiler's errors, or one of the build itself.
        message: String,
    },
}

impl BuildEvent {
    pub fn of(built: Result<BuildReport>) -> Self {
        match built {
            Ok(report) => Self::Success { report: report.into() },
            Err(error) => Self::Failure { message: terminal::message(&error) },
        }
    }
}
