//! A stakeholder's name is found in every script and form; words that only resemble a name are not.

use coachgen::diag::Level;
use coachgen::policy::Policy;

use super::folder::{BuildHarness, Folder};

const ENGAGEMENT: &str = "---\nkind: engagement\nclient:\n  name: Odile Marchetti\nsponsors:\n  - name: Henk Vos\nstatus: active\nstart: 2026-01-14\n---\n";

fn folder(names: &[&str]) -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", ENGAGEMENT);
    let others = ["Ulla Bengtsdotter", "Xaver Quint", "Ygritte Zeman"];
    for (number, name) in names.iter().chain(&others).enumerate() {
        folder.put(
            &format!("i{number}.md"),
            format!("---\nkind: stakeholder-interview\nstakeholder:\n  name: \"{name}\"\n  relationship: peer\ndate: 2026-02-17\n---\n\nraw\n"),
        );
    }
    folder
}

/// The level that CG605 gives a theme with the text `text` if `name` was interviewed.
fn cg605_level(name: &str, text: &str) -> Option<Level> {
    let mut folder = folder(&[name]);
    folder.put(
        "themes.md",
        format!("---\nkind: stakeholder-themes\ndate: 2026-03-03\ndebriefed: 2026-03-05\nthemes:\n  - id: t\n    text: Objections come late.\n---\n\n{text}\n"),
    );
    level(&folder)
}

fn level(folder: &Folder) -> Option<Level> {
    let built = BuildHarness::new().build(folder, &Policy::default());
    let named = built.diags.iter().filter(|diag| diag.rule.code == "CG605");
    named.map(|diag| diag.level).max()
}

#[test]
fn a_name_is_found_in_every_script() {
    let mut missed = Vec::new();
    for (name, text) in [
        // Full name, first name or last name, in other letters.
        ("Søren Ødegård", "as Soren said"),
        ("Søren Ødegård", "so says Oedegaard"),
        ("Jürgen Krüger", "Juergen sees it too"),
        ("Juergen Krueger", "Jürgen sees it too"),
        ("Zoë Wyler", "zoe wyler agrees"),
        ("Siobhán O’Flynn", "oflynn disagrees"),
        ("Siobhán O'Flynn", "O’Flynn’s word"),
        ("Jean-Marc Belloc", "Jean Marc sees it"),
        ("Jean Marc Belloc", "Jean-Marc Belloc sees it"),
        ("mireille tanguy", "Selon Mireille, non"),
        ("MIREILLE TANGUY", "selon mireille, non"),
        ("Mireille Tanguy", "l’avis de Tanguy"),
        ("Mireille Tanguy", "Tanguy, Mireille"),
        ("Mireille Tanguy", "Mi\u{ad}reille said it"),
        ("Mireille Tanguy", "Mi&shy;reille said it"),
        ("Mireille Tanguy", "[Mir](https://example.org)eille said it"),
        ("Li Boateng", "as Li put it"),
        ("Ben Okoro", "so Ben left"),
        // Inflected.
        ("Mireille Tanguy", "Mireilles Bild"),
        ("Aino Virtala", "Ainolle se sopii"),
        ("Ayşe Demirel", "Ayşe'nin sözü"),
        ("Ilona Farago", "Ilonának tetszik"),
        ("Светлана Орлова", "так сказала Светлана"),
        ("Светлана Орлова", "по словам Светланы"),
        ("Светлана Орлова", "мы спросили светлану"),
        ("Олександр Бондар", "з Олександром"),
        ("Γιώργος Νικολάου", "η γνώμη του Γιώργου"),
        ("გიორგი ბერიძე", "როგორც გიორგიმ თქვა"),
        ("გიორგი ბერიძე", "როგორც ᲒᲘᲝᲠᲒᲘ"),
        ("Արամ Պետրոսյան", "Արամը ասաց"),
        // Without spaces.
        ("李晓芸", "大家都觉得李晓芸说得对"),
        ("李晓芸", "晓芸也这么认为"),
        ("李晓芸", "李经理也这么认为"),
        ("欧阳慧敏", "慧敏也这么认为"),
        ("高橋美咲", "高橋さんの意見"),
        ("高橋 美咲", "美咲と話した"),
        ("タナカ ユウゴ", "たなかゆうごの意見"),
        ("วรรณา ศรีทอง", "ตามที่คุณวรรณาบอก"),
        // Particles, prefixes, vowel signs.
        ("박서윤", "박서윤은 그렇게 말했다"),
        ("박서윤", "서윤이가 말했다"),
        ("박 서윤", "서윤씨의 말"),
        ("ليلى الحسيني", "كما قالت ليلى"),
        ("خالد المصري", "وخالد يوافق"),
        ("خالد المصري", "رأي للمصري"),
        ("أسامة خوري", "اسامه يوافق"),
        ("יונתן ברק", "כפי שליונתן נאמר"),
        ("יונתן ברק", "ויונתן הסכים"),
        ("יונתן ברק", "יוֹנָתָן הסכים"),
        ("सुनीता वर्मा", "सुनीता ने कहा"),
        ("सुनीता वर्मा", "सुनीताने सांगितले"),
        ("দীপিকা সেন", "দীপিকার মতে"),
        ("கவிதா ராஜன்", "கவிதாவின் கருத்து"),
        ("Customer", "as Customer said"),
        // A Cyrillic letter among Latin ones.
        ("Pamela Zabo", "as Раmela said"),
        // Ordinary words that a capital letter makes a name.
        ("Grace Adeyemi", "they and Grace agree"),
        ("Will Sutter", "it was told to Will before"),
        ("Anna Koch", "das meint Frau Koch"),
    ] {
        let found = cg605_level(name, text);
        if found != Some(Level::Forbid) {
            missed.push(format!("{name}: {text}: {found:?}"));
        }
    }
    assert!(missed.is_empty(), "not forbidden:\n{}", missed.join("\n"));
}

