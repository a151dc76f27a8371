//! The commands of `guide/kits.md`, in their order, with a repository at the address that they name.

use std::{env, fs, process::Command};

use tests::{
    git::Upstream,
    repository::root,
    scaffold::{binary, run},
    tree::names,
    user::User,
};

#[test]
fn the_guides_commands_work_in_their_order() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.write("page/cargo-generate.toml", "");
    upstream.write("page/index.html", "{{project-name}}");
    fs::remove_file(upstream.path().join("cargo-generate.toml")).unwrap();
    upstream.commit("the template `page`");
    upstream.git(&["tag", "v1"]);
    let config = format!("[url \"{}\"]\n\tinsteadOf = https://git.example.com/acme/kit.git\n", upstream.address());
    fs::write(user.path("home/.gitconfig"), config).unwrap();

    let guide = fs::read_to_string(root().join("guide/kits.md")).unwrap();
    let commands: String = guide.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(commands.lines().count() >= 8, "{commands}");
    let path = env::var_os("PATH").unwrap();
    let path = env::join_paths([binary().parent().unwrap().into()].into_iter().chain(env::split_paths(&path))).unwrap();
    let like = user.scaffold();
    let mut shell = Command::new("bash");
    shell.args(["-ec", &commands]).current_dir(user.path("work"));
    for (variable, value) in like.get_envs() {
        match value {
            Some(value) => shell.env(variable, value),
            None => shell.env_remove(variable),
        };
    }
    // Cargo itself stays where it is.
    let home = env::var_os("HOME").unwrap();
    let cargo = |variable: &str, folder: &str| {
        env::var_os(variable).unwrap_or_else(|| std::path::Path::new(&home).join(folder).into())
    };
    shell.env("CARGO_HOME", cargo("CARGO_HOME", ".cargo")).env("RUSTUP_HOME", cargo("RUSTUP_HOME", ".rustup"));
    run(shell.env("PATH", path)).success();
    assert_eq!(names(&user.path("work")), ["mylib", "mypage", "mysite"]);
    assert_eq!(user.read("work/mysite/index.html"), "mysite");
}
