//! GIF: frames, their timing and how often to repeat. Comments, texts, other applications' data and whatever follows
//! the end stay behind.

use super::{take, take_byte};

/// The picture without metadata; `None` if it cannot be read to its trailer.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut out = Vec::with_capacity(bytes.len());
    let screen = take(&mut rest, 13)?;
    out.extend(screen);
    out.extend(colours(&mut rest, screen[10])?);
    let mut frames = 0;
    loop {
        match take_byte(&mut rest)? {
            0x2c => {
                let frame = take(&mut rest, 9)?;
                out.push(0x2c);
                out.extend(frame);
                out.extend(colours(&mut rest, frame[8])?);
                out.push(take_byte(&mut rest)?);
                while let Some(block) = block(&mut rest)? {
                    write_block(&mut out, block);
                }
                out.push(0);
                frames += 1;
            }
            0x21 => extension(&mut rest, &mut out)?,
            0x3b if frames > 0 => break,
            _ => return None,
        }
    }
    out.push(0x3b);
    Some(out)
}

/// The colour table that these flags announce.
fn colours<'a>(rest: &mut &'a [u8], flags: u8) -> Option<&'a [u8]> {
    match flags & 0x80 {
        0 => Some(&[]),
        _ => take(rest, 3 << ((flags & 7) + 1)),
    }
}

/// The next block of a chain, none at its end.
fn block<'a>(rest: &mut &'a [u8]) -> Option<Option<&'a [u8]>> {
    match take_byte(rest)? {
        0 => Some(None),
        length => take(rest, usize::from(length)).map(Some),
    }
}

fn write_block(out: &mut Vec<u8>, block: &[u8]) {
    // A block came with its length in one byte.
    out.push(u8::try_from(block.len()).unwrap_or(u8::MAX));
    out.extend(block);
}

/// Keeps timing and the number of repeats, each without anything added to it.
fn extension(rest: &mut &[u8], out: &mut Vec<u8>) -> Option<()> {
    let label = take_byte(rest)?;
    let mut blocks = Vec::new();
    while let Some(block) = block(rest)? {
        blocks.push(block);
    }
    match (label, blocks.as_slice()) {
        (0xf9, [timing, ..]) if timing.len() == 4 => {
            out.extend([0x21, 0xf9]);
            write_block(out, timing);
            out.push(0);
        }
        (0xff, [b"NETSCAPE2.0" | b"ANIMEXTS1.0", repeats, ..])
            if repeats.len() == 3 && repeats[0] == 1 =>
        {
            out.extend([0x21, 0xff]);
            write_block(out, b"NETSCAPE2.0");
            write_block(out, repeats);
            out.push(0);
        }
        _ => {}
    }
    Some(())
}
