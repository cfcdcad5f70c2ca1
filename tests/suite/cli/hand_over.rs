//! `coachgen hand-over` and `coachgen verify`: what the file contains, what the ledger says, and what is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::process::Command;

use super::{RunOutcome, Workspace, tree};
use crate::page_text::page_text;

const LEDGER: &str = "handovers.yaml";

/// The readers of the example with the folders of their portals.
const READERS: [(&str, &str); 3] = [
    ("client", "client/example-engagement"),
    (
        "Catherine Llewellyn",
        "sponsor/example-engagement/catherine-llewellyn",
    ),
    (
        "Rafael Monteiro",
        "sponsor/example-engagement/rafael-monteiro",
    ),
];

/// A copy of the example under its own name, which is part of the paths of its portals.
fn example() -> Workspace {
    let workspace = Workspace::example();
    fs::rename(
        workspace.records(),
        workspace.root().join("example-engagement"),
    )
    .unwrap();
    std::os::unix::fs::symlink("example-engagement", workspace.records()).unwrap();
    workspace
}

fn hand_over(workspace: &Workspace, reader: &str, file: &str, more: &[&str]) -> RunOutcome {
    let mut args = vec![
        "hand-over",
        "example-engagement",
        "--for",
        reader,
        "-o",
        file,
    ];
    args.extend(more);
    workspace.run(&args)
}

/// The content of each attribute with that name, in order.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.match_indices(&start)
        .map(|(at, _)| {
            let rest = &html[at + start.len()..];
            &rest[..rest.find('"').unwrap()]
        })
        .collect()
}

/// The text between the tags, with one space between words.
fn words_of(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        text.push(' ');
        rest = rest[at..].split_once('>').map_or("", |(_, rest)| rest);
    }
    let text = page_text(text + rest);
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_document_has_the_pages_of_the_portal_and_every_link_leads_somewhere() {
    let workspace = example();
    workspace.run_clean(&["build", "example-engagement", "-o", "portal"]);
    for (number, (reader, folder)) in READERS.iter().enumerate() {
        let file = format!("{number}.html");
        let ran = hand_over(&workspace, reader, &file, &[]);
        ran.assert_output(0, "Draft of the message:");
        let html = fs::read_to_string(workspace.root().join(&file)).unwrap();
        let portal = tree(&workspace.root().join("portal").join(folder));
        let pages: Vec<&String> = portal
            .keys()
            .filter(|path| path.ends_with(".html"))
            .collect();
        assert!(pages.len() > 15, "{reader}: {}", pages.len());
        let body_ends = html.find("<script").unwrap();
        for page in pages {
            let key = page.strip_suffix(".html").unwrap();
            let start = format!(" id=\"{key}\"");
            let at = html.find(&start).unwrap_or_else(|| panic!("{page}"));
            let rest = &html[at..body_ends];
            let end = rest.find("class=\"single-page").map_or(rest.len(), |own| {
                let after = own + 1;
                rest[after..]
                    .find(" class=\"single-page")
                    .map_or(rest.len(), |next| after + next)
            });
            let section = rest[..end].split_once('>').unwrap().1;
            let section = section.rfind("</div>").map_or(section, |at| &section[..at]);
            let original = page_text(&portal[page]);
            let original = original.split_once("<body").unwrap().1;
            let original = original.split_once('>').unwrap().1;
            let original = original.split("<script").next().unwrap();
            let (section, original) = (words_of(&without_additions(section)), words_of(original));
            assert!(section.starts_with(&original), "{reader}: {page}");
        }
        check_references(&html, reader);
    }
}

/// A page without the links that only the document has.
fn without_additions(html: &str) -> String {
    let mut html = html.to_owned();
    for (start, end) in [
        ("<p class=\"single-file-link\">", "</p>"),
        ("<noscript>", "</noscript>"),
        ("<p><a href=\"#:all\">", "</p>"),
    ] {
        while let Some(at) = html.find(start) {
            let length = html[at..].find(end).unwrap() + end.len();
            html.replace_range(at..at + length, "");
        }
    }
    html
}

