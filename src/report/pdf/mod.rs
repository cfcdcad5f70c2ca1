//! The PDF of a report: Typst, with everything it may see handed to it.
//!
//! The only place that knows Typst. It takes a report as JSON and its pictures as bytes, and gives back bytes; it opens no
//! file, asks no clock and reaches no network. Must not be called from inside a pool of workers that steal work from each
//! other (the stack would not hold): use threads of one's own, with 16 MiB of stack each.

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
