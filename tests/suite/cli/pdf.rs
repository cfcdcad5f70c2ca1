//! Reports as PDF: in the portals, by a separate command, and kept from build to build.
#![cfg(feature = "pdf")]

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use super::{Workspace, mode};

const SPONSOR: &str = "sponsor/records/catherine-llewellyn/reports";

fn workspace_with_pdfs() -> Workspace {
    Workspace {
        pdf: true,
        ..Workspace::example()
    }
}

fn kept_pdfs(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let folder = workspace.path(".coachgen/reports");
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

#[test]
fn every_reader_has_their_own_reports() {
    let workspace = workspace_with_pdfs();
    workspace.run_clean(&["build", "records"]);
    let portal = workspace.portal();
    let of = |reader: &str| {
        let mut names: Vec<&str> = portal
            .keys()
            .filter_map(|path| path.strip_prefix(reader)?.strip_prefix("/reports/"))
            .collect();
        names.retain(|name| name.ends_with(".pdf"));
        names
    };
    let all = [
        "agenda.pdf",
        "agreement.pdf",
        "review-final.pdf",
        "review-interim.pdf",
    ];
    assert_eq!(of("coach/records"), all);
    assert_eq!(of("client/records"), all);
    let and_scorecard: Vec<&str> = all.iter().copied().chain(["scorecard.pdf"]).collect();
    assert_eq!(of("sponsor/records/catherine-llewellyn"), and_scorecard);
    // He left in August; the final review was approved without him.
    assert_eq!(
        of("sponsor/records/rafael-monteiro"),
        [
            "agenda.pdf",
            "agreement.pdf",
            "review-interim.pdf",
            "scorecard.pdf"
        ]
    );
    for (path, bytes) in portal.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert!(bytes.starts_with(b"%PDF-1.7"), "{path}");
        let page = String::from_utf8_lossy(&portal[&path.replace(".pdf", ".html")]).into_owned();
        assert!(page.contains("<body class=\"report\">"), "{path}");
    }
    let list = String::from_utf8_lossy(&portal["client/records/reports.html"]).into_owned();
    assert!(list.contains("reports/review-final.pdf") && list.contains("reports/agenda.html"));
    // Two sponsors who see the same have one document.
    assert_eq!(
        portal[&format!("{SPONSOR}/agenda.pdf")],
        portal["sponsor/records/rafael-monteiro/reports/agenda.pdf"]
    );
    assert_ne!(
        portal[&format!("{SPONSOR}/review-final.pdf")],
        portal["coach/records/reports/review-final.pdf"]
    );
}

#[test]
fn without_pdf_no_page_mentions_one() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    for (path, bytes) in workspace.portal() {
        assert!(!path.ends_with(".pdf"), "{path}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !path.ends_with(".html") || !text.contains(".pdf\""),
            "{path}"
        );
    }
    assert!(!workspace.path(".coachgen/reports").exists());
}

