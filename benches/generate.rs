//! Generates a practice for benchmarks: `cargo bench --bench generate -- DIR [ENGAGEMENTS [SESSIONS ACTIONS CONTACTS]]`.
//!
//! Each engagement has thirteen records and its sessions, with ACTIONS agreed in each session and CONTACTS in the log of
//! contacts; themes, agenda and interim review are approved. Without the last three numbers, these are four sessions
//! with two actions each, and five contacts. The words are random, but the same in every run.

use std::fmt::Write as _;
use std::path::Path;

use chrono::{Days, NaiveDate};
use coachgen::model::PracticeFile;
use coachgen::pipeline::{BuildContext, load};
use coachgen::policy::Policy;
use coachgen::record::ledger;
use coachgen::source::{Memory, Tree, layout};
use coachgen::theme::Theme;
use coachgen::view::{Decide, ProjectionInput, approvable, decide};

fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let Some(dir) = args.next() else {
        // `cargo bench` runs every target; without a folder there is nothing to generate.
        println!(
            "usage: cargo bench --bench generate -- DIR [ENGAGEMENTS [SESSIONS ACTIONS CONTACTS]]"
        );
        return;
    };
    let mut number = |otherwise: usize| match args.next() {
        Some(number) => number.parse().expect("a number"),
        None => otherwise,
    };
    let count = number(600);
    let size = Size {
        sessions: number(4),
        actions: number(2).max(2),
        contacts: number(5),
    };
    let mut tree = Memory::default();
    tree.put("coachgen.yaml", "practice:\n  name: Larkfield Coaching\n  accent: \"#2f5d62\"\ncoach:\n  name: Robin Larkfield\n");
    for number in 0..count {
        Engagement::new(number, size).write(&mut tree);
    }
    approve(&mut tree);
    for path in tree.paths() {
        let file = Path::new(&dir).join(path);
        std::fs::create_dir_all(file.parent().expect("a file has a folder"))
            .expect("a folder for the records");
        std::fs::write(file, tree.get(path).expect("a listed file")).expect("a record");
    }
    println!(
        "{count} engagements, {} files in {dir}",
        tree.paths().count()
    );
}

/// Approves records as a client would, each before those that quote it.
fn approve(tree: &mut Memory) {
    let today = day(400);
    let practice = PracticeFile::default();
    let policy = Policy::default();
    let theme = Theme::built_in().expect("the built-in templates");
    let settings = coachgen::check::Settings::default();
    let shared = BuildContext {
        settings: &settings,
        folders: &[],
        practice: &practice,
        policy: &policy,
        theme: &theme,
        reports: None,
        committed: None,
        today,
    };
    for files in layout(tree.entries().expect("entries")).engagements {
        for rank in 0..3 {
            let loaded = load(tree, &files, &files.dir, &shared);
            let source = ProjectionInput {
                model: &loaded.model,
                practice: &practice,
                policy: &policy,
                today: &loaded.today,
            };
            let id = approvable(source)[rank];
            let sponsor = format!("Sponsor Number{}", &files.dir[11..]);
            let names = [sponsor];
            let on = day(200);
            let change = decide(source, &loaded.access, id, (&names, on), &Decide::Approve);
            for (name, bytes) in change.files {
                tree.put(format!("{}/approvals/{name}", files.dir), bytes.to_vec());
            }
            let path = format!("{}/{}", files.dir, ledger::PATH);
            let before = tree
                .get(&path)
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            tree.put(
                path,
                ledger::with_entries(before.as_deref(), &change.entries),
            );
        }
    }
}

fn day(after: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 6).expect("a date") + Days::new(after)
}

/// How much an engagement contains.
#[derive(Clone, Copy)]
struct Size {
    sessions: usize,
    /// In each session; at least two, which the next session reviews.
    actions: usize,
    contacts: usize,
}

struct Engagement {
    number: usize,
    size: Size,
    random: u64,
}

impl Engagement {
    fn new(number: usize, size: Size) -> Self {
        Engagement {
            number,
            size,
            random: 0x9e37_79b9_7f4a_7c15 ^ (number as u64 + 1).wrapping_mul(0xbf58_476d_1ce4_e5b9),
        }
    }

    fn next(&mut self, below: usize) -> usize {
        // xorshift64: any even distribution will do.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) as usize % below
    }

