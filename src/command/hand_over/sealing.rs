//! The passphrase of an encrypted file, and the texts of its page.

use std::io::{self, IsTerminal as _};

use crate::command::CommandError;
use crate::reader::Reader;
use crate::sealed_file::{Passphrase, SealedWords, seal};
use crate::words::Words;

/// A generated passphrase, or the coach's.
///
/// `names` are words that somebody who knows the engagement would try first.
///
/// # Errors
/// If the coach's passphrase cannot be read or is too easy to guess.
pub(super) fn passphrase(own: bool, names: &[String]) -> Result<Passphrase, CommandError> {
    match own {
        false => Passphrase::generate().map_err(|error| error.to_string().into()),
        true => {
            let typed = read_own().map_err(|error| {
                CommandError::new(format!("the passphrase cannot be read: {error}"))
            })?;
            Passphrase::custom(&typed, names).map_err(|error| CommandError::new(error.to_string()))
        }
    }
}

/// Asks twice on a terminal, without showing what is typed; otherwise reads one line from standard input.
fn read_own() -> io::Result<String> {
    if !io::stdin().is_terminal() {
        let text = io::read_to_string(io::stdin().lock())?;
        let text = text.trim_end_matches(['\r', '\n']);
        return match text.contains(['\r', '\n']) {
            true => Err(io::Error::other("it has several lines")),
            false => Ok(text.to_owned()),
        };
    }
    let first = rpassword::prompt_password("Passphrase (at least 16 characters): ")?;
    let second = rpassword::prompt_password("Repeat the passphrase: ")?;
    match first == second {
        true => Ok(first),
        false => Err(io::Error::other(
            "the two passphrases are different; run the command again",
        )),
    }
}

/// The encrypted file for a reader.
///
/// # Errors
/// If the document is too large, or the system has no random bytes.
pub(super) fn seal_for(
    reader: &Reader,
    document: &[u8],
    passphrase: &Passphrase,
    words: &Words,
) -> Result<Vec<u8>, CommandError> {
    // Names no person: it is readable without the passphrase.
    let reader = reader.party().word();
    let sealed = seal(document, passphrase, reader, &sealed_words(words));
    sealed.map_err(|error| error.to_string().into())
}

fn sealed_words(words: &Words) -> SealedWords {
    let text = |id: &str| words.get(id).to_owned();
    SealedWords {
        lang: words.locale().to_owned(),
        title: text("sealed_title"),
        about: text("sealed_about"),
        passphrase: text("sealed_passphrase"),
        show: text("sealed_show"),
        open: text("sealed_open"),
        opening: text("sealed_opening"),
        failed: text("sealed_failed"),
        unsupported: text("sealed_unsupported"),
        no_script: text("sealed_no_script"),
        document: text("sealed_document"),
        print: text("sealed_print"),
        print_hint: text("sealed_print_hint"),
        close: text("sealed_close"),
    }
}
