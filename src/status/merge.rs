//! Reads the status of practices from JSON, and merges several into one.
//!
//! Each file is what another person's program wrote. Must not trust anything in it: every word must be known, and texts
//! are made safe where they are shown.

use std::fmt;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Findings, StatusReport, VERSION};
use crate::text::same_name;

/// Why a file cannot be read as a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidStatus {
    /// It is not JSON.
    NotJson { line: usize, column: usize },
    /// It is JSON without the fields of a status.
    OtherContent,
    /// It is a status of another version.
    OtherVersion(u64),
    /// It has a word or a field that this program does not know, or lacks one.
    UnexpectedContent { line: usize, column: usize },
}

/// The fields by which a status of any version is recognised.
#[derive(Deserialize)]
struct AnyVersion {
    version: u64,
    #[serde(rename = "today")]
    _today: IgnoredAny,
    #[serde(rename = "engagements")]
    _engagements: Vec<IgnoredAny>,
}

/// Reads the output of `coachgen status --format json`.
///
/// # Errors
/// If it is anything else, or was written by another version.
pub fn read(bytes: &[u8]) -> Result<StatusReport, InvalidStatus> {
    let place = |error: &serde_json::Error| (error.line(), error.column());
    let any: AnyVersion = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = place(&error);
        match error.is_data() {
            true => InvalidStatus::OtherContent,
            false => InvalidStatus::NotJson { line, column },
        }
    })?;
    if any.version != u64::from(VERSION) {
        return Err(InvalidStatus::OtherVersion(any.version));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = place(&error);
        match error.is_data() {
            true => InvalidStatus::UnexpectedContent { line, column },
            false => InvalidStatus::NotJson { line, column },
        }
    })
}

impl fmt::Display for InvalidStatus {
    /// What is wrong, and what to do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidStatus::NotJson { line, column } => write!(
                f,
                "not JSON: line {line}, column {column}. Write it again with `coachgen status --format json`"
            ),
            InvalidStatus::OtherContent => write!(
                f,
                "not a status. Name a file written with `coachgen status --format json`"
            ),
            InvalidStatus::OtherVersion(version) => write!(
                f,
                "a status of version {version}, and this coachgen reads version {VERSION}. Use the same version of coachgen for all practices"
            ),
            InvalidStatus::UnexpectedContent { line, column } => write!(
                f,
                "line {line}, column {column}: an unknown word or field, or a missing one. Use the same version of coachgen for all practices, and do not edit the file"
            ),
        }
    }
}

/// A status and the name of its file.
#[derive(Debug, Clone)]
pub struct MergeInput {
    /// The file's name without its extension.
    pub stem: String,
    pub status: StatusReport,
}

/// Merges the status of several practices: sorts the engagements again, and calculates the totals again. Each engagement
/// names its practice: by the practice's name, or without one by the file's. A single status is returned as it is, except
/// for the totals.
pub fn merge(inputs: Vec<MergeInput>) -> Option<StatusReport> {
    let names: Vec<String> = inputs.iter().map(name).collect();
    let today = inputs.iter().map(|input| input.status.today).max()?;
    let practice_name = match inputs.as_slice() {
        [only] => only.status.practice_name.clone(),
        _ => None,
    };
    let is_single = inputs.len() == 1;
    let mut findings = Findings::default();
    let mut engagements = Vec::new();
    for (index, input) in inputs.into_iter().enumerate() {
        findings.add(input.status.practice);
        let is_shared = names
            .iter()
            .enumerate()
            .any(|(other, name)| other != index && same_name(name, &names[index]));
        let label = match is_shared {
            true => format!("{}, {}", names[index], input.stem),
            false => names[index].clone(),
        };
        for mut one in input.status.engagements {
            // An engagement of a merged status has its practice already.
            if !is_single && one.practice.is_none() {
                one.practice = Some(label.clone());
            }
            engagements.push(one);
        }
    }
    let mut merged = StatusReport::new(today, findings, engagements);
    merged.practice_name = practice_name;
    Some(merged)
}

/// What the engagements of a status are labelled with.
fn name(input: &MergeInput) -> String {
    let name = input.status.practice_name.as_ref();
    name.unwrap_or(&input.stem).clone()
}
