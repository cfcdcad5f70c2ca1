//! Small pictures of one pattern, in every format, and the tools to hide something in them.

use std::borrow::Cow;
use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use png::{BitDepth, ColorType, Encoder, Filter};

pub const WIDTH: u32 = 40;
pub const HEIGHT: u32 = 24;

/// The pattern of every sample, three bytes per pixel.
pub fn pattern() -> Vec<u8> {
    let mut rgb = Vec::new();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            rgb.extend([40 + 4 * x, 60 + 6 * y, 200 - 2 * x - 2 * y].map(|value| value as u8));
        }
    }
    rgb
}

/// The pattern of a picture with 16 colours: for each pixel the index of its colour in `colours()`.
pub fn colour_indices() -> Vec<u8> {
    let places = (0..WIDTH * HEIGHT).map(|at| ((at % WIDTH / 3 + at / WIDTH / 5) % 16) as u8);
    places.collect()
}

pub fn colours() -> Vec<[u8; 3]> {
    (0..16).map(|at| [at * 15, 255 - at * 9, 40 + at]).collect()
}

macro_rules! files {
    ($($name:ident $file:literal)*) => {
        $(pub const $name: &[u8] = include_bytes!(concat!("../../fixtures/pictures/", $file));)*
    };
}

// The pattern, encoded by Pillow and by the crate jpeg-encoder.
files! {
    PROGRESSIVE "progressive.jpg"
    HALVED "halved.jpg"
    GREY "grey.jpg"
    CMYK "cmyk.jpg"
    YCCK "ycck.jpg"
    SPLIT "split.jpg"
    SPLIT_WHOLE "split-whole.jpg"
    LOSSY "lossy.webp"
    LOSSY_ALPHA "lossy-alpha.webp"
    LOSSLESS "lossless.webp"
    LOSSLESS_ALPHA "lossless-alpha.webp"
    MOVING_WEBP "moving.webp"
    MOVING_PNG "moving.png"
}

/// EXIF with an orientation and with words that must be removed, in either byte order.
pub fn exif(orientation: u8, big: bool, words: &[u8]) -> Vec<u8> {
    let short = |number: u16| match big {
        true => number.to_be_bytes(),
        false => number.to_le_bytes(),
    };
    let long = |number: u32| match big {
        true => number.to_be_bytes(),
        false => number.to_le_bytes(),
    };
    let mut tiff = if big {
        b"MM\0*".to_vec()
    } else {
        b"II*\0".to_vec()
    };
    tiff.extend(long(8));
    tiff.extend(short(2));
    for (tag, kind, count, value) in [(0x010e, 2, words.len() as u32, 38), (0x0112, 3, 1, 0)] {
        tiff.extend(short(tag));
        tiff.extend(short(kind));
        tiff.extend(long(count));
        match tag {
            0x0112 => tiff.extend([short(u16::from(orientation)), [0, 0]].concat()),
            _ => tiff.extend(long(value)),
        }
    }
    tiff.extend([0; 4]);
    tiff.extend(words);
    tiff
}

pub fn jpeg() -> Vec<u8> {
    let mut out = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 95)
        .encode(&pattern(), WIDTH, HEIGHT, image::ExtendedColorType::Rgb8)
        .unwrap();
    out
}

pub fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

/// The picture with bytes inserted after its first two bytes.
pub fn with_first_segment(jpeg: &[u8], with: &[u8]) -> Vec<u8> {
    [&jpeg[..2], with, &jpeg[2..]].concat()
}

/// The position of the last `marker`.
pub fn last_marker(jpeg: &[u8], marker: u8) -> usize {
    let mut pairs = jpeg.windows(2);
    pairs.rposition(|pair| pair == [0xff, marker]).unwrap()
}

pub fn inserted(bytes: &[u8], at: usize, with: &[u8]) -> Vec<u8> {
    [&bytes[..at], with, &bytes[at..]].concat()
}

/// The checksum of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| match sum & 1 {
            1 => sum >> 1 ^ 0xedb8_8320,
            _ => sum >> 1,
        })
    })
}

pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [kind, content].concat();
    [
        &(content.len() as u32).to_be_bytes()[..],
        &named,
        &crc(&named).to_be_bytes(),
    ]
    .concat()
}

/// The chunks of a PNG.
pub fn chunks(png: &[u8]) -> Vec<([u8; 4], Vec<u8>)> {
    let mut rest = &png[8..];
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        chunks.push((rest[4..8].try_into().unwrap(), rest[8..8 + length].to_vec()));
        rest = &rest[12 + length..];
    }
    chunks
}

pub fn joined(parts: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let parts = parts
        .iter()
        .flat_map(|(kind, content)| chunk(kind, content));
    b"\x89PNG\r\n\x1a\n".iter().copied().chain(parts).collect()
}

