//! Whatever data a picture carries in addition to its pixels, the portal's copy is the same to the byte, so none of
//! that data is published.

use coachgen::attachment::strip;
use gif::{Frame, Repeat};
use png::ColorType;

use super::contains_bytes;
use super::samples::*;

/// The data to hide: long enough to be recognised, with every kind of byte.
const SECRET: &[u8] = b"GPS 46.9 N, seen by Marta\xff\x01\x80\x00!";

/// A file with hidden data, and the same file without it.
struct Carrier {
    what: &'static str,
    bytes: Vec<u8>,
    clean: Vec<u8>,
}

fn carrier(what: &'static str, bytes: Vec<u8>, clean: &[u8]) -> Carrier {
    Carrier {
        what,
        bytes,
        clean: clean.to_vec(),
    }
}

/// Every carrier becomes the file without the hidden data; those named in `refused` may be refused instead.
fn assert_nothing_hidden_is_copied(carriers: Vec<Carrier>, refused: &[&str]) {
    for Carrier { what, bytes, clean } in carriers {
        assert_ne!(bytes, clean, "{what} has nothing hidden in it");
        let clean = strip("picture", &clean).unwrap_or_else(|error| panic!("{what}: {error}"));
        let made = match strip("picture", &bytes) {
            Err(_) if refused.contains(&what) => continue,
            made => made.unwrap_or_else(|error| panic!("{what}: {error}")),
        };
        assert!(!contains_bytes(&made.bytes, b"Marta"), "{what} is copied");
        assert_eq!(made, clean, "{what} changes the copy");
    }
}

#[test]
fn png_keeps_only_pixels() {
    let clean = png(ColorType::Rgb, &pattern());
    let parts = chunks(&clean);
    let text = [b"Comment\0", SECRET].concat();
    let packed = [b"Comment\0\0", &compressed(SECRET)[..]].concat();
    let international = [b"Comment\0\0\0\0\0", SECRET].concat();
    let turned = exif(1, true, SECRET);
    let gamma = [&45_455_u32.to_be_bytes()[..], SECRET].concat();
    let profile = [b"Screen of Marta\0\0", &compressed(SECRET)[..]].concat();
    let mut carriers = vec![carrier(
        "what follows the end",
        [&clean[..], SECRET].concat(),
        &clean,
    )];
    for (what, kind, content) in [
        ("a text", b"tEXt", text),
        ("a packed text", b"zTXt", packed),
        ("an international text", b"iTXt", international),
        ("EXIF", b"eXIf", turned),
        ("an unknown chunk", b"prIV", SECRET.to_vec()),
        ("an overlong gamma", b"gAMA", gamma),
        ("an overlong intent", b"sRGB", [&[0], SECRET].concat()),
        ("a density", b"pHYs", b"Marta N 1".to_vec()),
        ("a time", b"tIME", b"\x07\xea\x01Mar".to_vec()),
        ("a background", b"bKGD", b"Marta!".to_vec()),
        ("significant bits", b"sBIT", vec![5, 6, 5]),
        ("a palette that is only suggested", b"PLTE", SECRET.to_vec()),
        (
            "a palette of another sort",
            b"sPLT",
            [b"Marta\0\x08", SECRET].concat(),
        ),
        (
            "a frame of no animation",
            b"fdAT",
            [&[0; 4], SECRET].concat(),
        ),
        ("a profile that is none", b"iCCP", profile),
    ] {
        let first = [&parts[..1], &[(*kind, content.clone())], &parts[1..]].concat();
        let twice = [&first[..2], &first[1..]].concat();
        let last = [
            &parts[..parts.len() - 1],
            &[(*kind, content)],
            &parts[parts.len() - 1..],
        ]
        .concat();
        carriers.push(carrier(what, joined(&first), &clean));
        carriers.push(carrier(what, joined(&twice), &clean));
        carriers.push(carrier(what, joined(&last), &clean));
    }
    // Chunks that the format allows only once are refused when repeated or too late.
    let palette = [&parts[..1], &[(*b"PLTE", SECRET.to_vec())], &parts[1..]].concat();
    carriers.push(carrier(
        "one palette that is only suggested",
        joined(&palette),
        &clean,
    ));
    let refused = [
        "a palette that is only suggested",
        "a frame of no animation",
    ];
    assert_nothing_hidden_is_copied(carriers, &refused);
}

