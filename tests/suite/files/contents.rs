//! Files that are not the text they should be: each is identified, and no message asks the coach to overwrite it.

use super::{Practice, session};

/// A picture of one grey dot.
pub const DOT: &[u8] = b"\
    \x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\
    \x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\xda\x63\x68\x00\x00\x00\
    \x82\x00\x81\xda\x45\x08\x3b\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

const LFS: &str = "version https://git-lfs.github.com/spec/v1\n\
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

#[test]
fn each_file_is_identified() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(session(2).encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let noise: Vec<u8> = (0..400_u32)
        .map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap())
        .collect();
    let crypt = [b"\0GITCRYPT\0".as_slice(), &noise].concat();
    for (bytes, words, save) in [
        (
            crypt.as_slice(),
            "locked: it is encrypted with git-crypt",
            false,
        ),
        (
            b"age-encryption.org/v1\n-> X25519 abc\n\xff\x01",
            "encrypted with age",
            false,
        ),
        (
            b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n",
            "encrypted with age",
            false,
        ),
        (
            b"-----BEGIN PGP MESSAGE-----\n\nhQ\n",
            "encrypted with GPG",
            false,
        ),
        (
            b"{\"data\": \"ENC[AES256_GCM,data:aa==]\", \"sops\": {}}",
            "encrypted with SOPS",
            false,
        ),
        (b"$ANSIBLE_VAULT;1.1;AES256\n6162\n", "ansible-vault", false),
        (LFS.as_bytes(), "not downloaded", false),
        (utf16.as_slice(), "UTF-16", true),
        (noise.as_slice(), "binary, not text", false),
        (
            b"---\nkind: note\ndate: 2026-05-05\n---\n\0\0\0",
            "zero byte (NUL)",
            false,
        ),
        (&[0; 600], "only zero bytes", false),
        (
            b"PK\x03\x04\x14\0\0\0word/document.xml",
            "a Word document",
            false,
        ),
        (b"{\\rtf1\\ansi\\ansicpg1252 x}", "rich text", false),
        (
            b"<!doctype html>\n<html><body>x</body></html>",
            "web page",
            false,
        ),
        (
            b"---\nkind: note\ndate: 2026-05-05\n---\n\nCaf\xe9.\n",
            "not UTF-8",
            true,
        ),
    ] {
        let practice = Practice::new();
        practice.put("lund/session-2.md", bytes);
        assert_eq!(
            practice.blocking_findings(),
            ["CG001 lund/session-2.md"],
            "{words}"
        );
        let ran = practice.run(&["check"]);
        assert_eq!(ran.code, 1);
        ran.assert_output(words);
        assert_eq!(ran.output.contains("UTF-8"), save, "{}", ran.output);
        assert_eq!(practice.build().code, 1);
    }
}

/// What editors create before anybody has written a word.
const EMPTY: [&[u8]; 5] = [
    b"",
    b" \n\n",
    b"\xef\xbb\xbf\r\n",
    b"---\n",
    b"---\n\n---\n",
];

#[test]
fn a_file_without_a_word_is_left_out_and_the_rest_is_built() {
    for (nth, bytes) in EMPTY.into_iter().enumerate() {
        let practice = Practice::new();
        practice.put("lund/session-1.md", session(1));
        for name in ["Untitled.md", "Sans titre.md", "session-2.md"] {
            practice.put(&format!("lund/{name}"), bytes);
        }
        assert_eq!(practice.blocking_findings(), [""; 0], "{nth}");
        let ran = practice.run(&["build", "--no-pdf"]);
        assert_eq!(ran.code, 0, "{}", ran.output);
        ran.assert_output("Built 2 engagements");
        for name in ["Untitled.md", "Sans titre.md", "session-2.md"] {
            ran.assert_output(&format!("lund/{name}:1:1"));
        }
        ran.assert_output("this file is empty; it is left out");
        assert!(practice.path("portal/client/lund/session-1.html").exists());
    }
}

#[test]
fn an_agreement_without_a_word_blocks_its_engagement() {
    for bytes in EMPTY {
        let practice = Practice::new();
        practice.put("lund/engagement.md", bytes);
        assert_eq!(practice.blocking_findings(), ["CG001 lund/engagement.md"]);
    }
}

#[test]
fn the_agreement_and_the_practice_file_are_identified_too() {
    let practice = Practice::new();
    practice.put("lund/engagement.md", b"\0GITCRYPT\0\x01\x02\x03");
    let ran = practice.run(&["check"]);
    ran.assert_output("git-crypt unlock");
    assert_eq!(practice.blocking_findings(), ["CG001 lund/engagement.md"]);
    practice.put("coachgen.yaml", b"\0GITCRYPT\0\x01\x02\x03");
    let ran = practice.run(&["build"]);
    assert_eq!(ran.code, 2);
    ran.assert_output("locked").assert_output("coachgen.yaml");
}

#[test]
fn an_attachment_that_is_not_fetched_or_locked_is_not_copied() {
    for (bytes, words) in [
        (LFS.as_bytes(), "git lfs pull"),
        (b"\0GITCRYPT\0\x01\x02", "locked"),
    ] {
        for name in ["board.png", "plan.pdf"] {
            let practice = Practice::new();
            practice.put(&format!("lund/{name}"), bytes);
            practice.put(
                "lund/session-1.md",
                session(1) + &format!("\n[it]({name})\n"),
            );
            let ran = practice.run(&["check"]);
            assert_eq!(ran.code, 1, "{name}: {}", ran.output);
            ran.assert_output(words);
            practice.build();
            let copied = walkdir::WalkDir::new(practice.path("portal"))
                .into_iter()
                .filter_map(Result::ok)
                .any(|entry| std::fs::read(entry.path()).is_ok_and(|held| held == *bytes));
            assert!(!copied, "{name}");
        }
    }
}