#[test]
fn a_word_that_may_be_a_name_is_a_warning() {
    let mut wrong = Vec::new();
    for (name, text) in [
        ("Grace Adeyemi", "Grace is what they miss"),
        ("June Attwater", "They met in June"),
        ("Anna Koch", "wie ein Koch am Herd"),
        ("김지원", "지원이 필요하다"),
        ("Oskar Lind", "Oskara saw it"),
    ] {
        let found = cg605_level(name, text);
        if found != Some(Level::Warn) {
            wrong.push(format!("{name}: {text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "no warning:\n{}", wrong.join("\n"));
}

#[test]
fn a_word_that_only_resembles_a_name_is_not_reported() {
    let mut wrong = Vec::new();
    for (name, text) in [
        ("Will Sutter", "what they will do"),
        ("Grace Adeyemi", "with more grace"),
        ("Mark Long", "a long mark"),
        ("Line manager", "every manager of the line"),
        ("Head of Transport", "transport comes late"),
        ("Peer A", "a peer said, and one more peer a day later"),
        ("Customer", "what a customer wants"),
        ("Ludwig van Hoorn", "a van came"),
        ("Li Boateng", "li is not said"),
        ("Ann Lund", "annual plans, an annex"),
        ("Ana Costa", "the cost of it"),
        ("Tim Dan", "at times, dans la rue"),
        ("Ana Pinto", "bananas and analysis"),
        ("陈伟", "陈旧的流程"),
        ("李晓芸", "行李和经理"),
        ("박서윤", "서류와 윤리"),
        ("राम वर्मा", "रमा और आराम"),
        ("Odile Petit", "Odile wants it so"),
        ("Nina Ott", "the Ottoman style"),
        ("وليد خوري", "الوليدة"),
    ] {
        let found = cg605_level(name, text);
        if found.is_some() {
            wrong.push(format!("{name}: {text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "found:\n{}", wrong.join("\n"));
}

#[test]
fn titles_and_folders_are_not_names() {
    let mut titled = folder(&["Mireille Tanguy"]);
    titled.put(
        "s.md",
        "---\nkind: session\nnumber: 1\ndate: 2026-03-25\ntitle: before the talk with tanguy\n---\n\nx\n",
    );
    assert_eq!(level(&titled), Some(Level::Forbid));
    // In prose it may be meant as a name.
    let mut said = folder(&["Mireille Tanguy"]);
    said.put(
        "s.md",
        "---\nkind: session\nnumber: 1\ndate: 2026-03-25\n---\n\nWe spoke of tanguy.\n",
    );
    assert_eq!(level(&said), Some(Level::Warn));
}
