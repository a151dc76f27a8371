//! The package, assembled beside its place and swapped in whole: at any time the old or the new one is there.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use fs_err as fs;
use walkdir::{DirEntry, WalkDir};

use crate::{
    disk::{
        place::Place,
        staging::Staging,
        step::{Action, Step},
    },
    package::assemble::{
        file_list::{self, FileList},
        package_file::PackageFile,
    },
};

/// What package managers may put into a package that is linked instead of installed.
const INSTALLED: &str = "node_modules";

/// Puts `files` into `folder`, in place of the package that was there. What others put into that one stays. `sources` are the
/// lines for what the package was built from.
pub fn replace(folder: &Path, files: &[PackageFile], sources: &str) -> Result<()> {
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        bail!("the package needs a parent folder")
    };
    fs::create_dir_all(parent)?;
    let staging =
        Staging::new(parent).with_context(|| format!("failed to create a folder in `{}`", parent.display()))?;
    let staged = staging.path().join(name);
    fs::create_dir(&staged)?;
    fs::write(staged.join(file_list::NAME), FileList::text(files) + sources)?;
    files.iter().try_for_each(|file| write(&staged, file))?;
    if !folder.exists() {
        return Ok(fs::rename(staged, folder)?);
    }
    let foreign = foreign_files(folder, files)?;
    if let Some(path) = foreign.iter().find(|path| staged.join(path).exists()) {
        bail!("`{}` is in the package's way, and no build put it there: move it away", folder.join(path).display());
    }
    let transaction = staging.begin(vec![swap(name.as_ref(), &foreign)?], None)?;
    transaction.perform()?;
    transaction.commit()
}

fn swap(name: &Path, foreign: &[PathBuf]) -> Result<Step> {
    let stays = foreign.iter().map(|path| Place::new(path)).collect::<Result<_>>()?;
    Ok(Step { place: Place::new(name)?, action: Action::SwapFolder { stays } })
}

/// Whether a build made the package in `folder`.
pub fn is_package(folder: &Path) -> bool {
    folder.join(file_list::NAME).is_file()
}

/// What stays in `folder` when `files` take the place of the package there: what no build put there, or the user changed
/// since, and what was installed.
pub fn foreign_files(folder: &Path, files: &[PackageFile]) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let list = FileList::parse(&std::fs::read_to_string(folder.join(file_list::NAME)).unwrap_or_default());
    let new: HashSet<&Path> = files.iter().map(|file| Path::new(&file.path)).collect();
    let is_ours = |path: &Path| -> Result<bool> {
        let is_replaced = new.contains(path) && list.names(path);
        Ok(path == Path::new(file_list::NAME) || is_replaced || list.is_unchanged(folder, path)?)
    };
    let mut foreign = Vec::from_iter(folder.join(INSTALLED).exists().then(|| INSTALLED.into()));
    for entry in WalkDir::new(folder).into_iter().filter_entry(is_not_installed) {
        let entry = entry?;
        let path = entry.path().strip_prefix(folder)?;
        if !entry.file_type().is_dir() && !is_ours(path)? {
            foreign.push(path.to_owned());
        }
    }
    Ok(foreign)
}

fn is_not_installed(entry: &DirEntry) -> bool {
    entry.file_name() != INSTALLED
}

