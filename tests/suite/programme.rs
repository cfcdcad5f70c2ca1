//! The numbers of a programme report: who is behind each, and behind what can be calculated from them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use coachgen::programme::{
    Attendance, AttendanceFacts, ClientCount, ClientFacts, Contribution, EngagementPart,
    InvalidContribution, MIN_CLIENTS, ProgrammeReport, ReportSubject, TooFewClients, VerdictRow,
    clients,
};
use coachgen::record::value::Verdict;
use coachgen::text::PersonNames;

/// The smallest sum that a report shows.
const MIN_SUM: u64 = 10;

/// Numbers from a seed, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn small(&mut self, end: u64) -> u32 {
        u32::try_from(self.below(end)).unwrap()
    }
}

fn made(clients: &[ClientFacts]) -> Result<ProgrammeReport, TooFewClients> {
    let subject = ReportSubject {
        today: NaiveDate::from_ymd_opt(2026, 7, 1).unwrap(),
        organisation: "Havdis Ferries".to_owned(),
        practice: None,
        with_themes: true,
    };
    ProgrammeReport::new(subject, clients)
}

fn attended(agreed: u32, held: u32, cancelled_late: u32) -> ClientFacts {
    ClientFacts {
        attendance: Some(AttendanceFacts {
            agreed,
            held,
            cancelled_late,
        }),
        ..ClientFacts::default()
    }
}

fn assessed(verdicts: &[(Verdict, u32)]) -> ClientFacts {
    ClientFacts {
        verdicts: verdicts.iter().copied().collect(),
        ..ClientFacts::default()
    }
}

fn with_themes(themes: &[&str]) -> ClientFacts {
    ClientFacts {
        themes: themes.iter().map(|theme| (*theme).to_owned()).collect(),
        ..ClientFacts::default()
    }
}

fn repeated(parts: &[(usize, ClientFacts)]) -> Vec<ClientFacts> {
    let parts = parts.iter();
    parts
        .flat_map(|(count, facts)| std::iter::repeat_n(facts.clone(), *count))
        .collect()
}

fn sums(clients: &[ClientFacts]) -> Attendance {
    made(clients).unwrap().attendance.unwrap()
}

fn rows(clients: &[ClientFacts]) -> Option<Vec<(Option<Verdict>, u64)>> {
    let rows = made(clients).unwrap().objectives?;
    let plain = |row: &VerdictRow| (row.verdict, row.objectives);
    Some(rows.iter().map(plain).collect())
}

#[test]
fn a_report_needs_five_clients() {
    let four = repeated(&[(4, attended(6, 3, 0))]);
    assert_eq!(made(&four), Err(TooFewClients(4)));
    assert_eq!(made(&[]), Err(TooFewClients(0)));
    assert_eq!(
        made(&repeated(&[(5, attended(6, 3, 0))])).unwrap().clients,
        5
    );
}

#[test]
fn a_sum_has_five_clients_behind_it_and_behind_every_difference() {
    // Everybody is behind each sum and each difference.
    let shown = |attendance: &Attendance| {
        [
            attendance.agreed,
            attendance.held,
            attendance.cancelled_late,
        ]
    };
    let all = sums(&repeated(&[(10, attended(6, 3, 1))]));
    assert_eq!(shown(&all), [Some(60), Some(30), Some(10)]);

    // Four clients had sessions.
    let few = sums(&repeated(&[(4, attended(6, 3, 0)), (6, attended(6, 0, 0))]));
    assert_eq!(shown(&few), [Some(60), None, None]);

    // Agreed less held would be about nobody, one client or four.
    for behind in [0, 1, 4] {
        let done = sums(&repeated(&[
            (9 - behind, attended(6, 6, 0)),
            (behind, attended(6, 5, 0)),
        ]));
        assert_eq!(shown(&done), [Some(54), None, None]);
    }

    // No, one and four late cancellations are shown in the same way, and so are five and nine: five would be one each.
    for behind in [0, 1, 4, 5, 9] {
        let held = sums(&repeated(&[
            (9 - behind, attended(6, 3, 0)),
            (behind, attended(6, 3, 1)),
        ]));
        assert_eq!(shown(&held), [Some(54), Some(27), None]);
    }

    // Five clients cancelled two sessions each and held all others; one has two sessions left. Agreed less held less
    // cancelled is about that one.
    let left = sums(&repeated(&[(6, attended(9, 6, 3)), (1, attended(9, 6, 0))]));
    assert_eq!(shown(&left), [Some(63), Some(42), None]);
}

