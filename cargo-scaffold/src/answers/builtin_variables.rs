//! The variables that every template can use, as cargo-generate defines them
//! (<https://cargo-generate.github.io/cargo-generate/templates/builtin_placeholders.html>).

use std::env;

use heck::ToSnakeCase;
use indexmap::IndexMap;

use super::{answer::Answer, project_facts::ProjectFacts};

pub const NAMES: [&str; 8] =
    ["project-name", "crate_name", "crate_type", "authors", "username", "os-arch", "within_cargo_project", "is_init"];

/// The builtin variables. Finding out who the user is takes longer than all the rest: without `uses_user` it isn't done.
///
/// `authors` and `username` are empty where neither the environment nor git's configuration names the user.
pub fn variables(project: ProjectFacts, uses_user: bool) -> IndexMap<String, Answer> {
    let (username, authors) = if uses_user { user() } else { Default::default() };
    let within_cargo_project = project.destination.ancestors().any(|folder| folder.join("Cargo.toml").exists());
    let text = |(name, value): (&str, String)| (name.to_owned(), Answer::Text(value));
    let flag = |(name, value): (&str, bool)| (name.to_owned(), Answer::Bool(value));
    [
        ("project-name", project.name.to_owned()),
        ("crate_name", project.name.to_snake_case()),
        ("crate_type", project.crate_type.to_owned()),
        ("authors", authors),
        ("username", username),
        ("os-arch", format!("{}-{}", env::consts::OS, env::consts::ARCH)),
    ]
    .map(text)
    .into_iter()
    .chain([("within_cargo_project", within_cargo_project), ("is_init", project.init)].map(flag))
    .collect()
}

/// `username` and `authors`.
fn user() -> (String, String) {
    let username = username();
    let authors = match email() {
        Some(email) if !username.is_empty() => format!("{username} <{email}>"),
        _ => username.clone(),
    };
    (username, authors)
}

fn username() -> String {
    environment(&["CARGO_NAME", "GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"])
        .or_else(|| git("user.name"))
        .or_else(|| environment(&["USER", "USERNAME", "NAME"]))
        .map(|name| name.trim().to_owned())
        .unwrap_or_default()
}

fn email() -> Option<String> {
    environment(&["CARGO_EMAIL", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"])
        .or_else(|| git("user.email"))
        .or_else(|| environment(&["EMAIL"]))
        .map(|email| email.trim().trim_start_matches('<').trim_end_matches('>').to_owned())
}

fn environment(variables: &[&str]) -> Option<String> {
    variables.iter().find_map(|variable| env::var(variable).ok())
}

/// From the configuration of the repository around the current folder; from the user's own, if there's no repository.
fn git(key: &str) -> Option<String> {
    let local = git2::Repository::discover(".").and_then(|repository| repository.config());
    local.or_else(|_| git2::Config::open_default()).ok()?.snapshot().ok()?.get_string(key).ok()
}
