//! The key of a sealed file, derived from its passphrase with PBKDF2-HMAC-SHA256 (RFC 8018, section 5.2).
//!
//! PBKDF2 is the only function of this kind that browsers have without extra code (Web Cryptography API).

use std::ops::RangeInclusive;

use hmac::Hmac;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The size of the key, in bytes.
pub(super) const BYTES: usize = 32;

/// The size of the salt, in bytes.
pub(super) const SALT_BYTES: usize = 32;

/// The iterations that a file may have.
pub(super) const ITERATION_LIMITS: RangeInclusive<u32> = 600_000..=10_000_000;

/// The pseudorandom function of both key derivations.
pub(super) type Prf = Hmac<Sha256>;

/// Returns the key for the text that [`super::passphrase::Form::key_text`] returns.
pub(super) fn derive(text: &str, salt: &[u8], iterations: u32) -> Zeroizing<[u8; BYTES]> {
    let mut key = Zeroizing::new([0; BYTES]);
    pbkdf2::pbkdf2_hmac::<Sha256>(text.as_bytes(), salt, iterations, &mut *key);
    key
}
