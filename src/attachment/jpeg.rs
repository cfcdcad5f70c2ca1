//! JPEG: the pixels of the picture itself. The segments are filtered first, so that the decoder receives only those
//! that produce pixels, and a picture without its end is refused.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::AttachmentError::{Damaged, Unsupported};
use super::pixels::{Pixels, Samples, check_size};
use super::{AttachmentError, colour, exif, take_byte, take_bytes};

/// At this quality there is no visible difference: at least 45 dB compared with the original, without colour
/// subsampling (4:4:4).
const QUALITY: u8 = 92;

/// The pixels, upright and in sRGB.
pub(super) fn decoded(bytes: &[u8]) -> Result<Pixels, AttachmentError> {
    let plain = filter_segments(bytes)?;
    let samples = match plain.grey {
        true => (ColorSpace::Luma, Samples::Grey),
        false => (ColorSpace::RGB, Samples::Rgb),
    };
    let side = usize::from(u16::MAX);
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_out_colorspace(samples.0);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(plain.bytes.as_slice()), options);
    let data = decoder.decode().map_err(|_| Damaged)?;
    let profile = decoder.icc_profile();
    let pixels = Pixels::from_buffer(plain.size, samples.1, data)?;
    Ok(colour::in_srgb(pixels, profile.as_deref()).upright(plain.orientation))
}

/// The picture as JPEG. Only for pixels without an alpha channel.
pub(super) fn encoded(pixels: &Pixels) -> Result<Vec<u8>, AttachmentError> {
    let colour = match pixels.samples {
        Samples::Grey => ExtendedColorType::L8,
        Samples::Rgb => ExtendedColorType::Rgb8,
        Samples::Rgba => return Err(Unsupported),
    };
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, QUALITY)
        .encode(&pixels.data, pixels.width, pixels.height, colour)
        .map_err(|_| Unsupported)?;
    Ok(out)
}

/// A picture reduced to the segments that its pixels need, with the properties read from it.
struct FilteredJpeg {
    bytes: Vec<u8>,
    size: (u32, u32),
    grey: bool,
    orientation: Option<u8>,
}

const SCAN: u8 = 0xda;
const END: u8 = 0xd9;
/// The number of bytes that the decoder reads ahead, twice.
const READ_AHEAD: usize = 8;

/// Removes comments, thumbnails, segments of other applications and anything after the end.
fn filter_segments(bytes: &[u8]) -> Result<FilteredJpeg, AttachmentError> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8").ok_or(Damaged)?;
    let mut out = vec![0xff, 0xd8];
    let mut orientation = None;
    let mut frame: Option<JpegFrame> = None;
    let mut scanned = false;
    loop {
        let marker = next_marker(&mut rest).ok_or(Damaged)?;
        match marker {
            END => break,
            // These have no content outside a scan.
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let content = content(&mut rest).ok_or(Damaged)?;
        match marker {
            0xe1 if orientation.is_none() && content.starts_with(exif::PREFIX) => {
                orientation = exif::orientation(content);
                continue;
            }
            // What the colours are, and how they are stored.
            0xe2 if content.starts_with(b"ICC_PROFILE\0") => {}
            0xee if content.starts_with(b"Adobe") => {}
            0xe0..=0xef | 0xfe => continue,
            0xc0..=0xc2 if frame.is_none() => frame = Some(JpegFrame::parse(marker, content)?),
            0xc0..=0xc2 => return Err(Damaged),
            // Lossless, hierarchical and arithmetic-coded pictures, which hardly any program shows.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcf | 0xdc | 0xde | 0xdf => return Err(Unsupported),
            SCAN => {
                let frame = frame.as_ref().ok_or(Damaged)?;
                if frame.is_misread(content) {
                    return Err(Unsupported);
                }
                scanned = true;
            }
            0xc4 | 0xdb | 0xdd => {}
            _ => return Err(Damaged),
        }
        segment(&mut out, marker, content).ok_or(Damaged)?;
        if marker == SCAN {
            entropy(&mut rest, &mut out).ok_or(Damaged)?;
        }
    }
    let frame = frame.filter(|_| scanned).ok_or(Damaged)?;
    match frame.progressive {
        true => out.extend([0xff, END]),
        // With an end marker, the decoder fills in missing pixels without an error. Without one, it reports that
        // the pixels end early. It does not read further ahead than this.
        false => out.extend([0; READ_AHEAD]),
    }
    Ok(FilteredJpeg {
        bytes: out,
        size: frame.size,
        grey: frame.parts == 1,
        orientation,
    })
}

/// The header of a picture.
struct JpegFrame {
    size: (u32, u32),
    parts: u8,
    progressive: bool,
    sampled: bool,
}

impl JpegFrame {
    fn parse(marker: u8, content: &[u8]) -> Result<JpegFrame, AttachmentError> {
        let (head, parts) = content.split_first_chunk::<6>().ok_or(Damaged)?;
        let [bits, high, low, wide, narrow, count] = *head;
        let height = u32::from(u16::from_be_bytes([high, low]));
        let width = u32::from(u16::from_be_bytes([wide, narrow]));
        // A height of zero means that the height follows only after the pixels.
        if bits != 8 || height == 0 {
            return Err(Unsupported);
        }
        check_size(width, height)?;
        let mut factors = parts.iter().skip(1).step_by(3).take(usize::from(count));
        Ok(JpegFrame {
            size: (width, height),
            parts: count,
            progressive: marker == 0xc2,
            sampled: factors.any(|factors| *factors != 0x11),
        })
    }

    /// Whether the decoder would misread a scan with this header. It does so, without an error, if the colours are
    /// in separate scans and not every pixel has them.
    fn is_misread(&self, scan: &[u8]) -> bool {
        let alone = scan.first().is_some_and(|parts| *parts < self.parts);
        alone && !self.progressive && self.sampled
    }
}

/// Skips fill bytes and stray bytes, as every decoder does.
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

/// The content of a segment, after its length.
fn content<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = take_bytes(rest, 2)?.first_chunk::<2>()?;
    take_bytes(
        rest,
        usize::from(u16::from_be_bytes(*length)).checked_sub(2)?,
    )
}

fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) -> Option<()> {
    let length = u16::try_from(content.len() + 2).ok()?;
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
    Some(())
}

/// Copies coded pixels up to the next marker, which is not consumed.
fn entropy(rest: &mut &[u8], out: &mut Vec<u8>) -> Option<()> {
    loop {
        let at = rest.iter().position(|byte| *byte == 0xff)?;
        out.extend(take_bytes(rest, at)?);
        match rest.get(1)? {
            0x00 | 0xd0..=0xd7 => out.extend(take_bytes(rest, 2)?),
            0xff => {
                take_byte(rest)?;
            }
            _ => return Some(()),
        }
    }
}
