//! Seals a self-contained HTML document with a passphrase: the result is another self-contained HTML file, which any
//! current browser opens from disk, with the passphrase, without a network and with nothing installed.
//!
//! The format, in the order of the steps of `seal`:
//!
//! 1. `payload`: the document is compressed and padded, so that the size of the file says little about it.
//! 2. `key`: PBKDF2-HMAC-SHA256 derives a key from the passphrase and a fresh random salt.
//! 3. `chunks`: the payload is encrypted as the specification <https://c2sp.org/chunked-encryption> says. Its context is
//!    the `header`, so a file with a changed parameter does not open.
//! 4. `page`: header and ciphertext become part of a page, whose script (`templates/sealed.js`) does the same steps in
//!    reverse.
//!
//! Whoever can change the file can also change the script in it. The format protects a file that is read or damaged on its
//! way, not a reader who enters the passphrase into a file that somebody else made.

mod chunks;
mod error;
mod header;
mod key;
mod page;
mod passphrase;
mod payload;
#[doc(hidden)]
pub mod test_support;

pub use error::{PassphraseError, SealError};
pub use header::{READER_BYTES, is_reader};
pub use page::SealedWords;
pub use passphrase::Passphrase;
pub use payload::DOCUMENT_BYTES;

use header::Header;

/// The iterations of PBKDF2 in new files. OWASP recommended at least 600,000 for HMAC-SHA256 in 2023.
pub const ITERATIONS: u32 = 2_000_000;

/// The random values of one file. They must never be used for two files.
struct Salts {
    /// The salt of PBKDF2.
    passphrase: [u8; key::SALT_BYTES],
    /// The salt of the chunked encryption.
    chunks: [u8; chunks::SALT_BYTES],
}

impl Salts {
    fn random() -> Result<Salts, SealError> {
        let mut salts = Salts {
            passphrase: [0; key::SALT_BYTES],
            chunks: [0; chunks::SALT_BYTES],
        };
        getrandom::fill(&mut salts.passphrase)?;
        getrandom::fill(&mut salts.chunks)?;
        Ok(salts)
    }
}

/// Returns a file that shows `document` to whoever enters the passphrase. Each call uses new salts, so two files of the
/// same document have different keys and ciphertexts.
///
/// `reader` names the role of the reader, such as `client`. It is in the file as clear text, so it must not be the name of
/// a person; [`is_reader`] describes what it may be.
///
/// # Errors
/// If the document is larger than [`DOCUMENT_BYTES`], if `reader` is not valid, or if the system has no random bytes.
pub fn seal(
    document: &[u8],
    passphrase: &Passphrase,
    reader: &str,
    words: &SealedWords,
) -> Result<Vec<u8>, SealError> {
    let sealed = seal_with(document, passphrase, reader, ITERATIONS, &Salts::random()?)?;
    Ok(page::page(&sealed, words).into_bytes())
}

/// Returns the document in a sealed file. `typed` is the passphrase as a person types it: for generated passphrases, case
/// and the characters between the words do not matter.
///
/// # Errors
/// [`SealError::NotOpened`], whatever the reason is. Nothing of the document is returned unless all of it is authentic.
pub fn open(file: &[u8], typed: &str) -> Result<Vec<u8>, SealError> {
    let sealed = page::sealed_bytes(file).ok_or(SealError::NotOpened)?;
    open_bytes(&sealed, typed).ok_or(SealError::NotOpened)
}

/// Returns header and ciphertext.
fn seal_with(
    document: &[u8],
    passphrase: &Passphrase,
    reader: &str,
    iterations: u32,
    salts: &Salts,
) -> Result<Vec<u8>, SealError> {
    if !is_reader(reader) {
        return Err(SealError::Reader);
    }
    let payload = payload::pack(document)?;
    let header = Header {
        form: passphrase.form(),
        iterations,
        payload_bytes: payload.len(),
        salt: salts.passphrase,
        reader: reader.to_owned(),
    };
    let key = key::derive(
        &passphrase.form().key_text(passphrase.text()),
        &header.salt,
        iterations,
    );
    let mut sealed = header.to_bytes();
    let ciphertext = chunks::encrypt::<key::Prf>(&*key, &salts.chunks, &sealed, &payload);
    sealed.extend(ciphertext.ok_or(SealError::TooLarge)?);
    Ok(sealed)
}

/// Returns the document in header and ciphertext; `None` if it does not open.
fn open_bytes(sealed: &[u8], typed: &str) -> Option<Vec<u8>> {
    let (header, _) = Header::parse(sealed)?;
    let text = header.form.key_text(typed);
    open_with_key(sealed, &key::derive(&text, &header.salt, header.iterations))
}

/// Returns the document in header and ciphertext, with a key that is already derived.
fn open_with_key(sealed: &[u8], key: &[u8; key::BYTES]) -> Option<Vec<u8>> {
    let (header, ciphertext) = Header::parse(sealed)?;
    let context = sealed.strip_suffix(ciphertext)?;
    let payload = chunks::decrypt::<key::Prf>(key, context, ciphertext)?;
    if payload.len() != header.payload_bytes {
        return None;
    }
    payload::unpack(&payload)
}
