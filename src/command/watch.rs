//! `coachgen watch`: connects the file watcher, the state of the practice and the preview server.

mod output_sync;
mod reporter;
mod startup;

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find;
use super::summary;
use super::terminal::Terminal;
use crate::attachment::RecentPictures;
use crate::command::CommandError;
use crate::output::PictureCache;
use crate::pipeline::STACK_SIZE;
use crate::record::safe_path;
use crate::source::{Disk, Tree};
use crate::watch::serve::Preview;
use crate::watch::{
    ChangeBurst, EditorLinks, EngagementState, Events, PracticeSnapshot, PracticeState,
    PreviewHandler, WatchMethod, build_all,
};
use output_sync::OutputSync;
use reporter::Reporter;
use startup::{open_browser, report_watch_method, start_page, stop_signal};

/// `coachgen watch`
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  coachgen watch --open

Open the printed address. It works only on this computer and only while the command runs. The
preview shows every reader's portal, and the current page as each reader sees it. While an engagement
cannot be built, it shows the last good state and how to fix the error.
Nothing is written without --write.")]
pub struct WatchArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name; the whole practice is watched
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Port on 127.0.0.1 [default: any free port]
    #[arg(long, short, value_name = "PORT")]
    pub port: Option<u16>,

    /// Open the preview in the browser
    #[arg(long)]
    pub open: bool,

    /// Check the files about every second, for a drive whose changes the system does not report
    #[arg(long)]
    pub poll: bool,

    /// Also keep the output folder up to date, as `coachgen build` would write it
    #[arg(long)]
    pub write: bool,

    /// Write the portals to this folder [default: `output` in coachgen.yaml, else `portal` in the practice]
    #[arg(long, short, value_name = "OUT", requires = "write")]
    pub output: Option<PathBuf>,
}

/// Returns today's date.
pub(super) type Clock<'c> = &'c (dyn Fn() -> NaiveDate + Sync);

/// The interval at which threads check whether to stop.
const POLL_INTERVAL: Duration = Duration::from_millis(200);

/// Watches the practice until the command is stopped.
pub fn run(args: &WatchArgs, clock: Clock<'_>, out: &Terminal) -> Result<Exit, CommandError> {
    let disk = Disk::open(&find::folder(&args.dir)?).map_err(|error| error.to_string())?;
    let disk = match args.output.as_ref().map(|folder| folder.canonicalize()) {
        Some(Ok(folder)) => disk.without(folder),
        _ => disk,
    };
    // Binds the port first, so that an error there is reported before anything is read.
    let preview = Preview::bind(args.port).map_err(|error| error.to_string())?;
    // Watches before reading, so that no change in between is missed.
    let (events, watch_method) = match args.poll {
        true => (Events::polling(&disk), WatchMethod::Requested),
        false => Events::follow(&disk),
    };
    let pictures = match args.write {
        true => PictureCache::new(disk.root()),
        false => PictureCache::read_only(disk.root()),
    };
    let pictures = RecentPictures::in_front_of(Arc::new(pictures));
    let tree: Arc<dyn Tree> = Arc::new(disk.clone().with_pictures(Arc::new(pictures)));
    let began = Instant::now();
    let opened = PracticeState::open(tree, disk.name(), clock(), out.colour());
    let (state, first) = opened.map_err(|error| error.to_string())?;
    if first.site.engagements.is_empty() && first.site.unusable.is_none() {
        return Err(summary::no_engagement(&args.dir));
    }
    let reporter = Reporter::new(out, EditorLinks::below(disk.root()));
    reporter.report_start(&first, began.elapsed());
    report_watch_method(&watch_method, out);
    let start = start_page(&disk, &first.site);
    let handler = PreviewHandler::new(
        Arc::clone(&first.site),
        Arc::clone(state.loaded()),
        Some(disk.root().to_path_buf()),
        start,
    )
    .map_err(|error| error.to_string())?;
    let output = match args.write {
        true => Some(OutputSync::new(args, &disk, &first.site)?),
        false => None,
    };
    let watch = Watch {
        state: Mutex::new(state),
        handler: Arc::new(handler),
        stop: AtomicBool::new(false),
        reporter,
        clock,
        out,
    };
    out.result(&format!("Open {}", preview.url()));
    if let Some(output) = &output {
        out.message(&format!(
            "The portals in {} are kept up to date.",
            output.target().display()
        ));
    }
    out.message("The address works only on this computer and only while this command runs. Press Ctrl-C to stop.");
    let _redirect_file = match args.open {
        true => open_browser(&preview.url(), out),
        false => None,
    };
    let served = watch.until_stopped(preview, events, first.site, output);
    served.map_err(|error| error.to_string())?;
    out.message("Stopped.");
    Ok(Exit::Clean)
}

/// State that the threads of `coachgen watch` share.
struct Watch<'w> {
    state: Mutex<PracticeState>,
    handler: Arc<PreviewHandler>,
    stop: AtomicBool,
    reporter: Reporter<'w>,
    clock: Clock<'w>,
    out: &'w Terminal,
}

