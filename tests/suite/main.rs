//! One test crate, with a module for each thing that is held.

mod architecture;
mod attachment;
mod browser;
mod crash;
mod derive;
mod leak;
mod markdown;
mod output;
mod pages_a;
mod skip;
mod words;
