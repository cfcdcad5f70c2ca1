//! Tables of records and their parts: records, findings, sessions and contacts.

use super::super::parts::{Finding, RecordRef};
use super::super::records::RecordData;
use super::{Cell, Table};

pub(super) const RECORDS: Table = Table {
    name: "records",
    about: "one record",
    columns: &[
        ("record", "its id"),
        ("kind", "its kind"),
        ("date", "its date"),
        ("number", "the number of a session"),
        (
            "cancelled",
            "`yes` for a session that was cancelled too late",
        ),
        ("part", "the part of an interview"),
        ("type", "the type of a review or of evidence"),
        ("minutes", "its length in minutes"),
        ("decision", "the decision after a chemistry meeting"),
        ("title", "its title"),
        (
            "content",
            "`no` if the reader only has the fact that it took place",
        ),
        ("text", "its prose as Markdown"),
    ],
    rows: |export| {
        let records = &export.records;
        let mut rows = Vec::new();
        add(&records.chemistry, &mut rows);
        add(&records.sponsor_meetings, &mut rows);
        add(&records.interviews, &mut rows);
        add(&records.evidence, &mut rows);
        add(&records.stakeholder_interviews, &mut rows);
        add(&records.stakeholder_themes, &mut rows);
        add(&records.psychometrics, &mut rows);
        add(&records.agendas, &mut rows);
        add(&records.sessions, &mut rows);
        add(&records.contacts, &mut rows);
        add(&records.reviews, &mut rows);
        add(&records.pulses, &mut rows);
        add(&records.notes, &mut rows);
        rows
    },
};

fn add<T>(records: &[RecordData<T>], rows: &mut Vec<Vec<Cell>>) {
    for RecordData {
        record,
        content,
        text,
        ..
    } in records
    {
        let text: Vec<String> = text.iter().map(|part| part.markdown.clone()).collect();
        let review = record.review_type.map(|kind| kind.word());
        let evidence = record.evidence_type.map(|kind| kind.word());
        rows.push(vec![
            id(record),
            Cell::plain(record.kind),
            Cell::date(record.date),
            Cell::maybe(record.number),
            Cell::yes_no(record.cancelled),
            Cell::maybe(record.part.map(|part| part.word())),
            Cell::maybe(review.or(evidence)),
            Cell::maybe(record.minutes),
            Cell::maybe(record.decision.map(|decision| decision.word())),
            Cell::some_words(record.title.as_ref()),
            Cell::yes_no(Some(content.is_some())),
            Cell::words(&text.join("\n\n")),
        ]);
    }
}

/// The id of a record.
pub(super) fn id(record: &RecordRef) -> Cell {
    Cell::maybe(record.id.as_ref())
}

pub(super) const FINDINGS: Table = Table {
    name: "findings",
    about: "one finding, expectation or theme",
    columns: &[
        ("record", "the id of its record"),
        ("kind", "the kind of its record"),
        ("date", "the date of its record"),
        ("finding", "its id"),
        ("text", "its text"),
        ("about", "for a theme: strength, development or advice"),
        (
            "question",
            "the interview question that it answers; for the coach",
        ),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let records = &export.records;
        let mut rows = Vec::new();
        let mut add = |record: &RecordRef, findings: &[Finding]| {
            rows.extend(findings.iter().map(|one| finding(record, one)));
        };
        for one in &records.sponsor_meetings {
            let content = one.content.iter();
            content.for_each(|content| add(&one.record, &content.expectations));
        }
        for one in &records.interviews {
            let content = one.content.iter();
            content.for_each(|content| add(&one.record, &content.findings));
        }
        for one in &records.evidence {
            let content = one.content.iter();
            content.for_each(|content| add(&one.record, &content.findings));
        }
        for one in &records.stakeholder_interviews {
            let content = one.content.iter();
            content.for_each(|content| add(&one.record, &content.findings));
        }
        for one in &records.psychometrics {
            let content = one.content.iter();
            content.for_each(|content| add(&one.record, &content.findings));
        }
        for one in &records.stakeholder_themes {
            let themes = one.content.iter().flat_map(|content| &content.themes);
            rows.extend(themes.map(|theme| {
                vec![
                    id(&one.record),
                    Cell::plain(one.record.kind),
                    Cell::date(one.record.date),
                    Cell::plain(&theme.id),
                    Cell::words(&theme.text),
                    Cell::maybe(theme.kind.map(|kind| kind.word())),
                    Cell::empty(),
                    Cell::yes_no(theme.coach_only),
                ]
            }));
        }
        rows
    },
};

