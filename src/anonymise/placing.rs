//! Places one label for a name that is split by a line break or by emphasis marks.

use super::edits::Draft;
use super::letters::Letter;
use std::ops::Range;

/// The range split at line breaks and emphasis marks.
pub(super) fn parts(
    text: &str,
    range: &Range<usize>,
    all: &[Letter],
    letters: &Range<usize>,
) -> Vec<Range<usize>> {
    let mut parts = vec![range.clone()];
    for pair in all[letters.clone()].windows(2) {
        let between = pair[0].end()..pair[1].start();
        let gap = text.get(between.clone()).unwrap_or_default();
        let is_emphasis = gap.contains(['*', '~', '`'])
            || (gap.contains('_') && gap.contains(char::is_whitespace));
        if (gap.contains('\n') || is_emphasis)
            && let Some(last) = parts.last_mut()
        {
            last.end = between.start;
            parts.push(between.end..range.end);
        }
    }
    parts
}

/// Writes one label for all parts, and keeps line breaks and emphasis marks.
pub(super) fn place(
    draft: &mut Draft<'_>,
    range: &Range<usize>,
    parts: &[Range<usize>],
    label: &str,
    is_slug: bool,
) {
    let text = draft.text;
    let [first, second] = parts else {
        if is_slug || parts.len() == 1 {
            return draft.edit(range.clone(), label);
        }
        return parts
            .iter()
            .for_each(|part| draft.edit(part.clone(), label));
    };
    let gap = &text[first.end..second.start];
    let marks = |c: char| matches!(c, '*' | '_' | '~' | '`');
    let (opens, closes) = (gap.ends_with(marks), gap.starts_with(marks));
    let before = text[..first.start].chars().next_back();
    let after = text[second.end..].chars().next();
    if gap.contains('\n') {
        let line_start = text[..first.start].rfind('\n').map_or(0, |at| at + 1);
        let is_alone = !text[line_start..first.start].contains(|c: char| c.is_alphanumeric());
        if opens || closes || (is_alone && after != Some(' ')) {
            parts
                .iter()
                .for_each(|part| draft.edit(part.clone(), label));
        } else if is_alone || after == Some(' ') {
            draft.edit(first.clone(), label);
            draft.edit(
                second.start..second.end + usize::from(after == Some(' ')),
                "",
            );
        } else {
            // Not a space after the name: it may be the punctuation of the sentence.
            let start = first.start - usize::from(before == Some(' '));
            draft.edit(start..first.end, "");
            draft.edit(second.clone(), label);
        }
    } else if opens && closes && gap.contains(char::is_whitespace) {
        parts
            .iter()
            .for_each(|part| draft.edit(part.clone(), label));
    } else if closes && (gap.contains(char::is_whitespace) || before.is_some_and(marks)) {
        let spaces = gap.len() - gap.trim_end().len();
        draft.edit(first.clone(), label);
        draft.edit(second.start - spaces..second.end, "");
    } else {
        let spaces = gap.len() - gap.trim_start().len();
        draft.edit(first.start..first.end + spaces, "");
        draft.edit(second.clone(), label);
    }
}
