//! Attachments lose what they say about their makers, keep their pixels, and damaged pictures are refused.

use coachgen::attachment::{AttachmentError, Stripped, strip};
use img_parts::png::Png;
use proptest::prelude::*;
use samples::{SECRET, gif, jpeg, pictures, png, segment, webp};

mod samples;

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The minimal structure that holds this orientation.
fn upright(orientation: u8) -> Vec<u8> {
    [
        &b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..],
        &[orientation],
    ]
    .concat()
}

#[test]
fn pictures_lose_what_they_say_and_keep_their_pixels() {
    for (extension, bytes) in pictures(1) {
        assert!(holds(&bytes, SECRET));
        let stripped = strip("photo", &bytes).unwrap();
        assert_eq!((stripped.extension, stripped.image), (extension, true));
        for trace in [
            &b"GPS"[..],
            b"Marta",
            b"Exif",
            b"eXIf",
            b"XMP",
            b"ICC",
            b"JFXX",
            b"tIME",
            b"prIV",
            b"SECR",
        ] {
            assert!(
                !holds(&stripped.bytes, trace),
                "{extension} keeps {trace:?}"
            );
        }
        // What is clean stays as it is.
        assert_eq!(strip("photo", &stripped.bytes).unwrap(), stripped);
    }
}

#[test]
fn jpeg_keeps_header_tables_and_scans() {
    let stripped = strip("a.jpeg", &jpeg(1, true)).unwrap().bytes;
    let expected = [
        &[0xff, 0xd8][..],
        &segment(0xe0, b"JFIF\0\x01\x02\0\0\x48\0\x48\0\0"),
        &segment(0xdb, &[0; 65]),
        &segment(0xc2, b"\x08\0\x01\0\x01\x01\x01\x11\0"),
        &segment(0xda, b"\x01\x01\0\0\0\0"),
        b"\x12\xff\0\x34\xff\xd0\x56",
        &segment(0xda, b"\x01\x01\0\x01\x3f\0"),
        b"\x78\xff\xd9",
    ]
    .concat();
    assert_eq!(stripped, expected);
}

#[test]
fn a_turned_picture_stays_upright() {
    for orientation in [3, 6, 8] {
        for (extension, bytes) in pictures(orientation) {
            let stripped = strip("photo", &bytes).unwrap();
            assert!(!holds(&stripped.bytes, b"Marta"));
            assert_eq!(
                holds(&stripped.bytes, &upright(orientation)),
                extension != "gif"
            );
            assert_eq!(strip("photo", &stripped.bytes).unwrap(), stripped);
        }
    }
    // Numbers that mean nothing go.
    assert!(!holds(&strip("a", &jpeg(9, true)).unwrap().bytes, b"Exif"));
    let webp = strip("a", &webp(6)).unwrap().bytes;
    assert_eq!(webp[20], 0x1a, "alpha, animation and EXIF");
    assert_eq!(
        webp.len(),
        8 + u32::from_le_bytes(webp[4..8].try_into().unwrap()) as usize
    );
    Png::from_bytes(strip("a", &png(6)).unwrap().bytes.into()).unwrap();
}

#[test]
fn gif_repeats_as_before() {
    let stripped = strip("a.gif", &gif()).unwrap().bytes;
    assert!(holds(
        &stripped,
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x05\0\0\x21\xf9\x04\x01\x0a\0\0\0\x2c"
    ));
    assert_eq!(stripped.last(), Some(&0x3b));
}

#[test]
fn the_content_decides_not_the_name() {
    assert_eq!(strip("photo.pdf", &gif()).unwrap().extension, "gif");
    assert_eq!(strip("photo.png", &jpeg(1, true)).unwrap().extension, "jpg");
    for name in ["a.jpg", "a.JPEG", "a.png", "a.gif", "a.webp"] {
        assert_eq!(
            strip(name, b"%PDF-1.7 and so on"),
            Err(AttachmentError::Damaged)
        );
    }
}

#[test]
fn drawings_and_pages_are_refused() {
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
fn other_files_pass_unchanged() {
    for (name, bytes, extension) in [
        ("report.pdf", &b"%PDF-1.7\n"[..], "pdf"),
        ("report", b"%PDF-1.7\n", "pdf"),
        ("plan.docx", b"PK\x03\x04rest", "docx"),
        ("plan.exe", b"PK\x03\x04rest", "zip"),
        ("notes.md", b"# Notes <b>", "md"),
        ("notes.exe", b"5 < 6", "txt"),
        ("less.txt", b"< 6", "txt"),
        ("x.heic", b"\0\0\0\x18ftypheic", "heic"),
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
fn a_picture_cut_off_anywhere_is_refused() {
    for (extension, bytes) in pictures(6) {
        let whole = strip("photo", &bytes).unwrap();
        let name = format!("photo.{extension}");
        for end in 0..bytes.len() {
            match strip(&name, &bytes[..end]) {
                Ok(stripped) => assert_eq!(stripped, whole, "cut at {end}"),
                Err(error) => assert_eq!(error, AttachmentError::Damaged),
            }
        }
    }
}

proptest! {
    #[test]
    fn a_mutated_picture_never_passes_unstripped(
        which in 0usize..5,
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let (extension, mut bytes) = pictures(6)[which].clone();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len() * 2));
        if let Ok(stripped) = strip(&format!("a.{extension}"), &bytes) {
            prop_assert!(stripped.image);
            // Stripping is complete: a second time finds nothing more.
            prop_assert_eq!(strip("a", &stripped.bytes), Ok(stripped.clone()));
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(
        which in 0usize..5,
        head in 2usize..60,
        tail in prop::collection::vec(any::<u8>(), 0..300),
        name in "[a-z]{0,3}(\\.(jpg|png|txt|é))?",
    ) {
        let bytes = [&pictures(3)[which].1[..head], &tail].concat();
        let _ = strip(&name, &bytes);
        let _ = strip(&name, &tail);
    }
}
