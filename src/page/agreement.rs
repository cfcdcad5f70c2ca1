//! The agreement: the terms, the signatures, and what each party sees.
//!
//! The table of who sees what comes from the policy in the view. Must not state a term twice.

mod terms;

use serde::Serialize;

use terms::TermGroup;
pub(super) use terms::{programme, term_groups, terms};

use super::parts::{FactRow, Rows, TextPiece};
use super::source_file::SourceFile;
use super::{Page, PageContext};
use crate::bidi;
use crate::html::Ids;
use crate::kind::Kind;
use crate::policy::AccessLevel;
use crate::reader::Party;
use crate::route::NavSection;
use crate::view::types::{SponsorDetails, TermView};

/// The `page` value of agreement.html.
#[derive(Serialize)]
struct AgreementPage {
    /// Links to the report: to print, and as PDF.
    print_links: Vec<TextPiece>,
    /// The engagement’s own title.
    title: Option<String>,
    /// When confidentiality was agreed.
    agreed: Option<String>,
    /// Client, sponsors and coach.
    parties: Vec<FactRow>,
    /// The terms of the programme.
    terms: Vec<FactRow>,
    /// The other terms, by subject.
    term_groups: Vec<TermGroup>,
    /// What each party sees, by kind of record.
    sees: Vec<SeesRow>,
    /// The column headers of the table of who sees what.
    columns: Vec<String>,
    /// When confidentiality ends.
    exceptions: Vec<String>,
    /// Who signed.
    signed: Vec<SignatureRow>,
    /// The rest of the agreement: safe HTML.
    body: Option<String>,
    /// The file of the record, and its history; for the coach.
    source_file: Option<SourceFile>,
}

/// One kind of record, and what the client, the coach and the sponsor see of it.
#[derive(Serialize)]
pub(super) struct SeesRow {
    /// The kind of record.
    pub(super) kind: String,
    /// What each party sees, in column order; the sponsor's only if there is one.
    pub(super) cells: Vec<AccessCell>,
}

/// What one party sees of one kind of record.
#[derive(Serialize)]
pub(super) struct AccessCell {
    /// As text.
    pub(super) text: String,
    /// `all`, `some` or `none`; shown as a symbol as well.
    extent: &'static str,
}

/// A signature.
#[derive(Serialize)]
struct SignatureRow {
    /// Who signed.
    who: String,
    /// Their role.
    role: Option<String>,
    /// The date.
    on: super::parts::When,
}

/// The page's own IDs, so that no heading of the body takes one.
const PLACES: &[&str] = &[
    "main",
    "parties",
    "terms",
    "ending",
    "ethics",
    "data-protection",
    "who-sees-what",
    "exceptions",
    "signed",
];

/// Adds the agreement.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    let engagement = &cx.view.engagement;
    let words = cx.words;
    let confidentiality = engagement.confidentiality.as_ref();
    let model = AgreementPage {
        print_links: cx.print_links("agreement"),
        title: engagement.title.clone(),
        agreed: confidentiality.and_then(|terms| terms.agreed).map(|date| {
            words.with(
                "confidentiality_agreed_on",
                &[("date", words.date(date).as_str().into())],
            )
        }),
        parties: parties(cx),
        terms: terms::terms(cx),
        term_groups: terms::term_groups(cx),
        sees: sees_rows(cx),
        columns: columns(cx),
        exceptions: confidentiality
            .map(|terms| terms.exceptions.clone())
            .unwrap_or_default(),
        signed: engagement
            .signed
            .iter()
            .map(|signature| SignatureRow {
                who: signature.who.clone(),
                role: role_of(cx, &signature.who),
                on: cx.when(signature.on),
            })
            .collect(),
        body: cx.prose(&engagement.body, 2, &mut Ids::new(PLACES)),
        source_file: engagement
            .path
            .as_deref()
            .map(|path| cx.source_file_at(path)),
    };
    let title = words.get("agreement_title");
    out.push(Page::new(
        NavSection::Agreement.path(),
        "agreement.html",
        NavSection::Agreement,
        title,
        &model,
    ));
}

