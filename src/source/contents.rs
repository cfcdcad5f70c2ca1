//! Recognises from its first bytes what a file contains if it is not the expected text.
//!
//! A file that is encrypted or was not fetched must not be saved again, since the file itself would be lost.

/// The content of a file that is not text, or that only stands for another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Encrypted, by this program.
    Locked(&'static str),
    /// Encrypted, by an unknown program.
    Sealed,
    /// A few lines that stand for the actual file, which another program stores.
    Pointer(&'static str),
    /// Text in a known encoding other than UTF-8.
    Encoded(&'static str),
    /// A document of this type.
    Document(&'static str),
    /// Text with a zero byte in it.
    Zero,
    /// Zero bytes only: an unfinished download or save.
    Zeros,
    /// Not text at all.
    Binary,
    /// Text in an unknown encoding.
    NotUtf8,
}

/// The first bytes of encrypted files.
const LOCKED: [(&[u8], &str); 11] = [
    (b"\0GITCRYPT\0", "git-crypt"),
    (b"age-encryption.org/", "age"),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", "age"),
    (b"-----BEGIN PGP MESSAGE-----", "GPG"),
    (b"$ANSIBLE_VAULT;", "ansible-vault"),
    (b"Salted__", "OpenSSL or transcrypt"),
    (b"U2FsdGVkX1", "OpenSSL or transcrypt"),
    (b"-----BEGIN CMS-----", "S/MIME"),
    (b"-----BEGIN PKCS7-----", "S/MIME"),
    (b"AES\x02", "AES Crypt"),
    (b"%TSD-Header-###%", "a company's document protection"),
];

/// The first bytes of documents.
const DOCUMENTS: [(&[u8], &str); 9] = [
    (b"{\\rtf", "a rich text file (RTF)"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document",
    ),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"bplist00", "a macOS property list"),
    (b"book\0\0\0\0mark", "a macOS alias"),
    (b"L\0\0\0\x01\x14\x02\0", "a Windows shortcut"),
];

/// What `bytes` contain if they are not UTF-8 text, or only stand for another file; `None` if they are ordinary
/// text.
pub fn contents(bytes: &[u8]) -> Option<Contents> {
    if let Some(found) = stand_in(bytes) {
        return Some(found);
    }
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Some(Contents::Encoded("UTF-32"));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || is_wide(bytes) {
        return Some(Contents::Encoded("UTF-16"));
    }
    let mut documents = DOCUMENTS.iter();
    if let Some((_, what)) = documents.find(|(begins, _)| bytes.starts_with(begins)) {
        return Some(Contents::Document(what));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(Contents::Document(packed(bytes)));
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begins = String::from_utf8_lossy(&text[..text.len().min(64)]).to_lowercase();
    let begins = begins.trim_start();
    if begins.starts_with("<!doctype html") || begins.starts_with("<html") {
        return Some(Contents::Document("a web page (HTML)"));
    }
    // Text contains tabs and line ends, and an editor may add an escape or a page break.
    let is_control =
        |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let is_text = std::str::from_utf8(bytes).is_ok();
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if zeros > 0 {
        let others = bytes.iter().filter(|byte| is_control(byte)).count() - zeros;
        // Text of at least one line, and not a format that begins with a zero byte.
        let is_written = is_text && others == 0 && bytes[0] != 0 && bytes.contains(&b'\n');
        return Some(if is_written {
            Contents::Zero
        } else {
            Contents::Binary
        });
    }
    (!is_text).then(|| match bytes.iter().any(is_control) {
        true => Contents::Binary,
        false => Contents::NotUtf8,
    })
}

/// What `bytes` contain if they stand for a file of any type: one that is encrypted, or stored elsewhere.
pub fn stand_in(bytes: &[u8]) -> Option<Contents> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some((_, program)) = LOCKED.iter().find(|(begins, _)| text.starts_with(begins)) {
        return Some(Contents::Locked(program));
    }
    if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) {
        return Some(Contents::Zeros);
    }
    // Pointers have only a few lines.
    let short = std::str::from_utf8(text).ok().filter(|_| text.len() < 4096);
    let begins = |words: &str| short.is_some_and(|text| text.starts_with(words));
    if begins("version https://git-lfs.github.com/spec/") || begins("version https://hawser.") {
        return Some(Contents::Pointer("Git LFS"));
    }
    if begins("/annex/objects/")
        || begins("../.git/annex/objects/")
        || begins(".git/annex/objects/")
    {
        return Some(Contents::Pointer("git-annex"));
    }
    if begins("{")
        && short.is_some_and(|text| text.contains("\"url\"") && text.contains("google.com/"))
    {
        return Some(Contents::Pointer("Google Drive"));
    }
    if text.first() == Some(&b'{') && contains(text, b"\"sops\"") && contains(text, b"ENC[") {
        return Some(Contents::Locked("SOPS"));
    }
    is_pgp(bytes).then_some(Contents::Sealed)
}

/// Whether the bytes begin like a binary OpenPGP message: a session key, for a key or for a password, with a valid
/// length and version.
fn is_pgp(bytes: &[u8]) -> bool {
    let (tag, rest) = match bytes {
        [first @ 0xc0..=0xff, rest @ ..] => (first & 0x3f, rest),
        [first @ 0x80..=0xbf, rest @ ..] => ((first >> 2) & 0x0f, rest),
        _ => return false,
    };
    let old = bytes.first().is_some_and(|first| first & 0x40 == 0);
    let width = match (
        old,
        bytes.first().map_or(0, |first| first & 3),
        rest.first(),
    ) {
        (true, 0, _) => 1,
        (true, 1, _) => 2,
        (true, 2, _) => 4,
        (true, ..) => return false,
        (false, _, Some(0..=191)) => 1,
        (false, _, Some(192..=223)) => 2,
        (false, ..) => 5,
    };
    let version = rest.get(width).copied();
    matches!((tag, version), (1, Some(3 | 6)) | (3, Some(4..=6)))
        && bytes.iter().take(512).any(|byte| *byte < 0x09)
}

/// Whether bytes look like text with two bytes per character and no byte order mark.
fn is_wide(bytes: &[u8]) -> bool {
    let begins = |marks: &[u8]| bytes.starts_with(marks);
    begins(b"-\0-\0-\0") || begins(b"\0-\0-\0-")
}

/// The type of a zip file, by the names in it.
fn packed(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    match () {
        () if contains(head, b"word/") => "a Word document",
        () if contains(head, b"opendocument.text") => "an OpenDocument text",
        () if contains(head, b"xl/") => "an Excel workbook",
        () if contains(head, b"Index/") || contains(head, b"index.xml") => "a Pages document",
        () => "a zip file, or an Office document",
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

impl Contents {
    /// What is wrong with a file that should be text, and how to fix it.
    pub fn explain(self) -> (String, String) {
        let same = "Do not save or change this file here: the original would be lost";
        match self {
            Contents::Locked(program) => (
                format!("this file is locked: it is encrypted with {program}"),
                match program {
                    "git-crypt" => format!("unlock the folder first: `git-crypt unlock`. {same}"),
                    program => format!("decrypt it first, with {program} and your key. {same}"),
                },
            ),
            Contents::Sealed => (
                "this file is locked: it looks like an encrypted OpenPGP (GPG) message".to_owned(),
                format!("decrypt it first, with GPG and your key. {same}"),
            ),
            Contents::Pointer(program) => (
                format!("this file is not downloaded: it is a pointer to the original in {program}"),
                match program {
                    "Git LFS" => format!("download it first: `git lfs pull`. {same}"),
                    "git-annex" => format!("download it first: `git annex get`. {same}"),
                    _ => format!(
                        "download the document itself as text, and save that as a new `.md` file. {same}"
                    ),
                },
            ),
            Contents::Encoded(name) => (
                format!("this file is text in {name}; a record must be text in UTF-8"),
                "open it in the editor that wrote it, choose “Save as”, and choose the encoding UTF-8"
                    .to_owned(),
            ),
            Contents::Document(what) => (
                format!("this file is {what}, not text"),
                "open it in its program, and save its text as a new plain-text file whose name ends in `.md`; \
                 keep this file outside the engagement"
                    .to_owned(),
            ),
            Contents::Zero => (
                "there is a zero byte (NUL) here, which text never contains: a save did not finish, or a program or the disk damaged the file".to_owned(),
                "look for the file's earlier version in your sync program or backup; if nothing is missing, remove the zero \
                 bytes in an editor that shows them, and save the file as plain text"
                    .to_owned(),
            ),
            Contents::Zeros => (
                "this file contains only zero bytes: a download or a save did not finish".to_owned(),
                "look for its earlier version in your sync program or backup".to_owned(),
            ),
            Contents::Binary => (
                "this file is binary, not text: it may be encrypted, damaged or from another program".to_owned(),
                "look for its earlier version in your sync program or backup; if it is encrypted, decrypt it first. \
                 If it is not a record, keep it outside the engagement. Do not save it as text"
                    .to_owned(),
            ),
            Contents::NotUtf8 => (
                "this file is not UTF-8: there is an invalid character here".to_owned(),
                "save it again as UTF-8, the encoding that editors offer under “Save as”".to_owned(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_recognised() {
        for text in [
            "",
            "---\nkind: note\n---\n",
            "\u{feff}---\r\n",
            "Grüße 日本語 \u{c} \u{1b}",
            "a \u{1} b",
        ] {
            assert_eq!(contents(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(contents(b"---\n\nCaf\xe9.\n"), Some(Contents::NotUtf8));
        // Cyrillic in a legacy encoding: hardly any byte below 128.
        assert_eq!(
            contents(b"\xcf\xf0\xe8\xe2\xe5\xf2"),
            Some(Contents::NotUtf8)
        );
        assert_eq!(
            contents(b"\xa1Hola! \xe1\xe9\xed\xf3\xfa"),
            Some(Contents::NotUtf8)
        );
    }

    #[test]
    fn encrypted_and_unfetched_files_are_recognised() {
        for (bytes, is) in [
            (&b"\0GITCRYPT\0\x93\x10"[..], Contents::Locked("git-crypt")),
            (
                b"age-encryption.org/v1\n-> X25519 x\n",
                Contents::Locked("age"),
            ),
            (
                b"\xef\xbb\xbf-----BEGIN PGP MESSAGE-----\n",
                Contents::Locked("GPG"),
            ),
            (
                b"\x85\x02\x0c\x03\xaa\xbb\xcc\xdd\0\0\0\0\x01\x10",
                Contents::Sealed,
            ),
            (
                b"\x8c\x0d\x04\x09\x03\x02\x01\x02\x03\xff\xff",
                Contents::Sealed,
            ),
            (
                b"{\n\t\"data\": \"ENC[AES256_GCM,data:x]\",\n\t\"sops\": {}}",
                Contents::Locked("SOPS"),
            ),
            (
                b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n",
                Contents::Pointer("Git LFS"),
            ),
            (
                b"{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}",
                Contents::Pointer("Google Drive"),
            ),
            (b"\xff\xfe-\0-\0", Contents::Encoded("UTF-16")),
            (b"-\0-\0-\0\n\0", Contents::Encoded("UTF-16")),
            (
                b"PK\x03\x04..word/document.xml",
                Contents::Document("a Word document"),
            ),
            (
                b"{\\rtf1\\ansi",
                Contents::Document("a rich text file (RTF)"),
            ),
            (
                b"<!DOCTYPE html><html>",
                Contents::Document("a web page (HTML)"),
            ),
            (b"\0\0\0\0", Contents::Zeros),
            (b"---\nkind: note\n---\n\0\0", Contents::Zero),
            (b"---\nkind: note\n---\n\nOne\0 word.\n", Contents::Zero),
            (b"---\n\x01\0\n", Contents::Binary),
            (b"\0---\n", Contents::Binary),
            (b"\x01\x02\xff\xfe\x9c", Contents::Binary),
        ] {
            assert_eq!(contents(bytes), Some(is), "{bytes:?}");
        }
    }

    #[test]
    fn advice_never_says_to_overwrite_encrypted_files() {
        for contents in [
            Contents::Locked("git-crypt"),
            Contents::Locked("age"),
            Contents::Sealed,
            Contents::Pointer("Git LFS"),
            Contents::Zero,
            Contents::Zeros,
            Contents::Binary,
            Contents::Document("a PDF"),
        ] {
            let (_, help) = contents.explain();
            assert!(
                !help.contains("UTF-8") && !help.contains("delete"),
                "{help}"
            );
        }
    }
}
