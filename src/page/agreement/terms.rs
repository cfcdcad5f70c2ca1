//! The terms of an engagement as fact lists: the programme, planned meetings and fees; then the other terms by subject.
//!
//! Must not describe who sees what; the table does.

use serde::Serialize;

use super::super::PageContext;
use super::super::parts::{FactRow, Rows, TextPiece};
use crate::bidi;
use crate::record::value::{Measure, Payer};

/// The programme in one sentence.
pub fn programme(cx: &PageContext<'_>) -> String {
    let programme = &cx.view.engagement.programme;
    let words = cx.words;
    words.with(
        "programme_sentence",
        &[
            ("sessions", programme.sessions.into()),
            (
                "weeks",
                words.range(&programme.interval_weeks).as_str().into(),
            ),
            ("every", programme.interval_weeks.high.into()),
            (
                "minutes",
                words.range(&programme.session_minutes).as_str().into(),
            ),
        ],
    )
}

/// The terms, one per row.
pub fn terms(cx: &PageContext<'_>) -> Vec<FactRow> {
    let engagement = &cx.view.engagement;
    let programme = &engagement.programme;
    let words = cx.words;
    let after: Vec<String> = programme
        .sponsor_reviews_after
        .iter()
        .map(|number| words.with("session_number", &[("number", (*number).into())]))
        .collect();
    let after = (!after.is_empty()).then(|| {
        words.with(
            "reviews_after",
            &[("sessions", words.list(&after).as_str().into())],
        )
    });
    let mut rows = Rows::new(cx)
        .choice(
            "status",
            "status",
            engagement.status.map(|status| status.word()),
        )
        .date("started", engagement.start)
        .date("ended", engagement.ended)
        .text("ended_because", engagement.ended_because.clone())
        .text("renews", engagement.renews.clone())
        .text("meetings", Some(self::programme(cx)))
        .choice(
            "usually_held",
            "mode",
            programme.mode.map(|mode| mode.word()),
        )
        .text("between_meetings", contact_terms(cx))
        .text("reviews_with_sponsor", after)
        .text(
            "points_on_agenda",
            Some(words.range(&programme.agenda_points)),
        )
        .text("amendments_agreed_by", agreed_by(cx));
    for planned in &engagement.planned {
        rows = rows.pieces(
            "planned",
            vec![
                TextPiece::text(planned.what.clone()),
                TextPiece::text(words.get("list_mark")),
                cx.date_piece(planned.date),
            ],
        );
    }
    for pause in &engagement.pauses {
        let span = words.with(
            "from_to",
            &[
                ("from", words.date(pause.from).as_str().into()),
                ("to", words.date(pause.to).as_str().into()),
            ],
        );
        let why = pause
            .why
            .as_ref()
            .map(|why| format!("{}{}", words.get("sentence_mark"), bidi::isolate(why)));
        rows = rows.pieces(
            "pause",
            vec![TextPiece::text(span + &why.unwrap_or_default())],
        );
    }
    rows.text("fees", fees(cx))
        .text("contract_reference", engagement.contract.clone())
        .choice(
            "language",
            "language",
            engagement.language.map(|language| language.word()),
        )
        .done()
}

/// Terms on one subject, under a heading.
#[derive(Serialize)]
pub struct TermGroup {
    /// Its anchor on the page.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// The terms.
    pub rows: Vec<FactRow>,
}

/// The terms that are not about the programme, by subject; a subject without terms is left out.
pub fn term_groups(cx: &PageContext<'_>) -> Vec<TermGroup> {
    let groups = [
        ("ending", "terms_ending", ending(cx)),
        ("ethics", "terms_ethics", ethics(cx)),
        ("data-protection", "terms_data", data_protection(cx)),
    ];
    groups
        .into_iter()
        .filter(|(.., rows)| !rows.is_empty())
        .map(|(id, title, rows)| TermGroup {
            id,
            title: cx.words.get(title).to_owned(),
            rows,
        })
        .collect()
}

