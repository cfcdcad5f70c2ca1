//! What a reader may not see is in none of that reader's bytes, and what they may see can be found.
//!
//! Everything here goes the whole road in memory: files in, portals out.

mod attacks;
mod canary;
mod canary_engagement;
mod departed;
mod direction;
pub mod edits;
pub mod folder;
mod following_messages;
mod gathered_pages;
mod generated;
mod groups;
mod hostile;
mod intents;
mod interference;
mod kept_pictures;
mod leaves;
mod markers;
mod names;
mod pdf;
mod pictures;
mod policy;
mod private_names;
mod random;
mod renamed;
mod repeats;
mod scan;
mod search;
mod sections;
mod text;
mod unfinished;
mod widened;
