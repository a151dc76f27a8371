pub mod check;

use anyhow::{Result, bail, ensure};
use serde_json::json;

use crate::{
    answers,
    base::terminal::{Shell, visible},
    cli::{Format, KitAddArgs, KitCommand, KitRemoveArgs, KitTrustArgs, KitUpdateArgs, ReferenceArgs},
    kits::{Kit, KitName, Kits},
    make::scripts::Scripts,
    template::{
        folder::{self, Folder},
        git::{self, Network, reference::Reference, url::Url},
        sub_template,
    },
};

pub fn run(command: KitCommand, shell: Shell) -> Result<()> {
    match command {
        KitCommand::Add(args) => add(&args, shell),
        KitCommand::List { format } => list(format, shell),
        KitCommand::Update(args) => update(&args, shell),
        KitCommand::Remove(args) => remove(&args, shell),
        KitCommand::Trust(args) => trust(&args, shell),
        KitCommand::Check(args) => check::run(&args, shell),
    }
}

fn add(args: &KitAddArgs, shell: Shell) -> Result<()> {
    // 1. What is meant?
    let (name, url) = (KitName::new(&args.name)?, Url::new(&args.url)?);
    ensure!(
        !url.has_secret(),
        "the URL holds a password, which `kits.toml` is no place for: leave it out, and keep it in git's credential helper"
    );
    let (reference, is_new) = (reference(&args.reference)?, |kits: &Kits| check_new(kits, &name));
    is_new(&Kits::load()?)?;

    // 2. Is it there?
    let mut kit = Kit { name: name.clone(), url: url.to_string(), reference, commit: String::new(), trust: None };
    kit.commit = git::checkout(&kit.newest()?, network(shell))?.commit.to_string();

    // 3. Remember it.
    Kits::edit(|kits| {
        is_new(kits)?;
        kits.set(&kit);
        Ok(())
    })?;
    shell.status("Added", format_args!("kit `{name}`: `{url}` at `{}`", short(&kit.commit)));
    Ok(())
}

const NONE: &str = "there are none yet: add one with `cargo scaffold kit add NAME URL`";

/// One array of objects: `name`, `url`, `reference` (in words), `commit`, `trusted` (whether its scripts may run).
fn list(format: Format, shell: Shell) -> Result<()> {
    let kits = Kits::load()?.all()?;
    if format == Format::Json {
        let kits = kits.iter().map(|kit| {
            let reference = kit.reference.to_string();
            json!({
                "name": kit.name.as_str(),
                "url": kit.url,
                "reference": reference,
                "commit": kit.commit,
                "trusted": kit.is_trusted(),
            })
        });
        println!("{:#}", json!(kits.collect::<Vec<_>>()));
        return Ok(());
    }
    if kits.is_empty() {
        shell.status("Kits", NONE);
    }
    for kit in kits {
        let (name, trusted) = (kit.name.as_str(), if kit.is_trusted() { ", trusted" } else { "" });
        println!("{name:<12} {} at `{}`{trusted}: {}", kit.reference, short(&kit.commit), kit.url);
    }
    Ok(())
}

fn update(args: &KitUpdateArgs, shell: Shell) -> Result<()> {
    let kits = Kits::load()?;
    let chosen = match &args.name {
        Some(name) => vec![kits.get(name)?],
        None => kits.all()?,
    };
    if chosen.is_empty() {
        shell.status("Kits", NONE);
    }
    let (mut failed, all) = (0, chosen.len());
    for kit in chosen {
        if let Err(error) = update_one(&kit, shell) {
            ensure!(all > 1, error);
            shell.warn(format_args!("kit `{}`: {error:#}", kit.name));
            failed += 1;
        }
    }
    match failed {
        0 => Ok(()),
        _ => bail!("{failed} of {all} kits couldn't be updated: see above"),
    }
}

