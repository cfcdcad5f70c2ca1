//! The orientation of a picture in EXIF. This module must not read anything else.

/// The orientation in a TIFF structure; `None` if it is the usual one or unreadable.
pub(super) fn orientation(tiff: &[u8]) -> Option<u8> {
    let tiff = tiff.strip_prefix(PREFIX).unwrap_or(tiff);
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk::<2>()?;
        Some(match big {
            true => u16::from_be_bytes(*bytes),
            false => u16::from_le_bytes(*bytes),
        })
    };
    let offset = tiff.get(4..)?.first_chunk::<4>()?;
    let offset = match big {
        true => u32::from_be_bytes(*offset),
        false => u32::from_le_bytes(*offset),
    };
    let directory = usize::try_from(offset).ok()?;
    let entries = usize::from(short(directory)?);
    let entry = (0..entries)
        .map_while(|entry| directory.checked_add(2 + entry * 12))
        .map_while(|at| Some((at, short(at)?)))
        .find_map(|(at, tag)| (tag == ORIENTATION).then_some(at))?;
    let value = u8::try_from(short(entry.checked_add(8)?)?).ok()?;
    (short(entry + 2)? == SHORT && (2..=8).contains(&value)).then_some(value)
}

/// The prefix of the TIFF structure in JPEG, and in some WebP files.
pub(super) const PREFIX: &[u8] = b"Exif\0\0";
const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;
