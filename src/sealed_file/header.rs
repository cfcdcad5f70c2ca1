//! The header of a sealed file: everything that is needed to open it, apart from the passphrase. It is not secret, but
//! authentic: the encryption uses its bytes as context.
//!
//! Numbers are big-endian:
//!
//! | bytes | content |
//! |---|---|
//! | 6 | `SEALED` |
//! | 2 | version of the format, 1 |
//! | 1 | form of the passphrase: 1 generated words, 2 custom text |
//! | 4 | iterations of PBKDF2 |
//! | 4 | size of a chunk, 16,384 |
//! | 4 | size of the payload, a multiple of 262,144 |
//! | 32 | salt of PBKDF2 |
//! | 1 | size of the role |
//! | 1 to 32 | role of the reader |

use super::chunks::{CHUNK_BYTES, ciphertext_bytes};
use super::key::{ITERATION_LIMITS, SALT_BYTES};
use super::passphrase::Form;
use super::payload::{PAYLOAD_BYTES, STEP_BYTES};

/// The start of each header: a magic number and the version.
const START: &[u8] = b"SEALED\x00\x01";

/// The maximum size of a reader's name, in bytes.
pub const READER_BYTES: usize = 32;

/// The parameters of a sealed file.
pub(super) struct Header {
    /// How the passphrase becomes the text from which the key is derived.
    pub form: Form,
    /// The iterations of PBKDF2.
    pub iterations: u32,
    /// The size of the payload in bytes, with its padding.
    pub payload_bytes: usize,
    /// The salt of PBKDF2.
    pub salt: [u8; SALT_BYTES],
    /// The role of the reader.
    pub reader: String,
}

impl Header {
    /// Returns the bytes of the header.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = START.to_vec();
        bytes.push(self.form.code());
        bytes.extend(self.iterations.to_be_bytes());
        bytes.extend(number(CHUNK_BYTES));
        bytes.extend(number(self.payload_bytes));
        bytes.extend(self.salt);
        bytes.push(u8::try_from(self.reader.len()).unwrap_or(0));
        bytes.extend(self.reader.as_bytes());
        bytes
    }

    /// Returns the header at the start of `sealed`, and the ciphertext after it. `None` if a value is not allowed or the
    /// ciphertext has not the size that follows from the header.
    ///
    /// The number of iterations is limited on both sides: a low one would make an attack on the passphrase cheap, and a
    /// high one would keep the reader waiting for hours.
    pub fn parse(sealed: &[u8]) -> Option<(Header, &[u8])> {
        let rest = sealed.strip_prefix(START)?;
        let (&[form], rest) = rest.split_first_chunk()?;
        let (&iterations, rest) = rest.split_first_chunk()?;
        let (&chunk_bytes, rest) = rest.split_first_chunk()?;
        let (&payload_bytes, rest) = rest.split_first_chunk()?;
        let (&salt, rest) = rest.split_first_chunk()?;
        let (&[reader_bytes], rest) = rest.split_first_chunk()?;
        let (reader, ciphertext) = rest.split_at_checked(usize::from(reader_bytes))?;
        let header = Header {
            form: Form::from_code(form)?,
            iterations: u32::from_be_bytes(iterations),
            payload_bytes: usize::try_from(u32::from_be_bytes(payload_bytes)).ok()?,
            salt,
            reader: String::from_utf8(reader.to_vec()).ok()?,
        };
        let valid = ITERATION_LIMITS.contains(&header.iterations)
            && chunk_bytes == number(CHUNK_BYTES)
            && (STEP_BYTES..=PAYLOAD_BYTES).contains(&header.payload_bytes)
            && header.payload_bytes.is_multiple_of(STEP_BYTES)
            && is_reader(&header.reader)
            && ciphertext.len() == ciphertext_bytes(header.payload_bytes);
        valid.then_some((header, ciphertext))
    }
}

/// Returns true if `reader` can name a reader: 1 to [`READER_BYTES`] lower-case ASCII letters, digits and hyphens.
pub fn is_reader(reader: &str) -> bool {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    (1..=READER_BYTES).contains(&reader.len()) && reader.bytes().all(allowed)
}

/// Returns a size as the header has it. All sizes in it are far below 4 GiB.
fn number(size: usize) -> [u8; 4] {
    u32::try_from(size).unwrap_or(u32::MAX).to_be_bytes()
}
