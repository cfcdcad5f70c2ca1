//! The size of a file, and the page in it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use coachgen::sealed_file::{ITERATIONS, SealError, seal};
use sha2::{Digest as _, Sha256};

use super::{CHUNK, DATA, DOCUMENT, PASSPHRASE, SEALED, STEP, numbers, parts, sealed, words};

#[test]
fn the_size_of_a_file_says_little_about_the_document() {
    let incompressible: Vec<u8> = numbers(200 * 1024, 256)
        .into_iter()
        .map(|number| u8::try_from(number).expect("byte"))
        .collect();
    let one = sealed(b"x");
    assert_eq!(one.len(), DATA + STEP + 17 * 16);
    assert_eq!(sealed(&incompressible).len(), one.len());
    assert_eq!(sealed(b"").len(), one.len());
    let larger = incompressible.repeat(3);
    let larger = sealed(&[&larger[..], &incompressible].concat());
    assert_eq!((larger.len() - DATA - 16) % (16 * CHUNK), 0);
}

#[test]
fn a_document_that_is_too_large_is_refused() {
    let document = vec![0; coachgen::sealed_file::DOCUMENT_BYTES + 1];
    let passphrase = parts::passphrase(PASSPHRASE);
    let error = seal(&document, &passphrase, "client", &words()).expect_err("too large");
    assert_eq!(
        error.to_string(),
        "the document is larger than 128 MiB; link to fewer or smaller files in the records, or use `--zip`"
    );
}

#[test]
fn only_a_role_can_be_the_reader() {
    let passphrase = parts::passphrase(PASSPHRASE);
    let long = "a".repeat(33);
    for reader in ["", "Client", "Anna Li", "é", long.as_str()] {
        let error = seal(DOCUMENT, &passphrase, reader, &words()).expect_err("invalid");
        assert!(matches!(error, SealError::Reader), "{reader}");
    }
}

#[test]
fn the_page_is_neutral_and_allows_only_its_own_script() {
    let (bytes, _) = &*SEALED;
    let file = String::from_utf8(parts::page(bytes, &words())).expect("text");
    assert!(!file.contains("{{ ") || file.matches("{{ ").count() == 1);
    assert!(
        file.contains(
            "Opens with &lt;a passphrase&gt; &amp; &quot;nothing&quot; else: {{ data }}."
        )
    );
    assert!(!file.to_lowercase().contains("coach"));
    assert!(!file.contains("http://") && !file.contains("Secret"));
    let script = file.rsplit_once("<script>").expect("script").1;
    let script = script.split_once("</script>").expect("script").0;
    let hash = STANDARD.encode(Sha256::digest(script));
    assert!(file.contains(&format!(
        "content=\"default-src 'none'; script-src 'sha256-{hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; \
         frame-src data:; connect-src 'none'; base-uri about:; form-action 'none'\""
    )));
    for word in [
        "eval(",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "cookie",
        "fetch(",
    ] {
        assert!(!script.contains(word), "{word}");
    }
    assert_eq!(parts::sealed_bytes(file.as_bytes()).expect("data"), *bytes);
}

#[test]
fn two_files_of_a_document_share_nothing() {
    let passphrase = parts::passphrase(PASSPHRASE);
    let files = [(), ()].map(|()| {
        let file = seal(DOCUMENT, &passphrase, "client", &words()).expect("seal");
        parts::sealed_bytes(&file).expect("data")
    });
    assert_eq!(files[0][9..13], ITERATIONS.to_be_bytes());
    assert_ne!(files[0][21..53], files[1][21..53]);
    assert_ne!(files[0][60..84], files[1][60..84]);
    assert_ne!(files[0][84..], files[1][84..]);
}