#[test]
fn png_keeps_nothing_hidden_in_its_pixel_data() {
    let rgb = pattern();
    let plain = rows(&rgb, WIDTH as usize * 3);
    let head = header(WIDTH, HEIGHT, 8, 2, 0);
    let clean = png_of(&head, &[], &plain);
    let squeezed = compressed(&plain);
    let ending = (*b"IEND", Vec::new());
    let tail = [
        (*b"IHDR", head.clone()),
        (*b"IDAT", [&squeezed[..], SECRET].concat()),
        ending.clone(),
    ];
    let extra = png_of(&head, &[], &[&plain[..], SECRET].concat());
    let pieces: Vec<([u8; 4], Vec<u8>)> = [(*b"IHDR", head.clone())]
        .into_iter()
        .chain(squeezed.chunks(7).map(|piece| (*b"IDAT", piece.to_vec())))
        .chain([(*b"IDAT", Vec::new()), ending.clone()])
        .collect();
    let stored = {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::none());
        std::io::Write::write_all(&mut encoder, &plain).unwrap();
        encoder.finish().unwrap()
    };
    let stored = [(*b"IHDR", head.clone()), (*b"IDAT", stored), ending];
    let filtered = png(ColorType::Rgb, &rgb);
    let wide: Vec<u8> = rgb
        .iter()
        .zip(SECRET.iter().cycle())
        .flat_map(|(high, low)| [*high, *low])
        .collect();
    let wide = png_of(
        &header(WIDTH, HEIGHT, 16, 2, 0),
        &[],
        &rows(&wide, WIDTH as usize * 6),
    );
    let opaque: Vec<u8> = rgb
        .chunks(3)
        .flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255])
        .collect();
    assert_nothing_hidden_is_copied(
        vec![
            carrier("what follows the compressed pixels", joined(&tail), &clean),
            carrier("rows too many", extra, &clean),
            carrier("the sizes of pieces", joined(&pieces), &clean),
            carrier("how it is compressed", joined(&stored), &clean),
            carrier("how rows are filtered", filtered, &clean),
            carrier("the lower half of 16 bits", wide, &clean),
            carrier(
                "an opacity that is none",
                png(ColorType::Rgba, &opaque),
                &clean,
            ),
            carrier(
                "the colours of what is transparent",
                png(ColorType::Rgba, &translucent(*b"Mar")),
                &png(ColorType::Rgba, &translucent([0; 3])),
            ),
        ],
        &[],
    );
}

#[test]
fn a_palette_keeps_nothing_hidden() {
    let (places, colours) = (colour_indices(), colours());
    let head = header(WIDTH, HEIGHT, 8, 3, 0);
    let rows = |places: &[u8]| super::samples::rows(places, WIDTH as usize);
    let palette = colours.concat();
    let clean = png_of(&head, &[(*b"PLTE", palette.clone())], &rows(&places));
    let longer = [&palette[..], &SECRET[..30]].concat();
    let unused = png_of(&head, &[(*b"PLTE", longer)], &rows(&places));
    let order: Vec<u8> = colours.iter().rev().flatten().copied().collect();
    let turned: Vec<u8> = places.iter().map(|place| 15 - place).collect();
    let order = png_of(&head, &[(*b"PLTE", order)], &rows(&turned));
    let twice = [&palette[..], &palette[..]].concat();
    let turns = places
        .iter()
        .enumerate()
        .map(|(at, place)| place + 16 * (at % 3 / 2) as u8);
    let twice = png_of(
        &head,
        &[(*b"PLTE", twice)],
        &rows(&turns.collect::<Vec<u8>>()),
    );
    let opacity = png_of(
        &head,
        &[
            (*b"PLTE", [&palette[..], b"Mar"].concat()),
            (*b"tRNS", [&[255; 16], &b"M"[..]].concat()),
        ],
        &rows(&places),
    );
    // Two bits per pixel, five pixels per row: the last byte of a row has six unused bits.
    let narrow = |rest: u8| {
        let rows = [0, 0b00_01_10_11, rest, 0, 0b11_10_01_00, rest];
        png_of(
            &header(5, 2, 2, 3, 0),
            &[(*b"PLTE", palette[..12].to_vec())],
            &rows,
        )
    };
    // The same in seven passes of an interlaced picture.
    let passes = |rest: u8| {
        let rows = [
            [0, rest],
            [0, rest],
            [0, 0b01_00_00_00 | rest],
            [0, rest],
            [0, rest],
        ]
        .concat();
        let last = [0, 0b01_10_11_00 | rest & 0b11];
        png_of(
            &header(3, 3, 2, 3, 1),
            &[(*b"PLTE", palette[..12].to_vec())],
            &[&rows[..], &last].concat(),
        )
    };
    assert_nothing_hidden_is_copied(
        vec![
            carrier("colours that no pixel has", unused, &clean),
            carrier("the order of colours", order, &clean),
            carrier("a colour in two places", twice, &clean),
            carrier("the opacity of a colour that no pixel has", opacity, &clean),
            carrier("the rest of a byte", narrow(0b0010_1011), &narrow(0)),
            carrier(
                "the rest of a byte of a pass",
                passes(0b0000_1101),
                &passes(0),
            ),
        ],
        &[],
    );
}

