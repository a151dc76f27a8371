//! A package that is built again whenever something changes that its build reads.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::Result;

use super::{build_event::BuildEvent, contents_seen::ContentsSeen};
use crate::{
    base::terminal::{self, Shell},
    disk::file_watch::FileWatch,
    package::{
        build_options::BuildOptions,
        build_package::{Built, PackageBuild},
        build_report::{BuildReport, shown},
        cargo_args,
        inputs::build_inputs::BuildInputs,
        krate::wasm_crate::Crate,
        output::out_dir::OutDir,
        step_timer::StepTimer,
    },
};

pub struct PackageWatch {
    options: BuildOptions,
    out_dir: Option<PathBuf>,
    shell: Shell,
    /// `None` if it has to be prepared anew.
    build: Option<PackageBuild>,
    /// When the last build began.
    started: SystemTime,
    has_failed: bool,
    /// The last build was for a file that was written again with the same contents.
    was_for_nothing: bool,
    inputs: BuildInputs,
    files: FileWatch,
    contents: ContentsSeen,
}

impl PackageWatch {
    /// # Errors
    /// What no change of a source can mend: there's no such crate, or the package can't go there.
    pub fn start(options: BuildOptions, out_dir: Option<PathBuf>, shell: Shell) -> Result<Self> {
        cargo_args::check(&options.cargo_args)?;
        let krate = Crate::find(&options.selector)?;
        OutDir::choose(out_dir.as_deref(), &krate)?;
        let inputs = BuildInputs::of_crate(&krate);
        let mut files = FileWatch::new()?;
        files.follow(inputs.watched_folders())?;
        Ok(Self {
            options,
            out_dir,
            shell,
            build: None,
            started: SystemTime::now(),
            has_failed: false,
            was_for_nothing: false,
            inputs,
            files,
            contents: ContentsSeen::default(),
        })
    }

    /// Builds the package, and shows how that ended. If it fails, the last good one stays.
    pub fn build(&mut self) -> BuildEvent {
        let built = self.attempt();
        match &built {
            Ok(report) => report.print(self.shell),
            Err(error) => terminal::error(error),
        }
        self.shell.status("Watching", if built.is_ok() { "for changes" } else { "for changes that mend it" });
        BuildEvent::of(built)
    }

    fn attempt(&mut self) -> Result<BuildReport> {
        self.started = SystemTime::now();
        let built = self.run();
        self.has_failed = built.is_err();
        // What cargo changed is no reason to build again.
        let lockfiles = self.inputs.manifests().filter(|path| is_lockfile(path));
        lockfiles.for_each(|path| _ = self.contents.update(path));
        let Built { report, inputs } = built.inspect_err(|_| self.look_everywhere())?;
        self.inputs = inputs;
        Ok(report)
    }

    fn run(&mut self) -> Result<Built> {
        let mut timer = StepTimer::start(self.shell);
        let build = match self.build.take() {
            Some(build) => build,
            None => PackageBuild::prepare(self.options.clone(), self.out_dir.as_deref(), &mut timer)?,
        };
        let built = build.run(timer);
        self.build = Some(build);
        built
    }

    /// A failed build doesn't say what it has read: so all that it may have read is added to what was known before.
    fn look_everywhere(&mut self) {
        if let Ok(krate) = Crate::find(&self.options.selector) {
            self.inputs.extend(BuildInputs::of_crate(&krate));
        }
    }

    /// The folder of the crate.
    pub fn folder(&self) -> &Path {
        self.inputs.root()
    }

    /// Waits until something changes that the build reads. Returns the files, if they are known.
    pub fn wait(&mut self) -> Result<BTreeSet<PathBuf>> {
        let missed = self.missed();
        self.files.follow(self.inputs.watched_folders())?;
        let changed = if missed.is_empty() { self.wait_for_news()? } else { missed };
        if changed.is_empty() || changed.iter().any(|path| self.inputs.is_manifest(path)) {
            self.build = None;
        }
        changed
            .first()
            .iter()
            .for_each(|path| self.shell.status("Changed", format_args!("`{}`", shown(path).display())));
        // Folders that are new.
        self.files.follow(self.inputs.watched_folders())?;
        Ok(changed)
    }

    /// What changed since the build began, in folders that weren't watched then.
    fn missed(&self) -> BTreeSet<PathBuf> {
        let is_watched = |path: &Path| path.parent().is_some_and(|folder| self.files.is_followed(folder));
        let is_newer = |path: &Path| {
            let time = path.metadata().and_then(|metadata| metadata.modified());
            time.is_ok_and(|time| time > self.started)
        };
        let missed = self.inputs.files().filter(|path| !is_watched(path) && is_newer(path));
        missed.map(Path::to_owned).collect()
    }

    /// A file that is written again with the same contents may have had others meanwhile: so there's another build, but
    /// only one. A build script may write it each time.
    fn wait_for_news(&mut self) -> Result<BTreeSet<PathBuf>> {
        loop {
            let changed = self.files.wait(|path| self.is_input(path))?;
            let mut is_new = changed.is_empty();
            let mut is_rewritten = false;
            for path in &changed {
                let has_news = self.contents.update(path);
                is_new |= has_news;
                is_rewritten |= !has_news && !is_lockfile(path);
            }
            if is_new || is_rewritten && !self.was_for_nothing {
                self.was_for_nothing = !is_new;
                return Ok(changed);
            }
        }
    }

    fn is_input(&self, path: &Path) -> bool {
        if self.has_failed { self.inputs.may_mend(path) } else { self.inputs.has(path) }
    }
}

fn is_lockfile(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "Cargo.lock")
}
