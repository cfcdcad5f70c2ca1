//! Linked files with the contents of a record, and pictures that cannot be re-encoded: they are in no portal.

use super::{Practice, session};

/// Coach-only words in the record.
const PRIVATE_WORDS: &str = "Zqquail sat between us";

/// What another program made of the record.
fn exported_copy() -> String {
    session(2) + &format!("\n## Mine {{.coach-only}}\n\n{PRIVATE_WORDS}\n")
}

/// Links to a file of that name from a shared record, and builds; returns the output of `check`, and whether a portal
/// has the words.
fn build_with_link(name: &str, bytes: &[u8], words: &[u8]) -> (String, bool) {
    let practice = Practice::new();
    practice.put("lund/session-2.md", session(2));
    practice.put(&format!("lund/{name}"), bytes);
    practice.put(
        "lund/session-1.md",
        session(1) + &format!("\n[the old one](<{name}>)\n"),
    );
    let output = practice.check().output;
    practice.build();
    assert!(practice.has("portal/client/berg/index.html"));
    let published = walkdir::WalkDir::new(practice.path("portal"))
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|entry| std::fs::read(entry.path()).ok())
        .any(|held| held.windows(words.len()).any(|window| window == words));
    (output, published)
}

#[test]
fn a_copy_of_a_record_is_not_published() {
    let plain = exported_copy();
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(plain.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let bare = format!("{PRIVATE_WORDS}\n");
    for (name, bytes) in [
        ("session-2.md.bak", plain.as_bytes()),
        ("session-2.md~", plain.as_bytes()),
        ("session-2.md.txt", plain.as_bytes()),
        ("session-2.markdown", plain.as_bytes()),
        ("session-2.md.orig", plain.as_bytes()),
        ("session-2.md (1)", plain.as_bytes()),
        ("session-2.md.pdf", bare.as_bytes()),
        ("session-2.md.bak", bare.as_bytes()),
        ("session-2 - Copy.txt", bare.as_bytes()),
        ("Kopie von session-2.csv", bare.as_bytes()),
        ("session-2.old", bare.as_bytes()),
        ("handout.csv", plain.as_bytes()),
        ("handout.dat", plain.as_bytes()),
        ("handout.csv", &wide),
    ] {
        let words = match bytes.starts_with(&[0xff, 0xfe]) {
            true => PRIVATE_WORDS
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
            false => PRIVATE_WORDS.as_bytes().to_vec(),
        };
        let (output, published) = build_with_link(name, bytes, &words);
        assert!(!published, "{name}\n{output}");
        // In addition, a file that looks like a record beside the records blocks the build.
        let blocked = output.contains("CG001");
        assert!(
            blocked || output.contains("lund/session-1.md:9:") && output.contains("CG004"),
            "{name}\n{output}"
        );
    }
    let (output, published) = build_with_link("handout.csv", b"day,what\n1,walk\n", b"day,what");
    assert!(published, "{output}");
}

#[test]
fn the_message_says_what_the_file_is() {
    let practice = Practice::new();
    practice.put("lund/session-2.md.bak", exported_copy());
    practice.put(
        "lund/session-1.md",
        session(1) + "\n[the old one](session-2.md.bak)\n",
    );
    let ran = practice.run(&["check"]);
    ran.assert_output("lund/session-1.md:9")
        .assert_output("this attachment cannot be put into a portal")
        .assert_output("a copy of a record or other Markdown")
        .assert_output("link to the record itself");
}

#[test]
fn a_picture_that_cannot_be_re_encoded_is_not_published() {
    let place = b"Zqplace 59.91 N";
    for (name, begins) in [
        ("board.heic", &b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..]),
        ("board.jpg.heif", b"anything"),
        ("board.dat", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif"),
        ("board.avif", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1"),
        ("board.tiff", b"II*\0"),
        ("board.dat", b"MM\0*"),
        ("board.bmp", b"BM"),
        ("board.dng", b"MM\0*"),
    ] {
        let (output, published) = build_with_link(name, &[begins, place].concat(), place);
        assert!(!published, "{name}\n{output}");
        assert!(output.contains("CG004"), "{name}\n{output}");
    }
}

#[test]
fn a_zero_byte_is_reported_where_it_is() {
    let practice = Practice::new();
    practice.put("lund/session-2.md", session(2) + "\nOne\0 word.\n");
    let ran = practice.run(&["check"]);
    ran.assert_output("lund/session-2.md:9:4")
        .assert_output("there is a zero byte (NUL) here")
        .assert_output("remove the zero bytes");
    assert_eq!(practice.blocking_findings(), ["CG001 lund/session-2.md"]);
}