    fn sentence(&mut self) -> String {
        const WORDS: &str = "table river depot ledger meeting quarter harbour margin steady early promise north window plan \
            morning signal budget quiet answer corner engine summer paper bridge market letter harvest lantern \
            careful partner season voice garden station forward measure copper office village thread winter open \
            question moment second driver anchor basket carry gather follow listen decide wonder notice settle \
            delegate argue prepare return explain welcome borrow deliver";
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let length = 9 + self.next(9);
        let mut out = String::new();
        for place in 0..length {
            let word = words[self.next(words.len())];
            match place {
                0 => {
                    out.push_str(&word[..1].to_uppercase());
                    out.push_str(&word[1..]);
                }
                _ => {
                    out.push(' ');
                    out.push_str(word);
                }
            }
        }
        out.push('.');
        out
    }

    fn prose(&mut self, paragraphs: usize) -> String {
        let mut out = String::new();
        for _ in 0..paragraphs {
            for _ in 0..4 {
                let sentence = self.sentence();
                let _ = write!(out, "{sentence} ");
            }
            out.push_str("\n\n");
        }
        out
    }

    fn put(
        &mut self,
        tree: &mut Memory,
        path: &str,
        front: &str,
        paragraphs: usize,
        private: bool,
    ) {
        let mut text = format!("---\n{front}---\n\n{}", self.prose(paragraphs));
        if private {
            let _ = write!(
                text,
                "## What I noticed {{.coach-only}}\n\n{}",
                self.prose(1)
            );
        }
        tree.put(format!("engagement-{:03}/{path}", self.number), text);
    }

    fn write(&mut self, tree: &mut Memory) {
        let number = self.number;
        let (a, b, c) = (self.sentence(), self.sentence(), self.sentence());
        self.put(tree, "engagement.md", &format!(
            "kind: engagement\nclient:\n  name: Client Number{number:03}\n  role: Director\norganisation: Company {number:03}\nsponsors:\n  - name: Sponsor Number{number:03}\n    relationship: line-manager\nstatus: active\nstart: {}\nconfidentiality:\n  agreed: {}\n  sponsor_sees: {{stakeholder-themes: shared}}\n  exceptions: [harm, illegality, court order]\nsigned:\n  - {{who: Client Number{number:03}, on: {}}}\ncontract: Agreement {number:03}\nplanned:\n  - {{what: Session 5, date: {}}}\nretention: {{keep_years: 6}}\n",
            day(0), day(0), day(2), day(420)), 3, false);
        self.put(tree, "1-contracting/chemistry-meeting.md", &format!("kind: chemistry\ndate: {}\nminutes: 60\nmode: in-person\ncoach_comfortable: true\nclient_comfortable: true\nconfidentiality_understood: true\ndecision: proceed\n", day(1)), 2, true);
        self.put(tree, "1-contracting/sponsor-meeting.md", &format!("kind: sponsor-meeting\ndate: {}\npresent: [Client Number{number:03}, Sponsor Number{number:03}]\npurpose: {a}\nexpectations:\n  - {{id: e-one, text: {b}}}\n  - {{id: e-two, text: {c}}}\naligned: {}\nshared_with_client: {}\n", day(7), day(8), day(8)), 2, true);
        for part in 1..=2 {
            let (a, b) = (self.sentence(), self.sentence());
            self.put(tree, &format!("2-diagnosis/interview-part-{part}.md"), &format!("kind: interview\npart: {part}\ndate: {}\nminutes: 90\nfindings:\n  - {{id: f-{part}-one, text: {a}}}\n  - {{id: f-{part}-two, text: {b}}}\n", day(10 + part)), 3, true);
        }
        for (place, relationship) in ["peer", "report", "report"].iter().enumerate() {
            let a = self.sentence();
            self.put(tree, &format!("2-diagnosis/stakeholder-{}.md", place + 1), &format!("kind: stakeholder-interview\nstakeholder: {{name: Stakeholder{number:03}x{place} Person, relationship: {relationship}}}\ndate: {}\nfindings:\n  - {{id: s-{place}, text: {a}}}\n", day(15)), 3, false);
        }
        let (a, b) = (self.sentence(), self.sentence());
        self.put(tree, "2-diagnosis/stakeholder-themes.md", &format!("kind: stakeholder-themes\ndate: {}\ndebriefed: {}\nthemes:\n  - {{id: t-one, kind: strength, text: {a}}}\n  - {{id: t-two, kind: development, text: {b}}}\n", day(20), day(21)), 2, true);
        self.agenda(tree);
        for session in 1..=self.size.sessions {
            self.session(tree, session);
        }
        self.contacts(tree);
        let mut review = format!(
            "kind: review\ntype: interim\nafter_session: 3\ndate: {}\npresent: [Client Number{number:03}, Sponsor Number{number:03}]\nobjectives:\n",
            day(130)
        );
        for point in 1..=4 {
            let (a, b) = (self.sentence(), self.sentence());
            let _ = write!(
                review,
                "  - objective: o-{point}\n    at: 5\n    verdict: on-track\n    evidence: {a}\n    benefit: {b}\n"
            );
        }
        self.put(tree, "5-review/interim-review.md", &review, 2, true);
        self.put(
            tree,
            "notes/note-1.md",
            &format!("kind: note\ndate: {}\n", day(60)),
            3,
            false,
        );
    }

