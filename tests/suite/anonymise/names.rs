//! Every form of a known name.

use super::{changes, file, lists, person};
use coachgen::anonymise::{KnownNames, PersonRole, ResidualSort, anonymise};

#[test]
fn every_form_of_a_name_becomes_one_label() {
    for (text, expected) in [
        ("met Amara Okafor today", "met Client today"),
        ("met Amara today", "met Client today"),
        ("met Okafor today", "met Client today"),
        ("met A. Okafor today", "met Client today"),
        ("met A Okafor today", "met Client today"),
        ("met Amara O. today", "met Client today"),
        ("met Amara N. Okafor today", "met Client today"),
        ("met Okafor, Amara today", "met Client today"),
        ("met Ms Okafor today", "met Client today"),
        ("met Dr. Okafor today", "met Client today"),
        ("mit Frau Dr. Okafor heute", "mit Client heute"),
        ("avec Mme Okafor", "avec Client"),
        ("avec M. Monteiro", "avec Sponsor 2"),
        ("Herrn Monteiro", "Sponsor 2"),
        ("Amara's view, Amara’s view", "Client's view, Client’s view"),
        ("Amaras Ziele", "Clients Ziele"),
        ("James' view", "Person 3' view"),
        (
            "AMARA OKAFOR, amara okafor, aMARA",
            "Client, Client, Client",
        ),
        (
            "Siobhan O'Brien and SIOBHÁN O’Brien, Siobha\u{301}n OBrien",
            "Stakeholder 3 and Stakeholder 3, Stakeholder 3",
        ),
        ("met Amara\nOkafor today", "met Client\ntoday"),
        ("met Amara\nOkafor. Then", "met\nClient. Then"),
        ("> met Amara\n> Okafor. Then", "> met\n> Client. Then"),
        ("- Amara\n  Okafor came", "- Client\n  came"),
        ("**Amara** Okafor", "**Client**"),
        ("Amara **Okafor** said", "**Client** said"),
        ("**Amara Okafor** said", "**Client** said"),
        ("**A**mara said", "**Client** said"),
        ("**Amara** *Okafor*", "**Client** *Client*"),
        ("_Amara_ said", "_Client_ said"),
        (
            "Ludwig van der Berg, Mr van der Berg, L. van der Berg",
            "Stakeholder 1, Stakeholder 1, Stakeholder 1",
        ),
        ("Van Der Berg, Ludwig", "Stakeholder 1"),
        (
            "Anne-Marie, Anne Marie Müller, Mueller-Luedenscheidt",
            "Stakeholder 2, Stakeholder 2, Stakeholder 2",
        ),
        ("Frau Müller-Lüdenscheidt", "Stakeholder 2"),
        (
            "Al-Rashid; Khalid al Rashid; Rashid",
            "Person 2; Person 2; Person 2",
        ),
        ("l'Amara d’Okafor", "l'Client d’Client"),
        ("[Amara](x.md)", "[Client](x.md)"),
        ("## Amara's goals", "## Client's goals"),
        ("| Amara | Catherine |", "| Client | Sponsor 1 |"),
        ("Amara (Okafor)", "Client (Client)"),
        ("Am\u{ad}ara and Am\u{200b}ara", "Client and Client"),
        ("Ａｍａｒａ and Аmara", "Client and Client"),
        ("\"Amara\" and „Amara“", "\"Client\" and „Client“"),
        ("Amara\u{a0}Okafor", "Client"),
        ("Amara&nbsp;Okafor", "Client"),
        ("Amara/Ruth", "Client/Coach"),
        ("Amara–Ruth", "Client–Coach"),
        ("AmaraOkafor", "Client"),
        ("#AmaraOkafor", "#Client"),
        (
            "\u{feff}Amara\r\n\r\nRuth\r\n",
            "\u{feff}Client\r\n\r\nCoach\r\n",
        ),
        ("Met Amara.\n\nOkafor came", "Met Client.\n\nClient came"),
        ("- Amara\n- Okafor", "- Client\n- Client"),
        (
            "such a Okafor moment, met Okafor. Amara said",
            "such a Client moment, met Client. Client said",
        ),
        (
            "Amara.Okafor, amara.okafor, amara_okafor_notes",
            "Client, client, client_notes",
        ),
        (
            "vanderberg and V. Berg",
            "Stakeholder 1 and V. Stakeholder 1",
        ),
        (
            "[^amara] and [^catherine]: Catherine",
            "[^client] and [^sponsor-1]: Sponsor 1",
        ),
        ("AmaraRuth and amara-ruth", "client-coach and client-coach"),
        (
            "Tamara, Samaras, Ruthless, truth",
            "Tamara, Samaras, Ruthless, truth",
        ),
    ] {
        changes(text, expected);
    }
}

