//! Checks coaching engagements that are kept as Markdown, and renders a private portal for each of
//! their readers: the coach, the client, and each sponsor.
//!
//! # The map
//!
//! One road, in one direction. Each stage takes the value of the stage before by reference and gives
//! a value and diagnostics; none stops at the first problem, and none reaches forward.
//!
//! ```text
//! source ─▶ record ─▶ model ─▶ view ─▶ derive ─▶ check
//!                               │         └────▶ chart ─┐
//!                               ├────▶ route ───────────┼─▶ page ─▶ search ─▶ render ─▶ build ─▶ watch ─▶ command ─▶ main
//!                               └────▶ markdown, words ─┘                  leak ────────┘     output ───┘
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`source`] | reading: a tree of files, the engagements in it, the text of each record with its places |
//! | [`record`] | a text to a typed record, or diagnostics; one file for each family of kinds |
//! | [`model`] | the engagement: ids and references resolved, immutable |
//! | [`view`] | the projection: each reader's own copy of what they may see, and nothing else |
//! | [`derive`] | phases, actions, tracks, threads, calendar: functions of one reader's view |
//! | [`check`] | the rules, a file and a page each, over the model, the coach's view and what follows from it |
//! | [`schema`] | JSON Schemas of front matter and of coachgen.yaml, made from what is read |
//! | [`route`] | the plan of a view's pages, and where its links lead |
//! | [`markdown`] | a reader's prose to safe HTML |
//! | [`words`] | every word of the interface |
//! | [`chart`], [`page`] | page models made from views |
//! | [`report`] | the reports: one model for each, which the print-ready HTML and the PDF walk |
//! | [`search`] | what the rendered pages say, as data for the search pages |
//! | [`status`] | where each engagement stands, as data and for a terminal; made from the coach's views |
//! | [`theme`], [`render`] | templates; page models to the bytes of a portal |
//! | [`leak`] | the egress scan: text in a portal that its reader may not see |
//! | [`pipeline`] | one engagement through the whole pipeline, in memory; a practice on worker threads |
//! | [`watch`] | the practice kept in step with its files, and a preview of it on the loopback interface |
//! | [`output`] | the only writer: portals in one swap, approvals beside the records |
//! | [`cli`], [`command`] | the arguments, and one file for each command |
//!
//! Open to all, and knowing none of these: [`span`], [`diag`], [`kind`], [`reader`], [`policy`],
//! [`attachment`], [`bidi`], [`text`].
//!
//! # The invariants
//!
//! - No module imports one further along the road.
//! - Only `view`, `check`, `build` and `command` read the `model`, and `check` renders nothing. What
//!   makes pages knows views alone: it cannot show what was not projected.
//! - Project, then derive: every count, state, order and link that a reader sees is computed from that
//!   reader's view, never from everything and filtered afterwards.
//! - Hidden sections are cut before the rest is parsed as Markdown.
//! - Two edges touch the disk: `source` reads, `output` writes. `watch` is told by the system that something changed, and
//!   alone listens on a port. The clock is read in `main`.
//! - The same records and the same date give the same bytes, with any number of threads.
//! - Messages hold ids, field names, numbers and dates; text of records appears in excerpts alone.
//!
//! `tests/suite/architecture.rs` reads the sources and holds these.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod attachment;
pub mod bidi;
#[allow(
    missing_docs,
    reason = "a field is what the drawing shows under that name"
)]
pub mod chart;
pub mod check;
pub mod cli;
pub mod command;
#[allow(
    missing_docs,
    reason = "a field is what its name says, of one reader's engagement"
)]
pub mod derive;
pub mod diag;
#[allow(missing_docs, reason = "a variant is the word of the front matter")]
pub mod kind;
pub mod leak;
pub mod markdown;
pub mod model;
pub mod output;
#[allow(
    missing_docs,
    reason = "a field is what a template reads under that name"
)]
pub mod page;
pub mod pipeline;
pub mod policy;
pub mod reader;
#[allow(
    missing_docs,
    reason = "a field is what the front matter holds under that name"
)]
pub mod record;
pub mod render;
pub mod report;
#[allow(
    missing_docs,
    reason = "a field is what a template reads under that name"
)]
pub mod route;
pub mod schema;
pub mod search;
pub mod source;
pub mod span;
#[allow(missing_docs, reason = "a field is what the data hold under that name")]
pub mod status;
pub mod text;
pub mod theme;
#[allow(
    missing_docs,
    reason = "a field is what the record holds under that name"
)]
pub mod view;
pub mod watch;
pub mod words;
