//! GIF: each frame with the colours of its pixels and its duration, and the number of repetitions.

use std::borrow::Cow;
use std::num::NonZeroU64;

use gif::{DecodeOptions, Decoder, DisposalMethod, Encoder, Frame, MemoryLimit, Repeat};
use rustc_hash::FxHashMap;

use super::AttachmentError;
use super::AttachmentError::{Damaged, TooLong};
use super::pixels::check_size;

/// The maximum number of pixels of all frames together.
pub(super) const MAX_PIXELS: u64 = 100_000_000;

/// Browsers show a frame with a delay of less than two hundredths of a second for this long. Writing the value
/// makes the delay match what is shown.
const DEFAULT_DELAY: u16 = 10;

/// The maximum duration of a frame, in hundredths of a second: one minute.
const MAX_DELAY: u16 = 6_000;

/// More repetitions than this are replaced by an endless loop.
const MAX_REPEATS: u16 = 100;

/// The picture, re-encoded from its pixels.
pub(super) fn rebuilt(bytes: &[u8]) -> Result<Vec<u8>, AttachmentError> {
    let mut options = DecodeOptions::new();
    // Pixels outside the picture are not shown.
    options.check_frame_consistency(true);
    options.set_memory_limit(
        NonZeroU64::new(MAX_PIXELS).map_or(MemoryLimit::Unlimited, MemoryLimit::Bytes),
    );
    let mut decoder = options.read_info(bytes).map_err(|_| Damaged)?;
    let (width, height) = (decoder.width(), decoder.height());
    check_size(u32::from(width), u32::from(height))?;
    let mut frames = Vec::new();
    let mut count = 0;
    while let Some(frame) = next(&mut decoder, &mut count)? {
        frames.push(frame);
    }
    written((width, height), &mut frames, decoder.repeat()).map_err(|_| Damaged)
}

/// The next frame; `None` at the end of the picture.
fn next(
    decoder: &mut Decoder<&[u8]>,
    count: &mut u64,
) -> Result<Option<Frame<'static>>, AttachmentError> {
    let Some(frame) = decoder.next_frame_info().map_err(|_| Damaged)? else {
        return Ok(None);
    };
    *count += u64::from(frame.width) * u64::from(frame.height);
    let mut clean = Frame {
        delay: frame.delay,
        dispose: frame.dispose,
        top: frame.top,
        left: frame.left,
        width: frame.width,
        height: frame.height,
        ..Frame::default()
    };
    if *count > MAX_PIXELS {
        return Err(TooLong);
    }
    if clean.width == 0 || clean.height == 0 {
        return Err(Damaged);
    }
    let transparent = frame.transparent;
    let mut places = vec![0; decoder.buffer_size()];
    decoder.read_into_buffer(&mut places).map_err(|_| Damaged)?;
    let palette = decoder.palette().map_err(|_| Damaged)?;
    recolour(&mut clean, places, palette, transparent)?;
    Ok(Some(clean))
}

/// Gives a frame a palette of the colours that it uses, in the order in which they first occur. An index beyond the
/// end of a palette is transparent, as in browsers.
fn recolour(
    frame: &mut Frame<'static>,
    mut places: Vec<u8>,
    palette: &[u8],
    transparent: Option<u8>,
) -> Result<(), AttachmentError> {
    let (colours, _) = palette.as_chunks::<3>();
    let mut known: FxHashMap<Option<[u8; 3]>, u8> = FxHashMap::default();
    let mut used = Vec::new();
    for place in &mut places {
        let colour = colours.get(usize::from(*place));
        let colour = colour.filter(|_| transparent != Some(*place)).copied();
        *place = match known.get(&colour) {
            Some(place) => *place,
            None => {
                let next = u8::try_from(known.len()).map_err(|_| Damaged)?;
                known.insert(colour, next);
                used.extend(colour.unwrap_or_default());
                next
            }
        };
    }
    frame.transparent = known.get(&None).copied();
    frame.palette = Some(used);
    frame.buffer = Cow::Owned(places);
    Ok(())
}

fn written(
    (width, height): (u16, u16),
    frames: &mut [Frame<'static>],
    repeat: Repeat,
) -> Result<Vec<u8>, gif::EncodingError> {
    let mut encoder = Encoder::new(Vec::new(), width, height, &[])?;
    let moves = frames.len() > 1;
    if moves {
        encoder.set_repeat(match repeat {
            Repeat::Finite(times) if times <= MAX_REPEATS => repeat,
            _ => Repeat::Infinite,
        })?;
    }
    for frame in frames {
        frame.delay = match frame.delay {
            _ if !moves => 0,
            0 | 1 => DEFAULT_DELAY,
            delay => delay.min(MAX_DELAY),
        };
        if !moves || frame.dispose == DisposalMethod::Any {
            frame.dispose = DisposalMethod::Keep;
        }
        encoder.write_frame(frame)?;
    }
    encoder.into_inner()
}
