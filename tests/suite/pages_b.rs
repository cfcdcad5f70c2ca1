//! The pages of records, from a view made by hand: every field stands on some page, every link leads
//! somewhere, no id is given twice, and a fact stays a fact.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use coachgen::kind::Kind;
use coachgen::page::chrome::Home;
use coachgen::reader::Reader;
use coachgen::record::value::{
    ChangeKind, Channel, Decision, EvidenceType, Language, Measure, Mode, Outcome, Owner, Part,
    Range, Relationship, ReviewType, ThemeKind, Verdict, Who,
};
use coachgen::render::render;
use coachgen::theme::Theme;
use coachgen::view::seen::*;
use coachgen::words::Words;

/// Words that stand nowhere else, and how many of them there are.
#[derive(Default)]
struct Canaries(Vec<String>);

impl Canaries {
    fn text(&mut self) -> String {
        let canary = format!("canary{}x", self.0.len());
        self.0.push(canary.clone());
        canary
    }

    fn some(&mut self) -> Option<String> {
        Some(self.text())
    }

    fn words(&mut self) -> Measure {
        Measure { text: self.text(), number: None }
    }

    fn body(&mut self) -> Vec<Passage> {
        [None, Some(Narrowed::CoachOnly), Some(Narrowed::ClientOnly)]
            .into_iter()
            .map(|narrowed| Passage {
                markdown: format!("## {}\n\n{}\n\n", self.text(), self.text()),
                narrowed,
            })
            .collect()
    }

    /// A date that stands nowhere else.
    fn date(&mut self) -> Option<NaiveDate> {
        let date = day(3000) + chrono::Days::new(self.0.len() as u64);
        self.0.push(Words::of(Language::En).date(date));
        Some(date)
    }
}

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 3, 4).expect("a date")
}

fn measure(number: f64) -> Measure {
    Measure { text: number.to_string(), number: Some(number) }
}

fn fact(c: &mut Canaries, slug: &str, kind: Kind) -> Fact {
    Fact {
        slug: slug.to_owned(),
        kind,
        date: c.date(),
        number: None,
        part: None,
        review: None,
        evidence: None,
        minutes: Some(75),
        decision: None,
        title: c.some(),
        path: c.some(),
    }
}

fn seen<T>(fact: Fact, content: T, body: Vec<Passage>, approval: Option<ApprovalSeen>) -> Vec<Seen<T>> {
    vec![Seen { fact, shared: Some(Shared { content, body, approval }) }]
}

fn findings(c: &mut Canaries, id: &str) -> Vec<FindingSeen> {
    vec![FindingSeen { id: id.to_owned(), text: c.text(), coach_only: true }]
}

fn approval(c: &mut Canaries) -> Option<ApprovalSeen> {
    Some(ApprovalSeen { by: c.some(), on: c.date(), sponsors: vec![c.text()], stale: true })
}

fn point_ref() -> PointRef {
    PointRef { id: "voice".to_owned(), title: "The point".to_owned() }
}

fn objective_ref() -> ObjectiveRef {
    ObjectiveRef { id: "positions".to_owned(), words: "The objective".to_owned(), point: point_ref() }
}

fn action(c: &mut Canaries, id: &str) -> ActionSeen {
    ActionSeen {
        id: id.to_owned(),
        what: c.text(),
        owner: Some(Owner::Client),
        due: c.date(),
        point: Some(point_ref()),
        coach_only: true,
    }
}

fn revision(c: &mut Canaries) -> RevisionSeen {
    RevisionSeen {
        title: None,
        business_benefit: None,
        success: None,
        support: None,
        specific: c.some(),
        measurable: Some(MeasurableSeen {
            how: c.some(),
            scale: c.some(),
            baseline: Some(c.words()),
            target: Some(c.words()),
        }),
        achievable: c.some(),
        relevant: c.some(),
        due: c.date(),
    }
}

