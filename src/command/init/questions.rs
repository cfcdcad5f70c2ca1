//! Prompts on a terminal for values that no option gives.

use std::io::{BufRead, IsTerminal, Write};

use super::{InitArgs, PracticeSetup};
use crate::record::value::Language;

/// The setup that the options describe, completed by answers if there is a terminal. An empty answer leaves a value out.
pub(super) fn prompt_for_missing(args: &InitArgs) -> PracticeSetup {
    let mut setup = PracticeSetup {
        practice: args.practice.clone(),
        coach: args.coach.clone(),
        email: args.email.clone(),
        language: args.language,
        editor: args.editor,
        client: args.engagement.clone(),
    };
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        let mut input = std::io::stdin().lock();
        let mut output = std::io::stdout();
        ask_all(&mut setup, &mut input, &mut output);
    }
    setup
}

fn ask_all(setup: &mut PracticeSetup, input: &mut dyn BufRead, output: &mut dyn Write) {
    let _ = writeln!(output, "Press Enter to skip a question.");
    let mut ask = |value: &mut Option<String>, question: &str| {
        if value.is_none() {
            *value = answer(question, input, output);
        }
    };
    ask(&mut setup.coach, "Your name, shown to every reader:");
    ask(
        &mut setup.email,
        "Your email address, shown to every reader:",
    );
    ask(&mut setup.practice, "Name of the practice:");
    // A word that is no language is not guessed at.
    while setup.language.is_none() {
        let mut word = None;
        ask(&mut word, "Language of the portals (en, de, fr) [en]:");
        let Some(word) = word else { break };
        let mut all = Language::ALL.iter().copied();
        setup.language = all.find(|one| one.word() == word.to_lowercase());
    }
    ask(&mut setup.client, "Full name of your first client:");
}

/// The answer to a question; none if it is empty or the input has ended.
fn answer(question: &str, input: &mut dyn BufRead, output: &mut dyn Write) -> Option<String> {
    let _ = write!(output, "{question} ");
    let _ = output.flush();
    let mut line = String::new();
    input.read_line(&mut line).ok()?;
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::PracticeSetup;
    use super::ask_all;
    use crate::record::value::Language;

    #[test]
    fn prompts_only_for_missing_values_and_accepts_empty_answers() {
        let mut setup = PracticeSetup {
            practice: None,
            coach: Some("Ruth".to_owned()),
            email: None,
            language: None,
            editor: None,
            client: None,
        };
        let mut output = Vec::new();
        ask_all(
            &mut setup,
            &mut "\n Adelman \nGerman\nDE\n".as_bytes(),
            &mut output,
        );
        assert_eq!(setup.coach.as_deref(), Some("Ruth"));
        assert_eq!(setup.email, None);
        assert_eq!(setup.practice.as_deref(), Some("Adelman"));
        assert_eq!(setup.language, Some(Language::De));
        assert_eq!(setup.client, None);
        let asked = String::from_utf8(output).unwrap();
        assert!(
            !asked.contains("Your name") && asked.contains("first client"),
            "{asked}"
        );
    }
}
