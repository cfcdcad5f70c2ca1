//! Pictures are re-encoded from their pixels, other files are copied, and files that cannot be read completely are
//! refused.

use coachgen::attachment::{AttachmentError, Stripped, strip};
use proptest::prelude::*;
use samples::*;

mod carriers;
mod kept;
mod looks;
mod samples;

fn contains_bytes(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_format_is_detected_from_the_content_not_the_name() {
    assert_eq!(
        strip("photo.pdf", &animated_gif()).unwrap().extension,
        "gif"
    );
    assert_eq!(strip("photo.png", &jpeg()).unwrap().extension, "jpg");
    for name in ["a.jpg", "a.JPEG", "a.png", "a.gif", "a.webp"] {
        assert_eq!(
            strip(name, b"%PDF-1.7 and so on"),
            Err(AttachmentError::Damaged)
        );
    }
}

#[test]
fn svg_and_html_files_are_refused() {
    for svg in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..],
        b"\xef\xbb\xbf\n <?xml version='1.0'?><!-- x --><svg/>",
        b"\xff\xfe<\0s\0v\0g\0>\0",
        b"<x:svg xmlns:x='http://www.w3.org/2000/svg'/>",
    ] {
        assert_eq!(strip("a.txt", svg), Err(AttachmentError::Svg));
    }
    for html in [
        &b"<!DOCTYPE html><p>"[..],
        b"  <HTML>",
        b"<script>x</script>",
        b"\xfe\xff\0<\0p\0>",
    ] {
        assert_eq!(strip("a", html), Err(AttachmentError::Html));
    }
    assert_eq!(strip("a.SVG", b"anything"), Err(AttachmentError::Svg));
    assert_eq!(strip("a.svgz", b"\x1f\x8b"), Err(AttachmentError::Svg));
    assert_eq!(strip("a.htm", b"anything"), Err(AttachmentError::Html));
}

#[test]
fn other_files_are_copied_unchanged() {
    for (name, bytes, extension) in [
        ("report.pdf", &b"%PDF-1.7\n"[..], "pdf"),
        ("report", b"%PDF-1.7\n", "pdf"),
        ("plan.docx", b"PK\x03\x04rest", "docx"),
        ("plan.exe", b"PK\x03\x04rest", "zip"),
        ("notes.md", b"# Notes <b>", "txt"),
        ("notes.exe", b"5 < 6", "txt"),
        ("less.txt", b"< 6", "txt"),
        ("x", b"\xff\xd8", "bin"),
        ("x", b"", "txt"),
    ] {
        let expected = Stripped {
            bytes: bytes.to_vec(),
            extension,
            image: false,
        };
        assert_eq!(strip(name, bytes), Ok(expected), "{name}");
    }
}

#[test]
fn pictures_in_other_formats_are_refused() {
    for (name, bytes) in [
        ("a", &b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..]),
        ("a.mp4", b"\0\0\0\x18ftypheix"),
        // The first brand is unspecific; the next one names the format.
        ("a", b"\0\0\0\x18ftypxxxx\0\0\0\0avifmiaf"),
        ("a", b"\0\0\0\x14ftypcrx \0\0\0\0"),
        ("a", b"II*\0\x08\0\0\0"),
        ("a", b"MM\0*\0\0\0\x08"),
        ("a", b"BM\x46\0\0\0\0\0\0\0\x36"),
        ("a", b"\0\0\0\x0cJXL \r\n\x87\n"),
        ("a", b"8BPS\0\x01"),
        ("a.HEIC", b"anything"),
        ("a.tif", b"%PDF-1.7"),
        ("a.nef", b""),
        ("a.webp.avif", b"x"),
    ] {
        assert_eq!(
            strip(name, bytes),
            Err(AttachmentError::Foreign),
            "{name} {bytes:?}"
        );
    }
    // Neither a video nor a note that begins with these letters is a picture.
    for (name, bytes) in [
        ("a", &b"\0\0\0\x14ftypqt  \0\0\0\0qt  "[..]),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42"),
        ("a.txt", b"BMW, and what she drives"),
    ] {
        assert!(strip(name, bytes).is_ok(), "{name} {bytes:?}");
    }
    assert!(AttachmentError::Foreign.to_string().contains("JPEG or PNG"));
}

#[test]
fn refusals_say_what_to_do() {
    let arithmetic = {
        let mut bytes = jpeg();
        let at = last_marker(&bytes, 0xc0);
        bytes[at + 1] = 0xc9;
        bytes
    };
    for (bytes, error, says) in [
        (
            MOVING_WEBP.to_vec(),
            AttachmentError::Animated,
            "save this one as GIF",
        ),
        (
            MOVING_PNG.to_vec(),
            AttachmentError::Animated,
            "save this one as GIF",
        ),
        (
            SPLIT.to_vec(),
            AttachmentError::Unsupported,
            "save the picture as PNG",
        ),
        (
            arithmetic,
            AttachmentError::Unsupported,
            "save the picture as PNG",
        ),
    ] {
        assert_eq!(strip("picture", &bytes), Err(error));
        assert!(error.to_string().contains(says), "{error}");
    }
}

