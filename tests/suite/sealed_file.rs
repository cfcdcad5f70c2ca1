//! Sealed files: the format on both sides, and the passphrases. The side of the page runs under Node.js, with the functions
//! of `templates/sealed.js` themselves.

mod both_sides;
mod damage;
mod file;
mod passphrases;
mod vectors;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use coachgen::sealed_file::SealedWords;
use coachgen::sealed_file::test_support as parts;
use serde_json::Value;

/// The lowest number of iterations that is allowed, to save time.
const FEW_ITERATIONS: u32 = 600_000;
const PASSPHRASE: &str = "abacus drop-down zoom unfunded acid yo-yo";
const DOCUMENT: &[u8] = "<!doctype html><p>Secret: Grüße</p>".as_bytes();
/// The header of a file for the reader `client` has 60 bytes; salt and commitment have 56.
const HEADER: usize = 60;
const DATA: usize = HEADER + 56;
const CHUNK: usize = 16 * 1024 + 16;
const STEP: usize = 256 * 1024;

/// Header and ciphertext, and the key.
static SEALED: LazyLock<(Vec<u8>, [u8; 32])> = LazyLock::new(|| {
    let sealed = sealed(DOCUMENT);
    let key = parts::derive_key(
        &parts::key_text(1, PASSPHRASE).expect("form"),
        &[7; 32],
        FEW_ITERATIONS,
    );
    (sealed, key)
});

fn sealed(document: &[u8]) -> Vec<u8> {
    let passphrase = parts::passphrase(PASSPHRASE);
    parts::seal_with_salt(
        document,
        &passphrase,
        "client",
        FEW_ITERATIONS,
        [7; 32],
        [9; 24],
    )
    .expect("seal")
}

fn words() -> SealedWords {
    let text = |text: &str| text.to_owned();
    SealedWords {
        lang: text("en"),
        title: text("Protected document"),
        about: text("Opens with <a passphrase> & \"nothing\" else: {{ data }}."),
        passphrase: text("Passphrase"),
        show: text("Show passphrase"),
        open: text("Open"),
        opening: text("Opening"),
        failed: text("Not opened"),
        unsupported: text("Unsupported"),
        no_script: text("No scripts"),
        document: text("Document"),
        print: text("Print"),
        print_hint: text("Use the button"),
        close: text("Close"),
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/sealed_file")
}

/// Runs a script under Node.js and returns what it prints.
fn node(script: &str, command: &str, input: &str) -> Vec<u8> {
    let mut child = Command::new("node")
        .arg(folder().join(script))
        .arg(command)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("these tests need Node.js 20 or later");
    let mut stdin = child.stdin.take().expect("stdin");
    stdin.write_all(input.as_bytes()).expect("write");
    drop(stdin);
    let output = child.wait_with_output().expect("node");
    assert!(output.status.success(), "{script} {command} failed");
    output.stdout
}

/// Runs a command of `page.mjs`.
fn page(command: &str, input: &Value) -> Value {
    serde_json::from_slice(&node("page.mjs", command, &input.to_string())).expect("JSON")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits = |at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex");
    (0..text.len()).step_by(2).map(digits).collect()
}

/// Returns the same numbers in each run (a linear congruential generator, with the constants of Knuth's MMIX).
fn numbers(count: usize, below: usize) -> Vec<usize> {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    (0..count).map(|_| next()).collect()
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    changed[bit / 8] ^= 1 << (bit % 8);
    changed
}
