//! Themes of agendas, counted by clients. Themes that differ only in capitals, accents and spaces are the same.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{ClientCount, ClientFacts};
use crate::text::letters;

/// A theme with five or more clients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeRow {
    /// As most clients have it.
    pub theme: String,
    pub clients: ClientCount,
}

/// What themes are compared by.
pub(super) fn key(theme: &str) -> String {
    let folded: String = letters(theme).iter().map(|letter| letter.folded).collect();
    match folded.is_empty() {
        // A theme without letters is compared as it is written.
        true => theme.trim().to_owned(),
        false => folded,
    }
}

/// One spelling of each theme, sorted.
pub(super) fn each_once(themes: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for theme in themes.into_iter().filter(|theme| !theme.trim().is_empty()) {
        let spelling = known.entry(key(&theme)).or_insert_with(|| theme.clone());
        if theme < *spelling {
            *spelling = theme;
        }
    }
    known.into_values().collect()
}

/// Themes with five or more clients: by number as shown, then by name, so that the order says no more than the numbers.
pub(super) fn common(clients: &[ClientFacts]) -> Vec<ThemeRow> {
    let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for theme in clients.iter().flat_map(|client| &client.themes) {
        let known = spellings.entry(key(theme)).or_default();
        *known.entry(theme).or_default() += 1;
    }
    let rows = spellings.into_values().filter_map(|known| {
        let count = ClientCount::protect(known.values().sum(), clients.len())?;
        let most = known
            .into_iter()
            .min_by_key(|(spelling, number)| (Reverse(*number), *spelling));
        Some(ThemeRow {
            theme: most?.0.to_owned(),
            clients: count,
        })
    });
    let mut rows: Vec<ThemeRow> = rows.collect();
    rows.sort_by_cached_key(|row| (Reverse(row.clients.number), key(&row.theme)));
    rows
}