#[test]
fn verdicts_with_few_clients_are_merged_without_a_name() {
    use Verdict::{Achieved, Behind, NotAchieved, Partly};
    // The order is that of the verdicts, whichever has more clients.
    for (achieved, partly) in [(2, 3), (3, 2)] {
        let all_large = repeated(&[(5, assessed(&[(Partly, partly), (Achieved, achieved)]))]);
        let (achieved, partly) = (u64::from(achieved), u64::from(partly));
        assert_eq!(
            rows(&all_large),
            Some(vec![
                (Some(Achieved), 5 * achieved),
                (Some(Partly), 5 * partly)
            ])
        );
    }
    // Five clients with one objective each would show that the other two have none.
    let fives = repeated(&[
        (5, assessed(&[(Achieved, 2), (Partly, 1)])),
        (2, assessed(&[(Achieved, 2)])),
    ]);
    assert_eq!(rows(&fives), Some(vec![(None, 19)]));
    // The two small ones have six clients together.
    let together = repeated(&[
        (10, assessed(&[(Achieved, 1)])),
        (3, assessed(&[(Behind, 2)])),
        (3, assessed(&[(NotAchieved, 2)])),
    ]);
    assert_eq!(
        rows(&together),
        Some(vec![(Some(Achieved), 10), (None, 12)])
    );
    // The small ones are of the same three clients, so another row is merged too.
    let same = repeated(&[
        (10, assessed(&[(Achieved, 1)])),
        (6, assessed(&[(Partly, 2)])),
        (3, assessed(&[(Behind, 1), (NotAchieved, 2)])),
    ]);
    assert_eq!(rows(&same), Some(vec![(Some(Achieved), 10), (None, 21)]));
    // Four clients have a verdict; or five with nine objectives.
    let few = repeated(&[(4, assessed(&[(Achieved, 3)])), (3, attended(6, 1, 0))]);
    assert_eq!(rows(&few), None);
    let few = repeated(&[
        (4, assessed(&[(Achieved, 2)])),
        (1, assessed(&[(Partly, 1)])),
    ]);
    assert_eq!(rows(&few), None);
}

#[test]
fn themes_are_counted_by_clients_and_not_exactly_where_few_lack_one() {
    let count = |number, exact| ClientCount { number, exact };
    let clients = repeated(&[
        (3, with_themes(&["Delegation", "Früher reden"])),
        (2, with_themes(&["delegation", "fruher reden"])),
        (1, with_themes(&["DELEGATION"])),
        (4, with_themes(&["Sleep"])),
    ]);
    let themes = made(&clients).unwrap().themes.unwrap();
    let shown: Vec<_> = themes
        .iter()
        .map(|row| (row.theme.as_str(), row.clients))
        .collect();
    // Of ten clients, four lack the first theme and five the second.
    assert_eq!(
        shown,
        [
            ("Delegation", count(6, false)),
            ("Früher reden", count(5, true))
        ]
    );
    // Whether none, one or four lack a theme makes no difference.
    let texts = [0, 1, 4].map(|without| {
        let clients = repeated(&[
            (12 - without, with_themes(&["Delegation"])),
            (without, with_themes(&[])),
        ]);
        serde_json::to_string(&made(&clients).unwrap().themes.unwrap()).unwrap()
    });
    assert_eq!(
        texts[0],
        r#"[{"theme":"Delegation","clients":{"number":8,"exact":false}}]"#
    );
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:?}");
}

fn part(folder: &str, client: &str, facts: ClientFacts) -> EngagementPart {
    EngagementPart {
        folder: folder.to_owned(),
        organisation: "Havdis Ferries".to_owned(),
        client: client.to_owned(),
        facts,
    }
}

#[test]
fn engagements_of_one_client_are_one_client() {
    let names = [
        "Anneli Brandvold",
        "Bror Lien",
        "ANNELI  BRÅNDVOLD",
        "A. Brandvold",
    ];
    let parts = names.map(|name| part("x", name, attended(6, 2, 0)));
    assert_eq!(
        clients(parts.into()),
        [attended(6, 2, 0), attended(18, 6, 0)]
    );
}

