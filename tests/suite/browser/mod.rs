//! What a real browser says about the pages of the portal: Chromium, headless, driven over its DevTools protocol.
//!
//! Nothing here leaves the machine: pages are opened from disk and the browser resolves no name.

mod cdp;
mod chromium;
mod faults;
mod fixture;
mod page;
mod portal;
mod shots;
mod tree;

use std::time::Instant;

use crate::skip::{say, skip};
use cdp::Browser;
use faults::Faults;

#[test]
fn every_page_of_the_example_opens_cleanly() {
    let Some(mut browser) = browser_or_skip("browser::every_page_of_the_example_opens_cleanly")
    else {
        return;
    };
    let portal = portal::build_example();
    let mut faults = Faults::default();
    let (mut pages, begun) = (0, Instant::now());
    for reader in portal::readers(portal.path()) {
        pages += tree::check(&mut browser, &reader.name, &reader.folder, &mut faults);
    }
    let seconds = begun.elapsed().as_secs_f64();
    say(&format!(
        "{pages} pages in {seconds:.1} s: {:.0} a second",
        pages as f64 / seconds
    ));
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn each_kind_of_fault_is_found() {
    let Some(mut browser) = browser_or_skip("browser::each_kind_of_fault_is_found") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let reader = folder.path().join("reader");
    let expected = fixture::write(folder.path(), &reader);
    let mut faults = Faults::default();
    let pages = tree::check(&mut browser, "reader", &reader, &mut faults);
    assert_eq!(pages, expected.len(), "every page is opened");
    for (page, wanted) in expected {
        let found = faults.of(&format!("reader/{page}"));
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

/// Writes a picture of every page of the example, where `COACHGEN_SHOTS` names a folder for them.
#[test]
fn shots() {
    let Some(folder) = std::env::var_os("COACHGEN_SHOTS") else {
        println!("not asked: set COACHGEN_SHOTS=DIR for a picture of every page of the example");
        return;
    };
    let Some(mut browser) = browser_or_skip("browser::shots") else {
        return;
    };
    let portal = portal::build_example();
    let mut written = 0;
    for reader in portal::readers(portal.path()) {
        written += shots::of_tree(&mut browser, &reader, folder.as_ref())
            .expect("pictures of the example");
    }
    say(&format!("{written} pictures in {}", folder.display()));
}

/// A started browser; without Chromium the named test is skipped. A Chromium that is there and will not start fails.
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
