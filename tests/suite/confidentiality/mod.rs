//! What a reader may not see is in none of that reader's bytes, and what they may see can be found.
//!
//! Everything here goes the whole road in memory: files in, portals out.

mod attacks;
mod aviary;
mod canary;
mod departed;
mod edits;
pub mod folder;
mod generated;
mod hostile;
mod interference;
mod leaves;
mod markers;
mod pdf;
mod pictures;
mod policy;
mod renamed;
mod search;
mod second;
mod text;
mod unfinished;
mod widened;
