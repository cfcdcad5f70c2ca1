//! The theme: an accent colour that is always readable, templates that replace the built-in ones, and their faults.

mod colour;
mod faults;

use coachgen::theme::{BUILT_IN, STYLES, WHOLE_STYLE, built_in, ejected, purpose};

#[test]
fn every_built_in_template_has_a_purpose() {
    let names = BUILT_IN.iter().chain(STYLES).map(|(name, _)| *name);
    for name in names.chain([WHOLE_STYLE]) {
        let line = purpose(name);
        assert!(
            !line.is_empty(),
            "src/theme/purpose.rs has no purpose for {name}"
        );
        assert!(line.chars().count() <= 90, "{name}: {line}");
        let own = ejected(name).unwrap();
        assert!(
            own.ends_with(&built_in(name).unwrap()) && own.lines().next().unwrap().contains(name)
        );
    }
    assert_eq!(built_in("nothing.html"), None);
}