#[test]
fn names_that_are_words_are_replaced_with_a_capital_only() {
    for (text, expected) in [
        ("I asked Will about it", "I asked Person 1 about it"),
        ("Will said so", "Person 1 said so"),
        ("Will you come?", "Will you come?"),
        ("she will come", "she will come"),
        ("Mr May came", "Person 1 came"),
        ("It was in May that", "It was in May that"),
        ("May I ask? We may go", "May I ask? We may go"),
        ("I will may", "I will may"),
        ("Will May wrote", "Person 1 wrote"),
        ("see will-may and will-goals", "see person-1 and will-goals"),
    ] {
        changes(text, expected);
    }
    lists("she will come", "will", ResidualSort::PossibleName);
    lists("Will you come?", "Will", ResidualSort::PossibleName);
    lists("It was in May that", "May", ResidualSort::PossibleName);
    lists("see will-goals", "will", ResidualSort::PossibleName);
}

#[test]
fn a_shared_name_does_not_decide() {
    let known = KnownNames {
        people: vec![
            person("Amara Okafor", PersonRole::Client),
            person("Chidi Okafor", PersonRole::Sponsor),
            person("Okafor, Amara", PersonRole::Other),
            person("A. Okafor", PersonRole::Other),
            person("Chidi", PersonRole::Other),
            person("Zoë Stone", PersonRole::Other),
        ],
        ..KnownNames::default()
    };
    let text = "Amara Okafor, Chidi, Okafor and A. Okafor, okafor-plan, Zoe, stone\n";
    let done = anonymise(&[file("a.md", text)], &known, 0);
    assert_eq!(
        done.files[0].text,
        "Client, Sponsor 1, Client or Sponsor 1 and Client, client-or-sponsor-1-plan, Person 1, stone\n"
    );
    let shared: Vec<_> = done
        .residual
        .iter()
        .filter(|one| one.sort == ResidualSort::SharedName)
        .collect();
    assert_eq!(shared.len(), 2);
}

#[test]
fn organisations_and_places_are_replaced() {
    for (text, expected) in [
        ("at Northwind Cold Chain Ltd.", "at Organisation 1."),
        ("at Northwind Cold Chain", "at Organisation 1"),
        ("at Northwind Ltd", "at Organisation 1"),
        ("at Northwind GmbH & Co. KG", "at Organisation 1"),
        (
            "Northwind's, NORTHWIND, northwind",
            "Organisation 1's, Organisation 1, Organisation 1",
        ),
        (
            "Northwind-internal and northwind-internal",
            "Organisation 1-internal and organisation-1-internal",
        ),
        ("the cold chain", "the cold chain"),
        (
            "Marks and Spencer, Marks & Spencer, Spencer",
            "Organisation 2, Organisation 2, Organisation 2",
        ),
        (
            "in Bristol, Newcastle and Newcastle-upon-Tyne",
            "in Place 1, Place 2 and Place 2",
        ),
        (
            "see northwind.example/team",
            "see organisation-1.example/team",
        ),
    ] {
        changes(text, expected);
    }
}

#[test]
fn names_in_other_scripts_are_replaced() {
    let known = KnownNames {
        people: vec![
            person("李小龙", PersonRole::Client),
            person("山田 太郎", PersonRole::Coach),
            person("Дмитрий Иванов", PersonRole::Sponsor),
            person("محمد علي", PersonRole::Other),
        ],
        organisations: vec!["3M".to_owned(), "Österreichische Post AG".to_owned()],
        places: vec!["Köln".to_owned()],
    };
    for (text, expected) in [
        ("李小龙说, 和小龙一起", "Client说, 和Client一起"),
        ("山田太郎さん, 山田 太郎", "Coachさん, Coach"),
        ("Дмитрий Иванов, ИВАНОВ", "Sponsor 1, Sponsor 1"),
        ("محمد علي", "Person 1"),
        (
            "3M, Oesterreichische Post",
            "Organisation 1, Organisation 2",
        ),
        ("Köln, Koeln, KÖLN", "Place 1, Place 1, Place 1"),
    ] {
        let done = anonymise(&[file("a.md", text)], &known, 0);
        assert_eq!(done.files[0].text, expected, "{text}");
    }
}
