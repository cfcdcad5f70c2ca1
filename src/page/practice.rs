//! The practice: every engagement on one page, what comes up, what needs attention. For the coach.
//!
//! Made from summaries, so that no two engagements need be in memory at once. Must not read a view.

mod summary;

use chrono::NaiveDate;
use serde::Serialize;

pub use summary::{Summary, summary};

use super::Page;
use super::health::{AcceptedItem, HealthItem};
use super::parts::{When, length, meeting_name};
use super::rules::RuleSeen;
use crate::derive::{Meeting, PhaseStrip};
use crate::diag::Level;
use crate::kind::Phase;
use crate::record::value::Status;
use crate::view::seen::{FileSeen, PracticeSeen};
use crate::words::Words;

/// What the practice's own pages are made from.
pub struct Practice<'a> {
    pub seen: &'a PracticeSeen,
    pub today: NaiveDate,
    /// In the order in which they are listed.
    pub summaries: &'a [Summary],
    pub health: &'a [HealthItem],
    /// What was found and the coach accepts.
    pub accepted: &'a [AcceptedItem],
    /// Every rule of the checker, by code.
    pub rules: &'a [RuleSeen],
    /// The practice's logo.
    pub logo: Option<&'a FileSeen>,
}

/// What `page` holds in practice.html.
#[derive(Serialize)]
struct PracticePage {
    byline: String,
    attention: Vec<Attention>,
    engagements: Vec<Line>,
    upcoming: Vec<Coming>,
}

/// One thing that needs the coach.
#[derive(Serialize)]
struct Attention {
    title: String,
    href: Option<String>,
    client: String,
    /// The language of `client`, where it is not the page's.
    lang: Option<&'static str>,
}

/// One engagement.
#[derive(Serialize)]
struct Line {
    name: String,
    /// The language of `name` and `organisation`, where it is not the page's.
    lang: Option<&'static str>,
    organisation: Option<String>,
    since: Option<String>,
    href: Option<String>,
    /// Where it stands: its phase while it runs, else its status.
    phase: String,
    next: Option<When>,
    /// In place of a date.
    no_next: String,
    no_next_warns: bool,
    held: String,
    hours: String,
    contact: String,
    overdue: usize,
    findings: usize,
}

/// One meeting to come.
#[derive(Serialize)]
struct Coming {
    when: When,
    client: String,
    meeting: String,
    /// The language of `client`, where it is not the page's.
    lang: Option<&'static str>,
    /// The language of `meeting`, where it is in the coach's words and not in the page's language.
    meeting_lang: Option<&'static str>,
    href: Option<String>,
}

/// How many meetings to come are listed.
const UPCOMING: usize = 12;

/// The practice's page.
pub fn page(words: &'static Words, practice: &Practice<'_>) -> Page {
    let running = practice
        .summaries
        .iter()
        .filter(|summary| summary.is_running())
        .count();
    let minutes: u64 = practice
        .summaries
        .iter()
        .map(|summary| summary.coaching_minutes)
        .sum();
    let mut upcoming: Vec<(&Summary, &Meeting)> = practice
        .summaries
        .iter()
        .flat_map(|summary| {
            summary
                .upcoming
                .iter()
                .map(move |meeting| (summary, meeting))
        })
        .collect();
    upcoming.sort_by_key(|(_, meeting)| meeting.date);
    let model = PracticePage {
        byline: words.with(
            "practice_byline",
            &[
                ("date", words.date(practice.today).as_str().into()),
                ("running", running.into()),
                ("time", length(words, minutes).as_str().into()),
            ],
        ),
        attention: practice
            .summaries
            .iter()
            .flat_map(|summary| attention(words, practice, summary))
            .collect(),
        engagements: practice
            .summaries
            .iter()
            .map(|summary| line(words, practice, summary))
            .collect(),
        upcoming: upcoming
            .into_iter()
            .take(UPCOMING)
            .map(|(summary, meeting)| Coming {
                when: when(words, meeting.date),
                client: summary.name.clone(),
                meeting: meeting_name(words, meeting),
                lang: summary.lang(words),
                meeting_lang: match (&meeting.record, &meeting.what) {
                    (None, Some(_)) => summary.lang(words),
                    _ => None,
                },
                href: summary.href(),
            })
            .collect(),
    };
    Page {
        path: "index.html".to_owned(),
        template: "practice.html",
        section: "practice",
        title: words.get("section_practice").to_owned(),
        model: super::value(&model),
    }
}

