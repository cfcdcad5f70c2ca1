//! `coachgen watch`: wiring of what follows the files, what holds the practice, and what serves it.

mod output_sync;
mod reporter;

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use super::Exit;
use super::summary;
use super::terminal::Terminal;
use crate::attachment::Recent;
use crate::cli::WatchArgs;
use crate::output::{KeptPictures, RedirectFile};
use crate::pipeline::STACK;
use crate::record::safe_path;
use crate::source::{Disk, Tree, within};
use crate::watch::serve::Preview;
use crate::watch::{
    ChangeBurst, EditorLinks, EngagementState, Events, Following, PracticeSnapshot, PracticeState,
    PreviewHandler, finish,
};
use output_sync::OutputSync;
use reporter::Reporter;

/// Gives the day.
pub(super) type Clock<'c> = &'c (dyn Fn() -> NaiveDate + Sync);

/// How long a stop may go unnoticed.
const GLANCE: Duration = Duration::from_millis(200);

/// Follows the practice until it is stopped.
pub fn run(args: &WatchArgs, clock: Clock<'_>, out: &Terminal) -> Result<Exit, String> {
    let disk = Disk::open(&args.dir).map_err(|error| error.to_string())?;
    let disk = match args.output.as_ref().map(|folder| folder.canonicalize()) {
        Some(Ok(folder)) => disk.without(folder),
        _ => disk,
    };
    // The port first: what cannot be shown need not be read.
    let preview = Preview::bind(args.port).map_err(|error| error.to_string())?;
    // Followed before it is read, so that nothing is missed in between.
    let (events, following) = Events::of(&disk);
    let pictures = match args.write {
        true => KeptPictures::of(disk.root()),
        false => KeptPictures::as_they_are(disk.root()),
    };
    let pictures = Recent::in_front_of(Arc::new(pictures));
    let tree: Arc<dyn Tree> = Arc::new(disk.clone().with_pictures(Arc::new(pictures)));
    let began = Instant::now();
    let opened = PracticeState::open(tree, disk.name(), clock(), out.colour());
    let (hold, first) = opened.map_err(|error| error.to_string())?;
    if first.site.engagements.is_empty() && first.site.unusable.is_none() {
        out.error(&summary::no_records(&args.dir));
        return Ok(Exit::NoRecords);
    }
    let say = Reporter::new(out, EditorLinks::below(disk.root()));
    say.first(&first, began.elapsed());
    follow_said(&following, out);
    let start = start(&disk, &first.site);
    let room = PreviewHandler::of(
        Arc::clone(&first.site),
        Arc::clone(hold.shelf()),
        Some(disk.root().to_path_buf()),
        start,
    )
    .map_err(|error| error.to_string())?;
    let keep = match args.write {
        true => Some(OutputSync::of(args, &disk, &first.site)?),
        false => None,
    };
    let watch = Watch {
        hold: Mutex::new(hold),
        room: Arc::new(room),
        stop: AtomicBool::new(false),
        say,
        clock,
        out,
    };
    out.result(&format!("Open {}", preview.url()));
    if let Some(keep) = &keep {
        out.say(&format!(
            "What is in {} is kept current.",
            keep.target().display()
        ));
    }
    out.say("It is for this computer and this run alone. Ctrl-C stops.");
    let _doorway = match args.open {
        true => open(&preview.url(), out),
        false => None,
    };
    let served = watch.until_stopped(preview, events, first.site, keep);
    served.map_err(|error| error.to_string())?;
    out.say("Stopped.");
    Ok(Exit::Clean)
}

/// What the threads of a watch share.
struct Watch<'w> {
    hold: Mutex<PracticeState>,
    room: Arc<PreviewHandler>,
    stop: AtomicBool,
    say: Reporter<'w>,
    clock: Clock<'w>,
    out: &'w Terminal,
}

