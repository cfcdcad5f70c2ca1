//! CG602: a marker in a field, where it has no effect. (In prose it is found when the prose is read.)

use crate::check::{Check, Checked, Run};
use crate::diag::{Diagnostic, UNKNOWN_MARKER};
use crate::policy::Level;
use crate::reader::Reader;
use crate::record::prose::looks_like_marker;
use crate::view::leaves_of;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &UNKNOWN_MARKER,
    page: include_str!("unknown_marker.md"),
    needs: &[],
    yields: &[],
    run: Run::Records(check),
};

/// Reports every value of a front matter that holds what looks like a marker.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let Some(levels) = checked.standing.levels(&Reader::Coach) else {
        return;
    };
    for (id, _, _) in checked.source.model.held() {
        for leaf in leaves_of(checked.source, &Reader::Coach, levels, id, Level::Shared) {
            if looks_like_marker(leaf.text) {
                diags.push(
                    Diagnostic::new(
                        &UNKNOWN_MARKER,
                        leaf.span,
                        format!("`{}` holds what looks like a marker, but in a field it has no effect", leaf.field.key()),
                    )
                    .help("put `coach_only: true` beside the fields of the item, or write the words in the body under a marked heading"),
                );
            }
        }
    }
}
