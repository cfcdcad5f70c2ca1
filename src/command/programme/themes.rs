//! Whether themes can be shown: none may mention a client of the practice, whoever it is.
//!
//! A theme is never left out alone. Its absence would tell those who know the agendas that its words are a client's name.

use std::path::Path;

use super::engagements::OrganisationParts;
use crate::command::CommandError;
use crate::programme::ClientFacts;
use crate::record::safe_path;

/// Refuses themes that mention a client, or that cannot be compared with the names of all clients. `added` are the
/// contributions of other practices.
pub(super) fn check(
    parts: &OrganisationParts,
    added: &[(&Path, &[ClientFacts])],
) -> Result<(), CommandError> {
    let of_others = added.iter().flat_map(|(_, clients)| *clients);
    let mut all = parts.clients.iter().chain(of_others);
    if all.all(|client| client.themes.is_empty()) {
        return Ok(());
    }
    let mentions = |clients: &[ClientFacts]| {
        let mut clients = clients.iter();
        clients.any(|client| client.has_theme_about(&parts.names))
    };
    let files = added.iter().filter(|(_, clients)| mentions(clients));
    let files = files.map(|(path, _)| path.display().to_string());
    let places: Vec<String> = parts
        .themes_with_names
        .iter()
        .cloned()
        .chain(files)
        .collect();
    if !places.is_empty() {
        return Err(CommandError::new(format!(
            "a `theme` contains the first name or surname of a client of this practice: {}; nothing was written",
            safe_path(&places.join(", "))
        ))
        .hint("change these themes, and have the agendas agreed and approved again; or leave out all themes with `--no-themes`"));
    }
    if !parts.without_client.is_empty() {
        return Err(CommandError::new(format!(
            "the themes cannot be compared with the names of all clients, because engagement.md has no usable `client` in {}; nothing was written",
            safe_path(&parts.without_client.join(", "))
        ))
        .hint("correct engagement.md, or leave out all themes with `--no-themes`"));
    }
    if parts.is_part_of_practice {
        return Err(CommandError::new(
            "the themes cannot be compared with the names of all clients in a part of the practice; nothing was written",
        )
        .hint("name the folder of the practice, or leave out all themes with `--no-themes`"));
    }
    Ok(())
}
