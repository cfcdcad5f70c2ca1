//! A re-encoded picture looks as before: the same pixels, or with no visible difference; upright, in the right
//! colours.

use coachgen::attachment::{Stripped, strip};
use gif::{ColorOutput, DecodeOptions, Repeat};
use moxcms::ColorProfile;
use png::{ColorType, Transformations};
use proptest::prelude::*;
use zune_jpeg::zune_core::bytestream::ZCursor;

use super::samples::*;

/// The size and pixels of a picture, four bytes per pixel, from decoders that the program does not use.
pub fn decoded(made: &Stripped) -> ((u32, u32), Vec<u8>) {
    match made.extension {
        "jpg" => {
            let mut decoder = zune_jpeg::JpegDecoder::new(ZCursor::new(made.bytes.as_slice()));
            let data = decoder.decode().unwrap();
            let (width, height) = decoder.dimensions().unwrap();
            let count = data.len() / (width * height);
            let pixels = data.chunks(count).flat_map(|pixel| match *pixel {
                [grey] => [grey, grey, grey, 255],
                [red, green, blue] => [red, green, blue, 255],
                _ => panic!("{count} bytes a pixel"),
            });
            ((width as u32, height as u32), pixels.collect())
        }
        "png" => {
            let mut decoder = png::Decoder::new(std::io::Cursor::new(&made.bytes));
            decoder.set_transformations(Transformations::EXPAND);
            let mut reader = decoder.read_info().unwrap();
            let mut data = vec![0; reader.output_buffer_size().unwrap()];
            let info = reader.next_frame(&mut data).unwrap();
            reader.finish().unwrap();
            let pixels = data
                .chunks(info.color_type.samples())
                .flat_map(|pixel| match *pixel {
                    [grey] => [grey, grey, grey, 255],
                    [grey, alpha] => [grey, grey, grey, alpha],
                    [red, green, blue] => [red, green, blue, 255],
                    [red, green, blue, alpha] => [red, green, blue, alpha],
                    _ => panic!("{pixel:?}"),
                });
            ((info.width, info.height), pixels.collect())
        }
        other => panic!("{other}"),
    }
}

fn opaque(rgb: &[u8]) -> Vec<u8> {
    rgb.chunks(3)
        .flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255])
        .collect()
}

/// The similarity of two pictures in decibels: from 40 on nobody sees a difference.
fn similarity(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let sum: f64 = one
        .iter()
        .zip(other)
        .map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2))
        .sum();
    10.0 * (255.0 * 255.0 * one.len() as f64 / sum.max(1e-9)).log10()
}

#[test]
fn lossless_pictures_keep_every_pixel() {
    let grey: Vec<u8> = (0..WIDTH * HEIGHT).map(|at| (at % 251) as u8).collect();
    let grey_shown: Vec<u8> = grey
        .iter()
        .flat_map(|grey| [*grey, *grey, *grey, 255])
        .collect();
    let pair: Vec<u8> = grey.iter().flat_map(|grey| [*grey, 255 - grey]).collect();
    let pair_shown: Vec<u8> = grey
        .iter()
        .flat_map(|grey| match grey {
            255 => [0; 4],
            grey => [*grey, *grey, *grey, 255 - grey],
        })
        .collect();
    let few: Vec<u8> = colour_indices()
        .iter()
        .flat_map(|place| colours()[usize::from(*place)])
        .collect();
    let mut lossless = Vec::new();
    let encoder = image_webp::WebPEncoder::new(&mut lossless);
    encoder
        .encode(
            &translucent([0; 3]),
            WIDTH,
            HEIGHT,
            image_webp::ColorType::Rgba8,
        )
        .unwrap();
    for (what, bytes, expected) in [
        (
            "colours",
            png(ColorType::Rgb, &pattern()),
            opaque(&pattern()),
        ),
        (
            "opacity",
            png(ColorType::Rgba, &translucent([0; 3])),
            translucent([0; 3]),
        ),
        ("greys", png(ColorType::Grayscale, &grey), grey_shown),
        (
            "greys with opacity",
            png(ColorType::GrayscaleAlpha, &pair),
            pair_shown,
        ),
        ("few colours", png(ColorType::Rgb, &few), opaque(&few)),
        ("WebP", LOSSLESS.to_vec(), opaque(&pattern())),
        ("WebP with opacity", lossless, translucent([0; 3])),
    ] {
        let made = strip("picture", &bytes).unwrap();
        assert_eq!((made.extension, made.image), ("png", true), "{what}");
        assert_eq!(decoded(&made), ((WIDTH, HEIGHT), expected), "{what}");
        // Re-encoding it again changes nothing.
        assert_eq!(strip("picture", &made.bytes).unwrap(), made, "{what}");
    }
}

