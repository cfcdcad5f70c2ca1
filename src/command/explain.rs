//! `coachgen explain`: prints a rule's page, or the list of all rules.

use clap::Args;

use super::Exit;
use super::check::unknown_rule;
use super::complete;
use super::terminal::Terminal;
use crate::check::{ALL, RegisteredRule, find};
use crate::command::CommandError;

/// `coachgen explain`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen explain CG302
  coachgen explain agenda-size")]
pub struct ExplainArgs {
    /// A rule's code or name, for example CG302 or agenda-size
    #[arg(value_name = "RULE", add = complete::rules())]
    pub rule: Option<String>,
}

/// Explains one rule, or lists all rules.
pub fn run(args: &ExplainArgs, out: &Terminal) -> Result<Exit, CommandError> {
    match &args.rule {
        Some(name) => {
            let check = find(name).ok_or_else(|| unknown_rule(name))?;
            out.result(&page(check));
        }
        None => {
            for check in ALL {
                let rule = check.rule;
                out.result(&format!(
                    "{}  {:<6}  {}",
                    rule.code,
                    rule.level.word(),
                    rule.name
                ));
            }
            out.message("\n`coachgen explain RULE` explains a rule, given by its code or name.");
        }
    }
    Ok(Exit::Clean)
}

/// A rule's page below a heading with code, name and level; examples are indented.
fn page(check: &RegisteredRule) -> String {
    let rule = check.rule;
    let mut text = format!("{} {} ({})\n\n", rule.code, rule.name, rule.level.word());
    let mut in_example = false;
    for line in check.prose().lines() {
        if line.starts_with("```") {
            in_example = !in_example;
        } else if in_example {
            text.push_str(format!("    {line}").trim_end());
            text.push('\n');
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.trim_end().to_owned()
}
