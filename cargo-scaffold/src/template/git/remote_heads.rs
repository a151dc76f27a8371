//! The branches and tags that a server has.

use std::panic::{self, AssertUnwindSafe};

use git2::{Oid, RemoteHead};

/// What a server advertises: full names, such as `refs/heads/main`, and ids.
pub struct RemoteHeads(Vec<(String, Oid)>);

impl RemoteHeads {
    /// Names that aren't UTF-8 are left out: nobody can ask for them.
    pub fn new(heads: &[RemoteHead]) -> Self {
        // git2 panics on such a name, and has no other function for it. Without a hook, the panic isn't printed.
        let hook = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        let name = |head: &RemoteHead| panic::catch_unwind(AssertUnwindSafe(|| head.name().to_owned())).ok();
        let named = heads.iter().filter_map(|head| Some((name(head)?, head.oid()))).collect();
        panic::set_hook(hook);
        Self(named)
    }

    pub fn id_of(&self, name: &str) -> Option<Oid> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, id)| *id)
    }

    /// The names that begin with `prefix`, without it.
    pub fn names_with<'a>(&'a self, prefix: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter_map(move |(name, _)| name.strip_prefix(prefix))
    }
}
