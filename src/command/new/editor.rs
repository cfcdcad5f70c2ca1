//! Opens a file in the coach's editor.

use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;

use crate::command::CommandError;
use crate::command::terminal::Terminal;

/// Opens a file in the editor that `$VISUAL` or `$EDITOR` names, and waits until it is closed. Does nothing without a
/// terminal, or if no editor is named.
///
/// # Errors
/// If the editor cannot be started.
pub(super) fn open(file: &Path, out: &Terminal) -> Result<(), CommandError> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Ok(());
    }
    let named = ["VISUAL", "EDITOR"].into_iter();
    let mut named = named.filter_map(|name| Some((name, std::env::var(name).ok()?)));
    let Some((variable, editor)) = named.find(|(_, value)| !value.trim().is_empty()) else {
        out.note("Set $EDITOR to open new records in your editor, for example to `code --wait`.");
        return Ok(());
    };
    let Some((program, arguments)) = parse_command(&editor) else {
        return Err(not_started(variable, "unmatched quotation mark"));
    };
    match Command::new(program).args(arguments).arg(file).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => {
            out.note("The record was written, but the editor exited with an error.");
            Ok(())
        }
        Err(error) => Err(not_started(variable, &error.to_string())),
    }
}

/// The program and its arguments. A value that is a path is the program, also if it contains spaces.
fn parse_command(editor: &str) -> Option<(String, Vec<String>)> {
    if Path::new(editor).is_file() {
        return Some((editor.to_owned(), Vec::new()));
    }
    let words = match cfg!(windows) {
        // A backslash separates folders.
        true => editor.split_whitespace().map(str::to_owned).collect(),
        false => shlex::split(editor)?,
    };
    let mut words = words.into_iter();
    Some((words.next()?, words.collect()))
}

fn not_started(variable: &str, why: &str) -> CommandError {
    CommandError::new(format!(
        "the editor in ${variable} cannot be started: {why}"
    ))
    .hint(format!(
        "the record was written; correct ${variable}, or use `--no-edit`"
    ))
}

#[cfg(test)]
mod tests {
    use super::parse_command;

    #[test]
    fn an_editor_may_have_arguments() {
        let (program, arguments) = parse_command("code --wait").unwrap();
        assert_eq!(
            (program.as_str(), arguments.as_slice()),
            ("code", &["--wait".to_owned()][..])
        );
        assert_eq!(parse_command("  "), None);
    }

    #[test]
    #[cfg(unix)]
    fn quotation_marks_keep_a_path_together() {
        let (program, _) = parse_command("'/opt/My Editor/run' -n").unwrap();
        assert_eq!(program, "/opt/My Editor/run");
        assert_eq!(parse_command("'unfinished"), None);
    }
}