/// Every id exists once, every link leads to one of them or out of the file, and nothing is loaded.
fn check_references(html: &str, reader: &str) {
    let ids = attributes(html, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "{reader}: an id is repeated");
    let mut inside = 0;
    for href in attributes(html, "href") {
        match href.strip_prefix('#') {
            Some(id) => {
                let id = percent_encoding::percent_decode_str(id);
                let id = id.decode_utf8().unwrap();
                assert!(known.contains(&*id), "{reader}: #{id}");
                inside += 1;
            }
            None => assert!(
                ["data:", "https://", "mailto:"]
                    .iter()
                    .any(|start| href.starts_with(start)),
                "{reader}: {href}"
            ),
        }
    }
    assert!(inside > 300, "{reader}: {inside} links");
    for src in attributes(html, "src") {
        assert!(src.starts_with("data:image/"), "{reader}: {src:.40}");
    }
    for name in ["aria-labelledby", "aria-describedby", "for"] {
        for one in attributes(html, name) {
            for id in one.split_whitespace() {
                assert!(known.contains(id), "{reader}: {name}={id}");
            }
        }
    }
    assert!(!html.contains("srcset"), "{reader}");
    assert!(html.contains("default-src 'none'"), "{reader}");
}

/// Words that a reader must not see are in the portals of others: none of them is in the file.
#[test]
fn the_document_holds_nothing_of_other_readers() {
    let workspace = example();
    workspace.run_clean(&["build", "example-engagement", "-o", "portal"]);
    let all = |folder: &str| -> BTreeSet<String> {
        let files = tree(&workspace.root().join("portal").join(folder));
        files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .flat_map(|(_, bytes)| words_of(&page_text(bytes)))
            .collect()
    };
    let coach = all("coach/example-engagement");
    for (number, (reader, folder)) in READERS.iter().enumerate() {
        let own = all(folder);
        let hidden: BTreeSet<&String> = coach.difference(&own).collect();
        assert!(hidden.len() > 300, "{reader}: {}", hidden.len());
        let file = format!("{number}.html");
        hand_over(&workspace, reader, &file, &[]);
        let html = fs::read_to_string(workspace.root().join(&file)).unwrap();
        let body = html.split("<body>").nth(1).unwrap();
        let body = body.split("<script").next().unwrap();
        let texts: BTreeSet<String> = words_of(body).into_iter().collect();
        // The document's own words: the links to all pages.
        let allowed = ["browser,", "search"];
        let leaked: Vec<&&String> = hidden
            .iter()
            .filter(|word| texts.contains(**word) && !allowed.contains(&word.as_str()))
            .collect();
        assert!(leaked.is_empty(), "{reader}: {leaked:?}");
    }
}

#[test]
fn the_archive_is_the_portal_byte_for_byte() {
    let mut workspace = example();
    workspace.pdf = true;
    workspace.run_clean(&["build", "example-engagement", "-o", "portal"]);
    let (reader, folder) = READERS[1];
    hand_over(&workspace, reader, "a.zip", &["--zip"]).assert_output(0, "Extract it");
    hand_over(&workspace, reader, "b.zip", &["--zip"]);
    let bytes = fs::read(workspace.root().join("a.zip")).unwrap();
    assert!(bytes == fs::read(workspace.root().join("b.zip")).unwrap());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let path = file
            .name()
            .unwrap()
            .strip_prefix("portal/")
            .unwrap()
            .to_owned();
        files.insert(path, bytes);
    }
    let portal = tree(&workspace.root().join("portal").join(folder));
    assert_eq!(
        files.keys().collect::<Vec<_>>(),
        portal.keys().collect::<Vec<_>>()
    );
    assert!(files == portal);
    assert!(files.keys().any(|path| path.ends_with(".pdf")));
}

