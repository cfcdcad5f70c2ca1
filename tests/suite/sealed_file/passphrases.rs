//! Generated and custom passphrases.

use std::collections::HashSet;

use coachgen::sealed_file::{Passphrase, PassphraseError};

#[test]
fn generated_passphrases_are_six_words_of_the_list() {
    let list: HashSet<&str> = diceware_wordlists::EFF_LONG_WORDLIST.into_iter().collect();
    assert_eq!(list.len(), 7776);
    assert!(
        list.iter()
            .all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
    );
    let mut seen = HashSet::new();
    let mut used: Vec<String> = Vec::new();
    for _ in 0..3000 {
        let passphrase = Passphrase::generate().expect("random");
        let words: Vec<&str> = passphrase.text().split(' ').collect();
        assert_eq!(words.len(), Passphrase::WORDS);
        assert!(words.iter().all(|word| list.contains(word)));
        used.extend(words.iter().map(|&word| word.to_owned()));
        assert!(seen.insert(passphrase.text().to_owned()));
        assert_eq!(format!("{passphrase:?}"), "Passphrase(..)");
    }
    // 18,000 draws leave about a tenth of 7,776 words unused. Both limits are far more than six standard deviations away.
    let different: HashSet<&String> = used.iter().collect();
    assert!(
        (6800..7200).contains(&different.len()),
        "{}",
        different.len()
    );
}

#[test]
fn no_two_sequences_of_words_have_the_same_letters() {
    // The text of the key has a space for each hyphen. It would be ambiguous if the first half of a word were a word.
    let list: HashSet<&str> = diceware_wordlists::EFF_LONG_WORDLIST.into_iter().collect();
    for word in &list {
        if let Some((first, _)) = word.split_once('-') {
            assert!(!list.contains(first), "{word}");
        }
    }
}

#[test]
fn weak_custom_passphrases_are_refused() {
    let cases = [
        ("Tr0ub4dor&3", PassphraseError::TooShort),
        ("   x9$Lq2!vRz7     ", PassphraseError::TooShort),
        ("aaaaaaaaaaaaaaaaaaaa", PassphraseError::TooWeak),
        ("passwordpassword", PassphraseError::TooWeak),
        ("qwertyuiopasdfghjkl", PassphraseError::TooWeak),
        ("12345678901234567890", PassphraseError::TooWeak),
        (
            "Wolken ziehen\nüber das Feld",
            PassphraseError::ControlCharacter,
        ),
    ];
    for (text, expected) in cases {
        let error = Passphrase::custom(text, &[]).expect_err(text);
        assert_eq!(error, expected, "{text}");
        assert!(!error.to_string().contains(text));
    }
    let own = Passphrase::custom("  Wolken ziehen über das Feld ", &[]).expect("strong");
    assert_eq!(own.text(), "Wolken ziehen über das Feld");
    assert_eq!(format!("{own:?}"), "Passphrase(..)");
}
