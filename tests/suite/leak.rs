//! The egress scan finds withheld words in any rendering, and does not report words that the reader may see.

use coachgen::leak::{FoldedTexts, Interface, RecordPiece, Scan};

mod allowed;
mod property;

const SECRET: &str =
    "Marta doubts whether her director’s “open door” is meant for women like her at all.";

fn scan(withheld: &[&str], allowed: &[&str], messages: &[&str]) -> Scan {
    let pieces: Vec<RecordPiece> = withheld
        .iter()
        .enumerate()
        .map(|(origin, text)| RecordPiece { text, origin })
        .collect();
    Scan::new(
        &pieces,
        allowed,
        &Interface::new(messages.iter().copied()),
        &mut FoldedTexts::default(),
    )
}

#[track_caller]
fn assert_found(secret: &str, path: &str, rendered: &str) {
    let hits = scan(&["Nobody ever wrote this one down.", secret], &[], &[])
        .file(path, rendered.as_bytes());
    assert_eq!(hits, [1], "{path}: {rendered}");
}

#[track_caller]
fn assert_nothing_found(scan: &Scan, rendered: &str) {
    assert_eq!(
        scan.file("index.html", rendered.as_bytes()),
        [0usize; 0],
        "{rendered}"
    );
}

#[test]
fn a_page_without_the_words_is_clean() {
    let scan = scan(&[SECRET], &[], &[]);
    assert_nothing_found(
        &scan,
        "<p>Marta doubts whether the budget will last. Her door is open.</p>",
    );
    assert_nothing_found(&scan, "");
}

#[test]
fn any_six_words_in_a_row_are_found() {
    assert_found(
        SECRET,
        "index.html",
        "<p>she doubts whether her director's open door</p>",
    );
    assert_found(SECRET, "a.html", "<p>is meant for women like her</p>");
    let scan = scan(&[SECRET], &[], &[]);
    assert_nothing_found(
        &scan,
        "<p>is meant for women like him, director's open door is</p>",
    );
}

#[test]
fn a_short_leaf_is_found_whole() {
    assert_found("Divorce pending", "a.html", "<li>Divorce  pending</li>");
    let scan = scan(&["Divorce pending", "Sad today", "Tall order"], &[], &[]);
    assert_nothing_found(
        &scan,
        "<p>Divorce was pending. Sad today. A tall order. Tall orders.</p>",
    );
    assert_nothing_found(&scan, "<p>xdivorce pending, divorce pendingly</p>");
}

#[test]
fn words_are_found_through_markup_entities_case_and_wrapping() {
    for rendered in [
        "<p>is me<em>ant</em> for <a href='x.html'>women</a> like her</p>",
        "<p>IS MEANT FOR WOMEN LIKE HER</p>",
        "<p>is\n    meant&nbsp;for\u{a0}women\r\n like her</p>",
        "<p>is mea&shy;nt f\u{ad}or wo\u{200b}men l<wbr>ike her</p>",
        "<p>is m&#101;ant for w&#x6f;men like her</p>",
        "<span>is</span><span>meant</span><span>for</span><div>women</div><div>like</div><b>her</b>",
        "<p>director&rsquo;s &ldquo;open door&quot; is meant for</p>",
        "<p>director&#39;s \"open door\" is meant for",
        "<p>a < b <unclosed is meant for women like her",
        "<!-- is meant for women like her -->",
        "<svg><title><![CDATA[is meant for women like her]]></title></svg>",
        "<script type=\"application/json\">{\"t\":\"is me\\u0061nt for\\nwomen like her\"}</script>",
        "<style>p::before{content:\"is m\\65 ant for women like her\"}</style>",
    ] {
        assert_found(SECRET, "sessions/1.html", rendered);
    }
}

#[test]
fn attributes_are_searched() {
    for rendered in [
        "<img alt=\"is meant for women like her\">",
        "<a title='is meant &#102;or women like her'>x</a>",
        "<a href=\"mailto:a@b.example?subject=is%20meant%20for%20w%6Fmen%20like%20her\">x</a>",
        "<meta name=description content=\"is meant for women like her\"/>",
        "<p data-x='{\"a\":\"is meant\\nfor women like h\\u0065r\"}'>",
        "<input value=\"a > b, is meant for women like her\">",
    ] {
        assert_found(SECRET, "index.html", rendered);
    }
    // An attribute in the middle does not separate the words around it.
    assert_found(
        SECRET,
        "index.html",
        "is meant for <a href=\"other.html\" title=\"other\">women like</a> her",
    );
}