#[test]
fn the_ledger_lists_each_file_and_verify_finds_it() {
    let workspace = example();
    let git = |args: &[&str]| {
        let ran = Command::new("git")
            .arg("-C")
            .arg(workspace.records())
            .args(["-c", "user.name=Ruth", "-c", "user.email=ruth@example.org"])
            .args(["-c", "commit.gpgsign=false"])
            .args(args)
            .env("HOME", workspace.root().join("home"))
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    hand_over(&workspace, "client", "one.html", &[]).assert_output(0, "Dear Amara Okafor,");
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "state"]);
    let ran = hand_over(&workspace, "Catherine Llewellyn", "two.html", &[]);
    ran.assert_output(0, "Dear Catherine Llewellyn,");
    assert!(!ran.err.contains("uncommitted"), "{}", ran.err);
    // The message to a sponsor names no client.
    let message = ran.out.as_str();
    assert!(!message.contains("Okafor"), "{message}");
    workspace.append(
        "4-development/session-3.md",
        "\n## More {.shared}\n\nA later line.\n",
    );
    hand_over(&workspace, "client", "three.zip", &["--zip"])
        .assert_output(0, "Some records have uncommitted changes");

    let ledger = workspace.read(LEDGER);
    let entries: Vec<&str> = ledger.split("\n  - on: 2026-11-20\n").skip(1).collect();
    assert_eq!(entries.len(), 3, "{ledger}");
    assert!(entries[0].starts_with("    reader: client\n    form: html\n    sha256: \""));
    assert!(!entries[0].contains("commit"), "{ledger}");
    assert!(entries[1].starts_with("    reader: Catherine Llewellyn\n    form: html\n"));
    assert!(entries[1].contains("    commit: \""), "{ledger}");
    assert!(!entries[1].contains("uncommitted"), "{ledger}");
    assert!(entries[2].contains("form: zip\n") && entries[2].contains("uncommitted: true\n"));

    let verify = |file: &str| workspace.run(&["verify", file, "example-engagement"]);
    verify("one.html").assert_output(
        0,
        "unchanged, as made on 2026-11-20 for the client of example-engagement\n",
    );
    verify("two.html").assert_output(
        0,
        "for Catherine Llewellyn of example-engagement, from commit ",
    );
    verify("three.zip").assert_output(0, " with uncommitted changes");
    let mut bytes = fs::read(workspace.root().join("one.html")).unwrap();
    *bytes.last_mut().unwrap() = b' ';
    fs::write(workspace.root().join("one.html"), bytes).unwrap();
    verify("one.html").assert_output(1, "is not listed in the ledger: it was changed");
    verify("missing.html").assert_output(2, "cannot read missing.html");

    // The coach's pages show it, and no other reader's.
    workspace.run(&["build", "example-engagement", "-o", "portal"]);
    let digest = entries[1].split("sha256: \"").nth(1).unwrap()[..12].to_owned();
    for (path, bytes) in tree(&workspace.root().join("portal")) {
        let shown = page_text(&bytes).contains(&digest);
        assert!(!shown || path.starts_with("coach/"), "{path}");
    }
    let page = tree(&workspace.root().join("portal"));
    let page = page_text(&page["coach/example-engagement/reports.html"]);
    assert!(page.contains(&digest), "{page}");
    assert!(page.contains("with uncommitted changes"), "{page}");
}

#[test]
fn nothing_is_written_if_it_is_refused() {
    let workspace = Workspace::practice();
    let before = workspace.files_outside_portals();
    let refused = |args: &[&str], code: i32, words: &str| {
        let all: Vec<&str> = [&["hand-over", "tomasz"], args].concat();
        workspace.run_in("", &all).assert_output(code, words);
        assert!(workspace.files_outside_portals() == before, "{args:?}");
    };
    let to = ["-o", "../x.html"];
    refused(
        &[&["--for", "coach"], &to[..]].concat(),
        2,
        "the coach's portal cannot be handed over",
    );
    refused(
        &[&["--for", "Nobody"], &to[..]].concat(),
        2,
        "has no reader `Nobody`",
    );
    refused(
        &["--for", "client", "-o", "x.html"],
        2,
        "is in the practice, where it would be committed",
    );
    refused(
        &["--for", "client", "-o", "../x.pdf"],
        2,
        "must end in .html",
    );
    refused(
        &["--for", "client", "-o", "../x.html", "--zip"],
        2,
        "must end in .zip",
    );
    refused(
        &["--for", "client", "-o", "../none/x.html"],
        2,
        "does not exist",
    );
    fs::write(workspace.root().join("x.html"), "a file").unwrap();
    let before = workspace.files_outside_portals();
    let refused = |words: &str| {
        let all = ["hand-over", "tomasz", "--for", "client", "-o", "../x.html"];
        workspace.run_in("", &all).assert_output(2, words);
    };
    refused("already exists");
    assert!(workspace.files_outside_portals() == before);
    fs::remove_file(workspace.root().join("x.html")).unwrap();

    let folder = "two-sponsors-tomasz-brandt";
    let ledger = format!("{folder}/{LEDGER}");
    workspace.write(&ledger, "version: 1\nhandovers:\n  - on: soon\n");
    refused("two-sponsors-tomasz-brandt/handovers.yaml cannot be read");
    assert!(!workspace.root().join("x.html").exists());
    let ran = workspace.run_in("", &["check", "tomasz"]);
    ran.assert_output(ran.code, "CG618");
    // The ledger does not block the portals.
    assert!(workspace.run(&["build", "records"]).code < 2);
    fs::remove_file(workspace.path(&ledger)).unwrap();
    // Entries cannot be appended after another field.
    workspace.write(&ledger, "handovers:\nversion: 1\n");
    refused("make `handovers` its last field");
    assert!(!workspace.root().join("x.html").exists());
    fs::remove_file(workspace.path(&ledger)).unwrap();

    workspace.edit(
        &format!("{folder}/engagement.md"),
        "kind: engagement",
        "kind: engagement\nkind: engagement",
    );
    let ran = workspace.run_in(
        "",
        &["hand-over", "tomasz", "--for", "client", "-o", "../x.html"],
    );
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(!workspace.root().join("x.html").exists());
}

