//! References, front matter, and what remains.

use super::{changes, file, known, lists, residual, run};
use coachgen::anonymise::{ReplacementSort, ResidualSort, anonymise};

#[test]
fn what_remains_is_listed() {
    for (text, listed, sort) in [
        (
            "I met Fiona Campbell there.",
            "Fiona Campbell",
            ResidualSort::CapitalisedWords,
        ),
        ("Then Fiona left.", "Fiona", ResidualSort::CapitalisedWords),
        (
            "Fiona left. Fiona came.",
            "Fiona",
            ResidualSort::CapitalisedWords,
        ),
        (
            "Ich traf gestern Fiona Campbell und die Leute.",
            "Fiona Campbell",
            ResidualSort::CapitalisedWords,
        ),
        (
            "Ich sah Frau Campbell und die Leute nicht.",
            "Campbell",
            ResidualSort::CapitalisedWords,
        ),
        ("we ask the NCC often", "NCC", ResidualSort::Initials),
        ("as AO said, as A.O. said", "A.O", ResidualSort::Initials),
        ("Amara (阿玛拉) came", "阿玛拉", ResidualSort::OtherScript),
        (
            "a turnover of £1.1 million last",
            "£1.1 million",
            ResidualSort::Number,
        ),
        ("with 1,150 people", "1,150 people", ResidualSort::Number),
        ("she is 52 years old", "52 years old", ResidualSort::Number),
        ("paid 9600 for", "9600", ResidualSort::Number),
    ] {
        lists(text, listed, sort);
    }
    let german = residual("Die Frau ist nicht in der Sitzung und die Leitung hat eine Frage.");
    assert!(german.is_empty(), "{german:?}");
    let english = residual("On Monday the ICF and HR said that I was OK. Then she left.");
    assert!(english.is_empty(), "{english:?}");
    let done = run("one\n\nthen Fiona\n\nthen Fiona\n", 7);
    assert_eq!((done.residual[0].line, done.residual[0].count), (3, 2));
}

#[test]
fn references_still_agree() {
    let files = [
        file(
            "people/Amara Okafor.md",
            "---\nid: amara-plan\n---\n[b](../catherine-llewellyn/AmaraOkafor.md#amara-goals)\n",
        ),
        file(
            "catherine-llewellyn/AmaraOkafor.md",
            "---\nids:\n  - id: amara_plan\n  - {id: okafor-plan, name: Amara}\nuses: [amara-plan,\n  okafor-plan]\nfile: \"people/Amara Okafor.md\"\n---\n## Goals {#amara-goals}\n\n[a](<../people/Amara Okafor.md>) [a](../people/Amara%20Okafor.md#amara-plan)\n\n[r]: ../people/amara-okafor.md\n",
        ),
        file(
            "people/amara-okafor.md",
            "[[AmaraOkafor|Amara]] and [[2026-05-27 Ruth]]\n",
        ),
        file("2026-05-27 Ruth.md", "client\n"),
    ];
    let done = anonymise(&files, &known(), 7);
    let paths: Vec<&str> = done.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "people/client.md",
            "sponsor-1/client-2.md",
            "people/client-3.md",
            "2026-06-03 coach.md"
        ]
    );
    assert_eq!(
        done.files[0].text,
        "---\nid: client-plan\n---\n[b](../sponsor-1/client-2.md#client-goals)\n"
    );
    assert_eq!(
        done.files[1].text,
        "---\nids:\n  - id: client_plan\n  - {id: client-plan-2, name: Client}\nuses: [client-plan,\n  client-plan-2]\nfile: \"people/client.md\"\n---\n## Goals {#client-goals}\n\n[a](<../people/client.md>) [a](../people/client.md#client-plan)\n\n[r]: ../people/client-3.md\n"
    );
    assert_eq!(
        done.files[2].text,
        "[[client-2|Client]] and [[2026-06-03 coach]]\n"
    );
}

#[test]
fn yaml_keeps_its_form() {
    changes(
        "---\r\nname: \"Catherine Llewellyn\" # Catherine\r\nwho: [Amara Okafor, 'Ruth']\r\nflow: {name: Amara Okafor, will: 3, by: coach}\r\nwill: 3\r\nemail: a@b.example\r\nwhat: >-\r\n  Amara met\r\n  Ruth's team\r\n---\r\n",
        "---\r\nname: \"Sponsor 1\" # Sponsor 1\r\nwho: [Client, 'Coach']\r\nflow: {name: Client, will: 3, by: coach}\r\nwill: 3\r\nemail: email-1@example.org\r\nwhat: >-\r\n  Client met\r\n  Coach's team\r\n---\r\n",
    );
    let json = file("a.json", "{\"a\": \"said\\nAmara\\nOkafor\"}");
    assert!(
        !anonymise(&[json], &known(), 0).files[0]
            .text
            .contains("Amara")
    );
}

#[test]
fn the_list_of_replacements_counts_each_form() {
    let done = run("Amara; Okafor; Amara; 27 May 2026", 7);
    let list: Vec<_> = done
        .replaced
        .iter()
        .map(|one| {
            (
                one.sort,
                one.original.as_str(),
                one.substitute.as_str(),
                one.count,
            )
        })
        .collect();
    assert_eq!(
        list,
        [
            (ReplacementSort::Person, "Amara", "Client", 2),
            (ReplacementSort::Person, "Okafor", "Client", 1),
            (ReplacementSort::Date, "27 May 2026", "3 June 2026", 1),
        ]
    );
    assert_eq!(run("Amara; Okafor; Amara; 27 May 2026", 7), done);
}
