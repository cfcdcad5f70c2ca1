//! The interview questions: each with the findings that answer it and the themes that summarise them, for the coach.
//!
//! Must not be made for any other reader: it says who said what.

use serde::Serialize;

use super::agenda_point::drawn_on;
use super::parts::TextPiece;
use super::{Page, PageContext};
use crate::kind::Kind;
use crate::reader::Party;
use crate::record::value::BUILT_IN_QUESTIONS;
use crate::route::{INTERVIEW_QUESTIONS, NavSection};
use crate::view::types::{Fact, FindingView, QuestionView, SourceView, ThemeView};

/// The `page` value of interview_questions.html.
#[derive(Serialize)]
struct InterviewQuestionsPage {
    /// The name of the parent section.
    crumb: String,
    /// The path of that section.
    crumb_href: &'static str,
    /// The parts of the interview; then other questions that findings name.
    parts: Vec<QuestionGroup>,
    /// Themes that are not under any question.
    other_themes: Vec<Vec<TextPiece>>,
}

/// The questions of one part of the interview.
#[derive(Serialize)]
struct QuestionGroup {
    /// The heading's anchor.
    id: String,
    /// The heading.
    title: String,
    /// The questions, in the order in which they are asked.
    questions: Vec<AskedQuestion>,
}

/// A question with the findings and themes that answer it.
#[derive(Serialize)]
struct AskedQuestion {
    /// The anchor.
    id: String,
    /// The anchor of its heading.
    title_id: String,
    /// The id that a finding names.
    name: String,
    /// The question as put to the client.
    text: String,
    /// The question as put to stakeholders, if they are asked.
    for_stakeholders: Option<String>,
    /// What the client said, what stakeholders said, and the themes that summarise it; without those that are empty.
    answers: Vec<AnswerGroup>,
}

/// Findings of the client, findings of stakeholders, or themes.
#[derive(Serialize)]
struct AnswerGroup {
    /// The heading.
    title: &'static str,
    /// Each with a link to its record.
    lines: Vec<Vec<TextPiece>>,
}

/// Adds the page; for the coach.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if cx.view.reader.party() != Party::Coach {
        return;
    }
    let asked = questions(cx);
    let part = |part: u32| {
        let questions = asked.iter().filter(|question| question.part == part);
        QuestionGroup {
            id: format!("part-{part}"),
            title: cx.words.with("questions_part", &[("part", part.into())]),
            questions: questions.map(|it| asked_question(cx, it)).collect(),
        }
    };
    let earlier = earlier_questions(cx);
    let earlier = earlier.iter().map(|question| asked_question(cx, question));
    let others = QuestionGroup {
        id: "other-questions".to_owned(),
        title: cx.words.get("questions_other").to_owned(),
        questions: earlier.filter(|it| !it.answers.is_empty()).collect(),
    };
    let parts = [part(1), part(2), others].into_iter();
    let section = NavSection::Diagnosis;
    let model = InterviewQuestionsPage {
        crumb: cx.section_title(section).to_owned(),
        crumb_href: section.path(),
        parts: parts.filter(|part| !part.questions.is_empty()).collect(),
        other_themes: other_themes(cx),
    };
    out.push(Page::new(
        INTERVIEW_QUESTIONS,
        "interview_questions.html",
        section,
        cx.words.get("questions").to_owned(),
        &model,
    ));
}

/// The practice's own questions, otherwise the built-in ones.
fn questions(cx: &PageContext<'_>) -> Vec<QuestionView> {
    match cx.view.questions.is_empty() {
        true => built_in_questions(cx),
        false => cx.view.questions.clone(),
    }
}

/// The built-in questions that the practice's own replace. Findings of earlier interviews may still name them.
fn earlier_questions(cx: &PageContext<'_>) -> Vec<QuestionView> {
    let own = questions(cx);
    let mut earlier = built_in_questions(cx);
    earlier.retain(|built_in| own.iter().all(|one| one.id != built_in.id));
    earlier
}