impl Watch<'_> {
    fn until_stopped(
        &self,
        preview: Preview,
        events: Events,
        first: Arc<PracticeSnapshot>,
        output: Option<OutputSync>,
    ) -> Result<(), CommandError> {
        let (sender, receiver) = channel();
        // Sending fails only if the other thread could not be started.
        let _ = sender.send(first);
        std::thread::scope(|scope| {
            let thread = || std::thread::Builder::new().stack_size(STACK_SIZE);
            let follow = thread().spawn_scoped(scope, move || self.follow_changes(events, &sender));
            let background =
                thread().spawn_scoped(scope, move || self.render_in_background(&receiver, output));
            let site = Arc::clone(&self.handler) as Arc<dyn crate::watch::serve::PreviewSource>;
            let served = match (follow, background) {
                (Ok(_), Ok(_)) => preview
                    .run(site, stop_signal())
                    .map_err(|error| CommandError::new(error.to_string())),
                _ => Err("cannot start another thread".into()),
            };
            self.stop.store(true, Ordering::Relaxed);
            served
        })
    }

    /// Watches the files: after each burst of changes, reads, checks and shows what changed.
    fn follow_changes(&self, mut events: Events, background: &Sender<Arc<PracticeSnapshot>>) {
        // Set after a panic, so that the next round reads everything again.
        let mut read_all = false;
        while !self.is_stopping() {
            let burst = events.next(POLL_INTERVAL);
            let received = Instant::now();
            let today = (self.clock)();
            let mut state = self.lock_state();
            let date_changed = state.site().today != today;
            if burst.is_none() && !date_changed && !read_all {
                continue;
            }
            let mut paths = burst
                .as_ref()
                .map(|burst| burst.paths.clone())
                .unwrap_or_default();
            if std::mem::take(&mut read_all) {
                paths.insert(String::new());
            }
            // A panic must not end `coachgen watch`. The panic hook has printed it.
            let change = catch_unwind(AssertUnwindSafe(|| match date_changed {
                true => Ok(Some(state.day_changed(today))),
                false => state.changed(&paths),
            }));
            drop(state);
            let Ok(change) = change else {
                read_all = burst.is_some();
                continue;
            };
            match change {
                Ok(Some(change)) => {
                    self.handler.show(Arc::clone(&change.site));
                    self.reporter.report_change(&change, received.elapsed());
                    self.report_timing(burst.as_ref(), received);
                    // Sending fails only if the other thread could not be started.
                    let _ = background.send(change.site);
                }
                Ok(None) => {}
                Err(error) => self.out.error(format!("{error}; the preview is unchanged")),
            }
            if burst.is_some_and(|burst| burst.fell_back) {
                report_watch_method(&WatchMethod::Limit, self.out);
            }
        }
    }

    /// Renders every page of what changed, to find errors that only show up then; with `--write`, also writes the
    /// pages.
    fn render_in_background(
        &self,
        sites: &Receiver<Arc<PracticeSnapshot>>,
        mut output: Option<OutputSync>,
    ) {
        let mut next = None;
        while !self.is_stopping() {
            let site = match next.take() {
                Some(site) => site,
                None => match sites.recv_timeout(POLL_INTERVAL) {
                    Ok(site) => site,
                    Err(RecvTimeoutError::Timeout) => continue,
                    Err(RecvTimeoutError::Disconnected) => return,
                },
            };
            let site = sites.try_iter().last().unwrap_or(site);
            let mut found = false;
            let mut stopped = |held: &Arc<EngagementState>| {
                found = true;
                self.reporter.report_stopped(held);
            };
            let written = match &mut output {
                Some(output) => catch_unwind(AssertUnwindSafe(|| {
                    output.write(&site, &|| self.is_stopping(), &mut stopped, self.out)
                }))
                // The panic hook has printed the panic.
                .unwrap_or(Ok(())),
                None => Ok(()),
            };
            if let Err(error) = written {
                self.out
                    .error(format!("{error}; the output folder is unchanged"));
            }
            let newer = RefCell::new(None);
            let is_over = || {
                if let Some(site) = sites.try_iter().last() {
                    *newer.borrow_mut() = Some(site);
                }
                self.is_stopping() || newer.borrow().is_some()
            };
            build_all(&site, &is_over, &mut stopped);
            next = newer.into_inner();
            if found {
                let site = self.lock_state().republish();
                self.handler.show(site);
            }
            self.report_practice_pages(&site);
        }
    }

    /// Prints the first template error that prevents the practice's pages from being rendered.
    fn report_practice_pages(&self, site: &PracticeSnapshot) {
        let pages = ["coach/index.html", "coach/health.html", "coach/rules.html"];
        let mut errors = pages
            .into_iter()
            .filter_map(|page| self.handler.practice_page_error(site, page));
        if let Some(error) = errors.next() {
            self.reporter.report_practice_pages(&error);
        }
    }

    /// Prints how long the last change took, with `--verbose`.
    fn report_timing(&self, burst: Option<&ChangeBurst>, received: Instant) {
        let collected = burst.map_or(0, |burst| (received - burst.first).as_micros());
        self.out.detail(&format!(
            "version {}: changes collected in {collected} µs, rebuilt in {} µs",
            self.handler.site().version,
            received.elapsed().as_micros()
        ));
    }

    fn lock_state(&self) -> MutexGuard<'_, PracticeState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A name with control characters escaped for the terminal.
fn safe_name(name: &str) -> String {
    safe_path(name)
}
