//! Builds the PDF of a report with Typst, which can only access what it is given.
//!
//! The only module that uses Typst. It takes a report as JSON and its pictures as bytes, and returns bytes; it opens no
//! file, reads no clock and uses no network. Must not be called from a work-stealing thread pool (the stack would
//! overflow): use separate threads with 16 MiB of stack each.

mod chart;
mod compile;
mod coverage;
mod direction;
mod engine;
mod fault;
mod lazy;
mod node;
mod prepare;
mod sanitize;
mod text;
mod unsupported;
mod world;

pub use lazy::Lazy;
