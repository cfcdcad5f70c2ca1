//! Determines which labels of a chart fit, on a phone and on a wide screen.
//!
//! The text width is not measured but estimated from its length. The estimate is on the safe side: labels that do not
//! overlap in it do not overlap on the page.

/// The estimated width of a character in percent of a chart: on a phone or a chart beside text, also with increased
/// letter spacing; and on a chart beside the table of contents.
const PHONE: f64 = 3.2;
const ROOMY: f64 = 1.4;
/// Labels on lines further apart than this, in pixels, do not overlap.
const LINE: f64 = 15.0;

/// A label at a position (percent, pixels).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Label<'a> {
    pub(super) at: (f64, f64),
    /// Where the space for it begins on the x-axis.
    pub(super) left: f64,
    pub(super) words: &'a str,
}

/// On which screens a label is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelPlacement {
    Always,
    /// Only if the chart is wide.
    Wide,
    Never,
}

impl Label<'_> {
    /// Returns its ends on the x-axis with `letter` percent per character, kept within the chart.
    fn span(&self, letter: f64) -> (f64, f64) {
        let half = self.words.chars().count() as f64 * letter / 2.0 + letter / 2.0;
        let centre = match self.anchor() {
            (left, "start") => left + half,
            (_, "end") => 100.0 - half,
            _ => self.at.0,
        };
        (centre - half, centre + half)
    }

    /// Returns its x position and the anchor that keeps it within the chart on a phone.
    pub(super) fn anchor(&self) -> (f64, &'static str) {
        let half = self.words.chars().count() as f64 * PHONE / 2.0;
        if self.at.0 - half < self.left && self.at.0 < 50.0 {
            (self.left, "start")
        } else if self.at.0 + half > 100.0 {
            (100.0, "end")
        } else {
            (self.at.0, "middle")
        }
    }

    /// Returns true if it would overlap `other` on a phone.
    pub(super) fn overlaps(&self, other: &Label<'_>) -> bool {
        self.touches_at(other, PHONE)
    }

    fn touches_at(&self, other: &Label<'_>, letter: f64) -> bool {
        let (one, two) = (self.span(letter), other.span(letter));
        (self.at.1 - other.at.1).abs() < LINE && one.0 < two.1 && two.0 < one.1
    }
}

/// Returns where each of `labels` is shown next to the `fixed` ones; earlier labels have priority.
pub(super) fn visible_labels(labels: &[Label<'_>], fixed: &[Label<'_>]) -> Vec<LabelPlacement> {
    let mut shown = vec![LabelPlacement::Never; labels.len()];
    for (letter, tier) in [
        (PHONE, LabelPlacement::Always),
        (ROOMY, LabelPlacement::Wide),
    ] {
        for (index, label) in labels.iter().enumerate() {
            let taken = labels
                .iter()
                .zip(&shown)
                .filter(|(_, shown)| **shown != LabelPlacement::Never)
                .map(|(other, _)| other);
            let free = !taken
                .chain(fixed)
                .any(|other| label.touches_at(other, letter));
            if shown[index] == LabelPlacement::Never && !label.words.is_empty() && free {
                shown[index] = tier;
            }
        }
    }
    shown
}

/// Returns the distance of a label's centre from the ring that it ends at, in percent.
pub(super) fn before_ring(words: &str) -> f64 {
    4.0 + words.chars().count() as f64 * PHONE / 2.0
}

/// The number of characters in a line across the chart on a phone.
pub(super) const MAX_LETTERS: usize = 40;

/// Wraps `words` in lines of at most `most` characters; longer words are split.
pub(super) fn wrap(words: &str, most: usize) -> Vec<String> {
    let most = most.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in words.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (at, piece) in letters.chunks(most).enumerate() {
            let length = piece.len();
            match lines.last_mut() {
                Some(line) if at == 0 && room > length => {
                    line.push(' ');
                    line.extend(piece);
                    room -= length + 1;
                }
                _ => {
                    lines.push(piece.iter().collect());
                    room = most - length;
                }
            }
        }
    }
    lines
}