/// A PNG of these chunks between its header and its pixels; `rows` are the decompressed rows of a PNG.
pub fn png_of(header: &[u8], between: &[([u8; 4], Vec<u8>)], rows: &[u8]) -> Vec<u8> {
    let mut parts = vec![(*b"IHDR", header.to_vec())];
    parts.extend_from_slice(between);
    parts.push((*b"IDAT", compressed(rows)));
    parts.push((*b"IEND", Vec::new()));
    joined(&parts)
}

pub fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn header(width: u32, height: u32, bits: u8, colour: u8, interlaced: u8) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [&size[..], &[bits, colour, 0, 0, interlaced]].concat()
}

/// Rows without a filter.
pub fn rows(data: &[u8], bytes: usize) -> Vec<u8> {
    let rows = data.chunks(bytes);
    rows.flat_map(|row| [&[0], row].concat()).collect()
}

pub fn png(colour: ColorType, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::Paeth);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(data).unwrap();
    writer.finish().unwrap();
    out
}

/// The pattern with opacity: transparent, half transparent and opaque.
pub fn translucent(hidden: [u8; 3]) -> Vec<u8> {
    let pattern = pattern();
    let pixels = pattern
        .chunks(3)
        .enumerate()
        .flat_map(|(at, rgb)| match at as u32 % WIDTH {
            0..8 => [hidden[0], hidden[1], hidden[2], 0],
            8..16 => [rgb[0], rgb[1], rgb[2], 128],
            _ => [rgb[0], rgb[1], rgb[2], 255],
        });
    pixels.collect()
}

/// A frame of 16 colours; `shift` rotates them, so that two frames differ.
pub fn frame(shift: u8, palette: Option<Vec<u8>>) -> gif::Frame<'static> {
    let places: Vec<u8> = colour_indices()
        .iter()
        .map(|place| (place + shift) % 16)
        .collect();
    gif::Frame {
        width: WIDTH as u16,
        height: HEIGHT as u16,
        delay: 12,
        palette,
        buffer: Cow::Owned(places),
        ..gif::Frame::default()
    }
}

pub fn gif(global: &[u8], frames: &[gif::Frame<'static>], repeat: Option<gif::Repeat>) -> Vec<u8> {
    let mut encoder = gif::Encoder::new(Vec::new(), WIDTH as u16, HEIGHT as u16, global).unwrap();
    if let Some(repeat) = repeat {
        encoder.set_repeat(repeat).unwrap();
    }
    for frame in frames {
        encoder.write_frame(frame).unwrap();
    }
    encoder.into_inner().unwrap()
}

/// Three frames, repeated five times.
pub fn animated_gif() -> Vec<u8> {
    let palette = colours().concat();
    let mut middle = frame(1, Some(palette.clone()));
    middle.dispose = gif::DisposalMethod::Previous;
    let frames = [frame(0, None), middle, frame(2, None)];
    gif(&palette, &frames, Some(gif::Repeat::Finite(5)))
}

pub fn riff(parts: &[(&[u8; 4], Vec<u8>)], pad: u8) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, content) in parts {
        body.extend(*kind);
        body.extend((content.len() as u32).to_le_bytes());
        body.extend(content);
        body.resize(body.len() + content.len() % 2, pad);
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

/// The content of the chunk with the pixels.
pub fn pixel_chunk(webp: &[u8]) -> Vec<u8> {
    let at = webp.windows(3).rposition(|name| name == b"VP8").unwrap();
    let length = u32::from_le_bytes(webp[at + 4..at + 8].try_into().unwrap()) as usize;
    webp[at + 8..at + 8 + length].to_vec()
}

/// A WebP in the extended format.
pub fn extended(flags: u8, parts: &[(&[u8; 4], Vec<u8>)], pad: u8) -> Vec<u8> {
    let (width, height) = (WIDTH - 1, HEIGHT - 1);
    let mut head = vec![flags, 0, 0, 0];
    head.extend(&width.to_le_bytes()[..3]);
    head.extend(&height.to_le_bytes()[..3]);
    let parts = [&[(b"VP8X", head)], parts].concat();
    riff(&parts, pad)
}

/// Every format: the extension of the portal's copy, and the file.
pub fn pictures() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("jpg", jpeg()),
        ("jpg", PROGRESSIVE.to_vec()),
        ("jpg", CMYK.to_vec()),
        ("png", png(ColorType::Rgb, &pattern())),
        ("png", png(ColorType::Rgba, &translucent([0; 3]))),
        ("gif", animated_gif()),
        ("jpg", LOSSY.to_vec()),
        ("png", LOSSY_ALPHA.to_vec()),
        ("png", LOSSLESS.to_vec()),
    ]
}
