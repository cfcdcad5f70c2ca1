//! `coachgen watch` as a coach runs it: what it prints, shows, writes, and leaves alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::watching::{Watching, command};
use super::{clean_build, copy_records, files};

const SESSION: &str = "4-development/session-3.md";
const PAGE: &str = "/coach/records/session-3.html";

#[test]
fn the_watch_shows_edits_and_stops_on_ctrl_c() {
    let watching = Watching::on_copy_of("example-engagement", &[]);
    let before = all_files(watching.folder.path());
    assert_eq!(watching.get("/coach/index.html").status, 200);
    assert_eq!(watching.get("/client/records/index.html").status, 200);
    assert_eq!(watching.get("/client/records/notes.html").status, 404);
    let pdf = watching.get("/client/records/reports/agreement.pdf");
    assert!(pdf.status == 200 && pdf.bytes.starts_with(b"%PDF-"));
    watching.edit(
        SESSION,
        "\n## Reading aloud",
        "\nOne more line.\n\n## Reading aloud",
    );
    watching.wait_for_output(|line| line.starts_with("records: no findings ("));
    let mut after = all_files(watching.folder.path());
    after.insert(
        format!("records/{SESSION}"),
        before[&format!("records/{SESSION}")].clone(),
    );
    assert!(
        before == after,
        "nothing is written but what the coach wrote"
    );
    let (code, said, took, _) = watching.stop();
    assert_eq!((code, said.as_str()), (0, "Stopped."));
    assert!(took < Duration::from_secs(5), "{took:?}");
}

/// For drives that report no changes, which cannot be recognised in every case.
#[test]
fn polling_can_be_requested() {
    let watching = Watching::on_copy_of("example-engagement", &["--poll"]);
    watching.edit(
        SESSION,
        "\n## Reading aloud",
        "\nFound by polling.\n\n## Reading aloud",
    );
    watching.wait_for_page(PAGE, "Found by polling.");
}

#[test]
fn an_error_is_reported_and_the_last_good_page_stays() {
    let watching = Watching::on_copy_of("example-engagement", &[]);
    watching.edit(
        SESSION,
        "\n## Reading aloud",
        "\nWritten before the break.\n\n## Reading aloud",
    );
    watching.wait_for_page(PAGE, "Written before the break.");
    watching.edit(SESSION, "kind: session", "kind: sesion");
    let page = watching.wait_for_page(PAGE, "watch-problem");
    assert!(
        page.contains("Written before the break."),
        "the last good page"
    );
    assert!(page.contains(&format!("{SESSION}:2:7")), "{page}");
    assert!(
        page.contains("<mark>sesion</mark>") && page.contains("<code dir=\"auto\">session</code>"),
        "excerpt and fix"
    );
    watching.wait_for_warning(|line| line.starts_with("error[CG002"));
    watching.wait_for_warning(|line| line.contains(&format!("{SESSION}:2:7")));
    watching.wait_for_warning(|line| {
        line == "error: records has 1 error; its last good pages are still shown"
    });
    // What is edited meanwhile is not lost.
    watching.edit(
        "engagement.md",
        "Northwind Cold Chain",
        "Northwind Cool Chain",
    );
    watching.edit(SESSION, "kind: sesion", "kind: session");
    watching.wait_for_output(|line| line.contains("1 fixed"));
    let page = watching.wait_for_page(PAGE, "Northwind Cool Chain");
    assert!(!page.contains("watch-problem"));
}

#[test]
fn an_invalid_practice_file_keeps_the_previous_pages() {
    let watching = Watching::on_copy_of("tests/fixtures/practice", &[]);
    let yaml = watching.records().join("coachgen.yaml");
    let text = fs::read_to_string(&yaml).unwrap();
    fs::write(&yaml, format!("{text}\n  - [broken\n")).unwrap();
    let page = watching.wait_for_page("/coach/index.html", "watch-problem");
    assert!(
        page.contains("coachgen.yaml:") && page.contains("Whitcombe"),
        "{page}"
    );
    watching.wait_for_warning(|line| line.contains("coachgen.yaml cannot be used"));
    fs::write(
        &yaml,
        text.replace("Whitcombe Coaching", "Whitcombe & Daughters"),
    )
    .unwrap();
    let page = watching.wait_for_page("/coach/index.html", "Whitcombe &amp; Daughters");
    assert!(!page.contains("watch-problem"));
}

