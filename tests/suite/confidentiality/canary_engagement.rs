//! The canary engagement with what each reader should see of it, and the faults in its portals.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use coachgen::model::Model;
use coachgen::policy::Policy;
use coachgen::reader::{Party, Reader};
use coachgen::record::value::Language;
use coachgen::source::Memory;
use coachgen::words::Words;

use super::folder::{BuildHarness, Folder, findings, portal, sponsor};
use super::generated::{Audience, Canary, Sort, early, generate};
use super::leaves;
use super::text::Pages;

/// The columns of `expected.txt` for one path: client and sponsor, late and early.
pub type Row = [bool; 4];

/// The hand-written table.
pub fn expected() -> BTreeMap<String, Row> {
    let lines = include_str!("expected.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let row = |line: &str| {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [path, a, b, c, d] = parts[..] else {
            panic!("{line}")
        };
        let sees = |word: &str| match word {
            "y" => true,
            "n" => false,
            other => panic!("{path}: {other}"),
        };
        (path.to_owned(), [sees(a), sees(b), sees(c), sees(d)])
    };
    lines.map(row).collect()
}

/// A canary, and whether each reader of the table should see it.
pub struct ExpectedCanary {
    pub canary: Canary,
    pub path: String,
    pub row: Row,
}

/// What a reader gets that is searched for canaries. Portals alone are built in half the time.
#[derive(Clone, Copy)]
pub enum Searched {
    /// Portals, exports and calendars.
    Everything,
    /// Portals and exports.
    Exports,
    Portals,
}

/// The canary engagement, late and early, and the expectations for it.
pub struct CanaryEngagement {
    pub searched: Searched,
    pub bench: BuildHarness,
    pub late: Folder,
    pub early: Folder,
    pub placed: Vec<ExpectedCanary>,
}

pub fn model(folder: &Folder) -> Model {
    let (memory, files): (Memory, _) = folder.tree();
    let mut diags = Vec::new();
    let model = coachgen::model::load(&memory, &files, "engagement", &mut diags);
    let forbids: Vec<_> = diags.iter().filter(|diag| diag.forbids()).collect();
    assert!(forbids.is_empty(), "{forbids:?}");
    model
}

impl CanaryEngagement {
    pub fn new() -> CanaryEngagement {
        let (late, canaries) = generate();
        let model = model(&late);
        let mut paths: BTreeMap<String, String> = BTreeMap::new();
        for (path, values) in leaves::values(&model) {
            // An id belongs where it is defined, not where it is referred to.
            let given = |value: &String| !value.starts_with("zq") || path.ends_with(".id");
            paths.extend(
                values
                    .into_iter()
                    .filter(given)
                    .map(|value| (value, path.clone())),
            );
        }
        let kind = |file: &str| {
            let record = model
                .records
                .iter()
                .find(|record| record.path == file)
                .expect("a record");
            record.kind.word()
        };
        let table = expected();
        let place = |canary: Canary| {
            let body = || format!("{}.body", kind(&canary.file));
            let path = paths.get(&canary.text).cloned().unwrap_or_else(body);
            let row = table
                .get(&path)
                .unwrap_or_else(|| panic!("expected.txt lacks {path}"));
            let [a, b, c, d] = *row;
            let (client, sponsors) = (
                canary.most >= Audience::Client,
                canary.most >= Audience::First,
            );
            ExpectedCanary {
                row: [a && client, b && sponsors, c && client, d && sponsors],
                canary,
                path,
            }
        };
        let placed = canaries.into_iter().map(place).collect();
        let early = early(&late);
        CanaryEngagement {
            searched: Searched::Everything,
            bench: BuildHarness::new(),
            late,
            early,
            placed,
        }
    }

    /// The faults in the portals under a policy, one per line; empty under the real one.
    pub fn faults(&self, policy: &Policy, parties: &[Party], first: bool) -> Vec<String> {
        let mut faults = self.faults_in(&self.late, 0, policy, parties, first);
        if faults.is_empty() || !first {
            faults.extend(self.faults_in(&self.early, 2, policy, parties, first));
        }
        faults
    }

    /// The faults of one version of the engagement, compared with the table from this column (0 late, 2 early).
    pub fn faults_in(
        &self,
        folder: &Folder,
        column: usize,
        policy: &Policy,
        parties: &[Party],
        first: bool,
    ) -> Vec<String> {
        let mut faults = Vec::new();
        let mut folder = folder.clone();
        self.bench.approve(&mut folder, policy);
        let built = match self.searched {
            Searched::Everything => self.bench.build_with_calendars(&folder, policy),
            Searched::Exports => self.bench.build_with_exports(&folder, policy),
            Searched::Portals => self.bench.build(&folder, policy),
        };
        if built.portals.is_empty() {
            return vec![format!(
                "stopped: {:?}\n{}",
                built.stopped,
                findings(&built)
            )];
        }
        let there = |placed: &&ExpectedCanary| {
            let bytes = folder.text(&placed.canary.file);
            bytes.contains(&placed.canary.text)
        };
        let placed: Vec<&ExpectedCanary> = self.placed.iter().filter(there).collect();
        for (offset, reader) in [
            (0, Reader::Client),
            (1, sponsor("Wren Abbot")),
            (1, sponsor("Lark Osei")),
        ] {
            if !parties.contains(&reader.party()) {
                continue;
            }
            let pages = Pages::of(portal(&built, &reader));
            for placed in &placed {
                let second =
                    reader == sponsor("Lark Osei") && placed.canary.most == Audience::First;
                let sees = placed.row[column + offset] && !second;
                if let Some(fault) = fault(&pages, &placed.canary, sees) {
                    let Canary {
                        file, line, text, ..
                    } = &placed.canary;
                    let path = &placed.path;
                    faults.push(format!("{reader:?}: {file}:{line} {path} {text} {fault}"));
                    if first {
                        return faults;
                    }
                }
            }
        }
        faults
    }
}

fn fault(pages: &Pages, canary: &Canary, sees: bool) -> Option<String> {
    let forms = forms(canary);
    if sees {
        let found =
            canary.sort == Sort::Fixed || forms.iter().any(|form| pages.page_with(form).is_some());
        return (!found).then(|| "is on no page".to_owned());
    }
    forms
        .iter()
        .find_map(|form| pages.file_with(form))
        .map(|path| format!("LEAKS into {path}"))
}

/// The forms in which records and pages write a canary.
fn forms(canary: &Canary) -> Vec<String> {
    let mut forms = vec![canary.text.clone()];
    if canary.sort == Sort::Date {
        let date: NaiveDate = canary.text.parse().expect("a date");
        forms.push(Words::for_language(Language::En).date(date));
        // As in a calendar file.
        forms.push(date.format("%Y%m%d").to_string());
    }
    if canary.sort == Sort::Number {
        let (thousands, rest) = canary.text.split_at(canary.text.len() - 3);
        forms.extend([",", "\u{a0}", " ", "."].map(|mark| format!("{thousands}{mark}{rest}")));
    }
    forms
}
