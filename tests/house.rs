//! The plan of the house: `CONTRIBUTING.md` names every room, and doors open one way.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use syn::{UseTree, visit::Visit};
use tests::repository::root;
use walkdir::WalkDir;

/// A file of the program, by its path below `src` without `.rs`: `make/plan`, or `make/mod`.
type Module = Vec<String>;

/// Which files each file imports from.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

fn source() -> PathBuf {
    root().join("cargo-scaffold/src")
}

fn modules() -> Vec<Module> {
    let entries = WalkDir::new(source()).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    let files = entries.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.map(|path| parts(path.strip_prefix(source()).unwrap().with_extension("").as_path())).collect()
}

fn parts(path: &Path) -> Vec<String> {
    path.iter().map(|part| part.to_str().unwrap().to_owned()).collect()
}

/// Finds all paths that a file names, and the files that they lead to.
struct Finder<'a> {
    all: &'a BTreeSet<Module>,
    /// The module that is being read, inline ones included: `super` counts from here.
    here: Module,
    file: Module,
    found: BTreeSet<Module>,
}

impl Finder<'_> {
    /// Follows a path such as `crate::make::plan::Plan` as far as it names modules.
    fn follow(&mut self, path: &[String]) {
        let mut base = self.here.clone();
        let mut rest = path;
        match rest.first().map(String::as_str) {
            Some("crate") => (base, rest) = (Vec::new(), &rest[1..]),
            Some("self") => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|part| part == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            // A child, or another crate.
            _ => {}
        }
        let mut target = self.file_of(&base);
        for part in rest {
            base.push(part.clone());
            match self.file_of(&base) {
                Some(file) => target = Some(file),
                None => break,
            }
        }
        // A path without `crate`, `self` or `super` leads to a child, or out of this program.
        let is_rooted = path.first().is_some_and(|first| ["crate", "self", "super"].contains(&first.as_str()));
        let is_here = |target: &Module| is_rooted || target.starts_with(&self.folder());
        let target = target.filter(|target| *target != self.file && is_here(target));
        self.found.extend(target);
    }

    fn file_of(&self, module: &[String]) -> Option<Module> {
        let inside = [module, &["mod".to_owned()]].concat();
        [module.to_vec(), inside].into_iter().find(|candidate| self.all.contains(candidate))
    }

    fn folder(&self) -> Module {
        self.file[..self.file.len() - 1].to_vec()
    }

    fn tree(&mut self, prefix: &mut Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.tree(prefix, &path.tree);
                prefix.pop();
            }
            UseTree::Name(name) => self.follow(&[&prefix[..], &[name.ident.to_string()]].concat()),
            UseTree::Rename(name) => self.follow(&[&prefix[..], &[name.ident.to_string()]].concat()),
            UseTree::Glob(_) => self.follow(prefix),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(prefix, tree)),
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&mut Vec::new(), &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if ["crate", "self", "super"].contains(&names[0].as_str()) && names.len() > 1 {
            self.follow(&names);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_some() {
            self.here.push(item.ident.to_string());
            syn::visit::visit_item_mod(self, item);
            self.here.pop();
        }
    }
}

fn imports() -> Imports {
    let all: BTreeSet<_> = modules().into_iter().collect();
    let read = |file: &Module| {
        let text = fs::read_to_string(source().join(file.join("/")).with_extension("rs")).unwrap();
        let here = if file.ends_with(&["mod".to_owned()]) { &file[..file.len() - 1] } else { file };
        let here = if here == ["main"] { &[] } else { here };
        let mut finder = Finder { all: &all, here: here.to_vec(), file: file.clone(), found: BTreeSet::new() };
        finder.visit_file(&syn::parse_file(&text).unwrap());
        finder.found
    };
    all.iter().map(|file| (file.clone(), read(file))).collect()
}

/// What is left once everything is taken away that only leads to what was taken away: the circles.
fn circles(mut arrows: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    loop {
        let open: BTreeSet<_> = arrows.keys().cloned().collect();
        let before = arrows.len();
        arrows.retain(|_, targets| {
            targets.retain(|target| open.contains(target));
            !targets.is_empty()
        });
        if arrows.len() == before {
            return arrows;
        }
    }
}

