//! One test crate, with a module for each thing that is held.

mod architecture;
mod attachment;
mod browser;
mod charts;
mod cli;
mod confidentiality;
mod crash;
mod damages;
mod derive;
mod docs;
mod leak;
mod markdown;
mod messages;
mod output;
mod pages_a;
mod pages_b;
mod rules;
mod schema;
mod search;
mod skip;
mod status;
mod templates;
mod theme;
mod validity;
mod weight;
mod words;
