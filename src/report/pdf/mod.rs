//! Builds the PDF of a report with Typst, which can only access what it is given.
//!
//! The only module that uses Typst. It takes a report and its pictures, and returns bytes; it opens no file, reads no
//! clock and uses no network. Must not be called from a work-stealing thread pool (the stack would
//! overflow): use separate threads with 16 MiB of stack each.

mod chart;
mod compile;
mod coverage;
mod data;
mod drawable;
mod engine;
mod export;
mod fault;
mod lazy;
pub(in crate::report) mod node;
mod prepare;
mod prose;
mod sanitize;
mod text;
mod unsupported;
mod world;

pub use lazy::Lazy;
