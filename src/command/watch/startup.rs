//! The start and the stop of `coachgen watch`: the browser, the first page, the signals that end it.

use crate::command::terminal::Terminal;
use crate::output::RedirectFile;
use crate::source::{Disk, within};
use crate::watch::{PracticeSnapshot, WatchMethod};

/// Opens the browser with a file that redirects to the address and that only this account can read. The address
/// contains the token, and all accounts on the machine can see a program's arguments. The file is deleted when the
/// watch ends.
pub(super) fn open_browser(url: &str, out: &Terminal) -> Option<RedirectFile> {
    let redirect = RedirectFile::create(url).ok();
    let opened = redirect.as_ref().map(|file| opener::open(file.path()));
    if !matches!(opened, Some(Ok(()))) {
        out.error("cannot open a browser; open the address above yourself");
    }
    redirect
}

/// Completes on Ctrl-C or a termination signal. If a handler cannot be installed, the system ends the program.
pub(super) async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signals) => _ = signals.recv().await,
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

/// The first page of the preview: that of the engagement given on the command line, else that of the practice.
pub(super) fn start_page(disk: &Disk, site: &PracticeSnapshot) -> String {
    let scope = disk.scope();
    let mut requested = site.engagements.iter().filter(|held| {
        let dir = &held.files.files().dir;
        !scope.is_empty() && within(scope, dir)
    });
    match (requested.next_back(), site.engagements.as_slice()) {
        (Some(held), _) => format!("coach/{}/index.html", held.name),
        (None, [only]) => format!("coach/{}/index.html", only.name),
        (None, _) => "coach/index.html".to_owned(),
    }
}

/// Prints how changes are detected, if the files are polled.
pub(super) fn report_watch_method(method: &WatchMethod, out: &Terminal) {
    match method {
        WatchMethod::System => {}
        WatchMethod::Requested => out.message("The files are checked about every second."),
        WatchMethod::Remote => out.note(
            "These files are on another machine, which does not report changes, so they are checked about every second, \
             or less often if that takes long.",
        ),
        WatchMethod::Limit => out.note(
            "The system cannot watch this many folders, so their files are checked about every second instead. \
             On Linux, a higher fs.inotify.max_user_watches fixes this, for example `sudo sysctl fs.inotify.max_user_watches=524288`.",
        ),
        WatchMethod::Failed(why) => out.note(&format!(
            "The system does not report changes ({why}), so the files are checked about every second instead. \
             On Linux, the cause may be too many programs that watch files; a higher fs.inotify.max_user_instances fixes that.",
        )),
    }
}
