//! Authenticated encryption in chunks, as specified in <https://c2sp.org/chunked-encryption> (version 1), with AES-256-GCM
//! and HKDF-Expand with HMAC-SHA256.
//!
//! - Key, base nonce and commitment come from one call of HKDF-Expand, whose `info` contains salt and context. The
//!   commitment is verified first, so no ciphertext opens with two keys.
//! - The nonce of a chunk is the base nonce XOR its number, so moved, repeated and missing chunks are detected.
//! - Only the last chunk is shorter than 16 KiB, so a truncated message is detected.
//!
//! The functions are generic over the HMAC, because the published test vectors use SHA-512.

use aes_gcm::{AeadInOut as _, Aes256Gcm, KeyInit as _, Nonce};
use hkdf::{GenericHkdf, HmacImpl};
use zeroize::Zeroizing;

/// The size of each chunk but the last, in bytes of plaintext.
pub(super) const CHUNK_BYTES: usize = 16 * 1024;

/// The size of the salt, in bytes.
pub(super) const SALT_BYTES: usize = 24;

const COMMITMENT_BYTES: usize = 32;
const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;

/// The start of `info`: the specification and its version, the name of the AEAD in the registry of the IANA, and a zero.
const INFO: &[u8] = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0";

/// Returns the size of the ciphertext of a message, in bytes.
pub(super) fn ciphertext_bytes(message_bytes: usize) -> usize {
    let chunks = message_bytes / CHUNK_BYTES + 1;
    SALT_BYTES + COMMITMENT_BYTES + message_bytes + chunks * TAG_BYTES
}

/// Returns salt, commitment and encrypted chunks. The salt must never be used twice with the same key. `None` if the
/// message has more chunks than the nonce can count, or if the key is shorter than the output of the hash.
pub(super) fn encrypt<H: HmacImpl>(
    key: &[u8],
    salt: &[u8; SALT_BYTES],
    context: &[u8],
    message: &[u8],
) -> Option<Vec<u8>> {
    let secrets = Secrets::derive::<H>(key, salt, context)?;
    let cipher = secrets.cipher();
    let mut out = Vec::with_capacity(ciphertext_bytes(message.len()));
    out.extend(salt);
    out.extend(secrets.commitment());
    for number in 0..=message.len() / CHUNK_BYTES {
        let from = number * CHUNK_BYTES;
        let chunk = &message[from..message.len().min(from + CHUNK_BYTES)];
        let start = out.len();
        out.extend(chunk);
        let nonce = secrets.nonce(number)?;
        let tag = cipher.encrypt_inout_detached(&nonce, &[], (&mut out[start..]).into());
        out.extend(tag.ok()?);
    }
    Some(out)
}

/// Returns the message; `None` unless all of the ciphertext is authentic.
pub(super) fn decrypt<H: HmacImpl>(
    key: &[u8],
    context: &[u8],
    ciphertext: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (salt, rest) = ciphertext.split_first_chunk::<SALT_BYTES>()?;
    let (commitment, rest) = rest.split_first_chunk::<COMMITMENT_BYTES>()?;
    let secrets = Secrets::derive::<H>(key, salt, context)?;
    // The time of this comparison reveals nothing: whoever has the file has its commitment too.
    if commitment != secrets.commitment() {
        return None;
    }
    let cipher = secrets.cipher();
    // A message that is a multiple of 16 KiB ends with an empty chunk, which has only a tag.
    let full = rest.len() / (CHUNK_BYTES + TAG_BYTES);
    let mut message = Zeroizing::new(Vec::with_capacity(rest.len()));
    for number in 0..=full {
        let from = number * (CHUNK_BYTES + TAG_BYTES);
        let chunk = &rest[from..rest.len().min(from + CHUNK_BYTES + TAG_BYTES)];
        let (chunk, tag) = chunk.split_last_chunk::<TAG_BYTES>()?;
        let start = message.len();
        message.extend_from_slice(chunk);
        let nonce = secrets.nonce(number)?;
        let buffer = (&mut message[start..]).into();
        cipher
            .decrypt_inout_detached(&nonce, &[], buffer, tag.into())
            .ok()?;
    }
    Some(message)
}

/// What the specification derives from the key, the salt and the context.
struct Secrets(Zeroizing<[u8; KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES]>);

impl Secrets {
    fn derive<H: HmacImpl>(key: &[u8], salt: &[u8], context: &[u8]) -> Option<Secrets> {
        let mut secrets = Zeroizing::new([0; KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES]);
        // Without the step "extract" of HKDF: the key is uniformly random already, as the specification requires.
        GenericHkdf::<H>::from_prk(key)
            .ok()?
            .expand_multi_info(&[INFO, salt, context], &mut *secrets)
            .ok()?;
        Some(Secrets(secrets))
    }

    fn cipher(&self) -> Aes256Gcm {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        key.copy_from_slice(&self.0[..KEY_BYTES]);
        Aes256Gcm::new((&*key).into())
    }

    fn commitment(&self) -> &[u8] {
        &self.0[KEY_BYTES + NONCE_BYTES..]
    }

    /// Returns the nonce of a chunk: the base nonce XOR the number of the chunk, as a big-endian integer.
    fn nonce(&self, number: usize) -> Option<Nonce<aes_gcm::aead::consts::U12>> {
        let number = u32::try_from(number).ok()?.to_be_bytes();
        let mut nonce = [0; NONCE_BYTES];
        nonce.copy_from_slice(&self.0[KEY_BYTES..KEY_BYTES + NONCE_BYTES]);
        for (byte, number) in nonce[NONCE_BYTES - number.len()..].iter_mut().zip(number) {
            *byte ^= number;
        }
        Some(nonce.into())
    }
}
