//! PNG, animated too: the chunks that make pixels. Text, times, profiles, unknown chunks and whatever follows the end
//! stay behind.

use super::exif;
use img_parts::png::Png;
use img_parts::{Bytes, ImageEXIF};

/// The picture without metadata; `None` if a chunk is damaged or the end is missing.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let turned = png.exif().and_then(|tiff| exif::turned(&tiff));
    let chunks = png.chunks_mut();
    chunks.retain(|chunk| PIXELS.contains(&&chunk.kind()));
    let has = |kind: &[u8; 4]| chunks.iter().any(|chunk| chunk.kind() == *kind);
    let whole = chunks.first()?.kind() == *b"IHDR" && has(b"IDAT");
    let end = chunks.last()?;
    if !whole || end.kind() != *b"IEND" || !end.contents().is_empty() {
        return None;
    }
    png.set_exif(turned.map(|orientation| exif::only(orientation).into()));
    Some(png.encoder().bytes().to_vec())
}

/// Pixels, palette, transparency, animation, and colour spaces that are mere numbers.
const PIXELS: [&[u8; 4]; 13] = [
    b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"sBIT",
    b"acTL", b"fcTL", b"fdAT",
];
