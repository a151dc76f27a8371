//! Text for a command that the user may copy.

/// `path`, or another word, as one word for a shell.
pub fn shell_word(path: &str) -> String {
    // All shells of Windows take a forward slash; not all take a backslash for itself.
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    // What starts with a dash would be an option.
    let path = if path.starts_with('-') { format!("./{path}") } else { path };
    shlex::try_quote(&path).map_or_else(|_| path.clone(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn a_path_is_one_word_for_a_shell_and_quoted_only_if_it_has_to_be() {
        for (path, word) in [
            ("mylib", "mylib"),
            ("../a_b/my-lib@1.0", "../a_b/my-lib@1.0"),
            ("-x", "./-x"),
            ("- x", "'./- x'"),
            ("my lib", "'my lib'"),
            ("it's", "\"it's\""),
            ("~", "'~'"),
            ("$HOME", "'$HOME'"),
        ] {
            assert_eq!(shell_word(path), word);
        }
    }
}
