//! Measures the time from a save to the updated page and the memory that `coachgen watch` uses; prints them without a limit.
//! `benches/watch.sh` runs it on the example and on a generated practice.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::browser_or_skip;
use crate::watch::watching::Watching;

/// The number of saves that are timed.
const SAVES: usize = 50;
/// The number of saves after which memory is compared.
const MANY: usize = 1_000;

/// Records when a passage is on the screen: after the frame that shows it.
const NOTE: &str = "window.painted = {}; \
    new MutationObserver(() => { \
        const found = [...document.querySelectorAll('main p')].find((one) => one.textContent.startsWith('Save number ')); \
        const number = found && parseInt(found.textContent.slice(12)); \
        if (!number || painted[number]) return; \
        painted[number] = -1; \
        requestAnimationFrame(() => { const after = new MessageChannel(); \
            after.port1.onmessage = () => { painted[number] = performance.timeOrigin + performance.now(); }; \
            after.port2.postMessage(0); }); \
    }).observe(document.body, {subtree: true, childList: true, characterData: true})";

#[test]
#[ignore = "measures; benches/watch.sh runs it"]
fn time_from_a_save_to_the_page() {
    let Some(mut browser) = browser_or_skip("browser::measured::time_from_a_save_to_the_page")
    else {
        return;
    };
    let practice = std::env::var("COACHGEN_PRACTICE").ok();
    println!(
        "{:<28} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "", "gathered", "rebuilt", "the rest", "median", "worst"
    );
    let places = [(
        "the example",
        "example-engagement".to_owned(),
        "4-development/session-3.md",
        "records",
        "session-3",
    )];
    let made = practice.map(|folder| {
        (
            "the made practice",
            folder,
            "engagement-074/4-development/session-4.md",
            "engagement-074",
            "session-4",
        )
    });
    for (name, from, record, engagement, page) in places.into_iter().chain(made) {
        let watching = Watching::on_copy_of(&from, &["--verbose"]);
        browser.open(&watching.url).expect("the first address");
        std::thread::sleep(Duration::from_secs(1));
        let url = format!("{}/coach/{engagement}/{page}.html", watching.base_path());
        browser.open(&url).expect("the page");
        browser.evaluate(NOTE).expect("an observer");
        let path = watching.records().join(record);
        let text = std::fs::read_to_string(&path).expect("the record");
        let mut rows: Vec<[f64; 4]> = Vec::new();
        for number in 1..=SAVES + 3 {
            let began = now();
            write(&path, &text, number);
            let line = watching.wait_for_warning(|line| line.starts_with("version "));
            let numbers: Vec<f64> = line
                .split_whitespace()
                .filter_map(|word| word.parse().ok())
                .collect();
            let painted = painted(&mut browser, number);
            let [.., gathered, rebuilt] = numbers[..] else {
                panic!("{numbers:?}")
            };
            let (gathered, rebuilt, all) = (gathered / 1000.0, rebuilt / 1000.0, painted - began);
            // The first few saves are slow, before caches are warm.
            if number > 3 {
                rows.push([gathered, rebuilt, all - gathered - rebuilt, all]);
            }
            std::thread::sleep(Duration::from_millis(150));
        }
        let median = |column: usize| {
            let mut all: Vec<f64> = rows.iter().map(|row| row[column]).collect();
            all.sort_by(f64::total_cmp);
            (all[all.len() / 2], all[all.len() - 1])
        };
        let [(gathered, _), (rebuilt, _), (rest, _), (all, worst)] = [0, 1, 2, 3].map(median);
        println!("{name:<28} {gathered:>9.1} {rebuilt:>9.1} {rest:>9.1} {all:>9.1} {worst:>9.1}");
        let (_, slowest) = median(1);
        println!("  slowest rebuild {slowest:.1} ms; all in milliseconds, over {SAVES} saves");
        let before = watching.memory();
        for number in SAVES + 4..=SAVES + 4 + MANY {
            write(&path, &text, number);
            watching.wait_for_warning(|line| line.starts_with("version "));
        }
        std::thread::sleep(Duration::from_secs(1));
        if let (Some(before), Some(after)) = (before, watching.memory()) {
            println!("  memory {before:.0} MiB, {after:.0} MiB after {MANY} more saves");
        }
    }
}

fn write(path: &Path, text: &str, number: usize) {
    let text = text.replacen(
        "\n## ",
        &format!("\nSave number {number} of many.\n\n## "),
        1,
    );
    std::fs::write(path, text).expect("the record is written");
}

fn painted(browser: &mut super::cdp::Browser, number: usize) -> f64 {
    for _ in 0..2_000 {
        let value = browser
            .evaluate(&format!("painted[{number}]"))
            .expect("the page");
        if let Some(at) = value.as_f64().filter(|at| *at > 0.0) {
            return at;
        }
        assert!(value.is_null() || value == -1);
        std::thread::sleep(Duration::from_millis(3));
    }
    panic!("save {number} never came to the page");
}

/// Milliseconds of the clock that the browser uses too.
fn now() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock")
        .as_secs_f64()
        * 1000.0
}
