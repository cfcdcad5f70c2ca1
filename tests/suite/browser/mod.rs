//! Tests of the portal's pages in a real browser: Chromium, headless, controlled over its DevTools protocol.
//!
//! Nothing here uses the network: pages are opened from disk and the browser resolves no host names.

mod axe;
mod cdp;
mod chromium;
mod engagements;
mod faults;
mod firefox;
mod fixture;
mod handed_over;
mod keyboard;
mod measured;
mod media;
mod page;
mod paper;
pub mod portal;
mod reflow;
mod sealed;
mod search;
mod shots;
mod single_file;
mod tree;
mod watch;

use std::collections::BTreeSet;
use std::time::Instant;

use crate::skip::{print_line, skip};
use cdp::Browser;
use faults::Faults;
use portal::{EXAMPLE, EXTREMES, PRACTICE, Portal};
use tree::Folder;

#[test]
fn every_page_opens_cleanly() {
    let Some(mut browser) = browser_or_skip("browser::every_page_opens_cleanly") else {
        return;
    };
    let mut run = Run::new("opened");
    for records in [EXAMPLE, PRACTICE, EXTREMES] {
        let portal = portal::build(records);
        for reader in portal::readers(portal.path()) {
            run.pages += tree::check(&mut browser, &reader.name, &reader.folder, &mut run.faults);
        }
    }
    run.end();
}

