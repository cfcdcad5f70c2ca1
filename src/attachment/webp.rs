//! WebP: the chunks that make pixels, in animations those of each frame. EXIF, XMP, profiles, unknown chunks and
//! whatever follows the end stay behind.

use super::{exif, take, take_byte};

/// The picture without metadata; `None` if a chunk is cut off or there are no pixels.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"RIFF")?;
    let length = number(take(&mut rest, 4)?)?;
    let mut rest = take(&mut rest, length)?.strip_prefix(b"WEBP")?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let (mut turned, mut extended, mut pixels) = (None, None, false);
    while let Some((name, content)) = chunk(&mut rest)? {
        match name {
            b"VP8X" if out.len() == 12 => {
                let size = content.get(4..10)?;
                extended = Some(out.len() + 8);
                let flags = content[0] & (ALPHA | ANIMATION);
                write(&mut out, name, &[&[flags, 0, 0, 0], size].concat())?;
            }
            b"VP8 " | b"VP8L" => {
                pixels = true;
                write(&mut out, name, content)?;
            }
            b"ALPH" | b"ANIM" => write(&mut out, name, content)?,
            b"ANMF" => {
                pixels = true;
                write(&mut out, name, &frame(content)?)?;
            }
            b"EXIF" if turned.is_none() => turned = exif::turned(content),
            _ => {}
        }
    }
    if !pixels {
        return None;
    }
    // Only the extended format has room for an orientation.
    if let (Some(flags), Some(orientation)) = (extended, turned) {
        *out.get_mut(flags)? |= EXIF;
        write(&mut out, b"EXIF", &exif::only(orientation))?;
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Some(out)
}

const ALPHA: u8 = 0x10;
const ANIMATION: u8 = 0x02;
const EXIF: u8 = 0x08;

fn number(bytes: &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*bytes.first_chunk::<4>()?)).ok()
}

/// The next chunk, none at the end.
fn chunk<'a>(rest: &mut &'a [u8]) -> Option<Option<(&'a [u8; 4], &'a [u8])>> {
    if rest.is_empty() {
        return Some(None);
    }
    let name = take(rest, 4)?.first_chunk::<4>()?;
    let length = number(take(rest, 4)?)?;
    let content = take(rest, length)?;
    // An odd chunk is padded; some writers forget it at the very end.
    if length % 2 == 1 && !rest.is_empty() {
        take_byte(rest)?;
    }
    Some(Some((name, content)))
}

fn write(out: &mut Vec<u8>, name: &[u8; 4], content: &[u8]) -> Option<()> {
    out.extend(name);
    out.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
    out.extend(content);
    if content.len() % 2 == 1 {
        out.push(0);
    }
    Some(())
}

/// A frame of an animation: where and how long, then its pixels.
fn frame(content: &[u8]) -> Option<Vec<u8>> {
    let mut rest = content;
    let mut out = take(&mut rest, 16)?.to_vec();
    let mut pixels = false;
    while let Some((name, content)) = chunk(&mut rest)? {
        if matches!(name, b"ALPH" | b"VP8 " | b"VP8L") {
            pixels |= name != b"ALPH";
            write(&mut out, name, content)?;
        }
    }
    pixels.then_some(out)
}