#[test]
fn a_failing_template_keeps_the_previous_pages() {
    let watching = Watching::on_copy_of("example-engagement", &[]);
    let template = broken_template(&watching, "session.html");
    let page = watching.wait_for_page(PAGE, "watch-problem");
    assert!(
        page.contains("templates/session.html:") && page.contains("<h1 dir"),
        "{page}"
    );
    watching.wait_for_warning(|line| line.contains("cannot be shown with templates/session.html"));
    fs::remove_file(&template).unwrap();
    let until = Instant::now() + Duration::from_secs(10);
    while watching
        .wait_for_page(PAGE, "<h1 dir")
        .contains("watch-problem")
    {
        assert!(Instant::now() < until, "the panel stays");
    }
}

#[test]
fn a_page_removed_by_an_error_names_it() {
    let watching = Watching::on_copy_of("example-engagement", &[]);
    watching.edit(SESSION, "\ndate: 2026-05-27", "");
    let page = watching.wait_for_page(PAGE, "watch-problem");
    assert!(
        page.contains("Page not found") && page.contains("CG009"),
        "{page}"
    );
    watching.edit(SESSION, "kind: session", "kind: session\ndate: 2026-05-27");
    let page = watching.wait_for_page(PAGE, "Two pages and a silence</h1>");
    assert!(!page.contains("watch-problem"));
}

#[test]
fn a_start_without_pages_says_why_and_continues() {
    let folder = copy_records("tests/fixtures/practice");
    let yaml = folder.path().join("records/coachgen.yaml");
    let text = fs::read_to_string(&yaml).unwrap();
    fs::write(&yaml, format!("{text}\n  - [broken\n")).unwrap();
    let watching = Watching::start(folder, &[]);
    let page = watching.wait_for_page("/coach/index.html", "watch-problem");
    assert!(
        page.contains("Nothing to show yet") && page.contains("coachgen.yaml:"),
        "{page}"
    );
    fs::write(watching.records().join("coachgen.yaml"), text).unwrap();
    let page = watching.wait_for_page("/coach/index.html", "Ines Carvalho");
    assert!(!page.contains("watch-problem"));
}

#[test]
fn a_failing_template_is_reported_with_write_too() {
    let watching = Watching::on_copy_of("example-engagement", &["--write"]);
    watching.wait_for_page(PAGE, "Two pages and a silence</h1>");
    broken_template(&watching, "session.html");
    watching.wait_for_warning(|line| line.contains("cannot be shown with templates/session.html"));
    let page = watching.wait_for_page(PAGE, "watch-problem");
    assert!(page.contains("templates/session.html:"), "{page}");
}

#[test]
fn a_failing_pdf_template_is_reported() {
    let watching = Watching::on_copy_of("example-engagement", &[]);
    let template = watching.records().join("templates/theme.typ");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    fs::write(&template, "#let broken = nonsense\n").unwrap();
    watching.wait_for_warning(|line| line.contains("theme.typ"));
    let page = watching.wait_for_page(PAGE, "watch-problem");
    assert!(page.contains("templates/theme.typ:"), "{page}");
}

#[test]
fn a_page_says_what_a_sponsor_sees_of_it() {
    let watching = Watching::on_copy_of("example-engagement", &[]);
    // They know that there was a session; they know nothing of a note.
    let page = watching.wait_for_page(PAGE, "watch-bar");
    let line = "href=\"../../sponsor/records/rafael-monteiro/sessions.html#session-3\"";
    assert!(
        page.contains(line) && page.contains("sees only that this exists"),
        "{page}"
    );
    let page = watching.wait_for_page("/coach/records/notes.html", "watch-bar");
    assert!(page.contains("does not see this page"), "{page}");
    let page = watching.wait_for_page("/coach/records/agenda.html", "watch-bar");
    assert!(
        page.contains("href=\"../../sponsor/records/rafael-monteiro/agenda.html\"")
            && !page.contains("watch-none"),
        "{page}"
    );
}