#[test]
fn file_names_and_data_files_are_searched() {
    assert_found(
        "Burnout in the family",
        "files/burnout-in-the-family.png",
        "",
    );
    assert_found(
        "Burnout in the family",
        "files/Burnout%20in%20the%20family.pdf",
        "",
    );
    assert_found(
        "Café René, 12 o'clock",
        "search.json",
        r#"[{"t":"caf\u00e9 ren\u00E9, 12 o\u2019clock"}]"#,
    );
    assert_found(
        "She said \"never again\"",
        "search.js",
        r#"window.x=["she said \"never again\""]"#,
    );
    assert_found(
        "Ærlig talt 𝔸 nok",
        "search.json",
        r#"["\u00e6rlig talt \ud835\udd38 nok"]"#,
    );
    assert_found(
        "She wants to leave",
        "search.json",
        r#"["<p>she wa<b>nts</b> to&nbsp;leave</p>"]"#,
    );
    assert_found(
        SECRET,
        "calendar.ics",
        "SUMMARY:is meant\\, for wom\r\n en\\nlike her\r\n",
    );
    assert_found(SECRET, "report.csv", "a;b\nis meant for;women like her\n");
    let scan = scan(&["Burnout in the family"], &[], &[]);
    assert_eq!(scan.file("a.png", b"Burnout in the family"), [0usize; 0]);
}

#[test]
fn accents_ligatures_widths_and_sharp_s_fold() {
    assert_found(
        "Résumé for Großmann",
        "a.html",
        "<p>RE\u{301}SUME\u{301} FOR GROSSMANN</p>",
    );
    assert_found(
        "The ﬁrst ﬂight home",
        "a.html",
        "<p>the first flight home</p>",
    );
    assert_found("Ｆｕｌｌ width words", "a.html", "full width words");
    assert_found(
        "naïve façade over",
        "a.html",
        "na&iuml;ve fa&ccedil;ade over",
    );
}

#[test]
fn parts_of_scripts_without_spaces_are_found() {
    let secret = "她觉得董事会并不真正支持她的团队和计划所以正在考虑离开";
    assert_found(secret, "a.html", "<p>董事会并不真正支持她的团队</p>");
    assert_nothing_found(&scan(&[secret], &[], &[]), "<p>董事会支持她</p>");
}

#[test]
fn a_short_text_in_a_dense_script_is_found_whole() {
    for (secret, rendered) in [
        ("想要辞职", "<p>她今年想要辞职吗</p>"),
        ("離婚調停中", "<p>今は離婚調停中です</p>"),
        ("りこんちょうてい", "<p>リコンチョウテイ</p>"),
        ("이혼 소송 중", "<p>이혼 소송 중</p>"),
        ("กำลังจะหย่ากัน", "<p>เขากำลังจะหย่ากัน</p>"),
    ] {
        assert_found(secret, "a.html", rendered);
    }
    let scan = scan(&["离婚", "辞めたい", "หย่า"], &[], &[]);
    assert_nothing_found(&scan, "<p>离婚 辞めたい หย่า</p>");
}

#[test]
fn vowel_signs_distinguish_words() {
    let scan = scan(&["वह काम छोड़ देगी"], &[], &[]);
    assert_nothing_found(&scan, "<p>वह कम छेड़ दोगे</p>");
    assert_eq!(scan.file("a.html", "<p>वह काम छोड़ देगी</p>".as_bytes()), [0]);
}

#[test]
fn markdown_of_a_record_matches_its_rendering() {
    for (record, rendered) in [
        (
            "an un**bel**ievable story, told _twice_",
            "<p>an un<strong>bel</strong>ievable story, told twice</p>",
        ),
        (
            "see [the old plan](https://x.example/plan) for why she left us",
            "<p>old plan for why she left</p>",
        ),
        (
            "see [[session-3|the third talk]] about why she left",
            "<p>see the third talk about why",
        ),
        (
            "### Wants out {.coach-only}\n\n- before spring",
            "<h3>Wants out</h3><ul><li>before spring",
        ),
        (
            "1. Wants out soon\n2. Told nobody yet",
            "<p>Told nobody yet</p>",
        ),
        (
            "| who | what |\n|---|---|\n| Ines | cries at night |",
            "<td>cries at night</td>",
        ),
        (
            "She lied[^1] about the numbers\n\n[^1]: as Tom says",
            "<p>about the numbers",
        ),
        (
            "She lied &amp; knew caf&eacute;s",
            "<p>she lied &amp; knew cafés</p>",
        ),
        (
            "![a photo of the bruise](img/p.jpg)",
            "<img alt=\"A photo of the bruise\">",
        ),
        (
            "read [it](files/warning-letter.pdf)",
            "<a href=\"../files/warning-letter.pdf\">",
        ),
        (
            "ok\n\n[x]: https://x.example/redundancy-list",
            "redundancy-list x: https://x.example/redundancy-list",
        ),
        ("2026. Divorce", "2026. Divorce"),
        ("<!-- tell nobody this -->", "<p>tell nobody this"),
        ("a\\_secret\\*name here", "a_secret*name here"),
    ] {
        assert_found(record, "index.html", rendered);
    }
}

#[test]
fn origins_are_listed_once_and_in_order() {
    let piece = |text, origin| RecordPiece { text, origin };
    let scan = Scan::new(
        &[
            piece(SECRET, 9),
            piece("open door is meant", 4),
            piece(SECRET, 2),
        ],
        &[],
        &Interface::new([]),
        &mut FoldedTexts::default(),
    );
    let page = format!("<p>{SECRET}</p><p title=\"{SECRET}\">{SECRET}</p>");
    assert_eq!(scan.file("a.html", page.as_bytes()), [2, 4, 9]);
}
