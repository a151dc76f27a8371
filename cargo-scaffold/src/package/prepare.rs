//! All that can be known and done before cargo compiles: mistakes are reported here, as early as possible.

use anyhow::{Result, ensure};

use super::{
    bindgen_check,
    build_options::BuildOptions,
    cargo_args,
    krate::{lockfile, user_manifest::UserManifest, wasm_crate::Crate, wasm_pack_settings::WasmPackSettings},
    step_timer::StepTimer,
};
use crate::base::terminal::Shell;
use crate::toolchain::{
    lookup::Lookup,
    wasm_opt::{self, WasmOpt},
    wasm_target::{self, TARGET},
};

/// A crate that can be compiled: the WebAssembly target is installed, and the lockfile names a wasm-bindgen.
pub struct Prepared {
    pub options: BuildOptions,
    pub krate: Crate,
    pub user_manifest: UserManifest,
    pub wasm_pack: WasmPackSettings,
    /// The package's name on npm.
    pub name: String,
    pub version: String,
}

pub fn prepare(options: BuildOptions, krate: Crate, timer: &mut StepTimer) -> Result<Prepared> {
    cargo_args::check(&options.cargo_args)?;
    let user_manifest = UserManifest::read(&krate.root)?;
    let wasm_pack = WasmPackSettings::of(&krate.package, &options.mode)?;
    wasm_pack.note().iter().for_each(|note| timer.shell.note(note));
    let (name, version) = (user_manifest.name(&krate)?, user_manifest.version(&krate)?);
    ensure_target(&krate, options.offline, timer.shell)?;
    if options.update_bindgen {
        lockfile::change_to_built_in(&krate.workspace_root, options.offline, timer.shell)?;
    } else if !options.is_locked() {
        lockfile::pin_wasm_bindgen(&krate.workspace_root, options.offline, timer.shell)?;
    }
    bindgen_check::check(&krate.workspace_root, &options, timer.shell)?;
    timer.done("resolve", "Resolved", format_args!("{} {}", krate.package.name, krate.package.version));
    Ok(Prepared { options, krate, user_manifest, wasm_pack, name, version })
}

impl Prepared {
    /// `None` if the module isn't to be optimised.
    pub fn find_wasm_opt(&self) -> Result<Option<Lookup<WasmOpt>>> {
        let is_wanted = self.options.optimise && self.wasm_pack.runs_wasm_opt(self.options.mode.is_optimised());
        is_wanted.then(|| wasm_opt::find(&self.krate.root, &self.krate.sources.root)).transpose()
    }

    /// Whether the module keeps the names of its functions.
    pub fn keeps_names(&self) -> bool {
        self.options.mode.keeps_names() || self.wasm_pack.keeps_dwarf
    }
}

fn ensure_target(krate: &Crate, offline: bool, shell: Shell) -> Result<()> {
    if let Lookup::Missing { remedy } = wasm_target::find(&krate.root)? {
        ensure!(!offline, "the target `{TARGET}` is not installed, and `--offline` forbids to fetch it: {remedy}");
        wasm_target::add(&krate.root, shell)?;
    }
    Ok(())
}
