//! Checks coaching engagements that are kept as Markdown, and renders a private portal for each of
//! their readers: the coach, the client, and each sponsor.
//!
//! # Modules
//!
//! The modules form a pipeline. Each stage takes the result of an earlier stage by reference and returns a value and
//! diagnostics. A stage does not stop at the first problem and does not depend on later stages.
//!
//! ```text
//! source ─▶ record ─▶ model ─▶ view ─▶ derive ─▶ check
//!                               │         └────▶ chart ─┐
//!                               ├────▶ route ───────────┼─▶ page ─▶ search ─▶ render ─▶ pipeline ─▶ watch ─▶ command
//!                               └────▶ html, words ─────┘                  leak ─────────┘    output ─┘       └▶ main
//! ```
//!
//! | module | contents |
//! |---|---|
//! | [`source`] | reads the file tree, finds engagements, and reads the text of each record with spans |
//! | [`record`] | parses a text into a typed record, or diagnostics; one file per family of kinds |
//! | [`model`] | the engagement with resolved ids and references; immutable |
//! | [`view`] | the projection: a copy for each reader with only what they may see |
//! | [`derive`] | phases, actions, tracks, threads, calendar: functions of one reader's view |
//! | [`check`] | the rules, each with a file and a page; over the model, the coach's view and values derived from it |
//! | [`schema`] | JSON Schemas of front matter and of coachgen.yaml, generated from the decoders |
//! | [`route`] | the pages of a view, and the targets of its links |
//! | [`html`] | converts a reader's prose to safe HTML |
//! | [`words`] | all text of the interface |
//! | [`calendar`] | one reader's meetings and due dates as an iCalendar file |
//! | [`chart`], [`page`] | page models, computed from views |
//! | [`export`] | everything that one reader sees, as JSON with a schema and as tables; computed from views |
//! | [`report`] | the reports: one model per report, used for the print-ready HTML and the PDF |
//! | [`search`] | the text of the rendered pages, as data for the search pages |
//! | [`import`] | loose Markdown files and tables as drafts of an engagement |
//! | [`status`] | the status of each engagement, as data and for a terminal; computed from the coach's views |
//! | [`access`] | who sees each part of a record, and why, for a terminal |
//! | [`reader_changes`] | what a reader newly sees, sees differently or no longer sees, as data and for a terminal |
//! | [`hours`] | the log of coaching hours, as data, for a terminal, as CSV and as a workbook; computed from the coach's views |
//! | [`year`] | a year of the practice, as data and for a terminal; computed from the coach's views |
//! | [`programme`] | a report on several clients of one organisation, as data, for a terminal and as a PDF; computed from the sponsors' views |
//! | [`theme`], [`render`] | templates; renders page models to the files of a portal |
//! | [`anonymise`] | replaces names, places, contact details and dates in the texts of an engagement |
//! | [`single_file`] | one HTML document with all pages of a portal |
//! | [`sealed_file`] | a document encrypted with a passphrase, as a page that opens it |
//! | [`leak`] | the egress scan: finds text in a portal that its reader may not see |
//! | [`pipeline`] | runs one engagement through all stages, in memory; processes a practice on worker threads |
//! | [`watch`] | keeps the practice up to date with its files, and serves a preview on the loopback interface |
//! | [`output`] | the only module that writes: portals, in one swap, and approvals, next to the records |
//! | [`cli`], [`command`] | the arguments, and one file per command |
//!
//! All modules may use [`span`], [`diag`], [`kind`], [`reader`], [`policy`], [`attachment`], [`bidi`], [`prose`] and [`text`],
//! which do not depend on the modules above.
//!
//! # Invariants
//!
//! - No module imports a later one of the pipeline.
//! - Only `view`, `check`, `pipeline` and `command` read the `model`, and `check` renders nothing. The modules that
//!   create pages only see views, so they cannot show what was not projected.
//! - Project, then derive: every count, state, order and link that a reader sees is computed from that reader's view,
//!   never computed from all data and filtered afterwards.
//! - Hidden sections are removed before the rest is parsed as Markdown.
//! - Only two modules access the disk: `source` reads, `output` writes. `watch` receives change events from the system,
//!   and is the only module that listens on a port. The clock is read in `main`.
//! - The same records and the same date produce the same bytes, with any number of threads.
//! - Messages contain ids, field names, numbers and dates; text of records only appears in excerpts.
//!
//! `tests/suite/architecture.rs` checks these rules in the sources.

#![warn(missing_docs)]

pub mod access;
pub mod anonymise;
pub mod attachment;
pub mod bidi;
pub mod calendar;
#[allow(missing_docs, reason = "fields have the names of what the chart shows")]
pub mod chart;
pub mod check;
pub mod cli;
pub mod command;
#[allow(
    missing_docs,
    reason = "fields are named after the values of one reader's engagement"
)]
pub mod derive;
pub mod diag;
pub mod export;
#[allow(missing_docs, reason = "fields are named after the fields of the JSON")]
pub mod hours;
pub mod html;
pub mod import;
#[allow(
    missing_docs,
    reason = "variants are named after the words in the front matter"
)]
pub mod kind;
pub mod leak;
pub mod lsp;
pub mod model;
pub mod output;
#[allow(missing_docs, reason = "templates use the fields by these names")]
pub mod page;
pub mod pipeline;
pub mod policy;
#[allow(missing_docs, reason = "fields are named after the fields of the JSON")]
pub mod programme;
pub mod prose;
pub mod reader;
pub mod reader_changes;
#[allow(
    missing_docs,
    reason = "fields are named after the fields of the front matter"
)]
pub mod record;
pub mod render;
pub mod report;
#[allow(missing_docs, reason = "templates use the fields by these names")]
pub mod route;
pub mod schema;
pub mod sealed_file;
pub mod search;
pub mod single_file;
pub mod skeleton;
pub mod source;
pub mod span;
#[allow(missing_docs, reason = "fields are named after the fields of the JSON")]
pub mod status;
pub mod text;
pub mod theme;
pub mod today;
#[allow(
    missing_docs,
    reason = "fields are named after the fields of the record"
)]
pub mod view;
pub mod watch;
pub mod words;
#[allow(missing_docs, reason = "fields are named after the fields of the JSON")]
pub mod year;