fn line(words: &Words, practice: &Practice<'_>, summary: &Summary) -> Line {
    let next = summary.upcoming.first();
    Line {
        name: summary.name.clone(),
        lang: summary.lang(words),
        organisation: summary.organisation.clone(),
        since: summary
            .start
            .map(|date| words.with("from_date", &[("date", words.date(date).as_str().into())])),
        href: summary.href(),
        phase: match summary.status {
            Some(status) if status != Status::Active => {
                words.choice("status", status.word()).to_owned()
            }
            _ => phase(words, summary.phases.as_ref()),
        },
        next: next.map(|next| when(words, next.date)),
        no_next: match (summary.stopped, summary.is_running()) {
            (true, _) => words.get("not_built").to_owned(),
            (false, true) => words.get("no_date").to_owned(),
            (false, false) => words.get("none").to_owned(),
        },
        no_next_warns: summary.stopped || summary.is_running(),
        held: words.with(
            "held_of",
            &[
                ("held", summary.held.into()),
                ("contracted", summary.contracted.into()),
            ],
        ),
        hours: length(words, summary.coaching_minutes),
        contact: length(words, summary.contact_minutes),
        overdue: summary.overdue,
        findings: findings(practice, summary).count(),
    }
}

fn attention(words: &Words, practice: &Practice<'_>, summary: &Summary) -> Vec<Attention> {
    let mut titles: Vec<(String, Option<String>)> = Vec::new();
    let count = |id, count: usize| words.with(id, &[("count", count.into())]);
    let page = |name: &str| (!summary.stopped).then(|| format!("{}/{name}", summary.portal));
    let errors = findings(practice, summary)
        .filter(|item| item.level != Level::Warn)
        .count();
    if summary.stopped {
        titles.push((
            words.get("attention_stopped").to_owned(),
            Some("health.html".to_owned()),
        ));
    } else if errors > 0 {
        titles.push((
            count("attention_errors", errors),
            Some("health.html".to_owned()),
        ));
    }
    if summary.awaiting > 0 {
        titles.push((
            count("attention_awaiting", summary.awaiting),
            page("awaiting.html"),
        ));
    }
    if summary.overdue > 0 {
        titles.push((
            count("attention_overdue", summary.overdue),
            page("actions.html"),
        ));
    }
    if summary.is_running() && summary.upcoming.is_empty() && !summary.stopped {
        titles.push((words.get("attention_no_date").to_owned(), summary.href()));
    }
    titles
        .into_iter()
        .map(|(title, href)| Attention {
            title,
            href,
            client: summary.name.clone(),
            lang: summary.lang(words),
        })
        .collect()
}

/// The findings in that engagement's records.
fn findings<'a>(
    practice: &'a Practice<'_>,
    summary: &'a Summary,
) -> impl Iterator<Item = &'a HealthItem> {
    practice
        .health
        .iter()
        .filter(|item| summary.holds(&item.path))
}

fn phase(words: &Words, strip: Option<&PhaseStrip>) -> String {
    let Some(phase) = strip.and_then(|strip| strip.current) else {
        return words.get("phase_before").to_owned();
    };
    let number = Phase::ALL
        .iter()
        .position(|other| *other == phase)
        .unwrap_or(0)
        + 1;
    words.with(
        "phase_numbered",
        &[
            ("number", number.into()),
            ("name", words.phase(phase).into()),
        ],
    )
}

fn when(words: &Words, date: NaiveDate) -> When {
    When {
        iso: date.to_string(),
        text: words.date(date),
    }
}

impl Summary {
    fn is_running(&self) -> bool {
        matches!(self.status, Some(Status::Active | Status::Paused))
    }

    /// Its overview, from the practice's page; none while it is stopped.
    pub fn href(&self) -> Option<String> {
        (!self.stopped).then(|| format!("{}/index.html", self.portal))
    }

    /// The BCP 47 tag of its records' language, where a page of these words is in another.
    pub fn lang(&self, words: &Words) -> Option<&'static str> {
        let locale = Words::of(self.language?).locale();
        (locale != words.locale()).then_some(locale)
    }

    /// Whether the record at `path` belongs to it.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.records.is_empty()
            || path
                .strip_prefix(self.records.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
    }
}
