//! The runs of each line in the order in which they are read, which is not that in which they are drawn.

use super::{Piece, Run};
use crate::bidi::{Direction, direction};

/// `pieces`, drawn from left to right, as they are read in paragraphs of the direction `base`.
pub(super) fn ordered(pieces: &[Piece], base: Direction) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut line: Vec<Run> = Vec::new();
    let mut asides: Vec<Piece> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Run(run) => {
                if line.last().is_some_and(|last| !last.same_line(run)) {
                    close(&mut line, base, &mut asides, &mut out);
                }
                line.push(run.clone());
            }
            // The end of a page.
            Piece::Aside(words) if words.is_empty() => {
                close(&mut line, base, &mut asides, &mut out);
                out.push(piece.clone());
            }
            Piece::Aside(_) => asides.push(piece.clone()),
        }
    }
    close(&mut line, base, &mut asides, &mut out);
    out
}

fn close(line: &mut Vec<Run>, base: Direction, asides: &mut Vec<Piece>, out: &mut Vec<Piece>) {
    let directions: Vec<Option<Direction>> = line.iter().map(|run| direction(&run.text)).collect();
    if directions.contains(&Some(Direction::Rtl)) {
        if base == Direction::Rtl {
            line.reverse();
        }
        let against = match base {
            Direction::Rtl => Direction::Ltr,
            Direction::Ltr => Direction::Rtl,
        };
        for stretch in stretches(line, against) {
            line[stretch].reverse();
        }
    }
    out.extend(line.drain(..).map(Piece::Run));
    out.append(asides);
}

/// The stretches of a line that run against its base: from a run of that direction to another, with the numbers between.
fn stretches(line: &[Run], against: Direction) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut begun: Option<std::ops::Range<usize>> = None;
    for (at, run) in line.iter().enumerate() {
        match direction(&run.text) {
            Some(one) if one == against => {
                let start = begun.map_or(at, |stretch| stretch.start);
                begun = Some(start..at + 1);
            }
            Some(_) => found.extend(begun.take()),
            None => {}
        }
    }
    found.extend(begun);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(base: Direction, drawn: &[&str]) -> String {
        let runs = drawn.iter().enumerate().map(|(at, text)| {
            Piece::Run(Run {
                text: (*text).to_owned(),
                size: 10.0,
                from: at as f64 * 50.0,
                to: at as f64 * 50.0 + 50.0,
                line: 0.0,
                source: None,
                first: false,
            })
        });
        let pieces: Vec<Piece> = runs.collect();
        let ordered = ordered(&pieces, base);
        let texts = ordered.into_iter().filter_map(|piece| match piece {
            Piece::Run(run) => Some(run.text),
            Piece::Aside(_) => None,
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_and_foreign_words_are_put_where_they_are_read() {
        assert_eq!(
            line(Direction::Ltr, &["She said", "שלום", "!"]),
            "She said שלום !"
        );
        assert_eq!(
            line(Direction::Ltr, &["a", "ב", "4", "א", "c"]),
            "a א 4 ב c"
        );
        assert_eq!(line(Direction::Rtl, &["ב", "4", "א"]), "א 4 ב");
        assert_eq!(
            line(Direction::Rtl, &["ב", "Northwind", "Ltd", "א"]),
            "א Northwind Ltd ב"
        );
        assert_eq!(line(Direction::Ltr, &["one", "2", "three"]), "one 2 three");
    }
}
