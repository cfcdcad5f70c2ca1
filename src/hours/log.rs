//! Makes the log from what each engagement contributes and from earlier hours.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::clients::client_numbers;
use super::credentials::compare;
use super::earlier::{EarlierHours, conflicts_with_training, counted_twice};
use super::left_out::LeftOut;
use super::rows::{CountedPart, NumberedRow, earlier_row, rows_of};
use super::totals::{TimeEntry, partly_recent, totals};
use super::{CoachingTime, EarlierHoursProblem, EngagementHours, HoursLog, LogClient, VERSION};
use crate::record::value::CredentialRequirements;
use crate::text::same_name;

/// What the log is made from.
#[derive(Debug, Clone)]
pub struct LogInput {
    /// The date used as today.
    pub today: NaiveDate,
    /// The practice's coach; engagements of another coach are left out.
    pub coach: Option<String>,
    /// The day on which the coach's training began.
    pub since: Option<NaiveDate>,
    /// Whether the whole practice was requested.
    pub whole_practice: bool,
    pub engagements: Vec<EngagementHours>,
    pub earlier: EarlierHours,
    /// The credentials to compare with.
    pub credentials: Vec<CredentialRequirements>,
}

impl HoursLog {
    /// Makes the log.
    ///
    /// # Errors
    /// Every problem in the file of earlier hours, by line: its hours would be missing or would count twice.
    pub fn new(input: LogInput) -> Result<HoursLog, Vec<EarlierHoursProblem>> {
        let (mine, other_coach) = by_this_coach(&input);
        let LogInput { today, since, .. } = input;
        let mut log = Collected {
            left_out: LeftOut {
                other_coach,
                ..LeftOut::default()
            },
            ..Collected::default()
        };
        let earlier = &input.earlier.rows;
        let clients = Client::collect(&mine, earlier);
        let mut problems = input.earlier.problems.clone();
        problems.extend(conflicts_with_training(earlier, since));
        for client in &clients {
            problems.extend(counted_twice(&client.earlier, &client.engagements, since));
        }
        if !problems.is_empty() {
            problems.sort_by_key(|problem| problem.line);
            return Err(problems);
        }
        for (number, client) in clients.iter().enumerate() {
            log.add(number, client, since);
        }
        Ok(log.finish(&input, today))
    }
}

/// The engagements of the practice's coach, and the number of the others.
fn by_this_coach(input: &LogInput) -> (Vec<&EngagementHours>, usize) {
    let other = |one: &&EngagementHours| match (&one.coach, &input.coach) {
        (Some(coach), Some(own)) => !same_name(coach, own),
        _ => false,
    };
    let (others, mine): (Vec<_>, Vec<_>) = input.engagements.iter().partition(other);
    (mine, others.len())
}

/// A client with all of their engagements and rows of earlier hours.
struct Client<'e> {
    engagements: Vec<&'e EngagementHours>,
    earlier: Vec<&'e super::EarlierRow>,
}

impl<'e> Client<'e> {
    /// Every client, in the order of their first engagement or row.
    fn collect(
        engagements: &[&'e EngagementHours],
        earlier: &'e [super::EarlierRow],
    ) -> Vec<Client<'e>> {
        let named = engagements.iter().filter_map(|one| one.client.as_ref());
        let keys: Vec<(&str, Option<&str>)> = named
            .map(|client| (client.name.as_str(), client.email.as_deref()))
            .chain(
                earlier
                    .iter()
                    .map(|row| (row.client.as_str(), row.email.as_deref())),
            )
            .collect();
        let mut numbers = client_numbers(&keys).into_iter();
        let mut clients: BTreeMap<usize, Client<'e>> = BTreeMap::new();
        let mut unnamed = Vec::new();
        for one in engagements {
            let number = one.client.as_ref().and_then(|_| numbers.next());
            let Some(number) = number else {
                unnamed.push(Client::new(vec![*one]));
                continue;
            };
            let known = clients
                .entry(number)
                .or_insert_with(|| Client::new(Vec::new()));
            known.engagements.push(*one);
        }
        for (row, number) in earlier.iter().zip(numbers) {
            let known = clients
                .entry(number)
                .or_insert_with(|| Client::new(Vec::new()));
            known.earlier.push(row);
        }
        clients.into_values().chain(unnamed).collect()
    }