#[test]
fn the_encrypted_file_contains_the_same_document() {
    let workspace = example();
    let ran = hand_over(&workspace, "client", "sealed.html", &["--seal"]);
    ran.assert_output(0, "type the passphrase, which I will give you by phone");
    let passphrase = ran
        .err
        .lines()
        .find_map(|line| line.strip_prefix("Passphrase: "));
    let passphrase = passphrase.unwrap();
    assert_eq!(passphrase.split(' ').count(), 6, "{passphrase}");
    assert!(!ran.out.contains(passphrase));
    let file = fs::read(workspace.root().join("sealed.html")).unwrap();
    let document = coachgen::sealed_file::open(&file, passphrase).unwrap();
    let document = String::from_utf8(document).unwrap();
    check_references(&document, "client");
    assert!(!document.contains("<script"), "the frame runs no scripts");
    assert!(document.contains("script-src 'none'"));
    hand_over(&workspace, "client", "plain.html", &[]);
    let plain = fs::read_to_string(workspace.root().join("plain.html")).unwrap();
    let sections = |html: &str| {
        let from = html.find("<div id=").unwrap();
        let html = without_additions(&html[from..html.find("</body>").unwrap()]);
        html.split("<script").next().unwrap().trim().to_owned()
    };
    assert!(sections(&document) == sections(&plain));
    // The clear part names nobody.
    let clear = String::from_utf8_lossy(&file);
    let (before, after) = clear.split_once("id=\"sealed\">").unwrap();
    let clear = before.to_owned() + after.split_once("</script>").unwrap().1;
    for word in ["Amara", "Okafor", "Northwind", "Adelman", "coach", "2026"] {
        assert!(!clear.contains(word), "{word}");
    }
    let ledger = workspace.read(LEDGER);
    assert!(ledger.contains("form: sealed"), "{ledger}");
    assert!(!ledger.contains(passphrase));
    workspace
        .run(&["verify", "sealed.html", "example-engagement"])
        .assert_output(0, "for the client of example-engagement");

    // An own passphrase comes from standard input and is printed nowhere.
    let own = "seventeen velvet kites over Lisbon";
    let with_own = |typed: &str, file: &str| {
        let args = [
            "hand-over",
            "example-engagement",
            "--for",
            "client",
            "-o",
            file,
        ];
        let mut command = workspace.command(&args);
        command.args(["--seal", "--own-passphrase"]);
        let mut child = command
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        std::io::Write::write_all(&mut { stdin }, typed.as_bytes()).unwrap();
        RunOutcome::from_output(child.wait_with_output().unwrap())
    };
    let ran = with_own(&format!("{own}\n"), "own.html");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains("velvet") && !ran.err.contains("velvet"));
    let file = fs::read(workspace.root().join("own.html")).unwrap();
    assert!(coachgen::sealed_file::open(&file, own).is_ok());
    assert!(coachgen::sealed_file::open(&file, &own.to_lowercase()).is_err());
    for (typed, words) in [
        ("short one\n", "has fewer than 16 characters"),
        ("passwordpassword1234\n", "is too easy to guess"),
        ("Amara Okafor Amara Okafor\n", "is too easy to guess"),
        ("northwind cold chain ltd\n", "is too easy to guess"),
        (
            "two lines that are long\nand another\n",
            "it has several lines",
        ),
        ("", "has fewer than 16 characters"),
    ] {
        with_own(typed, "weak.html").assert_output(2, words);
        assert!(!workspace.root().join("weak.html").exists());
    }
    let args = ["--own-passphrase"];
    let ran = hand_over(&workspace, "client", "x.html", &args);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