#[test]
fn lossy_pictures_look_the_same() {
    let rgb = opaque(&pattern());
    for (what, bytes, least) in [
        ("JPEG", &jpeg()[..], 45.0),
        ("progressive", PROGRESSIVE, 42.0),
        ("colours of every second pixel", HALVED, 42.0),
        ("ink", CMYK, 45.0),
        ("ink by brightness", YCCK, 40.0),
        ("a scan for each colour", SPLIT_WHOLE, 42.0),
        ("WebP", LOSSY, 40.0),
    ] {
        let made = strip("picture", bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!((made.extension, made.image), ("jpg", true), "{what}");
        let (size, pixels) = decoded(&made);
        assert_eq!(size, (WIDTH, HEIGHT), "{what}");
        let near = similarity(&pixels, &rgb);
        assert!(near >= least, "{what}: {near:.1} dB");
    }
    let made = strip("picture", GREY).unwrap();
    let grey = pattern();
    let grey = grey.chunks(3).map(|rgb| {
        (f64::from(rgb[0]) * 0.299 + f64::from(rgb[1]) * 0.587 + f64::from(rgb[2]) * 0.114) as u8
    });
    let grey: Vec<u8> = grey.flat_map(|grey| [grey, grey, grey, 255]).collect();
    assert!(similarity(&decoded(&made).1, &grey) > 42.0, "greys");
    // A picture with opacity becomes a PNG, without further loss.
    let made = strip("picture", LOSSY_ALPHA).unwrap();
    let (_, pixels) = decoded(&made);
    assert_eq!(made.extension, "png");
    let alpha: Vec<u8> = pixels.chunks(4).map(|pixel| pixel[3]).collect();
    let expected: Vec<u8> = translucent([0; 3])
        .chunks(4)
        .map(|pixel| pixel[3])
        .collect();
    assert_eq!(alpha, expected);
}

#[test]
fn a_picture_is_upright_whatever_its_orientation_tag() {
    let rgb = opaque(&pattern());
    let at = |x: u32, y: u32| {
        let place = 4 * (y * WIDTH + x) as usize;
        rgb[place..place + 4].to_vec()
    };
    for orientation in 1..=9 {
        let lies = (5..=8).contains(&orientation);
        let (width, height) = if lies {
            (HEIGHT, WIDTH)
        } else {
            (WIDTH, HEIGHT)
        };
        let mut expected = Vec::new();
        for y in 0..height {
            for x in 0..width {
                // The position of the first row and the first column, according to EXIF.
                expected.extend(match orientation {
                    2 => at(WIDTH - 1 - x, y),
                    3 => at(WIDTH - 1 - x, HEIGHT - 1 - y),
                    4 => at(x, HEIGHT - 1 - y),
                    5 => at(y, x),
                    6 => at(y, HEIGHT - 1 - x),
                    7 => at(WIDTH - 1 - y, HEIGHT - 1 - x),
                    8 => at(WIDTH - 1 - y, x),
                    _ => at(x, y),
                });
            }
        }
        for big in [true, false] {
            let exif = exif(orientation, big, b"by Marta");
            let segment = segment(0xe1, &[b"Exif\0\0", &exif[..]].concat());
            let mut parts = chunks(&png(ColorType::Rgb, &pattern()));
            parts.insert(1, (*b"eXIf", exif.clone()));
            let webp = [(b"VP8L", pixel_chunk(LOSSLESS)), (b"EXIF", exif.clone())];
            for bytes in [
                with_first_segment(&jpeg(), &segment),
                joined(&parts),
                extended(8, &webp, 0),
            ] {
                let made = strip("picture", &bytes).unwrap();
                let (size, pixels) = decoded(&made);
                assert_eq!(size, (width, height), "{orientation}, {}", made.extension);
                let near = similarity(&pixels, &expected);
                assert!(
                    near > 42.0,
                    "{orientation}, {}: {near:.1} dB",
                    made.extension
                );
            }
        }
    }
}

#[test]
fn a_profile_is_applied_to_the_pixels() {
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let icc = segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat());
    let mut parts = chunks(&png(
        ColorType::Rgb,
        &[200, 60, 40].repeat((WIDTH * HEIGHT) as usize),
    ));
    parts.insert(
        1,
        (*b"iCCP", [b"P3\0\0", &compressed(&profile)[..]].concat()),
    );
    let flat = {
        let mut out = Vec::new();
        let red = [200, 60, 40].repeat((WIDTH * HEIGHT) as usize);
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 100)
            .encode(&red, WIDTH, HEIGHT, image::ExtendedColorType::Rgb8)
            .unwrap();
        out
    };
    // A red of Display P3 is a stronger one in sRGB; the numbers follow from the definitions of the two colour
    // spaces.
    for bytes in [joined(&parts), with_first_segment(&flat, &icc)] {
        let made = strip("picture", &bytes).unwrap();
        let (_, pixels) = decoded(&made);
        for (value, expected) in pixels[..3].iter().zip([217, 42, 23]) {
            assert!(
                value.abs_diff(expected) <= 2,
                "{:?} as {}",
                &pixels[..3],
                made.extension
            );
        }
    }
    // An sRGB profile changes nothing.
    let profile = ColorProfile::new_srgb().encode().unwrap();
    parts[1].1 = [b"screen\0\0", &compressed(&profile)[..]].concat();
    let made = strip("picture", &joined(&parts)).unwrap();
    assert_eq!(decoded(&made).1[..3], [200, 60, 40]);
}