#[test]
fn a_failing_template_keeps_the_practices_own_pages() {
    let watching = Watching::on_copy_of("tests/fixtures/practice", &[]);
    let template = broken_template(&watching, "practice.html");
    let page = watching.wait_for_page("/coach/index.html", "watch-problem");
    assert!(
        page.contains("templates/practice.html:") && page.contains("Ines Carvalho"),
        "{page}"
    );
    watching.wait_for_warning(|line| line.contains("the practice's pages are unchanged"));
    fs::remove_file(&template).unwrap();
    let until = Instant::now() + Duration::from_secs(10);
    while watching
        .wait_for_page("/coach/index.html", "<h1 dir")
        .contains("watch-problem")
    {
        assert!(Instant::now() < until, "the panel stays");
    }
}

#[test]
fn each_page_of_the_coach_links_to_its_record_and_to_the_other_views() {
    let folder = copy_records("tests/fixtures/practice");
    let yaml = folder.path().join("records/coachgen.yaml");
    let text = fs::read_to_string(&yaml).unwrap();
    fs::write(&yaml, format!("{text}\neditor: vscode\n")).unwrap();
    let watching = Watching::start(folder, &[]);
    let name = "two-sponsors-tomasz-brandt";
    let page = watching.wait_for_page(&format!("/coach/{name}/agenda.html"), "watch-bar");
    let root = watching.records().canonicalize().unwrap();
    let link = format!("href=\"vscode://file{}/{name}/", root.display());
    assert!(page.contains(&link), "{link}\n{page}");
    for view in ["client", "sponsor"] {
        assert!(
            page.contains(&format!("href=\"../../{view}/{name}/")),
            "{page}"
        );
    }
    // Another reader's page has no link to a record.
    let page = watching.wait_for_page(&format!("/client/{name}/agenda.html"), "watch-bar");
    assert!(!page.contains("vscode://"));
}

#[test]
fn write_keeps_the_output_folder_like_a_build() {
    let watching = Watching::on_copy_of("tests/fixtures/practice", &["--write"]);
    let root = watching.records();
    let portal = root.join("portal");
    assert_written(&portal, &root);
    watching.edit(
        "renewal-ines-carvalho/engagement.md",
        "kind: engagement",
        "kind: engagement\nlanguage: de",
    );
    assert_written(&portal, &root);
    fs::rename(root.join("first-week-seun-adair"), root.join("seun-adair")).unwrap();
    // The portals under the old name are kept, and this is reported.
    let old = "first-week-seun-adair";
    assert_written_beside(&portal, &root, old);
    assert!(portal.join("client").join(old).join("index.html").is_file());
    watching.wait_for_warning(|line| {
        line.contains("kept: client/first-week-seun-adair, ") && line.contains("--prune")
    });
    // An engagement that cannot be shown stays as it was, and the rest is updated.
    let kept = portal_files(&portal);
    watching.edit(
        "seun-adair/engagement.md",
        "kind: engagement",
        "kind: engagment",
    );
    watching.wait_for_warning(|line| line.contains("its last good pages are still shown"));
    watching.edit(
        "renewal-ines-carvalho/engagement.md",
        "language: de",
        "language: fr",
    );
    let page = "client/renewal-ines-carvalho/index.html";
    let until = Instant::now() + Duration::from_secs(20);
    while portal_files(&portal).get(page) == kept.get(page) {
        assert!(Instant::now() < until, "nothing is written");
        std::thread::sleep(Duration::from_millis(20));
    }
    let now = portal_files(&portal);
    let of_seun = |(path, _): &(&String, &Vec<u8>)| path.contains("/seun-adair/");
    assert!(kept.iter().filter(of_seun).eq(now.iter().filter(of_seun)));
    let (code, ..) = watching.stop();
    assert_eq!(code, 0);
}

