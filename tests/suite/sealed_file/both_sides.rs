//! Files open on both sides, with every way to type a passphrase.

use coachgen::sealed_file::{Passphrase, open, seal};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{DOCUMENT, FEW_ITERATIONS, folder, hex, node, numbers, page, parts, words};

#[test]
fn a_sealed_file_opens_with_rust_and_in_the_page() {
    let passphrase = Passphrase::generate().expect("random");
    let document: Vec<u8> = numbers(300_000, 256)
        .into_iter()
        .map(|number| u8::try_from(number).expect("byte"))
        .collect();
    let file = seal(&document, &passphrase, "client", &words()).expect("seal");
    assert_eq!(open(&file, passphrase.text()).expect("open"), document);
    let typed = format!(
        " {}.\u{a0}",
        passphrase.text().to_uppercase().replace(' ', " – ")
    );
    assert_eq!(open(&file, &typed).expect("open"), document);
    let input = json!({ "file": String::from_utf8(file).expect("text"), "passphrase": typed });
    assert_eq!(page("open", &input), hex(&document));
}

#[test]
fn an_own_passphrase_opens_only_as_it_is() {
    let text = "Grün12 mopst-Wolken qx";
    let passphrase = Passphrase::custom(text, &[]).expect("strong");
    let bytes = parts::seal_with_salt(
        DOCUMENT,
        &passphrase,
        "client",
        FEW_ITERATIONS,
        [1; 32],
        [2; 24],
    )
    .expect("seal");
    // "ü" as two characters, and white space at the ends.
    let typed = "\tGru\u{308}n12 mopst-Wolken qx\u{feff} ";
    assert_eq!(parts::open_bytes(&bytes, typed).expect("open"), DOCUMENT);
    for wrong in [
        "grün12 mopst-Wolken qx",
        "Grün12 mopst Wolken qx",
        "Grün12  mopst-Wolken qx",
        "",
    ] {
        assert!(parts::open_bytes(&bytes, wrong).is_none(), "{wrong}");
    }
    let file = String::from_utf8(parts::page(&bytes, &words())).expect("text");
    let input = json!({ "file": file, "passphrase": typed });
    assert_eq!(page("open", &input), hex(DOCUMENT));
}

#[test]
fn a_file_of_an_independent_implementation_opens() {
    let input = std::fs::read_to_string(folder().join("independent.json")).expect("read");
    let vector: Value = serde_json::from_str(&input).expect("JSON");
    let bytes = node("independent.mjs", "", &input);
    assert_eq!(hex(&Sha256::digest(&bytes)), vector["sha256"]);
    let typed = vector["passphrase"].as_str().expect("text");
    let document = parts::open_bytes(&bytes, typed).expect("open");
    assert_eq!(
        String::from_utf8(document).expect("text"),
        vector["document"]
    );
}

#[test]
fn both_sides_derive_the_key_from_the_same_text() {
    let mut typed: Vec<String> = [
        "",
        " ",
        "-",
        "Abacus  acid",
        "abacus-acid",
        "ABACUS\u{2011}Acid. Zoom",
        "drop-down",
        "a\u{301}cid",
        "\u{212a}elvin İstanbul ß ſ",
        "ﬁ １２ Ａ",
        "\u{1100}\u{1161}\u{11a8}",
        "🐢 🐢\u{200d}🐢",
    ]
    .map(str::to_owned)
    .to_vec();
    // All white space of Unicode, and characters next to it.
    let odd = "\u{8}\t\n\u{b}\u{c}\r\u{e}\u{1c}\u{1f}\u{85}\u{a0}\u{1680}\u{180e}\u{1fff}\u{2000}\u{2001}\u{200a}\u{200b}\
               \u{2028}\u{2029}\u{202f}\u{205f}\u{2060}\u{3000}\u{feff}\u{fffd}";
    typed.extend(odd.chars().map(|c| format!("{c}Aé e\u{301}{c}{c}b{c}")));
    let scalars = numbers(20_000, 0x3_0000).into_iter();
    let scalars: Vec<char> = scalars
        .filter_map(|number| char::from_u32(u32::try_from(number).ok()?))
        .collect();
    typed.extend(
        scalars
            .chunks(8)
            .map(|chunk| chunk.iter().collect::<String>()),
    );
    for form in [1, 2] {
        let pairs: Vec<Value> = typed.iter().map(|text| json!([form, text])).collect();
        let texts = typed
            .iter()
            .map(|text| parts::key_text(form, text).expect("form"));
        let texts: Vec<String> = texts.collect();
        let in_page = page("keyTexts", &json!(pairs));
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(&in_page[at], text, "form {form}: {:?}", typed[at]);
        }
    }
}
