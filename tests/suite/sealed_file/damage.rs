//! Damaged and changed files do not open, on both sides, and every failure has the same message.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use coachgen::sealed_file::{SealError, open};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{
    CHUNK, DATA, DOCUMENT, HEADER, PASSPHRASE, SEALED, STEP, flipped, hex, numbers, page, parts,
    words,
};

#[test]
fn every_flipped_bit_is_noticed() {
    let (bytes, key) = &*SEALED;
    assert_eq!(parts::open_with_key(bytes, key).expect("open"), DOCUMENT);
    let random = numbers(600, (bytes.len() - DATA) * 8);
    let random = random.into_iter().map(|bit| DATA * 8 + bit);
    for bit in (0..DATA * 8).chain(random) {
        let changed = flipped(bytes, bit);
        assert!(
            parts::open_with_key(&changed, key).is_none(),
            "opened with bit {bit} flipped"
        );
    }
}

#[test]
fn other_lengths_and_orders_of_chunks_are_noticed() {
    let (bytes, key) = &*SEALED;
    let chunk = |from: usize, count: usize| {
        let end = bytes.len().min(DATA + (from + count) * CHUNK);
        &bytes[DATA + from * CHUNK..end]
    };
    let start = &bytes[..DATA];
    let mut changes: Vec<(String, Vec<u8>)> = (0..DATA)
        .chain((DATA..bytes.len()).step_by(CHUNK))
        .chain([bytes.len() - 1])
        .map(|end| (format!("cut at {end}"), bytes[..end].to_vec()))
        .collect();
    changes.push((
        "swapped".to_owned(),
        [start, chunk(1, 1), chunk(0, 1), chunk(2, 20)].concat(),
    ));
    changes.push((
        "repeated".to_owned(),
        [start, chunk(0, 1), chunk(0, 1), chunk(2, 20)].concat(),
    ));
    changes.push((
        "missing".to_owned(),
        [start, chunk(0, 1), chunk(2, 20)].concat(),
    ));
    changes.push(("extra".to_owned(), [bytes, &[0][..]].concat()));
    changes.push(("extra chunk".to_owned(), [bytes, chunk(0, 1)].concat()));
    changes.push(("empty".to_owned(), Vec::new()));
    for (name, changed) in &changes {
        assert!(parts::open_with_key(changed, key).is_none(), "{name}");
        // The same without the header, whose sizes would reveal most of it.
        let (context, ciphertext) = changed.split_at(HEADER.min(changed.len()));
        let message = parts::decrypt_chunks::<hmac::Hmac<Sha256>>(key, context, ciphertext);
        assert!(message.is_none(), "{name}, chunks");
    }
}

#[test]
fn the_page_notices_the_same_damage() {
    let (bytes, key) = &*SEALED;
    let random = numbers(300, (bytes.len() - DATA) * 8);
    let bits: Vec<usize> = random.into_iter().map(|bit| DATA * 8 + bit).collect();
    let input = json!({ "sealed": STANDARD.encode(bytes), "key": hex(key), "bits": bits });
    let result = page("damaged", &input);
    assert_eq!(result["accepted"], json!([]));
    assert!(result["tried"].as_u64().expect("number") > 1200);
}

#[test]
fn changed_parameters_are_noticed() {
    let (bytes, key) = &*SEALED;
    let with = |at: usize, value: &[u8]| {
        let mut changed = bytes.clone();
        changed[at..at + value.len()].copy_from_slice(value);
        changed
    };
    let longer_reader = [&bytes[..53], b"\x07clients", &bytes[HEADER..]].concat();
    let changes = [
        ("version", with(7, &[2])),
        ("form", with(8, &[2])),
        ("iterations", with(9, &2_000_000_u32.to_be_bytes())),
        ("salt", with(21, &[8; 32])),
        ("reader", with(54, b"sponso")),
        ("longer reader", longer_reader),
        ("size", with(17, &524_288_u32.to_be_bytes())),
    ];
    let mut files = vec![STANDARD.encode(bytes)];
    for (name, changed) in &changes {
        assert!(parts::open_with_key(changed, key).is_none(), "{name}");
        files.push(STANDARD.encode(changed));
    }
    let results = page("openWithKey", &json!({ "files": files, "key": hex(key) }));
    let mut expected = vec![json!(hex(DOCUMENT))];
    expected.resize(files.len(), Value::Null);
    assert_eq!(results, json!(expected));
}