#[test]
fn reports_print_as_they_should() {
    let name = "browser::reports_print_as_they_should";
    let Some(mut browser) = browser_or_skip(name) else {
        return;
    };
    let mut wrong = Vec::new();
    let mut printed = 0;
    for records in [EXAMPLE, PRACTICE, EXTREMES] {
        let portal = portal::build(records);
        let files = walkdir::WalkDir::new(portal.path()).sort_by_file_name();
        for file in files.into_iter().filter_map(Result::ok) {
            let path = file.path();
            let is_report = path
                .parent()
                .is_some_and(|above| above.ends_with("reports"));
            if !is_report || path.extension().is_none_or(|ending| ending != "html") {
                continue;
            }
            match paper::check(&mut browser, path) {
                Ok(Some(found)) => {
                    let place = path.strip_prefix(portal.path()).expect("within").display();
                    wrong.extend(found.iter().map(|one| format!("{place}: {one}")));
                }
                Ok(None) => return skip(name, "poppler is not here"),
                Err(error) => wrong.push(format!("{}: {error}", path.display())),
            }
            printed += 1;
        }
    }
    // An overview is two pages of paper, for each reader.
    let portal = portal::build(EXAMPLE);
    for reader in portal::readers(portal.path()) {
        // The coach's own first page is the list of engagements.
        let page = match reader.name == "coach" {
            true => reader.folder.join(EXAMPLE).join("index.html"),
            false => reader.folder.join("index.html"),
        };
        let pages = paper::printed(&mut browser, &page).expect("printed");
        let count = pages.expect("poppler is here").len();
        if count > 2 {
            wrong.push(format!("{}: {count} pages", reader.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(printed > 40, "{printed} reports");
}

#[test]
fn axe_finds_nothing_in_english() {
    axe_finds_nothing(
        "browser::axe_finds_nothing_in_english",
        &[
            (EXAMPLE, None, Pages::All, ONE_SETTING),
            (EXAMPLE, None, Pages::LongestOfEachSort, axe::ALL_SETTINGS),
            (PRACTICE, None, Pages::OneOfEachSort, axe::ALL_SETTINGS),
            (EXTREMES, None, Pages::LongestOfEachSort, axe::ALL_SETTINGS),
        ],
    );
}

#[test]
fn axe_finds_nothing_in_german() {
    axe_finds_nothing(
        "browser::axe_finds_nothing_in_german",
        &[
            (EXAMPLE, Some("de"), Pages::OneOfEachSort, ONE_SETTING),
            (PRACTICE, Some("de"), Pages::OneOfEachSort, ONE_SETTING),
        ],
    );
}

#[test]
fn axe_finds_nothing_in_french() {
    axe_finds_nothing(
        "browser::axe_finds_nothing_in_french",
        &[
            (EXAMPLE, Some("fr"), Pages::OneOfEachSort, ONE_SETTING),
            (PRACTICE, Some("fr"), Pages::OneOfEachSort, ONE_SETTING),
        ],
    );
}

#[test]
fn pages_are_usable_by_their_keys() {
    check_pages(
        "browser::pages_are_usable_by_their_keys",
        (Pages::OneOfEachSort, Pages::OneOfEachSort),
        keyboard::check,
    );
}

#[test]
fn every_page_reflows() {
    check_pages(
        "browser::every_page_reflows",
        (Pages::All, Pages::LongestOfEachSort),
        reflow::check,
    );
}

#[test]
fn every_page_serves_its_readers_wishes() {
    check_pages(
        "browser::every_page_serves_its_readers_wishes",
        (Pages::All, Pages::LongestOfEachSort),
        media::check,
    );
}

/// Which pages of a portal are checked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pages {
    /// Every page.
    All,
    /// One page of each sort that was not checked before.
    OneOfEachSort,
    /// The longest page of each sort.
    LongestOfEachSort,
}

/// Checks the pages of every practice: those of `EXAMPLE` and those of `EXTREMES`. Those of `PRACTICE` differ from those of `EXAMPLE` only in content, and less than
/// those of `EXTREMES`.
fn check_pages(
    name: &str,
    (example, extremes): (Pages, Pages),
    mut look: impl FnMut(&mut Browser, &Folder, &str, &mut Faults) -> Result<(), String>,
) {
    let Some(mut browser) = browser_or_skip(name) else {
        return;
    };
    let mut run = Run::new(name);
    for (records, which) in [
        (EXAMPLE, example),
        (PRACTICE, Pages::OneOfEachSort),
        (EXTREMES, extremes),
    ] {
        run.over(&mut browser, &portal::build(records), which, &mut look);
    }
    run.end();
}

/// For pages that differ from others of their sort only in content or language.
const ONE_SETTING: &[axe::Setting] = &[axe::PHONE];

/// Checks pages with axe. In another language than English, the markup of each sort of page is the same.
fn axe_finds_nothing(name: &str, practices: &[(&str, Option<&str>, Pages, &[axe::Setting])]) {
    let Some(mut browser) = browser_or_skip(name) else {
        return;
    };
    if !axe::prepare_or_skip(&mut browser, name) {
        return;
    }
    let mut run = Run::new(name);
    for (records, language, pages, settings) in practices {
        let portal = match language {
            Some(language) => portal::build_in(records, language),
            None => portal::build(records),
        };
        run.over(
            &mut browser,
            &portal,
            *pages,
            |browser, folder, file, faults| axe::check(browser, folder, file, settings, faults),
        );
    }
    run.end();
}

#[test]
fn each_kind_of_fault_is_detected() {
    let Some(mut browser) = browser_or_skip("browser::each_kind_of_fault_is_detected") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let reader = folder.path().join("reader");
    let expected = fixture::write(folder.path(), &reader);
    let mut faults = Faults::default();
    let pages = tree::check(&mut browser, "reader", &reader, &mut faults);
    assert_eq!(pages, expected.len(), "every page is opened");
    for (page, wanted) in expected {
        let found = faults.of_page(&format!("reader/{page}"));
        for words in &wanted {
            assert!(
                found.iter().any(|fault| fault.contains(words)),
                "{page}: no “{words}” among {found:#?}"
            );
        }
        if wanted.is_empty() {
            assert!(found.is_empty(), "{page} is a good page, but: {found:#?}");
        }
    }
}

/// Writes a screenshot of every page of the example if `COACHGEN_SHOTS` names a folder for them.
#[test]
fn shots() {
    let Some(folder) = std::env::var_os("COACHGEN_SHOTS") else {
        println!("not asked: set COACHGEN_SHOTS=DIR for a picture of every page of the example");
        return;
    };
    let Some(mut browser) = browser_or_skip("browser::shots") else {
        return;
    };
    let portal = portal::build(EXAMPLE);
    let mut written = 0;
    for reader in portal::readers(portal.path()) {
        written += shots::of_reader(&mut browser, &reader, folder.as_ref())
            .expect("pictures of the example");
    }
    print_line(&format!("{written} pictures in {}", folder.display()));
}

/// A run over many pages: the faults, and the time it took.
struct Run<'a> {
    what: &'a str,
    pages: usize,
    /// The sorts of pages that were already checked.
    met: BTreeSet<String>,
    begun: Instant,
    faults: Faults,
}

impl<'a> Run<'a> {
    fn new(what: &'a str) -> Self {
        Run {
            what,
            pages: 0,
            met: BTreeSet::new(),
            begun: Instant::now(),
            faults: Faults::default(),
        }
    }

    /// Checks pages of every reader of a portal.
    fn over(
        &mut self,
        browser: &mut Browser,
        portal: &Portal,
        which: Pages,
        mut look: impl FnMut(&mut Browser, &Folder, &str, &mut Faults) -> Result<(), String>,
    ) {
        self.pages += tree::for_each_page(
            browser,
            &portal::readers(portal.path()),
            which,
            &mut self.met,
            &mut self.faults,
            &mut look,
        );
    }

    /// Prints the time it took; fails with the faults.
    fn end(self) {
        let seconds = self.begun.elapsed().as_secs_f64();
        let (what, pages) = (self.what, self.pages);
        print_line(&format!(
            "{what}: {pages} pages in {seconds:.1} s, {:.0} a second",
            pages as f64 / seconds
        ));
        assert!(self.faults.is_empty(), "{what}: {}", self.faults);
    }
}

/// A started browser. Skips the named test if there is no Chromium; panics if there is one that does not start.
fn browser_or_skip(name: &str) -> Option<Browser> {
    let Some(program) = chromium::find() else {
        skip(name, "no Chromium found");
        return None;
    };
    Some(
        Browser::start(&program)
            .unwrap_or_else(|why| panic!("{} does not start: {why}", program.display())),
    )
}
