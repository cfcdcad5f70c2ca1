//! What a reader may not see is in none of that reader's bytes, and what they may see can be found.
//!
//! Everything here goes the whole road in memory: files in, portals out.

mod attacks;
mod aviary;
mod canary;
mod departed;
mod direction;
pub mod edits;
pub mod folder;
mod generated;
mod groups;
mod hostile;
mod intents;
mod interference;
mod kept;
mod leaves;
mod markers;
mod names;
mod obey;
mod pdf;
mod pictures;
mod policy;
mod private_names;
mod random;
mod renamed;
mod repeats;
mod scan;
mod search;
mod second;
mod sections;
mod text;
mod unfinished;
mod widened;