#[test]
fn a_theme_that_mentions_a_client_is_recognised() {
    let names = PersonNames::new([
        "Bror Lien",
        "Anneli van der Brandvold-Ås (Nell)",
        "Dr. Hugh O’Brien",
        "Ben Carter",
        "欧阳明月",
        "M. K.",
        "Jürgen Maß",
        "김민수",
    ]);
    let mentions = [
        "Work with bror lien",
        "After Bror",
        "Lien's succession",
        "Brors team",
        "BRORLIEN",
        "Brandvold and the board",
        "Ås",
        "Nell’s voice",
        "Brien",
        "O'Brien",
        "Room for Ben",
        "明月的领导力",
        "L’équipe d’Anneli",
        "qu'Anneli",
        "d’Ås",
        "Brandvold_Team",
        "AnneliTeam",
        "brandvold2026",
        "Brandvold’sche Nachfolge",
        "Juergen",
        "An\u{200b}neli",
        "김민수의 팀",
    ];
    for theme in mentions {
        let facts = with_themes(&["Sleep", theme]);
        assert!(facts.has_theme_about(&names), "{theme}");
    }
    let others = [
        "Brorly",
        "van",
        "der Alltag",
        "Dr",
        "delegation",
        "Bees",
        "M",
        "月",
        "",
        "—",
    ];
    for theme in others {
        let facts = with_themes(&[theme]);
        assert!(!facts.has_theme_about(&names), "{theme}");
    }
}

/// Every combination with repetition of `count` of these clients.
fn each_group(of: &[ClientFacts], count: usize, each: &mut impl FnMut(&[ClientFacts])) {
    fn add(
        of: &[ClientFacts],
        left: usize,
        group: &mut Vec<ClientFacts>,
        each: &mut impl FnMut(&[ClientFacts]),
    ) {
        if left == 0 {
            return each(group);
        }
        for (index, client) in of.iter().enumerate() {
            group.push(client.clone());
            add(&of[index..], left - 1, group, each);
            group.pop();
        }
    }
    add(of, count, &mut Vec::new(), each);
}

/// For each possible report, what may be true of the clients behind it. If there is only one possibility, a reader of
/// the report knows it. Clients of whom `fact` returns `None` are left out.
fn possible_facts<T: Ord>(
    of: &[ClientFacts],
    count: usize,
    fact: impl Fn(&ProgrammeReport, &[ClientFacts]) -> Option<T>,
) -> BTreeMap<String, BTreeSet<T>> {
    let mut facts: BTreeMap<String, BTreeSet<T>> = BTreeMap::new();
    each_group(of, count, &mut |clients| {
        let report = made(clients).unwrap();
        if let Some(fact) = fact(&report, clients) {
            let shown = format!("{:?} {:?}", report.attendance, report.objectives);
            facts.entry(shown).or_default().insert(fact);
        }
    });
    facts
}

/// With six to nine clients, no report tells how many of them have a late cancellation, or that none has.
#[test]
fn no_report_tells_how_many_clients_have_a_late_cancellation() {
    const MOST: u32 = 4;
    let possible: Vec<ClientFacts> = (0..=MOST).map(|late| attended(30, 10, late)).collect();
    for count in 6..=9 {
        let behind = possible_facts(&possible, count, |report, clients| {
            let sum = report.attendance.as_ref().unwrap().cancelled_late;
            // More than five clients are behind a larger sum only because none has more than four here.
            let is_larger = sum.is_some_and(|sum| sum > u64::from(5 * MOST));
            let late = |one: &&ClientFacts| one.attendance.unwrap().cancelled_late > 0;
            (!is_larger).then(|| clients.iter().filter(late).count())
        });
        assert!(behind.len() > 5, "sums are shown");
        for (report, counts) in behind {
            assert!(counts.len() > 1, "{counts:?}\n{report}");
        }
    }
}