#[test]
fn write_uses_the_git_state() {
    let folder = copy_records("tests/fixtures/practice");
    let root = folder.path().join("records");
    let git = |args: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.current_dir(&root).args([
            "-c",
            "user.name=Nuala",
            "-c",
            "user.email=nuala@example.org",
        ]);
        assert!(
            git.args(args).output().unwrap().status.success(),
            "{args:?}"
        );
    };
    git(&["init", "--quiet"]);
    fs::write(root.join(".gitignore"), "portal\n.coachgen\n").unwrap();
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "Records"]);
    let watching = Watching::start(folder, &["--write"]);
    let root = watching.records();
    let portal = root.join("portal");
    assert_written(&portal, &root);
    let report = "coach/renewal-ines-carvalho/reports/agreement.html";
    let text = |portal: &Path| String::from_utf8(portal_files(portal)[report].clone()).unwrap();
    assert!(text(&portal).contains("commit"), "{}", text(&portal));
    watching.edit(
        "renewal-ines-carvalho/engagement.md",
        "kind: engagement",
        "kind: engagement\nlanguage: fr",
    );
    assert_written(&portal, &root);
}

#[test]
fn every_rechecked_engagement_is_reported() {
    let watching = Watching::on_copy_of("tests/fixtures/practice", &[]);
    let yaml = watching.records().join("coachgen.yaml");
    let text = fs::read_to_string(&yaml).unwrap();
    fs::write(&yaml, format!("{text}\neditor: vscode\n")).unwrap();
    watching.wait_for_output(|line| {
        line.starts_with("Checked all engagements again, 0 of 5 changed: no findings (")
    });
    fs::remove_file(
        watching
            .records()
            .join("two-sponsors-tomasz-brandt/engagement.md"),
    )
    .unwrap();
    // Its records are still there, so it is an engagement without its agreement.
    watching.wait_for_warning(|line| line.contains("CG013"));
}

#[test]
fn the_panel_starts_with_the_current_record_and_lists_every_finding() {
    let watching = Watching::on_copy_of("example-engagement", &[]);
    watching.edit("3-agenda/agenda.md", "kind: agenda", "kind: agendo");
    watching.edit(SESSION, "kind: session", "kind: sesion");
    let page = watching.wait_for_page(PAGE, "sesion");
    let (own, other) = (page.find("<mark>sesion"), page.find("<mark>agendo"));
    assert!(own.is_some() && own < other, "{page}");
    assert!(page.contains(">2 errors<"), "as many in the bar: {page}");
}

#[test]
fn a_build_writes_nothing_of_the_preview() {
    for from in ["example-engagement", "tests/fixtures/practice"] {
        let folder = copy_records(from);
        for (path, bytes) in clean_build(&folder.path().join("records")) {
            // The streams of a PDF and the pixels of a picture are compressed: any three bytes can be in them.
            if path.ends_with(".pdf") || path.ends_with(".jpg") || path.ends_with(".png") {
                continue;
            }
            let text = String::from_utf8_lossy(&bytes);
            for word in ["/-/", "watch-", "EventSource", "connect-src"] {
                assert!(!text.contains(word), "{path}: {word}");
            }
        }
    }
}