#[test]
fn jpeg_keeps_only_pixels() {
    let clean = jpeg();
    let scan = last_marker(&clean, 0xda);
    let end = clean.len() - 2;
    let mut carriers = Vec::new();
    for (what, marker, content) in [
        ("a comment", 0xfe, SECRET.to_vec()),
        (
            "a thumbnail",
            0xe0,
            [b"JFIF\0\x01\x02\0\0\x48\0\x48\x02\x05", SECRET].concat(),
        ),
        ("a second thumbnail", 0xe0, [b"JFXX\0\x13", SECRET].concat()),
        (
            "EXIF",
            0xe1,
            [b"Exif\0\0", &exif(1, true, SECRET)[..]].concat(),
        ),
        (
            "EXIF of small machines",
            0xe1,
            [b"Exif\0\0", &exif(9, false, SECRET)[..]].concat(),
        ),
        (
            "XMP",
            0xe1,
            [b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat(),
        ),
        (
            "a profile that is none",
            0xe2,
            [b"ICC_PROFILE\0\x01\x01", SECRET].concat(),
        ),
        ("a list of pictures", 0xe2, [b"MPF\0", SECRET].concat()),
        ("Photoshop's", 0xed, [b"Photoshop 3.0\0", SECRET].concat()),
        ("an application's", 0xef, SECRET.to_vec()),
        (
            "how colours are stored, overlong",
            0xee,
            [b"Adobe\0\x64\0\0\0\0\x01", SECRET].concat(),
        ),
        (
            "a table of steps that is not used",
            0xdb,
            [&[3], SECRET, SECRET, b"abcd"].concat(),
        ),
        ("a table of codes that is not used", 0xc4, {
            let mut table = vec![0x13, 0, 0, 0, 0, 30];
            table.resize(17, 0);
            [table, SECRET.to_vec()].concat()
        }),
    ] {
        let segment = segment(marker, &content);
        carriers.push(carrier(what, with_first_segment(&clean, &segment), &clean));
        carriers.push(carrier(
            what,
            with_first_segment(&clean, &[&segment[..], &segment].concat()),
            &clean,
        ));
        carriers.push(carrier(what, inserted(&clean, scan, &segment), &clean));
    }
    // A table applies from where it is defined, so one that is redefined before it is used has no effect.
    let steps = clean
        .windows(2)
        .position(|pair| pair == [0xff, 0xdb])
        .unwrap();
    let earlier = segment(0xdb, &[&[0], SECRET, SECRET, b"abcd"].concat());
    carriers.push(carrier(
        "a table that is replaced",
        inserted(&clean, steps, &earlier),
        &clean,
    ));
    carriers.push(carrier(
        "what follows the end",
        [&clean[..], SECRET].concat(),
        &clean,
    ));
    carriers.push(carrier(
        "a second picture",
        [&clean[..], &jpeg(), SECRET].concat(),
        &clean,
    ));
    carriers.push(carrier(
        "how often a marker is filled up",
        inserted(&clean, scan, &[0xff; 5]),
        &clean,
    ));
    carriers.push(carrier(
        "what lies between segments",
        inserted(&clean, scan, b"Marta"),
        &clean,
    ));
    carriers.push(carrier(
        "what follows the coded pixels",
        inserted(&clean, end, b"Marta"),
        &clean,
    ));
    let mut bits = clean.clone();
    let free = bits[end - 1].trailing_ones().min(7);
    assert!(free > 0, "the sample has no unused bits");
    bits[end - 1] &= !((1 << free) - 1) as u8;
    carriers.push(carrier("the last bits of the coded pixels", bits, &clean));
    let between = last_marker(PROGRESSIVE, 0xda);
    let between = inserted(PROGRESSIVE, between, &segment(0xfe, SECRET));
    carriers.push(carrier("a comment between scans", between, PROGRESSIVE));
    assert_nothing_hidden_is_copied(carriers, &[]);
}

#[test]
fn gif_keeps_only_frames() {
    let palette = colours().concat();
    let clean = animated_gif();
    let head = 13 + palette.len();
    let length = SECRET.len() as u8;
    let block = [&[length], SECRET, &[0]].concat();
    let mut carriers = vec![carrier(
        "what follows the end",
        [&clean[..], SECRET].concat(),
        &clean,
    )];
    for (what, extension) in [
        ("a comment", [&b"\x21\xfe"[..], &block].concat()),
        (
            "a text",
            [&b"\x21\x01\x0c\0\0\0\0\x01\0\x01\0\x01\x01\0\0"[..], &block].concat(),
        ),
        ("XMP", [&b"\x21\xff\x0bXMP DataXMP"[..], &block].concat()),
        (
            "another application's",
            [&b"\x21\xff\x0bMartaSecret"[..], &block].concat(),
        ),
        (
            "a count of repeats, overlong",
            [&b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x05\0"[..], &block].concat(),
        ),
    ] {
        carriers.push(carrier(what, inserted(&clean, head, &extension), &clean));
        carriers.push(carrier(
            what,
            inserted(&clean, clean.len() - 1, &extension),
            &clean,
        ));
    }
    let mut background = clean.clone();
    (background[11], background[12]) = (7, 49);
    carriers.push(carrier(
        "a background and a shape of pixels",
        background,
        &clean,
    ));
    // The blocks of the last frame end with one of length zero, before the end of the picture.
    let tail = inserted(&clean, clean.len() - 2, &block[..block.len() - 1]);
    carriers.push(carrier("what follows the coded pixels", tail, &clean));
    assert_nothing_hidden_is_copied(carriers, &[]);
}

#[test]
fn gif_frames_keep_only_pixels_and_times() {
    let palette = colours().concat();
    let turned: Vec<u8> = colours().iter().rev().flatten().copied().collect();
    let hidden = [&palette[..], SECRET].concat();
    let still = |global: &[u8], frame: Frame<'static>| gif(global, &[frame], None);
    let own = || frame(0, Some(palette.clone()));
    let clean = still(&palette, frame(0, None));
    let reverse: Vec<u8> = colour_indices().iter().map(|place| 15 - place).collect();
    let rows: Vec<&[u8]> = colour_indices().leak().chunks(WIDTH as usize).collect();
    let passes = [(0, 8), (4, 8), (2, 4), (1, 2)].into_iter();
    let lines = passes.flat_map(|(from, step)| (from..HEIGHT as usize).step_by(step));
    let lines: Vec<u8> = lines.flat_map(|line| rows[line].to_vec()).collect();
    let with = |change: &dyn Fn(&mut Frame<'static>)| {
        let mut frame = own();
        change(&mut frame);
        frame
    };
    let mut carriers = vec![
        carrier(
            "colours that no pixel has",
            still(&hidden, frame(0, None)),
            &clean,
        ),
        carrier("a palette that no frame uses", still(SECRET, own()), &clean),
        carrier(
            "colours of a frame that no pixel has",
            still(&[], with(&|frame| frame.palette = Some(hidden.clone()))),
            &clean,
        ),
        carrier(
            "the order of colours",
            still(
                &[],
                with(&|frame| {
                    frame.palette = Some(turned.clone());
                    frame.buffer = reverse.clone().into();
                }),
            ),
            &clean,
        ),
        carrier(
            "a transparent place that no pixel has",
            still(&[], with(&|frame| frame.transparent = Some(77))),
            &clean,
        ),
        carrier(
            "a key to wait for",
            still(&[], with(&|frame| frame.needs_user_input = true)),
            &clean,
        ),
        carrier(
            "the time of a still picture",
            still(&[], with(&|frame| frame.delay = 0x4d61)),
            &clean,
        ),
        carrier(
            "the end of a still picture",
            still(
                &[],
                with(&|frame| frame.dispose = gif::DisposalMethod::Previous),
            ),
            &clean,
        ),
        carrier(
            "the repeats of a still picture",
            gif(&[], &[own()], Some(Repeat::Finite(0x4d61))),
            &clean,
        ),
        carrier(
            "the order of lines",
            still(
                &[],
                with(&|frame| {
                    frame.interlaced = true;
                    frame.buffer = lines.clone().into();
                }),
            ),
            &clean,
        ),
        carrier(
            "the colour of what is transparent",
            still(
                &[],
                with(&|frame| {
                    frame.transparent = Some(0);
                    frame.palette = Some([b"Mar", &palette[3..]].concat());
                }),
            ),
            &still(&[], with(&|frame| frame.transparent = Some(0))),
        ),
    ];
    let moving = |delay: u16, repeat: u16| {
        let frames = [0, 1].map(|shift| Frame {
            delay,
            ..frame(shift, None)
        });
        gif(&palette, &frames, Some(Repeat::Finite(repeat)))
    };
    carriers.extend([
        carrier("times too short to be kept", moving(1, 3), &moving(0, 3)),
        carrier(
            "times too short to be kept, written out",
            moving(10, 3),
            &moving(0, 3),
        ),
        carrier(
            "times too long to be waited for",
            moving(0x4d61, 3),
            &moving(u16::MAX, 3),
        ),
        carrier(
            "repeats that nobody counts",
            moving(12, 0x4d61),
            &moving(12, 30_000),
        ),
    ]);
    assert_nothing_hidden_is_copied(carriers, &[]);
}

#[test]
fn webp_keeps_only_pixels() {
    for (clean, kind, flags) in [
        (LOSSY, b"VP8 ", 0),
        (LOSSLESS, b"VP8L", 0),
        (LOSSLESS_ALPHA, b"VP8L", 0x10),
    ] {
        let pixels = (kind, pixel_chunk(clean));
        let exif = exif(1, false, SECRET);
        let carriers = vec![
            carrier("what follows the end", [clean, SECRET].concat(), clean),
            carrier(
                "EXIF",
                extended(flags | 8, &[pixels.clone(), (b"EXIF", exif.clone())], 0),
                clean,
            ),
            carrier(
                "EXIF twice",
                extended(
                    flags | 8,
                    &[pixels.clone(), (b"EXIF", exif.clone()), (b"EXIF", exif)],
                    0,
                ),
                clean,
            ),
            carrier(
                "XMP",
                extended(flags | 4, &[pixels.clone(), (b"XMP ", SECRET.to_vec())], 0),
                clean,
            ),
            carrier(
                "a profile that is none",
                extended(
                    flags | 0x20,
                    &[(b"ICCP", SECRET.to_vec()), pixels.clone()],
                    0,
                ),
                clean,
            ),
            carrier(
                "an unknown chunk",
                extended(flags, &[(b"SECR", SECRET.to_vec()), pixels.clone()], 0),
                clean,
            ),
            carrier(
                "bits that mean nothing",
                extended(flags | 0xc1, std::slice::from_ref(&pixels), 0),
                clean,
            ),
            carrier(
                "the fill of an odd chunk",
                extended(flags, &[pixels.clone(), (b"SECR", vec![1])], b'M'),
                clean,
            ),
            carrier(
                "what follows the coded pixels",
                riff(&[(kind, [&pixels.1[..], SECRET].concat())], 0),
                clean,
            ),
            carrier(
                "a chunk after a simple picture",
                riff(&[pixels, (b"SECR", SECRET.to_vec())], 0),
                clean,
            ),
        ];
        assert_nothing_hidden_is_copied(carriers, &[]);
    }
    let hidden = |colour: [u8; 3]| {
        let mut out = Vec::new();
        let encoder = image_webp::WebPEncoder::new(&mut out);
        let pixels = translucent(colour);
        encoder
            .encode(&pixels, WIDTH, HEIGHT, image_webp::ColorType::Rgba8)
            .unwrap();
        out
    };
    let transparent = carrier(
        "the colours of what is transparent",
        hidden(*b"Mar"),
        &hidden([0; 3]),
    );
    assert_nothing_hidden_is_copied(vec![transparent], &[]);
}
