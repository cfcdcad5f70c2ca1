//! Texts that read the same are folded to the same letters; texts that do not are not.

use coachgen::text::{Folded, letters, same_name, words};

fn folded(text: &str) -> String {
    letters(text).iter().map(|letter| letter.folded).collect()
}

#[track_caller]
fn same(forms: &[&str]) {
    for form in forms {
        assert_eq!(folded(form), folded(forms[0]), "{form} and {}", forms[0]);
    }
}

#[test]
fn forms_of_a_word_fold_to_one() {
    same(&["Straße", "STRASSE", "STRAẞE", "strasse"]);
    same(&["İnci", "inci", "İNCİ", "ınci"]);
    same(&["Οδυσσέας", "ΟΔΥΣΣΕΑΣ", "οδυσσεας"]);
    same(&["ნანული", "ᲜᲐᲜᲣᲚᲘ"]);
    same(&["ᾠδή", "ωιδη", "ᾨΔΗ"]);
    same(&["Łukasz Żółć", "lukasz zolc"]);
    same(&["Dvořák", "Dvor\u{30c}a\u{301}k", "DVORAK"]);
    same(&["Семён", "СЕМЕН", "семе\u{308}н"]);
    // In the second form the first letter is Cyrillic; in the third all but one are.
    same(&["Pam", "Рam", "Раm"]);
    same(&[
        "ﾀﾅｶ ﾕｳｺﾞ",
        "タナカ ユウゴ",
        "たなか ゆうご",
        "タナカ ユウコ\u{3099}",
    ]);
    same(&[
        "한서연",
        "\u{1112}\u{1161}\u{11ab}\u{1109}\u{1165}\u{110b}\u{1167}\u{11ab}",
    ]);
    same(&["أحمد", "احمد", "أَحْمَد", "احـــمد"]);
    same(&["فاطمة", "فاطمه", "فَاطِمَة"]);
    same(&["שָׁלוֹם", "שלום"]);
    same(&[
        "Nor\u{ad}a",
        "N\u{200b}ora",
        "No\u{feff}ra",
        "\u{202e}Nora\u{202c}",
        "N\u{fe0f}ora",
    ]);
    same(&["ｎｏｒａ", "𝐍𝐨𝐫𝐚", "NORA"]);
}

#[test]
fn meaningful_differences_are_kept() {
    let apart = [
        ("रमा", "राम"),
        ("कि", "की"),
        ("が", "か"),
        ("ปู", "ปี"),
        ("가나", "가너"),
        ("אב", "אם"),
        ("Nora", "Nona"),
    ];
    for (one, other) in apart {
        assert_ne!(folded(one), folded(other), "{one} {other}");
    }
}

#[test]
fn upper_and_lower_case_letters_fold_alike() {
    for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
        let forms = [
            letter.to_string(),
            letter.to_uppercase().collect(),
            letter.to_lowercase().collect(),
        ];
        let [own, upper, lower] = forms.map(|form| folded(&form));
        assert_eq!(own, upper, "U+{:04X}", letter as u32);
        assert_eq!(own, lower, "U+{:04X}", letter as u32);
    }
}

#[test]
fn the_scan_and_the_names_fold_alike() {
    for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
        let text = format!("a{letter}b");
        let mut scanned = Folded::rendered(0);
        scanned.text(&text);
        assert_eq!(
            String::from_utf8_lossy(&scanned.bytes),
            folded(&text),
            "U+{:04X}",
            letter as u32
        );
    }
}

#[test]
fn a_word_is_text_between_spaces_or_one_ideograph() {
    let of = |text: &str| -> Vec<String> {
        words(text)
            .into_iter()
            .map(|word| text[word.start..word.end].to_owned())
            .collect()
    };
    assert_eq!(of("O’Hara’s co-lead"), ["O’Hara’s", "co", "lead"]);
    assert_eq!(of("見た、Ira と"), ["見", "た", "Ira", "と"]);
    assert_eq!(of("क्षमा करें"), ["क्षमा", "करें"]);
}

#[test]
fn forms_of_a_name_are_one_person() {
    for (one, other) in [
        ("Nadège Ferrand", "nadege  FERRAND"),
        ("Seán O’Dowd", "Sean O'Dowd"),
        ("Marie-Lou Pons", "Marie Lou Pons"),
        ("佐藤 健", "佐藤健"),
    ] {
        assert!(same_name(one, other), "{one} {other}");
    }
    assert!(!same_name("Nadège Ferrand", "Nadège Ferrant"));
    assert!(!same_name("?", "!"));
}