#[test]
fn only_pdfs_are_kept_beside_the_records() {
    let workspace = workspace_with_pdfs();
    workspace.run_clean(&["build", "records"]);
    let (first, portal) = (kept_pdfs(&workspace), workspace.portal());
    assert!(first.len() >= 10, "{}", first.len());
    assert_eq!(mode(&workspace.path(".coachgen")), 0o700);
    assert_eq!(mode(&workspace.path(".coachgen/reports")), 0o700);
    for name in first.keys() {
        assert_eq!(
            mode(&workspace.path(&format!(".coachgen/reports/{name}"))),
            0o600
        );
    }
    assert!(workspace.read(".coachgen/.gitignore").contains("\n*\n"));
    assert!(portal.keys().all(|path| !path.contains(".coachgen")));

    // One that was changed or swapped with another is made again.
    let name = first.keys().next().unwrap();
    let path = workspace.path(&format!(".coachgen/reports/{name}"));
    let mut bytes = first[name].clone();
    let end = bytes.len() - 40;
    bytes[end] ^= 1;
    fs::write(&path, &bytes).unwrap();
    workspace.forget_builds();
    workspace.run_clean(&["build", "records"]);
    assert_eq!(workspace.portal(), portal);
    fs::write(&path, first.values().nth(1).unwrap()).unwrap();
    workspace.forget_builds();
    workspace.run_clean(&["build", "records"]);
    assert_eq!(
        (kept_pdfs(&workspace), workspace.portal()),
        (first.clone(), portal.clone())
    );
    // A truncated one is made again.
    fs::write(&path, &bytes[..40]).unwrap();
    workspace.forget_builds();
    workspace.run_clean(&["build", "records"]);
    assert_eq!(workspace.portal(), portal);
    // All of them may be deleted.
    fs::remove_dir_all(workspace.path(".coachgen")).unwrap();
    workspace.run_clean(&["build", "records"]);
    assert_eq!(
        (kept_pdfs(&workspace), workspace.portal()),
        (first.clone(), portal)
    );

    // PDFs with content that is no longer in the records are deleted.
    workspace.edit(
        "5-review/final-review.md",
        "Ninety minutes, opened by Amara.",
        "Opened by Amara.",
    );
    workspace.run(&["build", "records"]);
    let after = kept_pdfs(&workspace);
    assert!(first.keys().any(|name| !after.contains_key(name)));
    assert!(after.keys().any(|name| !first.contains_key(name)));
}

#[test]
fn nothing_is_kept_in_a_folder_prepared_by_others() {
    use std::os::unix::fs::symlink;
    let made = |prepare: &dyn Fn(&Workspace)| {
        let workspace = workspace_with_pdfs();
        prepare(&workspace);
        let before = workspace.files_outside_portals();
        workspace.run_clean(&["build", "records"]);
        let after = workspace.files_outside_portals();
        for (path, bytes) in &before {
            assert!(after.get(path) == Some(bytes), "{path}");
        }
        let hidden = |path: &&String| path.contains(".coachgen") && !before.contains_key(*path);
        let more: Vec<&String> = after.keys().filter(hidden).collect();
        assert!(more.is_empty(), "{more:?}");
        let reports = workspace
            .portal()
            .keys()
            .filter(|path| path.ends_with(".pdf"))
            .count();
        assert_eq!(reports, 17);
    };
    made(&|workspace| {
        fs::create_dir(workspace.root().join("victim")).unwrap();
        fs::write(workspace.root().join("victim/thesis.txt"), "years").unwrap();
        symlink("../victim", workspace.path(".coachgen")).unwrap();
    });
    made(&|workspace| {
        workspace.write(
            ".coachgen/.gitignore",
            "# Written by coachgen: portals are built from the records and stay out of git.\n*\n",
        );
        symlink("../notes", workspace.path(".coachgen/reports")).unwrap();
        symlink("../notes", workspace.path(".coachgen/pictures")).unwrap();
        symlink("../notes", workspace.path(".coachgen/builds")).unwrap();
    });
    made(&|workspace| workspace.write(".coachgen/.gitignore", "!*\n"));
    made(&|workspace| workspace.write(".coachgen/reports/keep", ""));
}

#[test]
fn git_runs_no_program_named_by_a_repository() {
    let workspace = workspace_with_pdfs();
    let path = std::env::var_os("PATH").unwrap();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(workspace.path(""))
            .args(args)
            .env("GIT_CONFIG_GLOBAL", "/dev/null");
        git.output().is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q"]) {
        return crate::skip::skip("what git runs", "git is not installed");
    }
    assert!(git(&["add", "-A"]));
    assert!(git(&[
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-qm",
        "Records"
    ]));
    let mark = workspace.root().join("ran");
    let run = format!("touch {}", mark.display());
    for (key, value) in [
        ("filter.x=y.clean", run.as_str()),
        ("filter.x=y.process", &run),
        ("core.fsmonitor", &run),
        ("core.sshCommand", &run),
        ("diff.external", &run),
        ("core.pager", &run),
    ] {
        assert!(git(&["config", key, value]), "{key}");
    }
    workspace.write(".git/info/attributes", "*.md filter=x=y\n");
    workspace.append("notes/reflection-april.md", "\nMore.\n");
    let mut command = workspace.command(&["build", "records"]);
    command.env("PATH", &path);
    assert!(command.output().unwrap().status.success());
    assert!(!mark.exists(), "a program of the repository's was run");
    let page = &workspace.portal()["coach/records/reports/agreement.html"];
    assert!(String::from_utf8_lossy(page).contains("with uncommitted changes"));
}

