//! What is derived from a view, tested on views built by hand.

mod actions;
mod agenda;
mod build;
mod calendar;
mod chart;
mod checklist;
mod measure;
mod phases;
mod rows;
mod threads;
mod timeline;