/// Every user of a machine can see the arguments of a process.
#[test]
#[cfg(target_os = "linux")]
fn the_browser_is_opened_through_a_private_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = copy_records("example-engagement");
    let tools = folder.path().join("tools");
    fs::create_dir(&tools).unwrap();
    let called = folder.path().join("called.txt");
    let opener = tools.join("xdg-open");
    fs::write(
        &opener,
        format!(
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > {0}.part && mv {0}.part {0}\n",
            called.display()
        ),
    )
    .unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o700)).unwrap();
    let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap());
    let mut command = command(&folder, &["--open"]);
    command.env("PATH", path).env("TMPDIR", folder.path());
    let watching = Watching::start_command(folder, command);
    let until = Instant::now() + Duration::from_secs(10);
    while !called.exists() {
        assert!(Instant::now() < until, "nothing was opened");
        std::thread::sleep(Duration::from_millis(10));
    }
    let file = fs::read_to_string(&called).unwrap();
    let file = Path::new(file.trim());
    assert!(!file.to_string_lossy().contains("token"), "{file:?}");
    assert_eq!(
        fs::metadata(file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(fs::read_to_string(file).unwrap().contains(&watching.url));
    let file = file.to_path_buf();
    let (code, ..) = watching.stop();
    assert!(code == 0 && !file.exists());
}

#[test]
fn folders_that_cannot_be_watched_are_reported() {
    let folder = copy_records("example-engagement");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = command(&folder, &["--port", &port]).output();
    let said = |ran: std::io::Result<std::process::Output>| {
        let ran = ran.unwrap();
        (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
    };
    let (code, err) = said(ran);
    assert_eq!(code, Some(2));
    assert!(
        err.contains(&format!("port {port} is used by another program")) && err.contains("--port"),
        "{err}"
    );
    let empty = tempfile::tempdir().unwrap();
    fs::create_dir(empty.path().join("records")).unwrap();
    let (code, err) = said(command(&empty, &[]).output());
    assert_eq!(code, Some(3));
    assert!(err.contains("no engagement found"), "{err}");
}

#[test]
fn output_contains_no_words_of_records() {
    let watching = Watching::on_copy_of("example-engagement", &["--verbose"]);
    for number in 0..5 {
        let words = format!("\nA private matter named Quillfeather {number}.\n");
        let path = watching.records().join(SESSION);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text + &words).unwrap();
        watching.wait_for_page(PAGE, &format!("Quillfeather {number}"));
    }
    let (_, said, ..) = watching.stop();
    assert!(
        said.contains("rebuilt in") && !said.contains("Quillfeather"),
        "{said}"
    );
}

/// Adds a broken copy of a built-in template to the practice's own templates.
fn broken_template(watching: &Watching, name: &str) -> std::path::PathBuf {
    let template = watching.records().join("templates").join(name);
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("templates")
        .join(name);
    let text = fs::read_to_string(built_in).unwrap();
    let begin = "{% block content %}";
    assert!(text.contains(begin));
    fs::write(
        &template,
        text.replacen(begin, &format!("{begin}{{{{ page.no_such_field }}}}"), 1),
    )
    .unwrap();
    template
}

/// Waits until the output folder is as a clean build makes it.
fn assert_written(portal: &Path, root: &Path) {
    assert_written_beside(portal, root, "/");
}

/// Waits for the same, with the portals of a deleted engagement beside it.
fn assert_written_beside(portal: &Path, root: &Path, gone: &str) {
    let until = Instant::now() + Duration::from_secs(30);
    // The edit is noticed a moment after it is made.
    std::thread::sleep(Duration::from_millis(400));
    let wanted = clean_build(root);
    loop {
        let mut now = portal_files(portal);
        now.retain(|path, _| path.split('/').nth(1) != Some(gone));
        if now == wanted {
            return;
        }
        let differs = wanted
            .iter()
            .find(|(path, bytes)| now.get(*path) != Some(bytes));
        assert!(
            Instant::now() < until,
            "not written: {:?}",
            differs.map(|(path, _)| path)
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn portal_files(portal: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = files(portal);
    all.remove("manifest.json");
    all
}

/// Every file below a folder, including hidden ones and portals.
fn all_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    all.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            (
                path.to_string_lossy().into_owned(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

#[test]
fn quiet_prints_errors_but_no_warnings() {
    let watching = Watching::on_copy_of("example-engagement", &["-q"]);
    watching.edit(SESSION, "minutes: 105", "minutes: 250");
    watching.wait_for_page("/coach/health.html", "session-length");
    watching.edit(SESSION, "kind: session", "kind: sesion");
    let printed = std::cell::RefCell::new(Vec::new());
    watching.wait_for_warning(|line| {
        printed.borrow_mut().push(line.to_owned());
        line.starts_with("error[CG002")
    });
    assert!(
        printed
            .borrow()
            .iter()
            .all(|line| !line.starts_with("warning")),
        "{printed:?}"
    );
}