fn changes(c: &mut Canaries) -> Vec<ChangeSeen> {
    let objective = ChangeSeen {
        change: ChangeKind::Reword,
        objective: Some("positions".to_owned()),
        point: None,
        of: c.text(),
        now: revision(c),
        because: c.text(),
        coach_only: true,
    };
    let point = ChangeSeen {
        change: ChangeKind::Reword,
        objective: None,
        point: Some("voice".to_owned()),
        of: c.text(),
        now: RevisionSeen {
            title: c.some(),
            business_benefit: c.some(),
            success: c.some(),
            support: c.some(),
            ..RevisionSeen::default()
        },
        because: c.text(),
        coach_only: false,
    };
    vec![objective, point]
}

fn met(c: &mut Canaries) -> Vec<MilestoneMetSeen> {
    vec![MilestoneMetSeen {
        milestone: "first".to_owned(),
        what: c.text(),
        objective: "positions".to_owned(),
        met: c.date().expect("a date"),
    }]
}

fn agenda(c: &mut Canaries) -> AgendaSeen {
    let draws_on = vec![SourceSeen {
        record: fact(&mut Canaries::default(), "interview-part-1", Kind::Interview),
        finding: Some(("found".to_owned(), c.text())),
    }];
    let objective = ObjectiveSeen {
        id: "positions".to_owned(),
        specific: c.some(),
        measurable: Some(MeasurableSeen {
            how: c.some(),
            scale: c.some(),
            baseline: Some(measure(1.0)),
            target: Some(measure(9.0)),
        }),
        achievable: c.some(),
        relevant: c.some(),
        due: c.date(),
        milestones: vec![
            MilestoneSeen { id: "first".to_owned(), by: c.date(), what: c.some() },
            MilestoneSeen { id: "second".to_owned(), by: c.date(), what: c.some() },
        ],
        coach_only: true,
    };
    AgendaSeen {
        agreed_client: c.date(),
        agreed_sponsor: c.date(),
        points: vec![PointSeen {
            id: "voice".to_owned(),
            title: c.text(),
            draws_on,
            business_benefit: c.some(),
            success: c.some(),
            support: c.some(),
            personal: Some(true),
            objectives: vec![objective],
            coach_only: true,
        }],
    }
}

fn session(c: &mut Canaries) -> SessionSeen {
    SessionSeen {
        mode: Some(Mode::Video),
        reviewed: vec![ReviewedSeen {
            action: "set-before".to_owned(),
            what: c.text(),
            outcome: Outcome::Ongoing,
            due: c.date(),
            learning: c.some(),
            coach_only: true,
        }],
        issues: vec![c.text(), c.text()],
        points: vec![point_ref()],
        progress: vec![ProgressSeen {
            objective: objective_ref(),
            at: measure(4.0),
            evidence: c.some(),
            coach_only: true,
        }],
        milestones: met(c),
        actions: vec![action(c, "set-here")],
        changes: changes(c),
        next: c.date(),
        moved: vec![MovedSeen { from: c.date().expect("a date"), by: Some(Who::Client) }],
        paid: Some(false),
    }
}

fn review(c: &mut Canaries) -> ReviewSeen {
    ReviewSeen {
        kind: ReviewType::Interim,
        after_session: Some(3),
        present: vec![c.text()],
        objectives: vec![AssessedSeen {
            objective: objective_ref(),
            at: Some(c.words()),
            verdict: Some(Verdict::OnTrack),
            evidence: c.some(),
            benefit: c.some(),
            views: vec![PartyViewSeen {
                by: Who::Sponsor,
                at: Some(c.words()),
                comment: c.some(),
                coach_only: true,
            }],
            coach_only: true,
        }],
        milestones: met(c),
        coach_effectiveness: vec![EffectivenessSeen {
            by: Who::Client,
            criterion: c.text(),
            score: Some(4),
            comment: c.some(),
            coach_only: true,
        }],
        changes: changes(c),
        next_steps: vec![c.text()],
        actions: vec![action(c, "set-at-review")],
    }
}

