//! Every command that writes, when nothing can be written: a message, and nothing by halves.
//!
//! A limit of the file size stands for the full disk: the first byte of each new file is refused.

use std::process::Command;

use super::{RunOutcome, Workspace};

/// Runs a command that may not write a byte to any file.
fn run(workspace: &Workspace, args: &[&str]) -> RunOutcome {
    let template = workspace.command(args);
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh"])
        .arg(template.get_program())
        .args(template.get_args())
        .current_dir(workspace.records());
    for (name, value) in template.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    RunOutcome::from_output(command.output().expect("a shell"))
}

#[test]
fn a_command_that_cannot_write_says_so_and_changes_nothing() {
    let workspace = Workspace::practice();
    let tomasz = "two-sponsors-tomasz-brandt";
    workspace.write("loose/meeting.md", "# A meeting\n\nWords.\n");
    workspace.write(
        "meetings.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example\r\nBEGIN:VEVENT\r\nUID:1@example\r\nDTSTAMP:20261101T090000Z\r\n\
         DTSTART:20270110T090000\r\nDTEND:20270110T100000\r\nSUMMARY:Coaching Tomasz\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    let path = format!("{tomasz}/notes/typed.md");
    workspace.write(
        &path,
        "---\nkind: note\ndate: 14 January 2026\n---\n\nWords.\n",
    );
    let built = workspace.run(&["build", "records"]);
    assert!(built.code < 2, "{}", built.err);
    let before = workspace.files_outside_portals();
    for args in [
        &["hours", "-o", "log.csv"][..],
        &["hours", "-o", "log.xlsx"],
        &["report", tomasz, "agreement", "-o", "agreement.pdf"],
        &["export", tomasz, "--for", "client", "-o", "export.json"],
        &[
            "export", tomasz, "--for", "client", "--format", "csv", "-o", "tables",
        ],
        &["export", tomasz, "--subject-access", "-o", "../access"],
        &[
            "calendar",
            "--for",
            "client",
            tomasz,
            "-o",
            "meetings-2.ics",
        ],
        &["calendar", "import", "meetings.ics", tomasz, "--write"],
        &["new", "session", tomasz, "--no-edit"],
        &["new", "engagement", "Somebody New", "--no-edit"],
        &["init", "../elsewhere", "--coach", "Ruth"],
        &["import", "loose", tomasz, "--write"],
        &["approve", "interim-review", "--on", "2026-11-20"],
        &["check", "--fix"],
        &["eject", "session.html"],
        &["build", "--all"],
    ] {
        let ran = run(&workspace, args);
        assert_ne!(ran.code, 0, "{args:?}\n{}{}", ran.out, ran.err);
        let says_so = ran.err.contains("cannot") || ran.err.contains("could not");
        assert!(says_so, "{args:?} {}\n{}{}", ran.code, ran.out, ran.err);
        assert!(!ran.err.contains(".coachgen-"), "{args:?}\n{}", ran.err);
        let folders = ["../elsewhere", "somebody-new", "templates"];
        let left = folders
            .into_iter()
            .find(|folder| workspace.path(folder).exists());
        assert_eq!(left, None, "{args:?}");
        let after = workspace.files_outside_portals();
        let new: Vec<&String> = after
            .keys()
            .filter(|path| !before.contains_key(*path))
            .collect();
        assert!(new.is_empty(), "{args:?} left {new:?}");
        assert!(after == before, "{args:?} changed a file");
    }
}