fn write(root: &Path, file: &PackageFile) -> Result<()> {
    let path = root.join(&file.path);
    if let Some((folder, _)) = file.path.rsplit_once('/') {
        fs::create_dir_all(root.join(folder))?;
    }
    Ok(fs::write(&path, &file.contents)?)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::disk::{rename, staging};

    fn package(text: &str) -> Vec<PackageFile> {
        let file = |path: &str| PackageFile { path: path.to_owned(), contents: text.as_bytes().to_vec() };
        vec![file("lib.js"), file("snippets/a.js")]
    }

    /// A package with files that no build put there.
    fn used() -> (TempDir, PathBuf) {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("pkg");
        replace(&folder, &package("old"), "").unwrap();
        for path in FOREIGN {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "mine").unwrap();
        }
        (parent, folder)
    }

    const FOREIGN: [&str; 3] = ["mine.tgz", "node_modules/a/index.js", "snippets/mine/b.js"];

    fn assert_whole(parent: &TempDir, folder: &Path, texts: &[&str]) {
        let text = fs::read_to_string(folder.join("lib.js")).unwrap();
        assert!(texts.contains(&text.as_str()), "{text}");
        assert_eq!(fs::read_to_string(folder.join("snippets/a.js")).unwrap(), text);
        for path in FOREIGN {
            assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), "mine", "{path}");
        }
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "nothing else is left");
    }

    #[test]
    fn what_others_put_there_stays() {
        let (parent, folder) = used();
        replace(&folder, &package("new"), "").unwrap();
        assert_whole(&parent, &folder, &["new"]);
    }

    /// A list that came with somebody's repository names the user's files.
    #[test]
    fn what_is_on_the_list_and_is_not_as_a_build_left_it_stays() {
        let (parent, folder) = used();
        let path = folder.join(file_list::NAME);
        let list = fs::read_to_string(&path).unwrap();
        let hash = list.split("  ").next().unwrap();
        fs::write(&path, format!("{list}{hash}  mine.tgz\n{hash}  snippets/mine/b.js\nnode_modules/a/index.js\n"))
            .unwrap();
        fs::write(folder.join("lib.js"), "changed").unwrap();
        replace(&folder, &package("new"), "").unwrap();
        assert_whole(&parent, &folder, &["new"]);
        fs::write(folder.join("snippets/a.js"), "mine now").unwrap();
        replace(&folder, &package("newer")[..1], "").unwrap();
        assert_eq!(fs::read_to_string(folder.join("snippets/a.js")).unwrap(), "mine now");
    }

    /// The folder where the new package is staged, and where the old one is aside for a moment if the system can't swap.
    type Kill = fn(&Path, &Path, &Path);

    #[test]
    fn what_others_put_there_comes_back_after_a_kill_at_any_moment() {
        let moments: [(Kill, &[&str]); 5] = [
            (|_, _, _| {}, &["old"]),
            (|staged, folder, aside| rename::swap(staged, folder, aside).unwrap(), &["new"]),
            (
                |staged, folder, aside| {
                    rename::swap(staged, folder, aside).unwrap();
                    fs::rename(staged.join("mine.tgz"), folder.join("mine.tgz")).unwrap();
                },
                &["new"],
            ),
            (|_, folder, aside| fs::rename(folder, aside).unwrap(), &["old"]),
            (
                |staged, folder, aside| {
                    fs::rename(folder, aside).unwrap();
                    fs::rename(staged, folder).unwrap();
                },
                &["new"],
            ),
        ];
        for (kill, expected) in moments {
            let (parent, folder) = used();
            let staging = Staging::new(parent.path()).unwrap();
            let staged = staging.path().join("pkg");
            fs::create_dir(&staged).unwrap();
            fs::write(staged.join(file_list::NAME), FileList::text(&package("new"))).unwrap();
            package("new").iter().try_for_each(|file| write(&staged, file)).unwrap();
            let aside = staging.path().parent().unwrap().join("transaction/aside");
            let stays = foreign_files(&folder, &package("new")).unwrap();
            let transaction = staging.begin(vec![swap("pkg".as_ref(), &stays).unwrap()], None).unwrap();
            kill(&staged, &folder, &aside);
            transaction.kill_after(0);
            // Whatever works in that folder next.
            staging::sweep(parent.path());
            assert_whole(&parent, &folder, expected);
        }
    }

    #[test]
    fn what_has_no_place_any_more_is_never_deleted() {
        let (parent, folder) = used();
        let staging = Staging::new(parent.path()).unwrap();
        let staged = staging.path().join("pkg");
        fs::create_dir(&staged).unwrap();
        let step = swap("pkg".as_ref(), &foreign_files(&folder, &[]).unwrap()).unwrap();
        let transaction = staging.begin(vec![step], None).unwrap();
        rename::swap(&staged, &folder, Path::new("unused")).unwrap();
        transaction.kill_after(0);
        fs::write(folder.join("mine.tgz"), "another").unwrap();
        for _ in 0..2 {
            staging::sweep(parent.path());
            assert_eq!(fs::read_to_string(folder.join("mine.tgz")).unwrap(), "another");
            assert_eq!(fs::read_to_string(staged.join("mine.tgz")).unwrap(), "mine");
        }
    }
}