#[test]
fn values_outside_the_limits_are_refused_before_a_key_is_derived() {
    let (bytes, _) = &*SEALED;
    let mut files = Vec::new();
    for iterations in [0, 1, 599_999, 10_000_001, u32::MAX] {
        let mut changed = bytes.clone();
        changed[9..13].copy_from_slice(&u32::to_be_bytes(iterations));
        files.push(changed);
    }
    for (at, value) in [
        (0, b'X'),
        (7, 2),
        (8, 0),
        (8, 3),
        (16, 1),
        (54, b'C'),
        (53, 33),
    ] {
        let mut changed = bytes.clone();
        changed[at] = value;
        files.push(changed);
    }
    for changed in &files {
        let start = std::time::Instant::now();
        assert!(parts::open_bytes(changed, PASSPHRASE).is_none());
        // The lowest number of iterations takes much longer.
        assert!(start.elapsed().as_millis() < 50);
    }
    let encoded: Vec<String> = files.iter().map(|file| STANDARD.encode(file)).collect();
    assert_eq!(
        page("refusedEarly", &json!(encoded)),
        json!(vec![true; files.len()])
    );
}

#[test]
fn authentic_payloads_with_wrong_sizes_are_refused() {
    let (bytes, key) = &*SEALED;
    let compressed = {
        let message =
            parts::decrypt_chunks::<hmac::Hmac<Sha256>>(key, &bytes[..HEADER], &bytes[HEADER..])
                .expect("open");
        let size = u32::from_be_bytes(message[..4].try_into().expect("four bytes"));
        message[8..8 + size as usize].to_vec()
    };
    let small = |size: usize| u32::try_from(size).expect("small");
    let with = |sizes: (u32, u32), stream: &[u8], padding: u8| {
        let mut payload = [&sizes.0.to_be_bytes()[..], &sizes.1.to_be_bytes(), stream].concat();
        payload.resize(STEP, padding);
        let ciphertext =
            parts::encrypt_chunks::<hmac::Hmac<Sha256>>(key, &[3; 24], &bytes[..HEADER], &payload);
        [&bytes[..HEADER], &ciphertext.expect("encrypt")].concat()
    };
    let (stream, document) = (small(compressed.len()), small(DOCUMENT.len()));
    let files = [
        with((stream, document), &compressed, 0),
        with((stream, document), &compressed, 1),
        with((stream - 1, document), &compressed, 0),
        with((stream + 1, document - 1), &compressed, 0),
        with((stream, document - 1), &compressed, 0),
        with((stream, document + 1), &compressed, 0),
        with((stream, 0), &compressed, 0),
        with((0, 0), &[], 0),
        with((u32::MAX, document), &compressed, 0),
        with((stream, u32::MAX), &compressed, 0),
        with((small(STEP), document), &compressed, 0),
    ];
    // Only checked here: browsers refuse data after the end of a zlib stream too, but Node.js 20 ignores it.
    let longer = [&compressed[..], &[0]].concat();
    let longer = with((stream + 1, document), &longer, 0);
    assert!(parts::open_with_key(&longer, key).is_none());
    let mut expected = vec![json!(hex(DOCUMENT))];
    expected.resize(files.len(), Value::Null);
    let results = files.iter().map(|file| parts::open_with_key(file, key));
    let results: Vec<Value> = results
        .map(|document| document.map_or(Value::Null, |document| json!(hex(&document))))
        .collect();
    assert_eq!(results, expected);
    let encoded: Vec<String> = files.iter().map(|file| STANDARD.encode(file)).collect();
    let input = json!({ "files": encoded, "key": hex(key) });
    assert_eq!(page("openWithKey", &input), json!(expected));
}

#[test]
fn every_failure_has_the_same_message() {
    let (bytes, _) = &*SEALED;
    let file = parts::page(bytes, &words());
    let start = file
        .windows(20)
        .position(|window| window == b"octet-stream\" id=\"se")
        .expect("data");
    let mut damaged = file.clone();
    damaged[start + 200] ^= 2;
    let texts = [
        open(&file, "wrong"),
        open(&damaged, PASSPHRASE),
        open(b"", PASSPHRASE),
        open(&file[..file.len() / 2], PASSPHRASE),
    ];
    for result in texts {
        let error = result.expect_err("must not open");
        assert!(matches!(error, SealError::NotOpened));
        assert_eq!(
            error.to_string(),
            "the passphrase is wrong, or the file is damaged"
        );
    }
}

#[test]
fn only_one_base64_text_is_accepted() {
    let texts = [
        "AAEC", "AAE=", "AA==", "AAE", "AAF=", "AB==", "AA E", "AAEC\n", "", "A===", "AA==AAEC",
        "AA-_",
    ];
    let expected = texts.map(|text| match STANDARD.decode(text) {
        Ok(bytes) if !bytes.is_empty() => json!(hex(&bytes)),
        _ => Value::Null,
    });
    assert_eq!(page("decoded", &json!(texts)), json!(expected));
}
