//! The rules of the checker: what each does, why it matters, and how to fix a finding. For the coach.
//!
//! Must not read a record: the page is the same for every practice.

use std::borrow::Cow;

use serde::Serialize;

pub use super::findings::BrokenRule;
use super::practice::PracticeSummaries;
use super::{Page, value};
use crate::diag::Level;
use crate::html::{Ids, Labels, ProseRenderer, Targets};
use crate::prose::{self, Target};
use crate::record::value::Language;
use crate::view::types::Passage;
use crate::words::Words;

/// The `page` value of rules.html.
#[derive(Serialize)]
struct RulesPage {
    /// The language of the explanations, if it differs from the page's.
    lang: Option<&'static str>,
    /// The rules, by subject.
    chapters: Vec<RuleChapter>,
}

/// The rules about one subject.
#[derive(Serialize)]
struct RuleChapter {
    /// Its anchor on the page.
    id: String,
    /// Its title.
    title: &'static str,
    /// The rules.
    rules: Vec<RuleItem>,
}

/// One rule.
#[derive(Serialize)]
struct RuleItem {
    /// Its anchor on the page.
    id: String,
    /// The rule’s code.
    code: &'static str,
    /// The rule’s name.
    name: &'static str,
    /// Whether it counts as an error.
    error: bool,
    /// Its level.
    level: String,
    /// The rule’s page: safe HTML.
    html: String,
}

/// The link to a rule's explanation, from the practice's pages.
pub(super) fn href(code: &str) -> String {
    format!("rules.html#{}", code.to_lowercase())
}

/// The message ID of a level.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Warn => "level_warning",
        Level::Error => "level_error",
        Level::Forbid => "level_forbid",
    }
}

/// The language of the checker's texts, always English, if the page is in another language.
pub(super) fn checker_lang(words: &Words) -> Option<&'static str> {
    let english = Words::for_language(Language::En).locale();
    (words.locale() != english).then_some(english)
}

/// The page with all rules.
pub fn page(words: &'static Words, practice: &PracticeSummaries<'_>) -> Page {
    let mut ids = Ids::default();
    let mut item = |rule: &BrokenRule| RuleItem {
        id: rule.code.to_lowercase(),
        code: rule.code,
        name: rule.name,
        error: rule.level != Level::Warn,
        level: words.get(level(rule.level)).to_owned(),
        html: html(&rule.page, &mut ids),
    };
    let chapters = practice
        .rules
        .chunk_by(|one, other| chapter(one.code) == chapter(other.code))
        .map(|rules| {
            let number = rules.first().map_or("", |rule| chapter(rule.code));
            RuleChapter {
                id: format!("chapter-{number}"),
                title: words.choice("rules", number),
                rules: rules.iter().map(&mut item).collect(),
            }
        })
        .collect();
    Page {
        path: "rules.html".to_owned(),
        template: "rules.html",
        section: "health",
        title: words.get("section_rules").to_owned(),
        model: value(&RulesPage {
            lang: checker_lang(words),
            chapters,
        }),
    }
}

/// The chapter of a rule: the first digit of its code, `4` for CG401.
fn chapter(code: &str) -> &str {
    code.get(2..3).unwrap_or_default()
}

/// Links nowhere: a rule's page has no links to records or files.
struct NoLinks;

impl Targets for NoLinks {
    fn record(&self, _: &str) -> Option<String> {
        None
    }

    fn file(&self, _: &str) -> Option<(String, bool)> {
        None
    }
}

fn html(page: &str, ids: &mut Ids) -> String {
    // The labels are in English, like the explanations around them.
    let words = Words::for_language(Language::En);
    let word = |name: &'static str| Cow::Borrowed(words.get(name));
    let labels = Labels {
        coach_only: word("only_you"),
        client_only: word("only_you_and_client"),
        table: word("prose_table"),
        footnote: word("prose_footnote"),
        back: word("prose_back"),
        done: word("prose_done"),
        to_do: word("prose_to_do"),
        quotes: ["prose_quote_open", "prose_quote_close"].map(word),
    };
    let body = [Passage {
        audience: None,
        // A rule's page has no links to records or files.
        prose: prose::parse(page).with_targets(&mut |link| Some(Target::Url(link.to.clone()))),
        narrowed: None,
    }];
    ProseRenderer::new(&NoLinks, &labels).html(&body, 4, ids)
}
