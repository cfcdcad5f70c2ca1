//! Errors of sealing and of passphrases.

use thiserror::Error;

/// Why a document is not sealed, or a sealed file not opened.
#[derive(Debug, Error)]
pub enum SealError {
    /// A sealed file does not open. There is only one error, because the cause cannot be known: a wrong passphrase and a
    /// changed file look the same.
    #[error("the passphrase is wrong, or the file is damaged")]
    NotOpened,
    /// The document has more than [`super::DOCUMENT_BYTES`] bytes, or does not fit into memory.
    #[error("the document is larger than {} MiB; link to fewer or smaller files in the records, or use `--zip`", super::DOCUMENT_BYTES >> 20)]
    TooLarge,
    /// The role of the reader is not valid; see [`super::is_reader`].
    #[error(
        "the role of the reader must have 1 to {} characters, which are lower-case letters, digits and hyphens",
        super::READER_BYTES
    )]
    Reader,
    /// The system provides no random bytes.
    #[error("the system provides no random bytes: {0}")]
    Random(#[from] getrandom::Error),
}

/// Why a passphrase is not accepted. No message has any part of the passphrase.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PassphraseError {
    /// Fewer than [`super::Passphrase::CUSTOM_MIN_CHARACTERS`] characters.
    #[error(
        "the passphrase has fewer than {} characters; add words, or leave out `--own-passphrase`",
        super::Passphrase::CUSTOM_MIN_CHARACTERS
    )]
    TooShort,
    /// zxcvbn gives it less than its highest score.
    #[error(
        "the passphrase is too easy to guess; add words that do not belong together, or leave out `--own-passphrase`"
    )]
    TooWeak,
    /// It has a character that the passphrase field of the page cannot contain.
    #[error(
        "the passphrase contains a control character, which cannot be typed in the page; remove it"
    )]
    ControlCharacter,
}
