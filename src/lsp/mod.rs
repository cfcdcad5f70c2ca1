//! `coachgen lsp`: the language server, which editors run to check records while they are written.
//!
//! [`Server`] answers the messages of the protocol; `practice` has the practices with the texts of the editor. What
//! it knows about records comes from the same state as the preview. Must not write a file, or anything but protocol
//! messages to standard output.

mod actions;
mod capabilities;
mod completion;
mod documents;
mod fields;
mod finding;
mod ids;
mod messages;
mod outline;
mod practice;
mod readers;
mod requests;
mod server;
mod text;

pub use messages::{Incoming, read_messages};
pub use server::{Clock, Served, Server};
