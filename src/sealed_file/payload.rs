//! The payload of a sealed file: the document, compressed, with its sizes, and padded to a multiple of 256 KiB.
//!
//! Two numbers of four bytes each, big-endian: the size of the compressed document and that of the document. Then the
//! document, compressed as a zlib stream (RFC 1950), and zeros up to the multiple. The padding comes after the
//! compression, which would otherwise remove it. All of it is encrypted, so the sizes in it are secret and authentic.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::bufread::ZlibDecoder;
use flate2::write::ZlibEncoder;
use zeroize::Zeroizing;

use super::SealError;

/// The maximum size of a document, in bytes. A browser needs about six times as much memory to open it.
pub const DOCUMENT_BYTES: usize = 128 << 20;

/// The size of a payload is a multiple of this number of bytes.
pub(super) const STEP_BYTES: usize = 256 << 10;

/// The maximum size of a payload. Compression can make a document slightly larger.
pub(super) const PAYLOAD_BYTES: usize = DOCUMENT_BYTES + 4 * STEP_BYTES;

/// Returns the payload of a document.
///
/// # Errors
/// If the document is larger than [`DOCUMENT_BYTES`].
pub(super) fn pack(document: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if document.len() > DOCUMENT_BYTES {
        return Err(SealError::TooLarge);
    }
    let size = |bytes: usize| u32::try_from(bytes).map_err(|_| SealError::TooLarge);
    let compressed = Zeroizing::new(compress(document)?);
    // The capacity is exact, so that the buffer is never moved, which would leave a copy in memory.
    let total = (8 + compressed.len()).next_multiple_of(STEP_BYTES);
    let mut payload = Zeroizing::new(Vec::with_capacity(total));
    payload.extend_from_slice(&size(compressed.len())?.to_be_bytes());
    payload.extend_from_slice(&size(document.len())?.to_be_bytes());
    payload.extend_from_slice(&compressed);
    payload.resize(total, 0);
    Ok(payload)
}

/// Returns the document in a payload; `None` if the payload is not exactly as [`pack`] makes it.
pub(super) fn unpack(payload: &[u8]) -> Option<Vec<u8>> {
    let (&compressed, rest) = payload.split_first_chunk()?;
    let (&document, rest) = rest.split_first_chunk()?;
    let size = |bytes| usize::try_from(u32::from_be_bytes(bytes)).ok();
    let (compressed, padding) = rest.split_at_checked(size(compressed)?)?;
    let document_bytes = size(document)?;
    let padded = (8 + compressed.len()).next_multiple_of(STEP_BYTES);
    let valid = document_bytes <= DOCUMENT_BYTES
        && payload.len() == padded
        && padding.iter().all(|&byte| byte == 0);
    if !valid {
        return None;
    }
    let mut document = Vec::with_capacity(document_bytes);
    let mut decoder = ZlibDecoder::new(compressed);
    // One byte more than allowed, to notice a stream that is longer than its size says.
    decoder
        .by_ref()
        .take(document_bytes as u64 + 1)
        .read_to_end(&mut document)
        .ok()?;
    let complete = document.len() == document_bytes && decoder.get_ref().is_empty();
    complete.then_some(document)
}

fn compress(document: &[u8]) -> Result<Vec<u8>, SealError> {
    let buffer = Vec::with_capacity(document.len() / 2);
    let mut encoder = ZlibEncoder::new(buffer, Compression::default());
    // Writing to memory fails only if there is not enough of it.
    let written = encoder.write_all(document).and_then(|()| encoder.finish());
    written.map_err(|_| SealError::TooLarge)
}
