//! What makes PDFs: there where the program was built with it.

use super::open::Opened;
use crate::report::Press;

/// What to do where PDFs cannot be made.
pub(super) const WITHOUT: &str = "this coachgen was built without PDF; build it with the feature `pdf`, which is on by default: `cargo install --path . --force`. Until then each report is in the portals, to print from the browser";

/// The press of a practice, with its own templates and fonts; it warms up when it is first used.
#[cfg(feature = "pdf")]
pub(super) fn press(opened: &Opened) -> Option<Box<dyn Press>> {
    let texts = opened.theme.documents();
    let fonts = opened.fonts.clone();
    Some(Box::new(crate::report::pdf::Lazy::new(texts, fonts)))
}

/// None: the program was built without it.
#[cfg(not(feature = "pdf"))]
pub(super) fn press(_opened: &Opened) -> Option<Box<dyn Press>> {
    None
}