/// The organisation knows how many sessions are agreed for each client. No report tells how many one of them held.
#[test]
fn known_agreements_do_not_tell_the_sessions_of_one_client() {
    let agreements: [&[u32]; 7] = [
        &[6, 6, 6, 6, 2],
        &[12, 2, 2, 2, 2],
        &[6, 6, 6, 6, 6, 2],
        &[12, 1, 1, 1, 1, 1, 1, 1, 1],
        &[30, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        &[12, 4, 4, 2, 2, 2],
        &[4, 4, 4, 4, 4, 4, 4],
    ];
    let mut shown = 0;
    for agreed in agreements {
        let mut possible: BTreeMap<String, Vec<BTreeSet<u32>>> = BTreeMap::new();
        let mut held = vec![0; agreed.len()];
        loop {
            let pairs = agreed.iter().zip(&held);
            let clients: Vec<ClientFacts> = pairs
                .map(|(agreed, held)| attended(*agreed, *held, 0))
                .collect();
            if let Some(sums) = made(&clients).unwrap().attendance
                && sums.held.is_some()
            {
                let known = possible.entry(format!("{sums:?}")).or_default();
                known.resize(agreed.len(), BTreeSet::new());
                for (known, held) in known.iter_mut().zip(&held) {
                    known.insert(*held);
                }
            }
            // The next combination.
            let next = (0..agreed.len()).find(|index| held[*index] < agreed[*index]);
            let Some(next) = next else {
                break;
            };
            held[next] += 1;
            held[..next].fill(0);
        }
        shown += possible.len();
        for (sums, known) in possible {
            let is_open = known.iter().all(|held| held.len() > 1);
            assert!(is_open, "{agreed:?} {sums} {known:?}");
        }
    }
    assert!(shown > 5, "{shown} reports with the sessions held");
}

/// The same for verdicts: how many clients have at least one objective with a verdict.
#[test]
fn no_report_tells_how_many_clients_have_a_verdict() {
    use Verdict::{Achieved, Behind, Partly};
    for (count, most_achieved) in [(6, 3), (7, 2)] {
        let mut possible = Vec::new();
        for achieved in 0..=most_achieved {
            for (partly, behind) in [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)] {
                let verdicts = [(Achieved, achieved), (Partly, partly), (Behind, behind)];
                possible.push(assessed(&verdicts));
            }
        }
        for (verdict, most) in [(Achieved, most_achieved), (Partly, 2)] {
            let behind = possible_facts(&possible, count, |report, clients| {
                let mut rows = report.objectives.iter().flatten();
                // As above. What is possible is only complete for small numbers.
                let is_larger = rows.any(|row| {
                    let is_own = row.verdict == Some(verdict);
                    row.objectives > 12 || is_own && row.objectives > u64::from(5 * most)
                });
                let has = |one: &&ClientFacts| one.verdicts.get(&verdict).is_some_and(|it| *it > 0);
                // If no row can contain it, nobody has it: what is the same for all clients cannot be hidden.
                let mut rows = report.objectives.iter().flatten();
                let is_absent = report.objectives.is_some()
                    && !rows.any(|row| row.verdict.is_none_or(|own| own == verdict));
                (!is_larger && !is_absent).then(|| clients.iter().filter(has).count())
            });
            assert!(behind.len() > 5);
            for (report, counts) in behind {
                assert!(counts.len() > 1, "{verdict:?} {counts:?}\n{report}");
            }
        }
    }
}

/// A random set of clients, with many values that few clients have.
fn random_clients(random: &mut Random) -> Vec<ClientFacts> {
    let count = 5 + random.below(12);
    let sessions = 2 + random.below(4);
    let verdicts: Vec<Verdict> = Verdict::ALL.to_vec();
    let client = |random: &mut Random| {
        let mut facts = ClientFacts::default();
        if random.below(8) > 0 {
            let agreed = random.small(sessions + 1) * 2;
            facts.attendance = Some(AttendanceFacts {
                agreed,
                held: match random.below(3) {
                    0 => agreed,
                    _ => random.small(u64::from(agreed) + 2),
                },
                cancelled_late: random.small(2) * random.small(6),
            });
        }
        for _ in 0..random.below(4) {
            let most = verdicts.len() as u64;
            let limit = 1 + random.below(most);
            let verdict = verdicts[random.below(limit) as usize];
            *facts.verdicts.entry(verdict).or_default() += 1 + random.small(2);
        }
        for theme in ["Delegation", "Voice", "Sleep"] {
            if random.below(3) > 0 {
                facts.themes.push(theme.to_owned());
            }
        }
        facts
    };
    (0..count).map(|_| client(random)).collect()
}

