//! Where a template comes from.

use std::path::PathBuf;

use anyhow::Result;

use super::{kit::Kit, kit_name::KitName, kits_file::Kits};
use crate::template::{
    Template, builtin,
    git::{self, GitSource, Network},
    sub_template::Choose,
    template_folder::TemplateFolder,
};

/// The address of a template, before anything is read or fetched.
pub enum Origin {
    /// A kind that is embedded in this program.
    Builtin(String),
    Folder {
        path: PathBuf,
        subfolder: Option<String>,
    },
    Git {
        source: GitSource,
        subfolder: Option<String>,
    },
    /// At the commit that the kit is at.
    Kit {
        kit: Kit,
        subfolder: Option<String>,
        /// Whether to fetch its submodules too.
        submodules: bool,
    },
}

/// A template, and what is known of its origin.
pub struct FetchedTemplate {
    pub template: Template,
    /// The kit that it's from, if it's from one.
    pub kit: Option<KitName>,
    /// Whether the user consented to the kit's scripts.
    pub trusted: bool,
}

impl Origin {
    /// What `--kind` names: a built-in kind, `KIT`, or `KIT/TEMPLATE`.
    pub fn of_kind(kind: &str, submodules: bool) -> Result<Self> {
        if builtin::kinds().contains(&kind) {
            return Ok(Self::Builtin(kind.to_owned()));
        }
        let (kit, subfolder) = Kits::load()?.of_kind(kind)?;
        Ok(Self::Kit { kit, subfolder: subfolder.map(str::to_owned), submodules })
    }

    /// Fetches what isn't there, and reads the template; if there are several, `choose` picks one.
    pub fn load(self, choose: Choose, network: Network) -> Result<FetchedTemplate> {
        match self {
            Self::Builtin(kind) => Ok(local(builtin::load(&kind)?)),
            Self::Folder { path, subfolder } => {
                let source = format!("path:{}", path.display());
                let folder = TemplateFolder { path: &path, subfolder: subfolder.as_deref(), source };
                Ok(local(folder.load(choose)?))
            }
            Self::Git { source, subfolder } => fetched(&source, subfolder.as_deref(), choose, network),
            Self::Kit { kit, subfolder, submodules } => {
                let source = GitSource { submodules, ..kit.pinned()? };
                let template = fetched(&source, subfolder.as_deref(), choose, network)?;
                let trusted = kit.is_trusted(template.template.has_submodules());
                Ok(FetchedTemplate { trusted, kit: Some(kit.name), ..template })
            }
        }
    }
}

fn local(template: Template) -> FetchedTemplate {
    FetchedTemplate { template, kit: None, trusted: false }
}

fn fetched(source: &GitSource, subfolder: Option<&str>, choose: Choose, network: Network) -> Result<FetchedTemplate> {
    let checkout = git::checkout(source, network)?;
    let source = format!("git:{}#{}", source.url, checkout.commit);
    let template = TemplateFolder { path: &checkout.folder, subfolder, source }.load(choose)?;
    Ok(local(template.backed_by(checkout)))
}
