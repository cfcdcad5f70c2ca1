//! The overlay fragment of `watch`. It always uses the built-in template: custom templates are for portals, and the
//! overlay is never part of a portal.

use tera::{Context, Tera};

/// The template and its name; the `.html` extension turns on escaping.
const FRAGMENT: (&str, &str) = ("watch.html", include_str!("../../templates/watch.html"));

/// Renders the overlay fragment.
pub struct Overlay(Tera);

impl Default for Overlay {
    fn default() -> Overlay {
        let mut tera = Tera::new();
        // The template is built in, so an error is a bug; a test renders it.
        let _ = tera.add_raw_templates([FRAGMENT]);
        Overlay(tera)
    }
}

impl Overlay {
    /// Renders the fragment; empty if the template fails.
    pub fn render(&self, context: &Context) -> String {
        self.0.render(FRAGMENT.0, context).unwrap_or_default()
    }
}