/// A view of the coach with something in every field that these pages show.
fn view(c: &mut Canaries) -> View {
    let mut view = bare();
    view.chemistry = seen(
        Fact { decision: Some(Decision::Proceed), ..fact(c, "chemistry", Kind::Chemistry) },
        ChemistrySeen {
            mode: Some(Mode::Phone),
            coach_comfortable: Some(true),
            client_comfortable: Some(false),
            confidentiality_understood: Some(true),
        },
        c.body(),
        None,
    );
    view.sponsor_meetings = seen(
        fact(c, "sponsor-meeting", Kind::SponsorMeeting),
        SponsorMeetingSeen {
            present: vec![c.text()],
            purpose: c.some(),
            expectations: findings(c, "expected"),
            aligned: c.date(),
            shared_with_client: c.date(),
            shared_with_sponsors: vec![c.text()],
            actions: vec![action(c, "set-before")],
        },
        c.body(),
        None,
    );
    view.interviews = seen(
        Fact { part: Some(Part::One), ..fact(c, "interview-part-1", Kind::Interview) },
        InterviewSeen { mode: Some(Mode::InPerson), findings: findings(c, "found") },
        c.body(),
        None,
    );
    view.evidence = seen(
        Fact { evidence: Some(EvidenceType::Appraisal), ..fact(c, "evidence", Kind::Evidence) },
        EvidenceSeen {
            received: c.date(),
            debriefed: c.date(),
            source: c.some(),
            findings: findings(c, "held"),
        },
        c.body(),
        None,
    );
    view.stakeholder_interviews = seen(
        fact(c, "stakeholder", Kind::StakeholderInterview),
        StakeholderInterviewSeen {
            name: c.text(),
            relationship: Relationship::Peer,
            attributed: Some(true),
            findings: findings(c, "said"),
        },
        c.body(),
        None,
    );
    view.themes = seen(
        fact(c, "themes", Kind::StakeholderThemes),
        ThemesSeen {
            themes: vec![
                ThemeSeen { id: "good".to_owned(), text: c.text(), kind: Some(ThemeKind::Strength), coach_only: true },
                ThemeSeen { id: "other".to_owned(), text: c.text(), kind: None, coach_only: false },
            ],
            debriefed: c.date(),
            groups: vec![GroupSeen { relationships: vec![Relationship::Peer, Relationship::Report], count: 4321 }],
        },
        c.body(),
        approval(c),
    );
    view.psychometrics = seen(
        fact(c, "psychometric", Kind::Psychometric),
        PsychometricSeen {
            instrument: c.text(),
            received: c.date(),
            debriefed: c.date(),
            scores: vec![
                ScoreSeen {
                    scale: c.text(),
                    value: c.words(),
                    low: Some(c.words()),
                    high: Some(c.words()),
                    coach_only: true,
                },
                ScoreSeen {
                    scale: c.text(),
                    value: measure(43.21),
                    low: Some(measure(0.0)),
                    high: Some(measure(100.0)),
                    coach_only: false,
                },
            ],
            findings: findings(c, "scored"),
        },
        c.body(),
        None,
    );
    view.agendas = seen(fact(c, "agenda", Kind::Agenda), agenda(c), c.body(), approval(c));
    view.sessions = seen(
        Fact { number: Some(1), ..fact(c, "session-1", Kind::Session) },
        session(c),
        c.body(),
        None,
    );
    view.contacts = seen(
        fact(c, "contacts", Kind::Contacts),
        ContactsSeen {
            contacts: vec![ContactSeen {
                date: c.date().expect("a date"),
                channel: Channel::Phone,
                minutes: Some(17),
                by: Some(Who::Coach),
                about: c.some(),
                coach_only: true,
            }],
        },
        c.body(),
        None,
    );
    view.reviews = seen(
        Fact { review: Some(ReviewType::Interim), ..fact(c, "review-interim", Kind::Review) },
        review(c),
        c.body(),
        approval(c),
    );
    view.notes = seen(fact(c, "note", Kind::Note), NoteSeen {}, c.body(), None);
    view.drafts =
        vec![DraftSeen { path: c.text(), kind: Kind::Session, title: c.some() }];
    view
}