/// The built-in questions in the reader's language.
fn built_in_questions(cx: &PageContext<'_>) -> Vec<QuestionView> {
    let built_in = BUILT_IN_QUESTIONS.iter().map(|question| {
        let for_stakeholders = question
            .for_stakeholders
            .then(|| cx.words.choice("stakeholder_question", question.id));
        QuestionView {
            id: question.id.to_owned(),
            part: question.part.0,
            text: cx.words.choice("question", question.id).to_owned(),
            for_stakeholders: for_stakeholders.map(str::to_owned),
        }
    });
    built_in.collect()
}

fn asked_question(cx: &PageContext<'_>, question: &QuestionView) -> AskedQuestion {
    let id = &question.id;
    let answers = [
        ("questions_client", client_findings(cx, id)),
        ("questions_stakeholders", stakeholder_findings(cx, id)),
        ("questions_themes", themes_on(cx, id)),
    ];
    let answers = answers.into_iter().filter(|(_, lines)| !lines.is_empty());
    AskedQuestion {
        id: anchor(id),
        title_id: format!("{}-title", anchor(id)),
        name: id.clone(),
        text: question.text.clone(),
        for_stakeholders: question.for_stakeholders.clone(),
        answers: answers
            .map(|(title, lines)| AnswerGroup {
                title: cx.words.get(title),
                lines,
            })
            .collect(),
    }
}

/// The anchor of a question on the page.
fn anchor(id: &str) -> String {
    format!("question-{id}")
}

fn client_findings(cx: &PageContext<'_>, question: &str) -> Vec<Vec<TextPiece>> {
    let records = cx.view.interviews();
    let records = records.filter_map(|it| Some((&it.fact, &it.content()?.findings)));
    let answers = records.flat_map(|(fact, findings)| {
        let findings = answering(findings, question);
        findings.map(move |finding| drawn_on(cx, &source(fact, finding)))
    });
    answers.collect()
}

fn stakeholder_findings(cx: &PageContext<'_>, question: &str) -> Vec<Vec<TextPiece>> {
    let records = cx.view.stakeholder_interviews();
    let records = records.filter_map(|it| Some((&it.fact, it.content()?)));
    let answers = records.flat_map(|(fact, interview)| {
        let relationship = cx
            .words
            .choice("relationship", interview.relationship.word());
        let findings = answering(&interview.findings, question);
        findings.map(move |finding| {
            let mut line = vec![
                quoted(cx, &finding.text),
                TextPiece::text(" "),
                TextPiece::link(&interview.name, cx.route.anchor(&fact.slug, &finding.id)),
            ];
            cx.comma(&mut line);
            line.push(TextPiece::text(relationship));
            line
        })
    });
    answers.collect()
}

fn themes_on(cx: &PageContext<'_>, question: &str) -> Vec<Vec<TextPiece>> {
    let themes = all_themes(cx).filter(|(_, theme)| {
        let mut sources = theme.heard_in.iter();
        sources.any(|source| source_question(cx, source) == Some(question))
    });
    themes
        .map(|(fact, theme)| vec![theme_link(cx, fact, theme)])
        .collect()
}

/// Themes that name no finding with a question, each with those who said it.
fn other_themes(cx: &PageContext<'_>) -> Vec<Vec<TextPiece>> {
    let others = all_themes(cx).filter(|(_, theme)| {
        let mut sources = theme.heard_in.iter();
        sources.all(|source| source_question(cx, source).is_none())
    });
    others
        .map(|(fact, theme)| vec![theme_link(cx, fact, theme)])
        .collect()
}

/// Every theme that the coach recorded, with its record.
fn all_themes<'c>(cx: &'c PageContext<'_>) -> impl Iterator<Item = (&'c Fact, &'c ThemeView)> {
    let records = cx.view.themes();
    let records = records.filter_map(|it| Some((&it.fact, &it.content()?.themes)));
    records.flat_map(|(fact, themes)| themes.iter().map(move |theme| (fact, theme)))
}

fn theme_link(cx: &PageContext<'_>, fact: &Fact, theme: &ThemeView) -> TextPiece {
    TextPiece::link(&theme.text, cx.route.anchor(&fact.slug, &theme.id))
}

/// The question that a finding of a stakeholder interview answers.
fn source_question<'c>(cx: &'c PageContext<'_>, source: &SourceView) -> Option<&'c str> {
    let (id, _) = source.finding.as_ref()?;
    let mut records = cx.view.stakeholder_interviews();
    let record = records.find(|it| it.fact.slug == source.record.slug)?;
    let mut findings = record.content()?.findings.iter();
    let finding = findings.find(|finding| finding.id == *id)?;
    finding.question.as_deref()
}

