//! Reports that a check is skipped because a tool it needs (a browser, poppler, …) is not on this machine.
//!
//! A missing tool must never look like a pass on a machine that should have it: with `COACHGEN_NO_SKIP=1` it is a
//! failure.

use std::io::Write as _;

/// Prints on standard error that `name` was skipped and why; panics if nothing may be skipped.
///
/// The caller returns right after. The line bypasses the test runner's capture, so that it is visible in a passing
/// run.
#[track_caller]
pub fn skip(name: &str, why: &str) {
    let strict = std::env::var_os("COACHGEN_NO_SKIP").is_some_and(|value| value == "1");
    assert!(
        !strict,
        "{name} may not be skipped here (COACHGEN_NO_SKIP=1): {why}"
    );
    print_line(&format!("SKIPPED {name}: {why}"));
}

/// Writes one line to standard error, bypassing the test runner's capture.
pub fn print_line(line: &str) {
    // A closed standard error is no reason to fail a check.
    let _ = writeln!(std::io::stderr(), "{line}");
}