/// Each frame of an animation as it is shown, with its time.
fn frames(bytes: &[u8]) -> (Vec<(Vec<u8>, u16)>, Repeat) {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    let mut decoder = options.read_info(bytes).unwrap();
    let mut frames = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        let place = [
            frame.left,
            frame.top,
            frame.width,
            frame.height,
            frame.dispose as u16,
        ];
        let place = place.into_iter().flat_map(u16::to_le_bytes);
        frames.push((
            place.chain(frame.buffer.iter().copied()).collect(),
            frame.delay,
        ));
    }
    (frames, decoder.repeat())
}

#[test]
fn an_animation_keeps_its_frames_and_times() {
    let palette = colours().concat();
    let mut small = frame(3, None);
    (small.left, small.top, small.width, small.height) = (5, 7, 12, 3);
    small.buffer.to_mut().truncate(36);
    (small.delay, small.dispose) = (250, gif::DisposalMethod::Background);
    small.transparent = Some(4);
    let with_part = gif(&palette, &[frame(0, None), small], Some(Repeat::Infinite));
    for bytes in [
        animated_gif(),
        with_part,
        gif(&palette, &[frame(0, None), frame(1, None)], None),
    ] {
        let made = strip("picture", &bytes).unwrap();
        assert_eq!((made.extension, made.image), ("gif", true));
        let transparent = |(mut frames, repeat): (Vec<(Vec<u8>, u16)>, Repeat)| {
            for (pixels, _) in &mut frames {
                for pixel in pixels[10..].chunks_mut(4).filter(|pixel| pixel[3] == 0) {
                    pixel.fill(0);
                }
            }
            (frames, repeat)
        };
        assert_eq!(
            transparent(frames(&made.bytes)),
            transparent(frames(&bytes))
        );
        assert_eq!(strip("picture", &made.bytes).unwrap(), made);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn pictures_of_any_size_keep_their_pixels(
        width in 1u32..70,
        height in 1u32..70,
        kinds in 1u32..400,
        alpha in any::<bool>(),
        seed in any::<u64>(),
    ) {
        let mut state = seed | 1;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u32
        };
        let known: Vec<[u8; 4]> = (0..kinds).map(|_| {
            let [red, green, blue, opacity] = random().to_le_bytes();
            match (alpha, opacity) {
                (true, 0..64) => [0; 4],
                (true, opacity) => [red, green, blue, opacity],
                (false, _) => [red, green, blue, 255],
            }
        }).collect();
        let pixels: Vec<u8> = (0..width * height).flat_map(|_| known[(random() % kinds) as usize]).collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Rgba);
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        let made = strip("picture", &bytes).unwrap();
        prop_assert_eq!(decoded(&made), ((width, height), pixels.clone()));
        let names: Vec<[u8; 4]> = chunks(&made.bytes).into_iter().map(|(name, _)| name).collect();
        let allowed: [&[u8; 4]; 5] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"];
        prop_assert!(names.iter().all(|name| allowed.contains(&name)), "{:?}", names);

        // The same as a smooth photo: similar, and of the same size.
        let smooth: Vec<u8> = (0..width * height).flat_map(|at| {
            let (x, y) = (at % width, at / width);
            [x * 3, y * 3, x + y + (seed % 100) as u32].map(|value| value as u8)
        }).collect();
        let mut bytes = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90)
            .encode(&smooth, width, height, image::ExtendedColorType::Rgb8)
            .unwrap();
        let before = Stripped { bytes, extension: "jpg", image: true };
        let made = strip("picture", &before.bytes).unwrap();
        let (before, after) = (decoded(&before), decoded(&made));
        prop_assert_eq!(before.0, after.0);
        let near = similarity(&before.1, &after.1);
        prop_assert!(near > 38.0, "{near:.1} dB");
    }
}