    /// Logs with up to two hundred contacts each: front matter has a maximum size.
    fn contacts(&mut self, tree: &mut Memory) {
        for (log, first) in (0..self.size.contacts).step_by(200).enumerate() {
            let mut front = "kind: contacts\ncontacts:\n".to_owned();
            for place in first..self.size.contacts.min(first + 200) {
                let about = self.sentence();
                let _ = writeln!(
                    front,
                    "  - {{date: {}, channel: email, minutes: 10, by: client, about: {about}}}",
                    day(40 + place as u64 * 30 % 360)
                );
            }
            let name = match log {
                0 => "contacts".to_owned(),
                more => format!("contacts-{}", more + 1),
            };
            self.put(tree, &format!("4-development/{name}.md"), &front, 0, false);
        }
    }

    fn agenda(&mut self, tree: &mut Memory) {
        let mut agenda = format!(
            "kind: agenda\ndate: {}\nagreed: {{client: {}, sponsor: {}}}\npoints:\n",
            day(25),
            day(25),
            day(26)
        );
        for point in 1..=4 {
            let s: Vec<String> = (0..8).map(|_| self.sentence()).collect();
            let _ = write!(
                agenda,
                "  - id: p-{point}\n    title: {}\n    draws_on: [interview-part-1#f-1-one, sponsor-meeting#e-one, sponsor-meeting#e-two]\n    business_benefit: {}\n    success: {}\n    support: {}\n{}    objectives:\n      - id: o-{point}\n        specific: {}\n        measurable: {{how: {}, scale: 0-10, baseline: 3, target: 8}}\n        achievable: {}\n        relevant: {}\n        due: {}\n        milestones:\n          - {{id: m-{point}, by: {}, what: Halfway}}\n",
                s[0],
                s[1],
                s[2],
                s[3],
                if point == 4 {
                    "    personal: true\n"
                } else {
                    ""
                },
                s[4],
                s[5],
                s[6],
                s[7],
                day(300),
                day(150)
            );
        }
        self.put(tree, "3-agenda/agenda.md", &agenda, 2, true);
    }

    fn session(&mut self, tree: &mut Memory, session: usize) {
        // All sessions are within the first year, and each works on one of the four points.
        let apart = (350 / self.size.sessions).min(33);
        let point = (session - 1) % 4 + 1;
        let mut front = format!(
            "kind: session\nnumber: {session}\ndate: {}\nminutes: 100\nmode: in-person\n",
            day(30 + (session * apart) as u64)
        );
        if session > 1 {
            let learning = self.sentence();
            let _ = write!(
                front,
                "reviewed:\n  - {{action: a-{}-1, outcome: done, learning: {learning}}}\n  - {{action: a-{}-2, outcome: partly}}\n",
                session - 1,
                session - 1
            );
        }
        let (i, e) = (self.sentence(), self.sentence());
        let _ = write!(
            front,
            "issues:\n  - {i}\npoints: [p-{point}]\nprogress:\n  - {{objective: o-{point}, at: {}, evidence: {e}}}\nactions:\n",
            (3 + session).min(10)
        );
        for action in 1..=self.size.actions {
            let what = self.sentence();
            let _ = writeln!(
                front,
                "  - {{id: a-{session}-{action}, what: {what}, owner: client, point: p-{point}}}"
            );
        }
        self.put(
            tree,
            &format!("4-development/session-{session}.md"),
            &front,
            5,
            true,
        );
    }
}