#[test]
fn random_reports_have_five_clients_behind_every_number_and_difference() {
    let mut random = Random(0x5eed_0fc0_ac4e);
    let (mut sums_shown, mut merged, mut exact) = ([0; 3], 0, 0);
    for round in 0..4000 {
        let clients = random_clients(&mut random);
        let report = made(&clients).unwrap();
        if let Some(shown) = &report.attendance {
            check_sums(&clients, shown, round);
            let numbers = [shown.agreed, shown.held, shown.cancelled_late];
            for (index, number) in numbers.iter().enumerate() {
                sums_shown[index] += usize::from(number.is_some());
            }
        }
        if let Some(rows) = &report.objectives {
            check_partition(&clients, rows, round);
            merged += usize::from(rows.len() > 1 && rows.iter().any(|row| row.verdict.is_none()));
        }
        for theme in report.themes.iter().flatten() {
            let has = |one: &&ClientFacts| one.themes.contains(&theme.theme);
            check_count(
                theme.clients,
                clients.iter().filter(has).count(),
                clients.len(),
            );
            exact += usize::from(theme.clients.exact);
        }
    }
    // The sets are varied enough to test something.
    assert!(
        sums_shown.iter().all(|count| *count > 200),
        "{sums_shown:?}"
    );
    assert!(merged > 200 && exact > 200, "{merged} {exact}");
}

/// A shown count and its difference from all clients.
fn check_count(shown: ClientCount, count: usize, all: usize) {
    assert!(count >= MIN_CLIENTS && shown.number >= MIN_CLIENTS);
    match shown.exact {
        true => assert!(shown.number == count && all - count >= MIN_CLIENTS),
        // The same for every count of which fewer than five clients are left.
        false => assert_eq!(
            shown.number,
            MIN_CLIENTS.max((all + 1).saturating_sub(MIN_CLIENTS))
        ),
    }
}

/// A shown sum, and what it is the sum of.
type SumColumn = (Option<u64>, fn(&AttendanceFacts) -> u32);

/// Every sum and difference of the shown sums, with any of them added, subtracted or left out.
fn check_sums(clients: &[ClientFacts], shown: &Attendance, round: usize) {
    let facts: Vec<AttendanceFacts> = clients.iter().filter_map(|one| one.attendance).collect();
    check_count(shown.clients, facts.len(), clients.len());
    let columns: [SumColumn; 3] = [
        (shown.agreed, |one| one.agreed),
        (shown.held, |one| one.held),
        (shown.cancelled_late, |one| one.cancelled_late),
    ];
    for (number, of) in columns {
        let sum: u64 = facts.iter().map(|one| u64::from(of(one))).sum();
        assert!(number.is_none_or(|number| number == sum));
    }
    for code in 1..27_i64 {
        let factors = [code % 3 - 1, code / 3 % 3 - 1, code / 9 - 1];
        let is_hidden =
            |(factor, (number, _)): (&i64, &SumColumn)| *factor != 0 && number.is_none();
        if factors == [0; 3] || factors.iter().zip(&columns).any(is_hidden) {
            continue;
        }
        let value = |one: &AttendanceFacts| -> i64 {
            let parts = factors.iter().zip(&columns);
            parts
                .map(|(factor, (_, of))| factor * i64::from(of(one)))
                .sum()
        };
        let behind = facts.iter().filter(|one| value(one) != 0).count();
        let sum: i64 = facts.iter().map(value).sum();
        assert!(
            behind >= MIN_CLIENTS && facts.len() > MIN_CLIENTS && sum.unsigned_abs() >= MIN_SUM,
            "round {round}: {factors:?} {facts:?} {shown:?}"
        );
    }
}

