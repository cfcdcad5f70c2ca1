//! Random damage: whatever a file contains, the program reports where and what is wrong, and never panics.

use chrono::NaiveDate;
use coachgen::{
    check::Settings,
    model::PracticeFile,
    pipeline::{BuildContext, Built, build},
    policy::Policy,
    source::{Memory, Tree, layout},
    theme::Theme,
};
use proptest::prelude::*;

use super::SOUND;

/// Builds the sound engagement with one of its files replaced.
fn built(path: &str, bytes: &[u8]) -> Built {
    let mut tree = super::sound_engagement();
    tree.put(format!("pike/{path}"), bytes);
    build_tree(&tree)
}

fn build_tree(tree: &Memory) -> Built {
    let (practice, policy) = (PracticeFile::default(), Policy::default());
    let theme = Theme::built_in().unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let settings = Settings::default();
    let shared = BuildContext {
        practice: &practice,
        settings: &settings,
        folders: &[],
        policy: &policy,
        theme: &theme,
        reports: None,
        committed: None,
        today,
    };
    let found = layout(tree.entries().unwrap());
    build(tree, &found.engagements[0], "pike", &shared)
}

/// Checks what every finding must have, whatever it is about.
fn assert_located(built: &Built) {
    for diag in &built.diags {
        let file = built.sources.file(diag.span.file).expect("a file");
        assert!(
            !file.path.is_empty() && diag.span.end as usize <= file.text.len().max(1),
            "{diag:?}"
        );
        let (line, column) = built.sources.line_column(diag.span);
        assert!(
            line >= 1 && column >= 1 && line <= file.text.lines().count().max(1) + 1,
            "{diag:?}"
        );
        assert!(
            diag.help.as_ref().is_some_and(|help| !help.is_empty()),
            "no text to write instead: {diag:?}"
        );
        assert!(
            !diag.message.contains('\n') && diag.message.len() < 300,
            "{diag:?}"
        );
        coachgen::check::human::render(&built.sources, diag, true);
    }
}

/// A small random number generator, so that a failure can be reproduced.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// The text with one fault of a kind that typing and editors cause.
fn damage(text: &str, random: &mut Random) -> String {
    let fields = text.find("\n---").unwrap_or(text.len());
    let mut lines: Vec<String> = text[..fields].lines().skip(1).map(str::to_owned).collect();
    let at = random.below(lines.len());
    let line = lines[at].clone();
    let cut = line
        .char_indices()
        .map(|(byte, _)| byte)
        .nth(random.below(line.chars().count()))
        .unwrap_or(0);
    match random.below(14) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, line),
        2 => lines[at] = format!("  {line}"),
        3 => lines[at] = line.trim_start().to_owned(),
        4 => lines[at] = line[..cut].to_owned(),
        5 => lines[at] = format!("{}\"{}", &line[..cut], &line[cut..]),
        6 => lines[at] = format!("{}: {}", &line[..cut], &line[cut..]),
        7 => lines[at] = format!("\t{line}"),
        8 => lines[at] = line.replacen(':', "", 1),
        9 => lines[at] = format!("{}ä{}", &line[..cut], &line[cut..]),
        10 => lines[at] = line.replace("2026", "26"),
        11 => lines[at] = format!("{line} [ {{ "),
        12 => lines.swap(at, 0),
        _ => {
            lines[at] = format!(
                "{}{}",
                &line[..cut],
                line[cut..].chars().rev().collect::<String>()
            )
        }
    }
    let ending = if random.below(4) == 0 { "\r\n" } else { "\n" };
    format!(
        "---{ending}{}{}",
        lines.join(ending),
        text[fields..].replace('\n', ending)
    )
}

#[test]
fn two_hundred_damaged_front_matters_are_reported_at_their_location() {
    let mut random = Random(20_261_120);
    let mut reported = 0;
    for number in 0..200 {
        let (path, text) = SOUND[number % SOUND.len()];
        let text = damage(text, &mut random);
        let built = built(path, text.as_bytes());
        assert_located(&built);
        reported += usize::from(!built.diags.is_empty());
    }
    assert!(reported > 120, "most damage is reported: {reported} of 200");
}

#[test]
fn every_prefix_of_a_record_is_reported_or_read() {
    for (path, text) in SOUND {
        for (cut, _) in text.char_indices().step_by(7) {
            assert_located(&built(path, &text.as_bytes()[..cut]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_may_be_a_record(bytes in proptest::collection::vec(any::<u8>(), 0..600), place in 0..5_usize) {
        assert_located(&built(SOUND[place].0, &bytes));
    }

    #[test]
    fn any_bytes_may_be_in_a_record(
        front in "(kind|date|number|points|actions|client|title|[a-z]{1,5}|[-:{}\\[\\]#&*!|>'\"%@`, \\n\\t]|\\PC){0,60}",
        body in "(#|##|\\{\\.coach-only\\}|\\{|\\}|\\[\\[|\\]\\]|<!--|-->|`|\\||\\n|\\n\\n|> |- |[a-z ]{1,6}|\\PC){0,60}",
        kind in 0..13_usize,
        place in 0..5_usize,
    ) {
        let kind = coachgen::kind::Kind::ALL[kind].word();
        assert_located(&built(SOUND[place].0, format!("---\nkind: {kind}\n{front}\n---\n{body}").as_bytes()));
    }

    #[test]
    fn any_prose_may_follow_valid_fields(
        body in "(# |## |\\{\\.coach-only\\}|\\{\\.client-only\\}|\\{|\\}|\\[\\[session-1\\]\\]|\\[a\\]\\(b\\)|\\[|\\]|\\(|\\)|<!--|-->|<b>|`|~~~|\\||\\n|\\n\\n|> |- |    |\\[\\^1\\]|: |!|\\*|_|\\\\|&amp;|[a-z ]{1,6}|\\PC){0,80}",
        place in 0..5_usize,
    ) {
        let (path, text) = SOUND[place];
        let head = text.find("\n---\n").unwrap() + 5;
        assert_located(&built(path, format!("{}{body}", &text[..head]).as_bytes()));
    }

    #[test]
    fn any_bytes_may_be_an_attachment(bytes in proptest::collection::vec(any::<u8>(), 0..400), sort in 0..5_usize) {
        let (name, magic): (&str, &[u8]) = [
            ("a.png", b"\x89PNG\r\n\x1a\n".as_slice()),
            ("a.jpg", b"\xff\xd8\xff\xe0"),
            ("a.gif", b"GIF89a"),
            ("a.webp", b"RIFF\x10\0\0\0WEBP"),
            ("a.pdf", b"%PDF-1.7"),
        ][sort];
        let mut tree = super::sound_with(&[(
            "note.md",
            &format!("---\nkind: note\ndate: 2026-02-01\n---\n\n![a]({name})\n"),
        )]);
        tree.put(format!("pike/{name}"), [magic, &bytes].concat());
        assert_located(&build_tree(&tree));
    }
}
