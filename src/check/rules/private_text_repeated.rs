//! CG606: private words stand again where others read them.

use crate::check::Checked;
use crate::diag::{Diagnostic, PRIVATE_TEXT_REPEATED};
use crate::reader::Party;

/// Reports every record that repeats the words of a coach-only passage or of a personal point.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    for repeat in &checked.standing.repeats {
        let sponsor = repeat
            .from
            .iter()
            .any(|reader| reader.party() == Party::Sponsor);
        let client = repeat
            .from
            .iter()
            .any(|reader| reader.party() == Party::Client);
        let whom = match (client, sponsor) {
            (true, true) => "the client and the sponsor",
            (true, false) => "the client",
            _ => "the sponsor",
        };
        diags.push(
            Diagnostic::new(
                &PRIVATE_TEXT_REPEATED,
                repeat.span,
                format!("this passage repeats six words or more of a private one; the record is held back from {whom}"),
            )
            .related(repeat.private, "the private passage")
            .help("say it here in other words, or mark this passage too"),
        );
    }
}
