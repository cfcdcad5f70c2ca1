//! The fragment that `watch` lays over a page. It is the program's own: a practice's templates make portals, and this
//! stands in none.

use tera::{Context, Tera};

/// The template, with its name, which has it escaped as a page is.
const FRAGMENT: (&str, &str) = ("watch.html", include_str!("../../templates/watch.html"));

/// Renders the fragment.
pub struct Overlay(Tera);

impl Default for Overlay {
    fn default() -> Overlay {
        let mut tera = Tera::new();
        // A fault of it would be the program's; a test renders it.
        let _ = tera.add_raw_templates([FRAGMENT]);
        Overlay(tera)
    }
}

impl Overlay {
    /// The fragment; empty where the template has a fault.
    pub fn render(&self, context: &Context) -> String {
        self.0.render(FRAGMENT.0, context).unwrap_or_default()
    }
}