pub(super) fn parties(cx: &PageContext<'_>) -> Vec<FactRow> {
    let engagement = &cx.view.engagement;
    let practice = &cx.view.practice;
    let client = engagement.client.as_ref();
    let mut rows = Rows::new(cx)
        .text("client", client.map(|client| client.name.clone()))
        .text("client_role", client.and_then(|client| client.role.clone()))
        .pieces(
            "client_email",
            mail(client.and_then(|client| client.email.as_deref())),
        )
        .text("organisation", engagement.organisation.clone())
        .text("coach", cx.coach())
        .text(
            "coach_internal",
            engagement.coach_internal.map(|internal| {
                cx.words.get(if internal {
                    "coach_is_internal"
                } else {
                    "coach_is_external"
                })
            }),
        )
        .text("coach_credentials", practice.coach_credentials.clone())
        .pieces("coach_email", mail(practice.coach_email.as_deref()))
        .text("practice", practice.name.clone());
    for sponsor in &engagement.sponsors {
        rows = rows.pieces(sponsor_label(cx), sponsor_pieces(cx, sponsor));
    }
    rows.done()
}

/// An address as a link, if it looks like an email address.
fn mail(address: Option<&str>) -> Vec<TextPiece> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "@.-_+".contains(c);
    address
        .map(|address| {
            let linked = address.contains('@') && address.chars().all(is_plain);
            TextPiece::link(address, linked.then(|| format!("mailto:{address}")))
        })
        .into_iter()
        .collect()
}

