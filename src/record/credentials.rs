//! credentials.yaml: what professional bodies require of a coach's log of hours.

use std::cell::RefCell;

use super::conflict;
use super::decode::Fields;
use super::value::{CredentialRequirements, Id};
use super::yaml;
use crate::diag::Diagnostic;
use crate::span::{FileId, Span};

/// The number of months in which recent hours must be, if the file does not say.
const RECENT_MONTHS: u32 = 18;

/// Reads the list. A credential without a required field is reported and left out.
pub fn read(file: FileId, text: &str, diags: &mut Vec<Diagnostic>) -> Vec<CredentialRequirements> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let conflicts = conflict::conflicts(file, text, 0..text.len());
    if !conflicts.is_empty() {
        diags.extend(conflicts);
        return Vec::new();
    }
    let node = match yaml::parse(&text[start..], start, file) {
        Ok(node) => node,
        Err(diagnostic) => {
            diags.push(*diagnostic);
            return Vec::new();
        }
    };
    let found = RefCell::new(Vec::new());
    let mut rules = Vec::new();
    if let Some(mut d) = Fields::new(&node, Span::new(file, 0, 0), &found) {
        rules = list(&mut d);
        d.finish();
    }
    diags.append(&mut found.into_inner());
    rules
}

/// Reads each credential. One whose id is taken is reported and left out.
fn list(d: &mut Fields<'_, '_>) -> Vec<CredentialRequirements> {
    let items = d.setting_list("credentials", |d| {
        let id = d.need_setting::<Id>("id");
        let name = d.need_setting("name");
        let hours = d.need_setting("hours");
        let paid_hours = d.setting("paid_hours");
        let clients = d.setting("clients");
        let group_members_count = d.setting("group_members_count");
        let recent_hours = d.setting("recent_hours");
        let recent_months = d.setting("recent_months");
        let years = d.setting("years");
        let source = d.need_setting("source");
        let url = d.need_setting("url");
        let checked = d.need_setting("checked");
        let unconfirmed = d.setting("unconfirmed");
        let (Id(id), place) = id?;
        let rule = CredentialRequirements {
            id,
            name: name?.0,
            hours: hours?.0,
            paid_hours: paid_hours.map(|(hours, _)| hours),
            clients: clients.map(|(clients, _)| clients),
            group_members_count: group_members_count.is_some_and(|(yes, _)| yes),
            recent_hours: recent_hours.map(|(hours, _)| hours),
            recent_months: recent_months.map_or(RECENT_MONTHS, |(months, _)| months),
            years: years.map(|(years, _)| years),
            source: source?.0,
            url: url?.0,
            checked: checked?.0,
            unconfirmed: unconfirmed.map(|(text, _)| text),
        };
        Some((rule, place))
    });
    let mut rules: Vec<CredentialRequirements> = Vec::new();
    for (rule, place) in items {
        match rules.iter().any(|known| known.id == rule.id) {
            true => d.wrong_value(place, "id", "an id that no other credential has"),
            false => rules.push(rule),
        }
    }
    rules
}
