//! A reader's portal contains no byte of what they may not see, and everything they may see can be found in it.
//!
//! All tests here run the whole pipeline in memory, from files to portals.

mod attacks;
mod canary;
mod canary_engagement;
mod departed;
mod direction;
pub mod edits;
mod explanation;
mod exports;
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
mod pulse;
mod quotations;
mod random;
mod reader_changes;
mod renamed;
mod repeats;
mod scan;
mod search;
mod sections;
mod session_facts;
mod states;
mod terms;
mod text;
mod tracing;
mod unfinished;
mod widened;