fn answering<'f>(
    findings: &'f [FindingView],
    question: &str,
) -> impl Iterator<Item = &'f FindingView> {
    let findings = findings.iter();
    findings.filter(move |finding| finding.question.as_deref() == Some(question))
}

fn source(fact: &Fact, finding: &FindingView) -> SourceView {
    SourceView {
        record: fact.clone(),
        finding: Some((finding.id.clone(), finding.text.clone())),
    }
}

fn quoted(cx: &PageContext<'_>, text: &str) -> TextPiece {
    TextPiece::text(cx.words.with("quoted", &[("text", text.into())]))
}

/// `Answers: the question`, for a finding that names one, in the words in which it was put.
pub(super) fn answered(cx: &PageContext<'_>, fact: &Fact, finding: &FindingView) -> Vec<TextPiece> {
    let Some(id) = &finding.question else {
        return Vec::new();
    };
    let asked = [questions(cx), earlier_questions(cx)].concat();
    let Some(question) = asked.iter().find(|question| question.id == *id) else {
        return Vec::new();
    };
    let for_stakeholders = question.for_stakeholders.as_ref();
    let for_stakeholders = for_stakeholders.filter(|_| fact.kind == Kind::StakeholderInterview);
    let text = for_stakeholders.unwrap_or(&question.text);
    let href = format!("{INTERVIEW_QUESTIONS}#{}", anchor(id));
    labelled(cx, "answers", vec![TextPiece::link(text, Some(href))])
}

/// `In the themes: one, another`, for a finding of a stakeholder interview.
pub(super) fn summarised_in(
    cx: &PageContext<'_>,
    fact: &Fact,
    finding: &FindingView,
) -> Vec<TextPiece> {
    let names = |source: &SourceView| {
        let id = source.finding.as_ref().map(|(id, _)| id);
        source.record.slug == fact.slug && id.is_none_or(|id| *id == finding.id)
    };
    let themes = all_themes(cx).filter(|(_, theme)| theme.heard_in.iter().any(names));
    let mut links = Vec::new();
    for (fact, theme) in themes {
        separate(&mut links);
        links.push(theme_link(cx, fact, theme));
    }
    labelled(cx, "in_themes", links)
}

/// `Heard from: one, another`, for a theme that names its interviews. Each person is named once.
pub(super) fn heard_from(cx: &PageContext<'_>, theme: &ThemeView) -> Vec<TextPiece> {
    let mut links: Vec<TextPiece> = Vec::new();
    for source in &theme.heard_in {
        let slug = &source.record.slug;
        let mut records = cx.view.stakeholder_interviews();
        let record = records.find(|it| it.fact.slug == *slug);
        let Some(interview) = record.and_then(|record| record.content()) else {
            continue;
        };
        let href = match &source.finding {
            Some((id, _)) => cx.route.anchor(slug, id),
            None => cx.route.record(slug),
        };
        if links.iter().all(|link| link.text != interview.name) {
            cx.comma(&mut links);
            links.push(TextPiece::link(&interview.name, href));
        }
    }
    labelled(cx, "heard_from", links)
}

/// A label with a list after it; nothing if the list is empty.
fn labelled(cx: &PageContext<'_>, label: &str, mut list: Vec<TextPiece>) -> Vec<TextPiece> {
    if !list.is_empty() {
        let label = [TextPiece::text(cx.words.get(label)), TextPiece::text(" ")];
        list.splice(0..0, label);
    }
    list
}

/// Adds a separator between sentences, unless the list is empty.
fn separate(list: &mut Vec<TextPiece>) {
    if !list.is_empty() {
        list.push(TextPiece::text(" · "));
    }
}

/// Notes about one finding or theme, one after the other.
pub(super) fn joined(notes: impl IntoIterator<Item = Vec<TextPiece>>) -> Vec<TextPiece> {
    let mut list = Vec::new();
    for note in notes.into_iter().filter(|note| !note.is_empty()) {
        separate(&mut list);
        list.extend(note);
    }
    list
}