#[test]
fn a_report_equals_the_one_in_the_portal() {
    let workspace = workspace_with_pdfs();
    workspace.run_clean(&["build", "records"]);
    let portal = workspace.portal();
    let of = |reader: &str, kind: &str, path: &str| {
        let ran = workspace.run_clean(&[
            "report", "records", kind, "--for", reader, "-o", "it.pdf", "--force",
        ]);
        assert!(ran.out.contains("Wrote it.pdf"), "{}", ran.out);
        assert_eq!(mode(&workspace.root().join("it.pdf")), 0o600);
        let bytes = fs::read(workspace.root().join("it.pdf")).unwrap();
        assert!(bytes == portal[path], "{reader} {kind}");
    };
    of("coach", "agreement", "coach/records/reports/agreement.pdf");
    of("client", "agenda", "client/records/reports/agenda.pdf");
    of(
        "catherine  LLEWELLYN",
        "final",
        &format!("{SPONSOR}/review-final.pdf"),
    );
    of(
        "Rafael Monteiro",
        "interim",
        "sponsor/records/rafael-monteiro/reports/review-interim.pdf",
    );
    of(
        "Catherine Llewellyn",
        "scorecard",
        &format!("{SPONSOR}/scorecard.pdf"),
    );
    // Without a name for the file, the default name says whose it is.
    workspace
        .run_clean(&["report", "records", "final", "--for", "client"])
        .assert_output(0, "Wrote records-review-final-client.pdf for the client.");
    let mut command = workspace.command(&["report", "records", "final", "-o", "-"]);
    let bytes = command.output().unwrap().stdout;
    assert!(bytes == portal["coach/records/reports/review-final.pdf"]);
}

#[test]
fn a_missing_report_is_reported() {
    let workspace = workspace_with_pdfs();
    let run = |args: &[&str]| {
        let all: Vec<&str> = ["report", "records"].iter().chain(args).copied().collect();
        workspace.run(&all)
    };
    run(&["final", "--for", "Rafael Monteiro"]).assert_output(
        2,
        "Rafael Monteiro has no final review: the client has not approved it",
    );
    run(&["final", "--for", "sponsor"]).assert_output(
        2,
        "several sponsors\nhint: use one of --for coach, --for client, --for \"Catherine Llewellyn\"",
    );
    run(&["final", "--for", "Amara"]).assert_output(2, "this engagement has no reader `Amara`");
    run(&["interim", "--on", "2026-06-04"]).assert_output(
        2,
        "no interim review of 2026-06-04; there is one dated 2026-06-03",
    );
    run(&["interim", "--on", "2026-06-03", "-o", "i.pdf"]).assert_output(0, "Wrote i.pdf");
    run(&["closing"]).assert_output(2, "agreement, agenda, interim, final, scorecard");
    fs::write(workspace.root().join("mine.pdf"), "mine").unwrap();
    run(&["agenda", "-o", "mine.pdf"]).assert_output(2, "already exists and may be a signed copy");
    assert_eq!(
        fs::read(workspace.root().join("mine.pdf")).unwrap(),
        b"mine"
    );
    workspace
        .run(&["report", "records/3-agenda", "agenda", "-o", "a.pdf"])
        .assert_output(0, "Wrote a.pdf");
    let several = Workspace::practice();
    several
        .run(&["report", "records", "agenda"])
        .assert_output(2, "name one of them: ended-early-samira-voss,");
}