/// Every set of rows: their sum is also the difference between the total and the other rows.
fn check_partition(clients: &[ClientFacts], rows: &[VerdictRow], round: usize) {
    let named: Vec<Verdict> = rows.iter().filter_map(|row| row.verdict).collect();
    let in_row = |row: &VerdictRow, verdict: Verdict| match row.verdict {
        Some(own) => own == verdict,
        None => !named.contains(&verdict),
    };
    let objectives = |client: &ClientFacts, row: &VerdictRow| -> u64 {
        let own = client.verdicts.iter();
        let own = own.filter(|(verdict, _)| in_row(row, **verdict));
        own.map(|(_, count)| u64::from(*count)).sum()
    };
    for row in rows {
        let sum: u64 = clients.iter().map(|client| objectives(client, row)).sum();
        assert_eq!(sum, row.objectives, "round {round}");
    }
    for set in 1..1_u32 << rows.len() {
        let chosen: Vec<&VerdictRow> = rows
            .iter()
            .enumerate()
            .filter(|(index, _)| set >> index & 1 == 1)
            .map(|(_, row)| row)
            .collect();
        let is_behind =
            |client: &&ClientFacts| chosen.iter().any(|row| objectives(client, row) > 0);
        let sum: u64 = chosen.iter().map(|row| row.objectives).sum();
        assert!(
            clients.iter().filter(is_behind).count() >= MIN_CLIENTS && sum >= MIN_SUM,
            "round {round}: {rows:?} {clients:?}"
        );
    }
}

#[test]
fn a_contribution_is_sorted_and_read_as_it_was_written() {
    let one = with_themes(&["Voice", "voice", " "]);
    let two = assessed(&[(Verdict::Achieved, 2), (Verdict::Behind, 0)]);
    let made = |clients| Contribution::new("Havdis".to_owned(), "Fjordlys".to_owned(), clients);
    let written = serde_json::to_vec(&made(vec![one.clone(), two.clone()])).unwrap();
    assert_eq!(written, serde_json::to_vec(&made(vec![two, one])).unwrap());
    let read = Contribution::read(&written).unwrap();
    assert_eq!(serde_json::to_vec(&read).unwrap(), written);
    assert_eq!(
        read.clients,
        [with_themes(&["Voice"]), assessed(&[(Verdict::Achieved, 2)])]
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    let text = String::from_utf8(written).unwrap();
    let keys: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let keys: Vec<&str> = keys.keys().map(String::as_str).collect();
    assert_eq!(keys, ["clients", "organisation", "practice", "version"]);
}

#[test]
fn hostile_contributions_are_refused_or_harmless() {
    let entry = |entry: &str| {
        format!(r#"{{"version":1,"organisation":"H","practice":"P","clients":[{entry}]}}"#)
    };
    let deep = "[".repeat(100_000);
    let wrong = [
        "",
        "{",
        "null",
        "[]",
        "\u{feff}{}",
        deep.as_str(),
        r#"{"version":-1}"#,
        r#"{"version":1,"organisation":"H","practice":"P"}"#,
        &entry("1"),
        &entry(r#"{"attendance":null,"verdicts":{"splendid":1},"themes":[]}"#),
        &entry(r#"{"attendance":null,"verdicts":{"achieved":-1},"themes":[]}"#),
        &entry(r#"{"attendance":null,"verdicts":{"achieved":4294967296},"themes":[]}"#),
        &entry(r#"{"attendance":null,"verdicts":{},"themes":[],"name":"Anneli"}"#),
        &entry(r#"{"attendance":{"agreed":1,"held":1},"verdicts":{},"themes":[]}"#),
    ];
    for text in wrong {
        let found = Contribution::read(text.as_bytes());
        assert!(found.is_err(), "{}", &text[..text.len().min(80)]);
    }
    assert_eq!(
        Contribution::read(br#"{"version":2,"more":1}"#),
        Err(InvalidContribution::OtherVersion(2))
    );
    let huge = r#"{"attendance":{"agreed":4294967295,"held":4294967295,"cancelled_late":4294967295},"verdicts":{"achieved":4294967295},"themes":["x","\u001b[31m"]}"#;
    let huge = entry(&[huge; 9].join(","));
    let clients = Contribution::read(huge.as_bytes()).unwrap().clients;
    let report = made(&clients).unwrap();
    assert_eq!(
        report.objectives.as_ref().unwrap()[0].objectives,
        9 * 4_294_967_295
    );
    let text = coachgen::programme::text::text(&report);
    assert!(!text.contains("\u{1b}[31m"), "{text}");
}
