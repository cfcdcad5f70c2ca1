//! PNG: fully decoded, and encoded again in the one form that fits its pixels.
//!
//! The colours of a palette are in the order in which they first occur in the pixels, so that neither the order nor
//! an extra entry carries other information.

use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Transformations};
use rustc_hash::FxHashMap;

use super::AttachmentError::{Animated, Damaged};
use super::pixels::{Pixels, Samples, check_size};
use super::{AttachmentError, colour, exif};

/// The pixels, upright and in sRGB, with eight bits per sample, which is all that a page shows.
pub(super) fn decoded(bytes: &[u8]) -> Result<Pixels, AttachmentError> {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let size = decoder.read_header_info().map_err(|_| Damaged)?.size();
    check_size(size.0, size.1)?;
    let mut reader = decoder.read_info().map_err(|_| Damaged)?;
    if reader.info().animation_control.is_some() {
        return Err(Animated);
    }
    let mut data = vec![0; reader.output_buffer_size().ok_or(Damaged)?];
    let frame = reader.next_frame(&mut data).map_err(|_| Damaged)?;
    reader.finish().map_err(|_| Damaged)?;
    let (samples, data) = match frame.color_type {
        ColorType::Grayscale => (Samples::Grey, data),
        ColorType::GrayscaleAlpha => {
            let (pixels, _) = data.as_chunks::<2>();
            let spread = pixels
                .iter()
                .flat_map(|[grey, alpha]| [*grey, *grey, *grey, *alpha]);
            (Samples::Rgba, spread.collect())
        }
        ColorType::Rgb => (Samples::Rgb, data),
        ColorType::Rgba => (Samples::Rgba, data),
        // Expanded by the decoder.
        ColorType::Indexed => return Err(Damaged),
    };
    let info = reader.info();
    let orientation = info.exif_metadata.as_deref().and_then(exif::orientation);
    let pixels = Pixels::from_buffer(size, samples, data)?;
    Ok(colour::in_srgb(pixels, info.icc_profile.as_deref()).upright(orientation))
}

/// The picture as PNG.
pub(super) fn encoded(pixels: &Pixels) -> Result<Vec<u8>, AttachmentError> {
    let palette = match pixels.samples {
        Samples::Grey => palette::<1>(&pixels.data),
        Samples::Rgb => palette::<3>(&pixels.data),
        Samples::Rgba => palette::<4>(&pixels.data),
    };
    let written = match palette {
        Some(palette) if palette.colours.len() <= SMALL_PALETTE || !is_grey(pixels) => {
            indexed(pixels, &palette)
        }
        _ => encode_plain(pixels),
    };
    // This fails only for a size that no decoder returns.
    written.map_err(|_| Damaged)
}

/// The number of colours that fit into half a byte. With more, greyscale is smaller than a palette.
const SMALL_PALETTE: usize = 16;

/// A picture with few colours: the colours, and the index of each pixel's colour.
struct Palette {
    colours: Vec<[u8; 4]>,
    places: Vec<u8>,
}

/// `None` if there are more colours than fit into a palette.
fn palette<const COUNT: usize>(data: &[u8]) -> Option<Palette> {
    let (pixels, _) = data.as_chunks::<COUNT>();
    let mut known: FxHashMap<[u8; COUNT], u8> = FxHashMap::default();
    let mut colours = Vec::new();
    let mut places = Vec::new();
    let mut last = None;
    for pixel in pixels {
        // Most pixels equal the previous one.
        let place = match last {
            Some((same, place)) if same == pixel => place,
            _ => match known.get(pixel) {
                Some(place) => *place,
                None => {
                    let place = u8::try_from(colours.len()).ok()?;
                    known.insert(*pixel, place);
                    colours.push(rgba(pixel));
                    place
                }
            },
        };
        last = Some((pixel, place));
        places.push(place);
    }
    Some(Palette { colours, places })
}

fn rgba(pixel: &[u8]) -> [u8; 4] {
    match *pixel {
        [grey] => [grey, grey, grey, u8::MAX],
        [red, green, blue] => [red, green, blue, u8::MAX],
        [red, green, blue, alpha] => [red, green, blue, alpha],
        _ => [0; 4],
    }
}

/// Whether every pixel is grey, whatever its opacity.
fn is_grey(pixels: &Pixels) -> bool {
    let pixels = pixels.data.chunks_exact(pixels.samples.bytes_per_pixel());
    pixels.into_iter().all(|pixel| match *pixel {
        [red, green, blue] | [red, green, blue, _] => red == green && green == blue,
        _ => true,
    })
}

fn indexed(pixels: &Pixels, palette: &Palette) -> Result<Vec<u8>, png::EncodingError> {
    let (depth, bits) = match palette.colours.len() {
        0..=2 => (BitDepth::One, 1),
        3..=4 => (BitDepth::Two, 2),
        5..=16 => (BitDepth::Four, 4),
        _ => (BitDepth::Eight, 8),
    };
    let mut data = Vec::new();
    for row in palette.places.chunks(pixels.width as usize) {
        data.extend(row.chunks(8 / bits).map(|byte| {
            let places = byte.iter().enumerate();
            places.fold(0, |byte, (at, place)| byte | place << (8 - bits * (at + 1)))
        }));
    }
    let colours = palette.colours.iter();
    let opacity: Vec<u8> = colours.clone().map(|colour| colour[3]).collect();
    let seen_through = opacity.iter().rposition(|alpha| *alpha != u8::MAX);
    let colours: Vec<u8> = colours
        .flat_map(|[red, green, blue, _]| [*red, *green, *blue])
        .collect();
    write(pixels, (ColorType::Indexed, depth), &data, |encoder| {
        encoder.set_palette(colours);
        if let Some(last) = seen_through {
            encoder.set_trns(opacity[..=last].to_vec());
        }
        // Neighbouring palette indices are unrelated.
        encoder.set_filter(Filter::NoFilter);
    })
}

fn encode_plain(pixels: &Pixels) -> Result<Vec<u8>, png::EncodingError> {
    let grey = is_grey(pixels);
    let data = || pixels.data.chunks_exact(pixels.samples.bytes_per_pixel());
    let (colour, data) = match (pixels.samples, grey) {
        (Samples::Grey, _) => (ColorType::Grayscale, None),
        (Samples::Rgb, false) => (ColorType::Rgb, None),
        (Samples::Rgba, false) => (ColorType::Rgba, None),
        (Samples::Rgb, true) => (
            ColorType::Grayscale,
            Some(data().map(|rgb| rgb[0]).collect()),
        ),
        (Samples::Rgba, true) => {
            let pairs = data()
                .flat_map(|rgba| [rgba[0], rgba[3]])
                .collect::<Vec<u8>>();
            (ColorType::GrayscaleAlpha, Some(pairs))
        }
    };
    let data = data.as_ref().unwrap_or(&pixels.data);
    write(pixels, (colour, BitDepth::Eight), data, |_| {})
}

fn write(
    pixels: &Pixels,
    (colour, depth): (ColorType, BitDepth),
    data: &[u8],
    set: impl FnOnce(&mut Encoder<'_, &mut Vec<u8>>),
) -> Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixels.width, pixels.height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    encoder.set_compression(Compression::Balanced);
    set(&mut encoder);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()?;
    Ok(out)
}
