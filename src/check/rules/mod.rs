//! The rules, one small file each.

pub mod approval_stale;
pub mod attachment_metadata;
pub mod hidden_link;
pub mod links_nowhere;
pub mod names_a_stakeholder;
pub mod private_text_repeated;
pub mod sponsors_names;
pub mod unknown_marker;
pub mod unknown_reference;
pub mod wider_than_agreed;