    fn new(engagements: Vec<&'e EngagementHours>) -> Client<'e> {
        Client {
            engagements,
            earlier: Vec::new(),
        }
    }

    /// The client as the engagement with the last session describes them, with an address if any engagement has one.
    /// `None` if engagement.md does not name the client.
    fn details(&self) -> Option<LogClient> {
        let mut by_time = self.engagements.clone();
        by_time.sort_by_key(|one| one.sessions.iter().map(|session| session.date).max());
        let clients = || by_time.iter().rev().filter_map(|one| one.client.as_ref());
        let mut details = clients().next()?.clone();
        details.email = clients().find_map(|client| client.email.clone());
        Some(details)
    }

    /// Whether the client agreed to be listed, in every engagement that would be counted.
    fn has_consent(&self, since: Option<NaiveDate>) -> bool {
        let consent = |one: &EngagementHours| one.client.as_ref().and_then(|it| it.consent);
        let counts = |one: &EngagementHours| {
            let sessions = one
                .sessions
                .iter()
                .any(|session| since.is_none_or(|since| session.date >= since));
            sessions || !one.unreadable.is_empty()
        };
        self.engagements.iter().all(|one| match counts(one) {
            true => consent(one) == Some(true),
            false => consent(one) != Some(false),
        })
    }
}

/// What has been collected so far.
#[derive(Default)]
struct Collected {
    rows: Vec<NumberedRow>,
    entries: Vec<TimeEntry>,
    left_out: LeftOut,
}

impl Collected {
    fn add(&mut self, number: usize, client: &Client<'_>, since: Option<NaiveDate>) {
        let mut parts = Vec::new();
        let mut without_minutes = Vec::new();
        for session in client.engagements.iter().flat_map(|one| &one.sessions) {
            let Some(counted) = &session.parts else {
                if since.is_none_or(|since| session.date >= since) {
                    without_minutes.extend(session.path.clone());
                }
                continue;
            };
            let before = self.left_out.before_training.length;
            for (day, minutes) in counted {
                let length = CoachingTime(*minutes);
                match since.is_some_and(|since| *day < since) {
                    true => self.left_out.before_training.length += length,
                    false => parts.push(CountedPart {
                        day: *day,
                        length,
                        participants: session.participants,
                        paid: session.paid,
                    }),
                }
            }
            if self.left_out.before_training.length > before {
                self.left_out.before_training.entries += 1;
            }
        }
        self.add_earlier(number, client, since);
        let known = client.details();
        let details = known.as_ref().filter(|_| client.has_consent(since));
        let unreadable = client.engagements.iter().flat_map(|one| &one.unreadable);
        match details {
            Some(details) => {
                let ongoing = client.engagements.iter().any(|one| one.ongoing);
                let rows = rows_of(details, ongoing, &parts).into_iter();
                self.rows.extend(rows.map(|row| NumberedRow {
                    client: number,
                    row,
                }));
                self.entries.extend(parts.iter().map(|part| TimeEntry {
                    first: part.day,
                    last: Some(part.day),
                    length: part.length,
                }));
                self.left_out.without_minutes.extend(without_minutes);
                self.left_out.unreadable.extend(unreadable.cloned());
            }
            // Without a name, it is unknown whether these hours would be listed.
            None if known.is_none() && parts.is_empty() && without_minutes.is_empty() => {
                self.left_out.unreadable.extend(unreadable.cloned());
            }
            None if parts.is_empty() && without_minutes.is_empty() => {}
            None => {
                let left_out = &mut self.left_out.no_consent;
                left_out.clients += 1;
                left_out.length += parts.iter().map(|part| part.length).sum();
                left_out.sessions_without_minutes += without_minutes.len();
            }
        }
    }

    /// Adds the client's earlier hours. Whoever is in a log of earlier hours agreed to be listed there.
    fn add_earlier(&mut self, number: usize, client: &Client<'_>, since: Option<NaiveDate>) {
        for row in &client.earlier {
            if since.is_some_and(|since| row.start < since) {
                self.left_out.before_training.entries += 1;
                self.left_out.before_training.length += row.paid + row.pro_bono;
                continue;
            }
            self.entries.push(TimeEntry {
                first: row.start,
                last: row.end,
                length: row.paid + row.pro_bono,
            });
            self.rows.push(NumberedRow {
                client: number,
                row: earlier_row(row),
            });
        }
    }

    fn finish(mut self, input: &LogInput, today: NaiveDate) -> HoursLog {
        self.rows.sort_by(|a, b| {
            let key = |one: &NumberedRow| (one.row.start, one.row.client.clone(), one.row.kind);
            key(a).cmp(&key(b))
        });
        self.left_out.without_minutes.sort();
        self.left_out.unreadable.sort();
        let totals = totals(&self.rows, &self.entries, today);
        self.left_out.earlier_not_recent = partly_recent(&self.entries, totals.recent.since);
        HoursLog {
            version: VERSION,
            today,
            coach: input.coach.clone(),
            since: input.since,
            whole_practice: input.whole_practice,
            credentials: compare(&input.credentials, &totals, &self.entries, today),
            rows: self.rows.into_iter().map(|one| one.row).collect(),
            totals,
            left_out: self.left_out,
        }
    }
}