/// The label of the rows of sponsors, which are shown under one label.
pub(super) fn sponsor_label(cx: &PageContext<'_>) -> &'static str {
    match cx.view.engagement.sponsors.len() {
        0 | 1 => "sponsor",
        _ => "sponsors",
    }
}

fn sponsor_pieces(cx: &PageContext<'_>, sponsor: &SponsorDetails) -> Vec<TextPiece> {
    let words = cx.words;
    let relationship = sponsor
        .relationship
        .map(|r| words.choice("sponsor_relationship", r.word()).to_owned());
    let parts: Vec<String> = [
        Some(sponsor.name.clone()),
        sponsor.role.clone(),
        relationship,
        sponsor.from.map(|date| cx.dated("from_date", date)),
        sponsor.until.map(|date| cx.dated("until_date", date)),
    ]
    .into_iter()
    .flatten()
    .collect();
    vec![TextPiece::text(bidi::join(&parts, words.get("list_mark")))]
}

pub(super) fn columns(cx: &PageContext<'_>) -> Vec<String> {
    let words = cx.words;
    let heading = |party: Party, id: &str| {
        if cx.speaks_to(party) {
            words.get("you").to_owned()
        } else {
            words.get(id).to_owned()
        }
    };
    let mut columns = vec![
        heading(Party::Client, "the_client_heads"),
        heading(Party::Coach, "the_coach_heads"),
    ];
    if !cx.view.engagement.sponsors.is_empty() {
        columns.push(heading(Party::Sponsor, "the_sponsor_heads"));
    }
    columns
}

/// What each party sees, one row per kind of record.
pub(super) fn sees_rows(cx: &PageContext<'_>) -> Vec<SeesRow> {
    let engagement = &cx.view.engagement;
    let Some(confidentiality) = &engagement.confidentiality else {
        return Vec::new();
    };
    // Without a sponsor, there are no sponsor meetings.
    let sponsored = !engagement.sponsors.is_empty();
    let terms = confidentiality.terms.iter();
    terms
        .filter(|term| sponsored || term.kind != Kind::SponsorMeeting)
        .map(|term| sees_row(cx, term))
        .collect()
}

fn sees_row(cx: &PageContext<'_>, term: &TermView) -> SeesRow {
    let cell = |level: AccessLevel, text: String| AccessCell {
        extent: match level {
            AccessLevel::Hidden => "none",
            AccessLevel::Shared if text == cx.words.get("sees_all") => "all",
            AccessLevel::Fact | AccessLevel::Shared => "some",
        },
        text,
    };
    let mut cells = vec![
        cell(term.client, client_sees(cx, term)),
        cell(AccessLevel::Shared, cx.words.get("sees_all").to_owned()),
    ];
    if !cx.view.engagement.sponsors.is_empty() {
        cells.push(cell(term.sponsor, sponsor_sees(cx, term)));
    }
    SeesRow {
        kind: cx.words.kind(term.kind).to_owned(),
        cells,
    }
}

fn client_sees(cx: &PageContext<'_>, term: &TermView) -> String {
    let words = cx.words;
    match (term.client, term.kind) {
        (AccessLevel::Shared, Kind::Psychometric | Kind::StakeholderThemes) => {
            client_message(cx, "sees_once_debriefed", "sees_once_debriefed_to_client")
        }
        (AccessLevel::Shared, Kind::Pulse) => {
            client_message(cx, "sees_pulse", "sees_pulse_to_client")
        }
        (AccessLevel::Shared, Kind::Evidence) => {
            client_message(cx, "sees_evidence", "sees_evidence_to_client")
        }
        (AccessLevel::Shared, Kind::SponsorMeeting) => words.get("sees_once_shared").to_owned(),
        (AccessLevel::Shared, Kind::Session) => words.get("sees_all_but_notes").to_owned(),
        (AccessLevel::Shared, Kind::Contacts) => words.get("sees_all_but_sponsors").to_owned(),
        (AccessLevel::Fact, Kind::Chemistry) => words.get("sees_fact_and_decision").to_owned(),
        (level, _) => access_text(cx, level, false),
    }
}

fn sponsor_sees(cx: &PageContext<'_>, term: &TermView) -> String {
    let words = cx.words;
    match (term.sponsor, term.kind) {
        (AccessLevel::Shared, Kind::Agenda) => {
            client_message(cx, "sees_approved_agenda", "sees_approved_agenda_to_client")
        }
        (AccessLevel::Shared, Kind::SponsorMeeting) => words.get("sees_if_present").to_owned(),
        (AccessLevel::Fact, Kind::Session) => words.get("sees_number_and_date").to_owned(),
        (AccessLevel::Fact, Kind::Chemistry) => words.get("sees_fact_and_length").to_owned(),
        (AccessLevel::Fact, Kind::Interview) => words.get("sees_part_and_length").to_owned(),
        (level, _) => access_text(cx, level, term.approved),
    }
}

fn access_text(cx: &PageContext<'_>, level: AccessLevel, approved: bool) -> String {
    match level {
        AccessLevel::Hidden => cx.words.get("sees_nothing").to_owned(),
        AccessLevel::Fact => cx.words.get("sees_fact").to_owned(),
        AccessLevel::Shared if approved => {
            client_message(cx, "sees_approved", "sees_approved_to_client")
        }
        AccessLevel::Shared => cx.words.get("sees_all").to_owned(),
    }
}

/// A message about the client; for the client, the version that uses "you".
fn client_message(cx: &PageContext<'_>, id: &str, to_client: &str) -> String {
    cx.words
        .get(if cx.speaks_to(Party::Client) {
            to_client
        } else {
            id
        })
        .to_owned()
}

/// A signatory's role, if the name is that of a party.
pub(super) fn role_of(cx: &PageContext<'_>, who: &str) -> Option<String> {
    let engagement = &cx.view.engagement;
    let id = if engagement
        .client
        .as_ref()
        .is_some_and(|client| client.name == who)
    {
        "client"
    } else if cx.coach() == Some(who) {
        "coach"
    } else if engagement
        .sponsors
        .iter()
        .any(|sponsor| sponsor.name == who)
    {
        "sponsor"
    } else {
        return None;
    };
    Some(cx.words.get(id).to_owned())
}
