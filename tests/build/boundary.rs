//! Types that can't cross between Rust and JavaScript: the build says which, where, and what to write.

use std::fs;

use tests::{fixture::Fixture, snapshot};

#[test]
fn wrong_types_are_explained() {
    let krate = Fixture::new("boundary");
    let mut files: Vec<_> = fs::read_dir(krate.path("wrong")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut said = String::new();
    for file in files {
        krate.write("src/lib.rs", fs::read(&file).unwrap());
        let outcome = krate.build(&["--dev"]);
        assert_eq!(outcome.code, Some(1), "{}", file.display());
        let help = outcome.stderr.lines().filter(|line| line.contains("can't cross between Rust and JavaScript"));
        let help: Vec<_> = match help.collect::<Vec<_>>() {
            help if help.is_empty() => outcome.stderr.lines().last().into_iter().collect(),
            help => help,
        };
        said += &format!("{}:\n{}\n\n", file.file_stem().unwrap().display(), help.join("\n"));
    }
    snapshot::assert("build/boundary", &said);
}

#[test]
fn what_it_says_to_write_works() {
    let krate = Fixture::new("boundary");
    krate.build(&["--dev"]).success();
    let printed = krate.javascript(
        r#"
        console.log(JSON.stringify([
            lib.count([lib.word("a"), lib.word("b")]), lib.word("a").text, lib.doubled({ kind: "circle", radius: 1 }),
            lib.next("a"), lib.next(1), lib.total({ a: 1, b: 2 }), lib.entries(new Map([["a", 1]])), [lib.size().width, lib.size().height],
            lib.longest(["a", "bcd"]), lib.length(undefined), lib.length("ab"), lib.trim(" a "),
            String(lib.sum(new BigUint64Array([1n, 2n]))), lib.call((value) => value + 1), [...lib.numbers(3)],
        ]));
        const numbers = new Float64Array([1, 2]);
        lib.double(numbers);
        console.log(String(numbers));
        try { lib.number("x") } catch (error) { console.log(error instanceof Error, error.message) }
        "#,
    );
    let values = r#"[2,"a",{"kind":"circle","radius":2},"a+",2,3,1,[2,1],3,0,2,"a","3",2,[0,1,2]]"#;
    assert_eq!(printed, format!("{values}\n2,4\ntrue invalid float literal"));
}