#[test]
fn a_scorecard_is_for_sponsors_and_the_command_says_so() {
    let workspace = workspace_with_pdfs();
    let run = |workspace: &Workspace, args: &[&str]| {
        let start = ["report", "records", "scorecard"];
        let all: Vec<&str> = start.iter().chain(args).copied().collect();
        workspace.run(&all)
    };
    let names = "hint: use one of --for \"Catherine Llewellyn\", --for \"Rafael Monteiro\"";
    run(&workspace, &[]).assert_output(
        2,
        &format!("only sponsors have a scorecard; the coach does not\n{names}"),
    );
    run(&workspace, &["--for", "client"]).assert_output(
        2,
        &format!("only sponsors have a scorecard; the client does not\n{names}"),
    );
    run(
        &workspace,
        &["--for", "Rafael Monteiro", "--on", "2026-06-03"],
    )
    .assert_output(2, "--on applies only to reviews\nhint: leave out --on");
    fs::remove_dir_all(workspace.path("approvals")).unwrap();
    run(&workspace, &["--for", "Rafael Monteiro"]).assert_output(
        2,
        "Rafael Monteiro has no scorecard yet: the client has not approved a shared agenda with an objective for them",
    );
    assert!(fs::read_dir(workspace.root()).unwrap().all(|file| {
        let name = file.unwrap().file_name();
        !name.to_string_lossy().contains("scorecard")
    }));
}

#[test]
fn an_engagement_that_must_not_be_built_gives_no_report() {
    let workspace = workspace_with_pdfs();
    workspace.write("notes/broken.md", "---\nkind: nothing\n---\n");
    let ran = workspace.run(&["report", "records", "final", "--for", "client"]);
    ran.assert_output(2, "has errors that block all reports");
    ran.assert_output(2, "CG002");
    assert!(
        !workspace
            .root()
            .join("records-review-final-client.pdf")
            .exists()
    );
}

