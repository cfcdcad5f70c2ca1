//! Unusual and long texts.

use super::{file, known, run};
use coachgen::anonymise::anonymise;

#[test]
fn random_texts_do_not_panic_and_give_the_same_result() {
    let pieces = [
        "Amara",
        "okafor",
        "-",
        "_",
        " ",
        "\n",
        "\n\n",
        ".",
        "'s",
        "’",
        "**",
        "*",
        "`",
        "[",
        "](",
        ")",
        "[[",
        "]]",
        "{#",
        "}",
        "#",
        "|",
        ":",
        "---\n",
        "id: ",
        "2026-05-27",
        "27",
        " May ",
        "2026",
        "é",
        "ß",
        "李",
        "\u{301}",
        "@",
        "a.b",
        "https://",
        "www.",
        "+44 ",
        "0171",
        "Ms ",
        "Dr. ",
        "will",
        "Will",
        "Northwind",
        " Ltd",
        "van der ",
        "Berg",
        "%20",
        "&nbsp;",
        "\\",
        "> ",
        "- ",
        "Müller",
        "٣",
        "€",
        "1,150",
        "s",
        "A",
        "O",
        "\"",
        "(",
        "..",
        "/",
        "<",
        ">",
        "=\"",
        "href",
    ];
    let mut state = 1_u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..24 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(state >> 33).unwrap() % pieces.len();
            text.push_str(pieces[at]);
        }
        let files = [file("x.md", &text), file("y.yaml", &text), file(&text, "")];
        let done = anonymise(&files, &known(), 7);
        assert_eq!(done, anonymise(&files, &known(), 7));
    }
}

#[test]
fn the_time_is_linear() {
    let start = std::time::Instant::now();
    for piece in [
        "[[", "](", "]:", "1 ", "+1", "a", "(", "Amara ", "M. ", "@", "a@", "://", "w", "27 ", " ",
        "\n", "-", "{#", "May ", "Aa ", "'",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let _ = run(&text, 7);
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn extreme_texts_do_not_panic() {
    for text in [
        "",
        "---\n",
        "---\n---",
        "@",
        "://",
        "[](",
        "[[",
        "{#",
        "+",
        "((((((",
        "%",
        "%2",
        "%20%",
        "\\",
        "9999-12-31",
        "ß",
        "İ",
        "﷽",
        "2026-05-",
        "1.",
        "27 May 99999",
        "=\"",
        "id=\"",
        "]:",
        "[a]: ",
        "Dr. ",
        "M. M. M. Okafor",
    ] {
        for shift in [0, 7, -7, i64::MAX, i64::MIN, 4_000_000] {
            let _ = run(text, shift);
            let _ = anonymise(&[file(text, text)], &known(), shift);
            let _ = anonymise(
                &[file("a.yaml", &format!("{text}: {text}\n- {text}"))],
                &known(),
                shift,
            );
        }
    }
    for length in 0..40 {
        let text: String = "[[Amara\u{301} Ökafor]] (ß+49 é) 2026-05-27é27. Mai 2026 @é.é %C3%A9"
            .chars()
            .skip(length)
            .collect();
        let _ = run(&text, 7);
    }
}