fn update_one(kit: &Kit, shell: Shell) -> Result<()> {
    let commit = git::checkout(&kit.newest()?, network(shell))?.commit.to_string();
    if commit == kit.commit {
        shell.status("Fresh", format_args!("kit `{}` at `{}`", kit.name, short(&commit)));
        return Ok(());
    }
    let updated = Kit { commit, ..kit.clone() };
    Kits::edit(|kits| {
        kits.get(kit.name.as_str())?;
        kits.set(&updated);
        Ok(())
    })?;
    let (old, new) = (short(&kit.commit), short(&updated.commit));
    shell.status("Updated", format_args!("kit `{}` from `{old}` to `{new}`", kit.name));
    Ok(())
}

fn remove(args: &KitRemoveArgs, shell: Shell) -> Result<()> {
    let name = KitName::new(&args.name)?;
    let mut unused = None;
    Kits::edit(|kits| {
        let url = kits.get(name.as_str()).and_then(|kit| kit.url()).ok();
        kits.remove(&name)?;
        let used =
            |url: &Url| kits.names().any(|other| kits.get(other).is_ok_and(|other| other.url == url.to_string()));
        unused = url.filter(|url| !used(url));
        Ok(())
    })?;
    if let Some(url) = unused {
        git::remove(&url, shell)?;
    }
    shell.status("Removed", format_args!("kit `{name}`"));
    Ok(())
}

fn trust(args: &KitTrustArgs, shell: Shell) -> Result<()> {
    let kit = Kits::load()?.get(&args.name)?;
    if args.revoke {
        change(&kit, Kit::distrusted)?;
        shell.status("Revoked", format_args!("the consent to the scripts of kit `{}`", kit.name));
        return Ok(());
    }

    // 1. What is it that may run?
    let checkout = git::checkout(&kit.pinned()?, network(shell))?;
    let mut harmless = true;
    for path in sub_template::all(&checkout.folder)? {
        let folder = Folder { root: &checkout.folder, subfolder: Some(&path), source: kit.url.clone() };
        let scripts = Scripts::of(&folder::load(folder, &|_| bail!("`{path}` holds several templates"))?)?;
        if !scripts.is_empty() {
            harmless = false;
            eprintln!("`{}`\n{scripts}", visible(&kit.kind(&path)));
        }
    }
    if harmless {
        shell.status("Trusted", format_args!("kit `{}` has no scripts: it needs no consent", kit.name));
        return Ok(());
    }

    // 2. Remember that it may, and that it's this.
    change(&kit, Kit::trusted)?;
    shell.status("Trusted", format_args!("kit `{}` at `{}`: its scripts may run", kit.name, short(&kit.commit)));
    Ok(())
}

/// Writes down a change of `kit`, if it's still the one in the file.
fn change(kit: &Kit, change: fn(Kit) -> Kit) -> Result<()> {
    Kits::edit(|kits| {
        let now = kits.get(kit.name.as_str())?;
        ensure!(now == *kit, "the kit `{}` has just been changed: try again", kit.name);
        kits.set(&change(now));
        Ok(())
    })
}

/// The state of a repository that the arguments name.
pub fn reference(args: &ReferenceArgs) -> Result<Reference> {
    match (&args.branch, &args.tag, &args.rev) {
        (Some(name), ..) => Reference::branch(name),
        (_, Some(name), _) => Reference::tag(name),
        (.., Some(id)) => Reference::rev(id),
        _ => Ok(Reference::Default),
    }
}

fn check_new(kits: &Kits, name: &KitName) -> Result<()> {
    let known = kits.names().any(|known| known == name.as_str());
    ensure!(!known, "there's a kit `{name}` already: choose another name, or `cargo scaffold kit remove {name}` first");
    Ok(())
}

fn network(shell: Shell) -> Network {
    Network { offline: false, ask: answers::can_ask(shell), shell }
}

/// As git shortens a commit's id.
fn short(commit: &str) -> &str {
    commit.get(..7).unwrap_or(commit)
}
