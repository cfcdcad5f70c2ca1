//! WebP: its pixels. No maintained encoder for lossy WebP exists, so a portal contains the picture as JPEG or PNG.

use std::io::Cursor;

use image_webp::WebPDecoder;

use super::AttachmentError::{Animated, Damaged};
use super::pixels::{Pixels, Samples, check_size};
use super::{AttachmentError, colour, exif, take_byte, take_bytes};

/// The pixels, upright and in sRGB, and whether the picture was lossy.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Pixels, bool), AttachmentError> {
    let whole = without_trailing_data(bytes).ok_or(Damaged)?;
    let mut decoder = WebPDecoder::new(Cursor::new(whole)).map_err(|_| Damaged)?;
    let size = decoder.dimensions();
    check_size(size.0, size.1)?;
    if decoder.is_animated() {
        return Err(Animated);
    }
    let samples = match decoder.has_alpha() {
        true => Samples::Rgba,
        false => Samples::Rgb,
    };
    let mut data = vec![0; decoder.output_buffer_size().ok_or(Damaged)?];
    decoder.read_image(&mut data).map_err(|_| Damaged)?;
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.exif_metadata().ok().flatten();
    let orientation = orientation.as_deref().and_then(exif::orientation);
    let pixels = Pixels::from_buffer(size, samples, data)?;
    let pixels = colour::in_srgb(pixels, profile.as_deref()).upright(orientation);
    Ok((pixels, decoder.is_lossy()))
}

/// The picture without trailing data; `None` if it is truncated, which the decoder would not report.
fn without_trailing_data(bytes: &[u8]) -> Option<&[u8]> {
    let length = number(bytes.strip_prefix(b"RIFF")?)?;
    let whole = bytes.get(..length.checked_add(8)?)?;
    let mut rest = whole.get(12..)?;
    while !rest.is_empty() {
        take_bytes(&mut rest, 4)?;
        let length = number(rest)?;
        take_bytes(&mut rest, length.checked_add(4)?)?;
        // A chunk of odd length is padded, but some writers omit the padding at the end of the file.
        if length % 2 == 1 && !rest.is_empty() {
            take_byte(&mut rest)?;
        }
    }
    Some(whole)
}

fn number(bytes: &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*bytes.first_chunk::<4>()?)).ok()
}
