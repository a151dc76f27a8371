//! The state of a repository that the arguments name.

use anyhow::Result;

use crate::{
    cli::ReferenceArgs,
    template::git::{Reference, ReferenceNames},
};

pub fn named_reference(args: &ReferenceArgs) -> Result<Reference> {
    let ReferenceArgs { branch, tag, rev } = args;
    Reference::named(&ReferenceNames { branch: branch.as_deref(), tag: tag.as_deref(), rev: rev.as_deref() })
}