fn finding(record: &RecordRef, finding: &Finding) -> Vec<Cell> {
    vec![
        id(record),
        Cell::plain(record.kind),
        Cell::date(record.date),
        Cell::plain(&finding.id),
        Cell::words(&finding.text),
        Cell::empty(),
        Cell::maybe(finding.question.as_ref()),
        Cell::yes_no(finding.coach_only),
    ]
}

pub(super) const SESSIONS: Table = Table {
    name: "sessions",
    about: "one session",
    columns: &[
        ("record", "the id of its record"),
        ("number", "its number"),
        ("date", "its date"),
        ("minutes", "its length in minutes, of all parts"),
        ("mode", "how it was held"),
        ("start", "the time at which it began"),
        ("end", "the time at which it ended"),
        ("cancelled", "`yes` if it was cancelled too late"),
        ("cancelled_by", "who cancelled it"),
        ("issues", "what the client brought, one a line"),
        ("points", "the ids of the agenda points that were worked on"),
        ("joined_by", "others who took part, one a line"),
        ("next", "the date of the next session"),
        ("recorded", "whether it was recorded"),
        ("ai_used", "whether AI tools were used with what was said"),
        ("paid", "`no` for an unpaid session; for the coach"),
        (
            "participants",
            "the clients in a group session; for the coach",
        ),
        (
            "debrief_minutes",
            "the minutes spent on a debrief; for the coach",
        ),
        (
            "debrief_counts",
            "whether the debrief counts as coaching; for the coach",
        ),
    ],
    rows: |export| {
        let sessions = export.records.sessions.iter();
        let rows = sessions.map(
            |RecordData {
                 record, content, ..
             }| {
                let content = content.as_ref();
                let points = content.iter().flat_map(|session| &session.points);
                let points: Vec<&str> = points.map(|point| point.id.as_str()).collect();
                vec![
                    id(record),
                    Cell::maybe(record.number),
                    Cell::date(record.date),
                    Cell::maybe(record.minutes),
                    Cell::maybe(content.and_then(|one| one.mode).map(|mode| mode.word())),
                    Cell::maybe(content.and_then(|one| one.start.as_ref())),
                    Cell::maybe(content.and_then(|one| one.end.as_ref())),
                    Cell::yes_no(record.cancelled),
                    Cell::maybe(
                        content
                            .and_then(|one| one.cancelled_by)
                            .map(|who| who.word()),
                    ),
                    Cell::lines(content.map_or(&[], |one| &one.issues)),
                    Cell::plain(points.join(" ")),
                    Cell::lines(content.map_or(&[], |one| &one.joined_by)),
                    Cell::date(content.and_then(|one| one.next)),
                    Cell::yes_no(content.and_then(|one| one.recorded)),
                    Cell::yes_no(content.and_then(|one| one.ai_used)),
                    Cell::yes_no(content.and_then(|one| one.paid)),
                    Cell::maybe(content.and_then(|one| one.participants)),
                    Cell::maybe(content.and_then(|one| one.debrief_minutes)),
                    Cell::yes_no(content.and_then(|one| one.debrief_counts)),
                ]
            },
        );
        rows.collect()
    },
};

pub(super) const CONTACTS: Table = Table {
    name: "contacts",
    about: "one contact between sessions",
    columns: &[
        ("record", "the id of the log"),
        ("date", "its date"),
        ("channel", "its channel"),
        ("minutes", "its length in minutes"),
        ("by", "who made contact"),
        ("name", "the name of the person; for the coach"),
        ("about", "what it was about"),
        ("coach_only", "`yes` if only the coach sees it"),
    ],
    rows: |export| {
        let logs = export.records.contacts.iter();
        let contacts = logs.flat_map(|log| {
            let contacts = log.content.iter().flat_map(|content| &content.contacts);
            contacts.map(move |contact| (&log.record, contact))
        });
        let rows = contacts.map(|(record, contact)| {
            vec![
                id(record),
                Cell::plain(contact.date),
                Cell::plain(contact.channel.word()),
                Cell::maybe(contact.minutes),
                Cell::maybe(contact.by.map(|by| by.word())),
                Cell::some_words(contact.name.as_ref()),
                Cell::some_words(contact.about.as_ref()),
                Cell::yes_no(contact.coach_only),
            ]
        });
        rows.collect()
    },
};