/// Files, and the rooms that they are in: at every level, neighbours import each other in one direction only.
#[test]
fn there_are_no_circles() {
    let imports = imports();
    let folders: BTreeSet<Module> =
        imports.keys().flat_map(|file| (0..file.len()).map(|length| file[..length].to_vec())).collect();
    for folder in folders {
        let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let neighbour = |file: &Module| file.starts_with(&folder).then(|| file[folder.len()].clone());
        for (file, targets) in &imports {
            let Some(from) = neighbour(file) else { continue };
            let targets = targets.iter().filter_map(neighbour).filter(|target| *target != from);
            arrows.entry(from.clone()).or_default().extend(targets);
        }
        assert_eq!(circles(arrows), BTreeMap::new(), "in `{}`", folder.join("/"));
    }
    let arrows = imports.into_iter().map(|(file, targets)| (file.join("/"), targets));
    let arrows = arrows.map(|(file, targets)| (file, targets.iter().map(|target| target.join("/")).collect()));
    assert_eq!(circles(arrows.collect()), BTreeMap::new());
}

/// A `mod.rs` is a door: what's in the room stands in files of their own.
#[test]
fn doors_hold_nothing() {
    for file in modules().into_iter().filter(|file| file.ends_with(&["mod".to_owned()])) {
        let text = fs::read_to_string(source().join(file.join("/")).with_extension("rs")).unwrap();
        for item in syn::parse_file(&text).unwrap().items {
            let is_door =
                matches!(&item, syn::Item::Mod(item) if item.content.is_none()) || matches!(item, syn::Item::Use(_));
            assert!(is_door, "`{}` holds more than `mod` and `use`", file.join("/"));
        }
    }
}

/// One meaning a name: no two files, and no two types, are called alike.
#[test]
fn names_have_one_meaning() {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in modules() {
        let path = file.join("/");
        let text = fs::read_to_string(source().join(&path).with_extension("rs")).unwrap();
        for item in syn::parse_file(&text).unwrap().items {
            let name = match item {
                syn::Item::Struct(item) => item.ident,
                syn::Item::Enum(item) => item.ident,
                syn::Item::Type(item) => item.ident,
                _ => continue,
            };
            types.entry(name.to_string()).or_default().push(path.clone());
        }
        // A command's arguments and the command itself are a pair.
        if file.last().unwrap() != "mod" && file[0] != "cli" {
            files.entry(file.last().unwrap().clone()).or_default().push(path);
        }
    }
    for names in [files, types] {
        let twice: BTreeMap<_, _> = names.into_iter().filter(|(_, places)| places.len() > 1).collect();
        assert_eq!(twice, BTreeMap::new());
    }
}

/// A row of the map: the room, and the rooms that it imports.
fn map() -> Vec<(String, Option<BTreeSet<String>>)> {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let row = |(room, rest): (&str, &str)| {
        let imports = rest.trim_end().trim_end_matches('|').rsplit_once('|').map(|(_, imports)| imports.trim());
        (room.trim_end_matches('/').to_owned(), imports.filter(|cell| !cell.is_empty()).map(words))
    };
    rows.map(row).collect()
}

#[test]
fn the_map_names_every_room_and_nothing_else() {
    let rooms = modules().into_iter().map(|file| match file.len() {
        1 => format!("{}.rs", file[0]),
        length => file[..length - 1].join("/"),
    });
    let rooms: BTreeSet<String> = rooms.collect();
    let named: Vec<_> = map().into_iter().map(|(room, _)| room).collect();
    assert_eq!(named.len(), named.iter().collect::<BTreeSet<_>>().len(), "a room is named twice");
    assert_eq!(named.into_iter().collect::<BTreeSet<_>>(), rooms);
}

/// Each room imports what the map says, all of it further down in the map.
#[test]
fn doors_open_one_way() {
    let imports = imports();
    let rooms: Vec<_> = map().into_iter().filter(|(room, _)| !room.contains('/') && room != "main.rs").collect();
    for (at, (room, declared)) in rooms.iter().enumerate() {
        let files = imports.iter().filter(|(file, _)| file[0] == *room);
        let used: BTreeSet<String> =
            files.flat_map(|(_, targets)| targets).map(|file| file[0].clone()).filter(|other| other != room).collect();
        assert_eq!(declared.clone().unwrap_or_default(), used, "what `{room}` imports");
        let below: BTreeSet<&str> = rooms[at + 1..].iter().map(|(room, _)| room.as_str()).collect();
        assert!(used.iter().all(|other| below.contains(other.as_str())), "`{room}` imports a room above it: {used:?}");
    }
}