fn bare() -> View {
    View {
        reader: Reader::Coach,
        today: day(3001),
        practice: PracticeSeen::default(),
        engagement: EngagementSeen {
            title: None,
            client: Some(ClientSeen { name: "Amara Okafor".to_owned(), role: None, email: None, log_consent: None }),
            organisation: None,
            sponsors: Vec::new(),
            coach: Some("Ruth Adelman".to_owned()),
            coach_internal: None,
            status: None,
            start: None,
            ended: None,
            ended_because: None,
            renews: None,
            programme: ProgrammeSeen {
                sessions: 6,
                interval_weeks: Range { low: 4.0, high: 5.0 },
                session_minutes: Range { low: 90.0, high: 120.0 },
                sponsor_reviews_after: Vec::new(),
                agenda_points: Range { low: 4.0, high: 6.0 },
                mode: None,
                between_limit: Some("unlimited".to_owned()),
                between_by: vec![Channel::Email],
            },
            planned: Vec::new(),
            pauses: Vec::new(),
            confidentiality: None,
            signed: Vec::new(),
            contract: None,
            fees: None,
            keep_years: None,
            dispose_on: None,
            language: None,
            body: Vec::new(),
            path: None,
        },
        chemistry: Vec::new(),
        sponsor_meetings: Vec::new(),
        interviews: Vec::new(),
        evidence: Vec::new(),
        stakeholder_interviews: Vec::new(),
        themes: Vec::new(),
        psychometrics: Vec::new(),
        agendas: Vec::new(),
        sessions: Vec::new(),
        contacts: Vec::new(),
        reviews: Vec::new(),
        notes: Vec::new(),
        drafts: Vec::new(),
        awaiting: Vec::new(),
        files: Vec::new(),
    }
}

/// The HTML pages by their path.
fn pages(view: &View) -> BTreeMap<String, String> {
    let theme = Theme::built_in().expect("templates");
    let tree = render(&theme, view, Words::of(Language::En), &Home::Alone).expect("pages");
    tree.files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text")))
        .collect()
}

/// The values of one attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(&opening)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_field_stands_on_some_page() {
    let mut canaries = Canaries::default();
    let all: String = pages(&view(&mut canaries)).into_values().collect();
    let missing: Vec<&String> = canaries.0.iter().filter(|canary| !all.contains(*canary)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for word in [
        "4321", "43.21", "Only you see this", "by video", "by phone", "75 minutes", "17 minutes",
        "Counts as paid", "Peer", "On track", "On the agenda", "Session 1", "Interim review",
    ] {
        assert!(all.contains(word), "{word}");
    }
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_one() {
    let pages = pages(&view(&mut Canaries::default()));
    for (path, page) in &pages {
        let ids = values(page, "id");
        let unique: HashSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
        let regions = values(page, "aria-label");
        let unique: HashSet<&&str> = regions.iter().collect();
        assert_eq!(unique.len(), regions.len(), "{path}: {regions:?}");
        for href in values(page, "href") {
            let (target, anchor) = href.split_once('#').unwrap_or((href, ""));
            let target = if target.is_empty() { path } else { target };
            if target.starts_with("assets/") {
                continue;
            }
            let page = pages.get(target).unwrap_or_else(|| panic!("{path}: no {href}"));
            assert!(anchor.is_empty() || values(page, "id").contains(&anchor), "{path}: no {href}");
        }
    }
}

#[test]
fn headings_skip_no_level() {
    for (path, page) in pages(&view(&mut Canaries::default())) {
        let mut before = 0;
        for (at, _) in page.match_indices("<h") {
            let Some(level) = page[at + 2..].chars().next().and_then(|c| c.to_digit(10)) else { continue };
            assert!(level <= before + 1, "{path}: h{level} after h{before}");
            before = level;
        }
    }
}

#[test]
fn a_fact_has_no_page_and_shows_no_more() {
    let mut canaries = Canaries::default();
    let mut view = view(&mut canaries);
    for session in &mut view.sessions {
        session.shared = None;
    }
    for review in &mut view.reviews {
        review.shared = None;
    }
    let pages = pages(&view);
    assert!(!pages.contains_key("session-1.html") && !pages.contains_key("review-interim.html"));
    assert!(pages["sessions.html"].contains("id=\"session-1\""));
    assert!(pages["reviews.html"].contains("id=\"review-interim\""));
}

#[test]
fn an_empty_engagement_says_what_will_be_here() {
    for reader in [Reader::Coach, Reader::Client, Reader::Sponsor("Daniel Reyes".to_owned())] {
        let pages = pages(&View { reader: reader.clone(), ..bare() });
        for path in ["agenda.html", "sessions.html", "progress.html", "reviews.html"] {
            assert!(pages[path].contains("class=\"empty\""), "{reader:?} {path}");
        }
    }
}
