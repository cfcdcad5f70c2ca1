//! The frame of every page: whose copy it is, the five phases, the navigation.
//!
//! Converted to a template value once per engagement. Must not hold data of a single page.

mod nav;
mod phases;

use serde::Serialize;

use super::PageContext;
use crate::bidi;
use crate::reader::{Party, Reader};
use crate::route::NavSection;
use crate::view::types::PracticeView;
use crate::words::Words;
pub use nav::{NavBlock, NavLine};
use nav::{nav, practice_block};
pub use phases::PhaseStep;
pub(super) use phases::phase_line;
use phases::phases;

/// The `chrome` value of a template.
#[derive(Debug, Clone, Serialize)]
pub struct Chrome {
    /// The page’s language, for the `lang` of `html`.
    pub lang: &'static str,
    /// The path from the page to the assets folder, with a trailing slash.
    pub assets: String,
    /// The practice’s name.
    pub practice: Option<String>,
    /// The path of the practice's logo.
    pub logo: Option<String>,
    /// The logo's alternative text; empty if the practice's name is next to it.
    pub logo_alt: String,
    /// The engagement’s name in the masthead.
    pub engagement: Option<String>,
    /// The end of the document's title.
    pub client: Option<String>,
    /// `Amara Okafor’s copy`.
    pub copy: String,
    /// What this copy contains, in one line.
    pub copy_note: String,
    /// The five phases.
    pub phases: Vec<PhaseStep>,
    /// The current phase in one line, for narrow screens: `Phase 4 of 5, Focused development · 4 of 6 sessions held`.
    pub phase_line: Option<String>,
    /// The navigation.
    pub nav: Vec<NavBlock>,
    /// The contact: the coach's name, credentials and address.
    pub footer: Vec<String>,
}

/// Where an engagement's folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// On its own: a client's or a sponsor's portal, with its own assets folder.
    Alone,
    /// Inside the coach's practice.
    Practice {
        /// The path from the engagement's folder to the practice's, e.g. `../`.
        up: String,
        /// The number of findings on the Checks page.
        findings: usize,
    },
}

impl Chrome {
    /// The frame of an engagement's pages.
    pub fn new(cx: &PageContext<'_>, home: &Home) -> Chrome {
        let (view, words) = (cx.view, cx.words);
        let client = view
            .engagement
            .client
            .as_ref()
            .map(|client| client.name.clone());
        let engagement = [client.clone(), view.engagement.organisation.clone()];
        let engagement: Vec<String> = engagement.into_iter().flatten().collect();
        let (copy, copy_note) = copy_texts(cx);
        Chrome {
            lang: words.locale(),
            assets: match home {
                Home::Alone => "assets/".to_owned(),
                Home::Practice { up, .. } => format!("{up}assets/"),
            },
            practice: view.practice.name.clone(),
            logo: view
                .practice
                .logo
                .as_ref()
                .map(|name| format!("files/{name}")),
            logo_alt: logo_alt(&view.practice, cx.coach()),
            engagement: Some(match engagement.is_empty() {
                true => words.get("engagement").to_owned(),
                false => bidi::join(&engagement, words.get("list_mark")),
            }),
            client: client.map(|name| bidi::isolate(&name).into_owned()),
            copy,
            copy_note,
            phases: phases(cx),
            phase_line: phase_line(cx),
            nav: nav(cx, home),
            footer: footer(&view.practice, cx.coach()),
        }
    }

    /// The frame of a page one folder deeper, without links.
    pub fn one_level_deeper(&self) -> Chrome {
        Chrome {
            assets: format!("../{}", self.assets),
            logo: self.logo.as_ref().map(|logo| format!("../{logo}")),
            phases: Vec::new(),
            phase_line: None,
            nav: Vec::new(),
            ..self.clone()
        }
    }

    /// The frame of the practice's pages; for the coach.
    pub fn of_practice(words: &'static Words, practice: &PracticeView, findings: usize) -> Chrome {
        Chrome {
            lang: words.locale(),
            assets: "assets/".to_owned(),
            practice: practice.name.clone(),
            logo: practice.logo.as_ref().map(|name| format!("files/{name}")),
            logo_alt: logo_alt(practice, practice.coach.as_deref()),
            engagement: None,
            client: None,
            copy: copy_of_coach(words, practice.coach.as_deref()),
            copy_note: words.get("copy_note_coach").to_owned(),
            phases: Vec::new(),
            phase_line: None,
            nav: vec![practice_block(words, "", findings)],
            footer: footer(practice, practice.coach.as_deref()),
        }
    }
}

impl PageContext<'_> {
    /// The coach's name: the engagement's, else the practice's.
    pub fn coach(&self) -> Option<&str> {
        let engagement = self.view.engagement.coach.as_deref();
        engagement.or(self.view.practice.coach.as_deref())
    }

    /// The client's name, or the word for client.
    pub fn client(&self) -> &str {
        self.client_or("the_client")
    }

    /// The client's name as the subject of a sentence, or the words for client.
    pub fn client_as_subject(&self) -> &str {
        self.client_or("the_client_subject")
    }

    /// The client's name after a preposition such as *by*, or the words for client.
    pub fn client_as_object(&self) -> &str {
        self.client_or("the_client_object")
    }

    fn client_or(&self, word: &'static str) -> &str {
        match &self.view.engagement.client {
            Some(client) => &client.name,
            None => self.words.get(word),
        }
    }

    /// A section's title, worded for this reader.
    pub fn section_title(&self, section: NavSection) -> &str {
        match (section, self.view.reader.party()) {
            (NavSection::Awaiting, Party::Client) => self.words.get("section_awaiting_client"),
            _ => self.words.choice("section", section.word()),
        }
    }
}

fn copy_texts(cx: &PageContext<'_>) -> (String, String) {
    let words = cx.words;
    let of = |name: &str| words.with("copy_of", &[("name", name.into())]);
    match &cx.view.reader {
        Reader::Coach => (
            copy_of_coach(words, cx.coach()),
            words.get("copy_note_coach").to_owned(),
        ),
        Reader::Client => (
            of(cx.client_as_object()),
            words.get("copy_note_client").to_owned(),
        ),
        Reader::Sponsor(name) => (
            of(name),
            words.with(
                "copy_note_sponsor",
                &[("client", cx.client_as_subject().into())],
            ),
        ),
    }
}

fn copy_of_coach(words: &Words, coach: Option<&str>) -> String {
    match coach {
        Some(name) => words.with("copy_of", &[("name", name.into())]),
        None => words.get("copy_of_the_coach").to_owned(),
    }
}

/// The logo's alternative text: empty next to the practice's name; otherwise the coach's name.
fn logo_alt(practice: &PracticeView, coach: Option<&str>) -> String {
    let alone = practice.name.is_none();
    coach.filter(|_| alone).unwrap_or_default().to_owned()
}

fn footer(practice: &PracticeView, coach: Option<&str>) -> Vec<String> {
    [
        coach,
        practice.coach_credentials.as_deref(),
        practice.coach_email.as_deref(),
    ]
    .into_iter()
    .flatten()
    .map(str::to_owned)
    .collect()
}
