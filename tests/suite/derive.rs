//! What follows from a view, on views built by hand.

mod actions;
mod agenda;
mod build;
mod calendar;
mod chart;
mod measure;
mod phases;
mod rows;
mod threads;
mod timeline;
