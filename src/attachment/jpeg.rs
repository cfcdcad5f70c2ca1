//! JPEG: tables, frames and scans, written anew. Application segments, comments, thumbnails and whatever follows the
//! picture (previews, films, gain maps) stay behind.

use super::{exif, take, take_byte};

/// The picture without metadata; `None` if it cannot be read to its end marker.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut header = Vec::new();
    let mut turned = None;
    let mut picture = Vec::with_capacity(bytes.len());
    let (mut framed, mut scanned) = (false, false);
    loop {
        let marker = next_marker(&mut rest)?;
        match marker {
            END => break,
            // Carry nothing outside a scan.
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let length = take(&mut rest, 2)?.first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
        let content = take(&mut rest, length)?;
        match marker {
            0xe0 if header.is_empty() && content.starts_with(b"JFIF\0") => {
                // Version and density; the width and height of the thumbnail become nought.
                header.extend(content.get(..12)?);
                header.extend([0, 0]);
            }
            0xe1 if turned.is_none() && content.starts_with(exif::PREFIX) => {
                turned = exif::turned(content);
            }
            // Says how the colours are stored.
            0xee if content.starts_with(b"Adobe") => {
                segment(&mut picture, marker, content.get(..12)?)?
            }
            0xe0..=0xef | 0xfe => {}
            SCAN => {
                scanned = true;
                segment(&mut picture, marker, content)?;
                entropy(&mut rest, &mut picture)?;
            }
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                framed = true;
                segment(&mut picture, marker, content)?;
            }
            0xc4 | 0xcc | 0xdb..=0xdf => segment(&mut picture, marker, content)?,
            _ => return None,
        }
    }
    if !framed || !scanned {
        return None;
    }
    let mut out = Vec::with_capacity(picture.len() + 64);
    out.extend([0xff, 0xd8]);
    if !header.is_empty() {
        segment(&mut out, 0xe0, &header)?;
    }
    if let Some(orientation) = turned {
        let tiff = [exif::PREFIX, &exif::only(orientation)].concat();
        segment(&mut out, 0xe1, &tiff)?;
    }
    out.extend(picture);
    out.extend([0xff, END]);
    Some(out)
}

const SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// Passes over fill bytes and strays, as every decoder does.
fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    loop {
        while take_byte(rest)? != 0xff {}
        let marker = loop {
            match take_byte(rest)? {
                0xff => {}
                marker => break marker,
            }
        };
        if marker != 0 {
            return Some(marker);
        }
    }
}

fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) -> Option<()> {
    let length = u16::try_from(content.len() + 2).ok()?;
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
    Some(())
}

/// Copies coded pixels up to the next marker, which stays.
fn entropy(rest: &mut &[u8], out: &mut Vec<u8>) -> Option<()> {
    loop {
        let at = rest.iter().position(|byte| *byte == 0xff)?;
        out.extend(take(rest, at)?);
        match rest.get(1)? {
            0x00 | 0xd0..=0xd7 => out.extend(take(rest, 2)?),
            0xff => {
                take_byte(rest)?;
            }
            _ => return Some(()),
        }
    }
}
