//! `coachgen schema`: prints a JSON Schema.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Exit;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::schema::{self, SchemaSubject};

/// `coachgen schema`
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  coachgen schema session > session.schema.json")]
pub struct SchemaArgs {
    /// A kind of record; practice for coachgen.yaml; findings, status, hours, year, programme or export for the JSON output of check,
    /// status, hours, year, programme or export; programme-contribution for the file of `programme --contribution`; approval or ledger for the files in approvals/ [default: a record of any kind]
    #[arg(value_name = "KIND", value_parser = schema_kind())]
    pub kind: Option<SchemaSubject>,
}

/// Parses the kind of schema.
fn schema_kind() -> impl TypedValueParser<Value = SchemaSubject> {
    PossibleValuesParser::new(SchemaSubject::with_title().filter_map(SchemaSubject::word))
        .try_map(|word| SchemaSubject::from_word(&word).ok_or("use a value listed in the help"))
}

/// Prints the requested schema; by default that of a record of any kind.
pub fn run(args: &SchemaArgs, out: &Terminal) -> Result<Exit, CommandError> {
    let schema = schema::schema_for(args.kind.unwrap_or(SchemaSubject::Record));
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    out.result(&text);
    Ok(Exit::Clean)
}