/// Whatever the ledger is, it blocks no portal, and nothing is handed over that could not be listed.
#[test]
fn a_ledger_that_cannot_be_read_blocks_only_what_needs_it() {
    let workspace = Workspace::practice();
    let folder = "two-sponsors-tomasz-brandt";
    let path = workspace.path(&format!("{folder}/{LEDGER}"));
    let existing = workspace.root().join("x.html");
    fs::write(&existing, "an earlier file").unwrap();
    type Make = fn(&std::path::Path);
    let makes: [(&str, Make); 6] = [
        ("UTF-16", |path| {
            fs::write(path, [0xff, 0xfe, 0, b'v']).unwrap()
        }),
        ("a zero byte", |path| {
            fs::write(path, "version: 1\0").unwrap()
        }),
        ("large", |path| {
            fs::write(path, "# more\n".repeat(300_000)).unwrap()
        }),
        ("a folder", |path| fs::create_dir(path).unwrap()),
        ("a link", |path| {
            std::os::unix::fs::symlink("engagement.md", path).unwrap();
        }),
        ("a pipe", |path| {
            let made = Command::new("mkfifo").arg(path).status().unwrap();
            assert!(made.success());
        }),
    ];
    for (what, make) in makes {
        make(&path);
        let built = workspace.run(&["build", "records", "--all"]);
        assert!(built.code < 2, "{what}: {}", built.err);
        assert!(
            !built.err.contains("was not built"),
            "{what}: {}",
            built.err
        );
        let hand_over = [
            "hand-over",
            "tomasz",
            "--for",
            "client",
            "-o",
            "../x.html",
            "--force",
        ];
        let ran = workspace.run_in("", &hand_over);
        assert_eq!(ran.code, 2, "{what}: {}{}", ran.out, ran.err);
        // The others are no files of the engagement, so nothing can be read from them.
        if ["UTF-16", "a zero byte", "large"].contains(&what) {
            assert!(ran.err.contains("cannot be read"), "{what}: {}", ran.err);
            workspace
                .run_in("", &["diff", "tomasz", "--since-handover"])
                .assert_output(2, "cannot be read; nothing was compared");
            workspace
                .run_in("", &["dispose", "tomasz", "--yes", "--early"])
                .assert_output(2, "it is not known for whom files were made");
        }
        assert_eq!(fs::read(&existing).unwrap(), b"an earlier file", "{what}");
        match path.symlink_metadata().unwrap().is_dir() {
            true => fs::remove_dir(&path).unwrap(),
            false => fs::remove_file(&path).unwrap(),
        }
    }
}

/// The file would be sent with another portal, be read as another practice's record, or be committed.
#[test]
fn a_file_is_written_only_where_nothing_takes_it_along() {
    let workspace = Workspace::practice();
    workspace.run(&["build", "records", "-o", "elsewhere"]);
    fs::create_dir(workspace.root().join("other")).unwrap();
    fs::write(workspace.root().join("other/coachgen.yaml"), "").unwrap();
    let refused = |to: &str, words: &str| {
        let args = ["hand-over", "tomasz", "--for", "client", "-o", to];
        workspace.run_in("", &args).assert_output(2, words);
    };
    refused("../elsewhere/client/x.html", "is in a folder of portals");
    refused("../other/x.html", "is in another practice");
    let made = Command::new("git")
        .arg("-C")
        .arg(workspace.root())
        .args(["init", "--quiet"])
        .status()
        .unwrap();
    assert!(made.success());
    refused("../x.html", "is in the git repository of the practice");
}

#[test]
fn one_name_is_one_file() {
    let workspace = example();
    let children: Vec<_> = (0..8)
        .map(|number| {
            let reader = READERS[number % 2].0;
            let args = [
                "hand-over",
                "example-engagement",
                "--for",
                reader,
                "-o",
                "same.html",
            ];
            let mut command = workspace.command(&args);
            let silent = std::process::Stdio::null;
            command.stdout(silent()).stderr(silent()).spawn().unwrap()
        })
        .collect();
    let codes: Vec<bool> = children
        .into_iter()
        .map(|mut child| child.wait().unwrap().success())
        .collect();
    assert_eq!(codes.iter().filter(|done| **done).count(), 1, "{codes:?}");
    let ledger = workspace.read(LEDGER);
    assert_eq!(ledger.matches("sha256:").count(), 1, "{ledger}");
    workspace
        .run(&["verify", "same.html", "example-engagement"])
        .assert_output(0, "unchanged");
}

/// As in a build: a template that shows a private text to one reader stops the files of all.
#[test]
fn what_blocks_one_portal_blocks_all_files() {
    let workspace = example();
    let session = workspace.read("4-development/session-3.md");
    let hidden = session.split("What I noticed").nth(1).unwrap();
    let sentence = hidden.lines().find(|line| line.len() > 60).unwrap();
    workspace.write(
        "templates/session.html",
        &format!("{{% extends \"layout.html\" %}}{{% block content %}}<p>{sentence}</p>{{% endblock content %}}"),
    );
    for (number, (reader, _)) in READERS.iter().enumerate() {
        let file = format!("{number}.html");
        hand_over(&workspace, reader, &file, &[]).assert_output(2, "no file was created");
        assert!(!workspace.root().join(&file).exists(), "{reader}");
    }
}