#[test]
fn a_custom_template_is_used_and_its_faults_are_reported() {
    let workspace = workspace_with_pdfs();
    workspace.run_clean(&["report", "records", "agenda", "-o", "before.pdf"]);
    workspace.run_clean(&["eject", "report.typ", "theme.typ", "records"]);
    workspace.run_clean(&["report", "records", "agenda", "-o", "same.pdf"]);
    workspace.edit(
        "templates/theme.typ",
        "#let body-size = 10.5pt",
        "#let body-size = 12.5pt",
    );
    workspace.run_clean(&["report", "records", "agenda", "-o", "after.pdf"]);
    let length = |name: &str| fs::read(workspace.root().join(name)).unwrap().len();
    assert_eq!(length("before.pdf"), length("same.pdf"));
    assert_ne!(length("before.pdf"), length("after.pdf"));

    workspace.edit(
        "templates/report.typ",
        "#let words = data.words",
        "#let words = data.wording",
    );
    let ran = workspace.run(&["report", "records", "agenda"]);
    ran.assert_output(2, "broken-template");
    let line = workspace.read("templates/report.typ");
    let line = line.lines().position(|line| line.contains("data.wording"));
    ran.assert_output(2, &format!("templates/report.typ:{}", line.unwrap() + 1));
    ran.assert_output(2, "wording");
    // A build reports the same, and leaves the old files.
    let ran = workspace.run(&["build", "records"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    ran.assert_output(1, "templates/report.typ");
    let list = workspace.run_clean(&["eject", "records"]);
    assert!(list.out.contains("PDF reports"), "{}", list.out);

    // The error is in a built-in template, and its cause in a custom one.
    fs::remove_file(workspace.path("templates/report.typ")).unwrap();
    workspace.edit(
        "templates/theme.typ",
        "#let reading-width =",
        "#let reading-breadth =",
    );
    let ran = workspace.run(&["report", "records", "agenda"]);
    ran.assert_output(2, "reading-width");
    ran.assert_output(2, "the cause is in one of your templates");
    ran.assert_output(2, "templates/theme.typ");
}

#[test]
fn only_the_coachs_copy_names_its_sources() {
    let workspace = workspace_with_pdfs();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(workspace.path("")).args(args);
        git.env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null");
        git.args(Vec::<&str>::new());
        git.output().ok().filter(|output| output.status.success())
    };
    if git(&["init", "-q"]).is_none() {
        return crate::skip::skip("the commit in the coach's reports", "git is not installed");
    }
    git(&["add", "-A"]).unwrap();
    let who = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    let commit: Vec<&str> = who
        .iter()
        .copied()
        .chain(["commit", "-qm", "Records"])
        .collect();
    git(&commit).unwrap();
    let head = git(&["rev-parse", "HEAD"]).unwrap().stdout;
    let head = String::from_utf8(head).unwrap();
    let page = |reader: &str| {
        let mut command = workspace.command(&["build", "records"]);
        command.env("PATH", workspace.path("notes"));
        assert!(command.output().unwrap().status.success());
        let path = format!("{reader}/reports/agreement.html");
        String::from_utf8_lossy(&workspace.portal()[&path]).into_owned()
    };
    let path = std::env::var_os("PATH").unwrap();
    let with_git = |reader: &str| {
        let mut command = workspace.command(&["build", "records"]);
        command.env("PATH", &path);
        assert!(command.output().unwrap().status.success());
        let path = format!("{reader}/reports/agreement.html");
        String::from_utf8_lossy(&workspace.portal()[&path]).into_owned()
    };
    let said = format!("Created from commit {} of the records.", &head[..12]);
    assert!(with_git("coach/records").contains(&said));
    for reader in ["client/records", "sponsor/records/catherine-llewellyn"] {
        assert!(!with_git(reader).contains(&head[..7]), "{reader}");
    }
    workspace.append("notes/reflection-april.md", "\nMore.\n");
    assert!(with_git("coach/records").contains("with uncommitted changes"));
    // Without git it is omitted.
    assert!(!page("coach/records").contains("Created from commit"));
}

/// One finding for each script, where it first appears, with the problem and the font to add; code may be in any
/// font.
#[test]
fn a_script_without_a_text_font_is_named() {
    let workspace = workspace_with_pdfs();
    workspace.edit("engagement.md", "name: Amara Okafor", "name: مُحمد الأحمد");
    let body = "\n\nيتولى محمد الإدارة؛ منذ أربع سنوات.\n\nअनीता शर्मा।\n\n目的は、成長です。\n\nשלום, Ελλάδα, `كود`\n";
    let text = fs::read_to_string(workspace.path("engagement.md")).unwrap();
    workspace.write("engagement.md", &format!("{text}{body}"));
    let ran = workspace.run(&["check", "records"]);
    let found = format!("{}{}", ran.out, ran.err);
    for words in [
        "no text font for reports has Arabic in `name`; the PDF uses a font for code or mathematics instead",
        "no text font for reports has Devanagari; the PDF uses",
        "no report font has Japanese; the PDF shows empty boxes there and is not suitable for archiving",
        "such as Noto Naskh Arabic, to templates/fonts/",
        "such as Noto Serif Devanagari,",
        "such as Noto Serif JP,",
    ] {
        assert!(found.contains(words), "{words}\n{found}");
    }
    assert_eq!(found.matches("CG904").count(), 3, "{found}");
}

/// A font in the practice's folder is used for a script that the first font lacks, without a line in coachgen.yaml.
#[test]
fn a_font_in_the_practices_folder_is_used_for_its_script() {
    let workspace = workspace_with_pdfs();
    workspace.write("coachgen.yaml", "practice:\n  name: A practice\n");
    workspace.edit("engagement.md", "name: Amara Okafor", "name: محمد الأحمد");
    let found = |workspace: &Workspace| {
        let ran = workspace.run(&["check", "records"]);
        format!("{}{}", ran.out, ran.err).matches("CG904").count()
    };
    assert_eq!(found(&workspace), 1);
    // The only built-in font with Arabic, as if it were the practice's own.
    let mono =
        typst_assets::fonts().find(|font| font.windows(16).any(|part| part == b"DejaVu Sans Mono"));
    fs::create_dir_all(workspace.path("templates/fonts")).unwrap();
    fs::write(workspace.path("templates/fonts/own.ttf"), mono.unwrap()).unwrap();
    assert_eq!(found(&workspace), 0);
}