/// Only the headers of pictures that would use up the memory.
#[test]
fn a_picture_that_is_too_large_is_refused_from_its_header() {
    let png = png_of(&header(52_001, 1_000, 1, 0, 0), &[], &[]);
    let mut jpeg = jpeg();
    let frame = last_marker(&jpeg, 0xc0);
    jpeg[frame + 5..frame + 9].fill(0xff);
    let lossless = [&[0x2f], &(15_999_u32 << 14 | 15_999).to_le_bytes()[..]].concat();
    let webp = riff(&[(b"VP8L", lossless)], 0);
    let gif = b"GIF89a\xff\xff\xff\xff\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0".to_vec();
    for (what, bytes) in [("PNG", png), ("JPEG", jpeg), ("WebP", webp), ("GIF", gif)] {
        assert_eq!(
            strip("picture", &bytes),
            Err(AttachmentError::TooLarge),
            "{what}"
        );
    }
    let says = AttachmentError::TooLarge.to_string();
    assert_eq!(
        says,
        "the picture has more than 52 megapixels; save it smaller"
    );
    // One frame is small; a thousand copies of it are not.
    let large = gif::Frame::from_indexed_pixels(5_000, 5_000, vec![0; 25_000_000], None);
    let mut encoder = gif::Encoder::new(Vec::new(), 5_000, 5_000, &[0; 6]).unwrap();
    for _ in 0..5 {
        encoder.write_frame(&large).unwrap();
    }
    let bytes = encoder.into_inner().unwrap();
    assert!(bytes.len() < 1_000_000);
    assert_eq!(strip("picture", &bytes), Err(AttachmentError::TooLong));
}

#[test]
fn a_picture_truncated_anywhere_is_refused() {
    for (extension, bytes) in pictures() {
        let whole = strip("photo", &bytes).unwrap();
        assert_eq!(whole.extension, extension);
        let name = format!("photo.{extension}");
        for end in 0..bytes.len() {
            let cut = strip(&name, &bytes[..end]);
            assert_eq!(
                cut,
                Err(AttachmentError::Damaged),
                "cut at {end} of {}",
                bytes.len()
            );
        }
    }
}

/// An end marker alone does not make a picture complete: decoders fill missing pixels with grey.
#[test]
fn a_jpeg_whose_pixels_end_early_is_refused() {
    for bytes in [jpeg(), GREY.to_vec(), HALVED.to_vec()] {
        let scan = last_marker(&bytes, 0xda);
        let length = usize::from(u16::from_be_bytes([bytes[scan + 2], bytes[scan + 3]]));
        let (from, to) = (scan + 2 + length, bytes.len() - 2);
        for end in (from..to - 20).filter(|end| bytes[end - 1] != 0xff) {
            let cut = [&bytes[..end], &[0xff, 0xd9]].concat();
            assert_eq!(
                strip("a", &cut),
                Err(AttachmentError::Damaged),
                "{end} of {to}"
            );
        }
    }
}

/// The result depends neither on the machine nor, without notice, on a codec's version. If a new version changes the
/// bytes, this test fails: approvals of records with pictures then have to be given again.
#[test]
fn re_encoding_is_deterministic() {
    use sha2::Digest as _;
    let made = pictures()
        .into_iter()
        .map(|(_, bytes)| strip("photo", &bytes).unwrap().bytes);
    let digests = made.map(|bytes| {
        let digest = sha2::Sha256::digest(bytes);
        digest[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    });
    insta::assert_snapshot!(digests.collect::<Vec<_>>().join("\n"));
}

proptest! {
    #[test]
    fn a_mutated_picture_is_refused_or_valid(
        which in 0usize..9,
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let (extension, mut bytes) = pictures()[which].clone();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len() * 2));
        let name = format!("a.{extension}");
        if let Ok(made) = strip(&name, &bytes) {
            prop_assert!(made.image);
            // Re-encoding gives the same bytes, or for JPEG a valid picture.
            match made.extension {
                "jpg" => prop_assert!(strip("a", &made.bytes).is_ok()),
                _ => prop_assert_eq!(strip("a", &made.bytes), Ok(made.clone())),
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(
        which in 0usize..9,
        head in 2usize..200,
        tail in prop::collection::vec(any::<u8>(), 0..300),
        name in "[a-z]{0,3}(\\.(jpg|png|txt|é))?",
    ) {
        let picture = &pictures()[which].1;
        let bytes = [&picture[..head.min(picture.len())], &tail].concat();
        let _ = strip(&name, &bytes);
        let _ = strip(&name, &tail);
    }
}