/// How a session is cancelled, and how the coaching ends early.
fn ending(cx: &PageContext<'_>) -> Vec<FactRow> {
    let engagement = &cx.view.engagement;
    Rows::new(cx)
        .text("cancellation", engagement.cancellation.clone())
        .yes_no(
            "late_cancellation_counts",
            engagement.programme.late_cancellation_counts,
        )
        .text("termination", engagement.termination.clone())
        .done()
}

/// What the coach is bound by, and where to complain.
fn ethics(cx: &PageContext<'_>) -> Vec<FactRow> {
    let engagement = &cx.view.engagement;
    let not_therapy = engagement.not_therapy.map(|stated| match stated {
        true => cx.words.get("not_therapy_stated"),
        false => cx.words.get("not_therapy_unstated"),
    });
    Rows::new(cx)
        .text("code_of_ethics", engagement.code_of_ethics.clone())
        .text("not_therapy", not_therapy)
        .text("conflicts", engagement.conflicts.clone())
        .text("complaints", engagement.complaints.clone())
        .done()
}

/// What the client consents to, and how and how long the records are kept.
fn data_protection(cx: &PageContext<'_>) -> Vec<FactRow> {
    let engagement = &cx.view.engagement;
    let technology = engagement.technology.as_ref();
    let client = engagement.client.as_ref();
    let kept = engagement.keep_years.map(|years| {
        let years = [("years", years.into())];
        cx.words.with("years_after_the_end", &years)
    });
    Rows::new(cx)
        .yes_no("recording_consent", technology.and_then(|it| it.recording))
        .yes_no("ai_consent", technology.and_then(|it| it.ai))
        .yes_no("log_consent", client.and_then(|client| client.log_consent))
        .text("storage", technology.and_then(|it| it.storage.clone()))
        .text("kept_for", kept)
        .date("dispose_on", engagement.dispose_on)
        .done()
}

fn contact_terms(cx: &PageContext<'_>) -> Option<String> {
    let programme = &cx.view.engagement.programme;
    let words = cx.words;
    let by: Vec<String> = programme
        .between_by
        .iter()
        .map(|channel| words.choice("channel", channel.word()).to_owned())
        .collect();
    let by = (!by.is_empty()).then(|| words.list(&by));
    let limit = programme.between_limit.as_deref().map(|limit| match limit {
        "unlimited" => words.get("without_limit"),
        limit => limit,
    });
    match (by, limit) {
        (Some(by), Some(limit)) => Some(bidi::join(&[by.as_str(), limit], words.get("list_mark"))),
        (by, limit) => by.or(limit.map(str::to_owned)),
    }
}

/// Who has to agree to an amendment of the agenda.
fn agreed_by(cx: &PageContext<'_>) -> Option<String> {
    let asked = cx.view.engagement.programme.amendments_agreed_by.iter();
    let asked: Vec<String> = asked
        .map(|party| cx.words.choice("who", party.word()).to_owned())
        .collect();
    cx.names(&asked)
}

fn fees(cx: &PageContext<'_>) -> Option<String> {
    let fees = cx.view.engagement.fees.as_ref()?;
    let amount = [
        fees.amount
            .as_ref()
            .map(|amount| with_thousands_separators(cx, amount)),
        fees.currency.clone(),
    ];
    let amount: Vec<String> = amount.into_iter().flatten().collect();
    let payer = fees.payer.map(|payer| match payer {
        Payer::Organisation => cx.words.get("payer_organisation"),
        Payer::Client => cx.words.get("payer_client"),
    });
    let mut parts = vec![bidi::join(&amount, " ")];
    parts.extend(payer.map(str::to_owned));
    parts.retain(|part| !part.is_empty());
    (!parts.is_empty()).then(|| bidi::join(&parts, cx.words.get("list_mark")))
}

/// An amount with thousands separators: `9,600`.
fn with_thousands_separators(cx: &PageContext<'_>, amount: &Measure) -> String {
    let text = cx.measure(amount);
    let (whole, rest) = match text.split_once(cx.words.get("decimal_mark")) {
        Some((whole, _)) => text.split_at(whole.len()),
        None => (text.as_str(), ""),
    };
    if amount.number.is_none() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return text;
    }
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push_str(cx.words.get("thousands_mark"));
        }
        out.push(digit);
    }
    out + rest
}