impl Watch<'_> {
    fn until_stopped(
        &self,
        preview: Preview,
        events: Events,
        first: Arc<PracticeSnapshot>,
        keep: Option<OutputSync>,
    ) -> Result<(), String> {
        let (sender, receiver) = channel();
        // Nobody listens only when the other thread could not be had; then the preview alone is served.
        let _ = sender.send(first);
        std::thread::scope(|scope| {
            let thread = || std::thread::Builder::new().stack_size(STACK);
            let follow = thread().spawn_scoped(scope, move || self.follow(events, &sender));
            let whole = thread().spawn_scoped(scope, move || self.whole(&receiver, keep));
            let site = Arc::clone(&self.room) as Arc<dyn crate::watch::serve::PreviewSource>;
            let served = match (follow, whole) {
                (Ok(_), Ok(_)) => preview
                    .run(site, told_to_stop())
                    .map_err(|error| error.to_string()),
                _ => Err("the system has no room for another thread".to_owned()),
            };
            self.stop.store(true, Ordering::Relaxed);
            served
        })
    }

    /// Follows the files: after each burst what changed is read, checked and shown.
    fn follow(&self, mut events: Events, whole: &Sender<Arc<PracticeSnapshot>>) {
        let mut missed = false;
        while !self.stops() {
            let seen = events.next(GLANCE);
            let heard = Instant::now();
            let today = (self.clock)();
            let mut hold = self.hold();
            let turned = hold.site().today != today;
            if seen.is_none() && !turned && !missed {
                continue;
            }
            let mut paths = seen
                .as_ref()
                .map(|seen| seen.paths.clone())
                .unwrap_or_default();
            if std::mem::take(&mut missed) {
                paths.insert(String::new());
            }
            // A fault of the program's own must not end the watch; it has been told, and all is looked at again.
            let change = catch_unwind(AssertUnwindSafe(|| match turned {
                true => Ok(Some(hold.turned(today))),
                false => hold.changed(&paths),
            }));
            drop(hold);
            let Ok(change) = change else {
                missed = seen.is_some();
                continue;
            };
            match change {
                Ok(Some(change)) => {
                    self.room.show(Arc::clone(&change.site));
                    self.say.changed(&change, heard.elapsed());
                    self.detail(seen.as_ref(), heard);
                    // Only a thread that could not be had does not listen.
                    let _ = whole.send(change.site);
                }
                Ok(None) => {}
                Err(error) => self
                    .out
                    .error(&format!("{error}; what is shown stays as it was")),
            }
            if seen.is_some_and(|seen| seen.fell_back) {
                follow_said(&Following::Limit, self.out);
            }
        }
    }

    /// Makes every page of what changed, for what shows only then; and writes them, where that was asked for.
    fn whole(&self, sites: &Receiver<Arc<PracticeSnapshot>>, mut keep: Option<OutputSync>) {
        let mut next = None;
        while !self.stops() {
            let site = match next.take() {
                Some(site) => site,
                None => match sites.recv_timeout(GLANCE) {
                    Ok(site) => site,
                    Err(RecvTimeoutError::Timeout) => continue,
                    Err(RecvTimeoutError::Disconnected) => return,
                },
            };
            let site = sites.try_iter().last().unwrap_or(site);
            let mut found = false;
            let mut stopped = |held: &Arc<EngagementState>| {
                found = true;
                self.say.stopped(held);
            };
            let written = match &mut keep {
                Some(keep) => catch_unwind(AssertUnwindSafe(|| {
                    keep.write(&site, &|| self.stops(), &mut stopped, self.out)
                }))
                // A fault of the program's own has been told.
                .unwrap_or(Ok(())),
                None => Ok(()),
            };
            if let Err(error) = written {
                self.out
                    .error(&format!("{error}; the output folder stays as it was"));
            }
            let newer = RefCell::new(None);
            let is_over = || {
                if let Some(site) = sites.try_iter().last() {
                    *newer.borrow_mut() = Some(site);
                }
                self.stops() || newer.borrow().is_some()
            };
            finish(&site, &is_over, &mut stopped);
            next = newer.into_inner();
            if found {
                let site = self.hold().known();
                self.room.show(site);
            }
            self.own_pages(&site);
        }
    }

    /// Says which template keeps the coach's own pages from being made.
    fn own_pages(&self, site: &PracticeSnapshot) {
        let pages = ["coach/index.html", "coach/health.html", "coach/rules.html"];
        let mut faults = pages
            .into_iter()
            .filter_map(|page| self.room.own_fault(site, page));
        if let Some(fault) = faults.next() {
            self.say.own_pages(&fault);
        }
    }

    fn detail(&self, seen: Option<&ChangeBurst>, heard: Instant) {
        let gathered = seen.map_or(0, |seen| (heard - seen.first).as_micros());
        self.out.detail(&format!(
            "version {}: gathered in {gathered} µs, rebuilt in {} µs",
            self.room.site().version,
            heard.elapsed().as_micros()
        ));
    }

    fn hold(&self) -> MutexGuard<'_, PracticeState> {
        self.hold.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stops(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Opens the browser by way of a file that only this account can read: everybody on the machine sees what a program is
/// called with, and the address has the token in it. The file goes when the watch ends.
fn open(url: &str, out: &Terminal) -> Option<RedirectFile> {
    let doorway = RedirectFile::to(url).ok();
    let opened = doorway.as_ref().map(|doorway| opener::open(doorway.path()));
    if !matches!(opened, Some(Ok(()))) {
        out.error("no browser could be opened; open the address above yourself");
    }
    doorway
}

/// Done when the program is told to stop. Without a handler the system ends the program, as it always does.
async fn told_to_stop() {
    let pressed = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let ended = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut ended) => _ = ended.recv().await,
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let ended = std::future::pending::<()>();
    tokio::select! {
        () = pressed => {}
        () = ended => {}
    }
}

/// Where the preview begins: the engagement that was asked for, else the practice.
fn start(disk: &Disk, site: &PracticeSnapshot) -> String {
    let scope = disk.scope();
    let mut asked = site.engagements.iter().filter(|held| {
        let dir = &held.files.files().dir;
        !scope.is_empty() && within(scope, dir)
    });
    match (asked.next_back(), site.engagements.as_slice()) {
        (Some(held), _) => format!("coach/{}/index.html", held.name),
        (None, [only]) => format!("coach/{}/index.html", only.name),
        (None, _) => "coach/index.html".to_owned(),
    }
}

/// Says how changes are noticed, where it is not the usual way.
fn follow_said(following: &Following, out: &Terminal) {
    match following {
        Following::System => {}
        Following::Remote => out.note(
            "These files lie on another machine, which does not tell of changes: they are looked at every second or so, \
             and less often where that takes long.",
        ),
        Following::Limit => out.note(
            "The system cannot follow so many folders: their files are looked at every second or so instead. \
             On Linux a higher fs.inotify.max_user_watches mends this, for example `sudo sysctl fs.inotify.max_user_watches=524288`.",
        ),
        Following::Failed(why) => out.note(&format!(
            "The system does not tell of changes ({why}): the files are looked at every second or so instead. \
             On Linux too many programs that follow files may be why; a higher fs.inotify.max_user_instances mends that.",
        )),
    }
}

/// A name that may be anybody's, for a terminal.
fn shown(name: &str) -> String {
    safe_path(name)
}
