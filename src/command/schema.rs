//! `coachgen schema`: prints a JSON Schema.

use super::Exit;
use super::terminal::Terminal;
use crate::cli::SchemaArgs;
use crate::schema::{self, SchemaSubject};

/// Prints the requested schema; by default that of a record of any kind.
pub fn run(args: &SchemaArgs, out: &Terminal) -> Result<Exit, String> {
    let schema = schema::schema_for(args.kind.unwrap_or(SchemaSubject::Record));
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    out.result(&text);
    Ok(Exit::Clean)
}
