//! Parts of the format for the tests. Not part of the interface.
//!
//! With a key that is derived once, thousands of damaged files can be tested in seconds.

use hkdf::HmacImpl;

use super::passphrase::Form;
use super::{Passphrase, Salts, SealError, SealedWords, chunks, key, page};

/// Returns header and ciphertext with fixed salts and a number of iterations. Never use it to send a file.
///
/// # Errors
/// As [`super::seal`].
pub fn seal_with_salt(
    document: &[u8],
    passphrase: &Passphrase,
    reader: &str,
    iterations: u32,
    salt: [u8; 32],
    chunk_salt: [u8; 24],
) -> Result<Vec<u8>, SealError> {
    let salts = Salts {
        passphrase: salt,
        chunks: chunk_salt,
    };
    super::seal_with(document, passphrase, reader, iterations, &salts)
}

/// Returns a passphrase of generated words that are known.
pub fn passphrase(words: &str) -> Passphrase {
    Passphrase::of_words(words)
}

/// Returns the page with header and ciphertext.
pub fn page(sealed: &[u8], words: &SealedWords) -> Vec<u8> {
    page::page(sealed, words).into_bytes()
}

/// Returns header and ciphertext in a page.
pub fn sealed_bytes(file: &[u8]) -> Option<Vec<u8>> {
    page::sealed_bytes(file)
}

/// Returns the document in header and ciphertext.
pub fn open_bytes(sealed: &[u8], typed: &str) -> Option<Vec<u8>> {
    super::open_bytes(sealed, typed)
}

/// Returns the document in header and ciphertext, with a key that is already derived.
pub fn open_with_key(sealed: &[u8], key: &[u8; 32]) -> Option<Vec<u8>> {
    super::open_with_key(sealed, key)
}

/// Returns PBKDF2-HMAC-SHA256 of a text.
pub fn derive_key(text: &str, salt: &[u8], iterations: u32) -> [u8; 32] {
    *key::derive(text, salt, iterations)
}

/// Returns the text from which the key is derived, for the form with this number in a header.
pub fn key_text(form: u8, typed: &str) -> Option<String> {
    Some(Form::from_code(form)?.key_text(typed).to_string())
}

/// Encrypts in chunks with any HMAC.
pub fn encrypt_chunks<H: HmacImpl>(
    key: &[u8],
    salt: &[u8; 24],
    context: &[u8],
    message: &[u8],
) -> Option<Vec<u8>> {
    chunks::encrypt::<H>(key, salt, context, message)
}

/// Decrypts chunks with any HMAC.
pub fn decrypt_chunks<H: HmacImpl>(key: &[u8], context: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    Some(chunks::decrypt::<H>(key, context, sealed)?.to_vec())
}
