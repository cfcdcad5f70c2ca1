//! CG007: reports somebody present who is neither coach, client nor sponsor.

use chrono::NaiveDate;

use super::people;
use crate::check::RuleContext;
use crate::diag::{Diagnostic, Level, nearest};
use crate::kind::Kind;
use crate::record::engagement::Sponsor;
use crate::record::leaf::Leaf;
use crate::record::person::Person;
use crate::record::value::yaml_text;
use crate::span::Span;

rule! {
    code: "CG007",
    name: "unknown-party",
    level: Warn,
    page: "unknown_party.md",
    needs: &[(Kind::Engagement, &["client", "sponsors", "coach"])],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let model = context.model();
    let meetings = model.sponsor_meetings();
    let meetings = meetings.map(|(_, _, c)| (&c.present, c.date.value));
    let reviews = model.reviews();
    let reviews = reviews.map(|(_, _, c)| (&c.present, c.date.value));
    for (present, date) in meetings.chain(reviews) {
        if let [only] = present.as_slice()
            && only.value.eq_ignore_ascii_case(EVERYBODY)
        {
            findings.push(everybody(context, only, date));
            continue;
        }
        for name in present {
            findings.extend(check_name(context, name));
        }
    }
}

/// The word for all parties.
const EVERYBODY: &str = "all";

/// The finding about `present: all`, with the names to write. The word itself never gives a sponsor access, because a
/// sponsor who joins later was not there.
fn everybody(context: &RuleContext<'_>, all: &Leaf<Person>, date: NaiveDate) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        all.span,
        "`all` must be written out as names before a sponsor can read this record",
    )
    .level(Level::Error);
    let client = &context.engagement.client.value.name.value;
    // A sponsor whom only the coach sees is not named in a record that others read.
    let hidden = |sponsor: &&Sponsor| {
        let all = context.engagement.sponsors.items.iter();
        all.filter(|item| item.coach_only)
            .any(|item| std::ptr::eq(&item.value, *sponsor))
    };
    let sponsors = people::sponsors_on(context, date).filter(|sponsor| !hidden(sponsor));
    let sponsors = sponsors.map(|sponsor| sponsor.name.value.as_str());
    let names = std::iter::once(client.as_str()).chain(sponsors);
    let names = names.chain(people::coach_name(context));
    let names: Vec<String> = names.map(yaml_text).collect();
    let names = names.join(", ");
    let finding =
        finding.help("write the names of those who were present, or run `coachgen check --fix`");
    let list = match before(context, all) {
        Some(':') => format!("[{names}]"),
        Some('[') => names,
        // An item on a separate line.
        _ => return finding.help("write the names of those who were present"),
    };
    finding.fix(
        "write the names of coach, client and the sponsors of that day",
        vec![(all.span, list)],
    )
}

/// The character before a word, without spaces and quotation marks.
fn before(context: &RuleContext<'_>, word: &Leaf<Person>) -> Option<char> {
    let file = context.model().sources.file(word.span.file)?;
    let text = file.text.get(..word.span.range().start)?;
    text.trim_end().chars().next_back()
}

fn check_name(context: &RuleContext<'_>, name: &Leaf<Person>) -> Option<Diagnostic> {
    match people::party_named(context, &name.value) {
        Some(_) => None,
        None => unknown(context, name),
    }
}

fn unknown(context: &RuleContext<'_>, name: &Leaf<Person>) -> Option<Diagnostic> {
    let finding = || {
        Diagnostic::new(
            &RULE,
            name.span,
            "somebody who was present is not a party to this engagement",
        )
    };
    let mut parts = name.value.split([',', ';']).map(str::trim);
    if parts.any(|part| people::party_named(context, part).is_some()) {
        return Some(finding().help(people::WRITE_LIST));
    }
    let known = known(context);
    let near = nearest(&name.value, known.iter().map(|known| known.name));
    let Some(near) = known.into_iter().find(|known| Some(known.name) == near) else {
        // If the coach's name is not known, this may be the coach.
        people::coach_name(context)?;
        return Some(finding().help(
            "if this is a sponsor, add them under `sponsors` in engagement.md; if a guest, add `allow: [{rule: unknown-party, because: …}]` here and say why they were there",
        ));
    };
    let finding = finding().help(format!(
        "did you mean {}? write the name as under `{}` in {}",
        near.who, near.field, near.file
    ));
    Some(match near.span {
        Some(span) => finding.related(span, "the name there"),
        None => finding,
    })
}

/// A party, and the location of its name.
struct KnownParty<'c> {
    name: &'c str,
    who: &'static str,
    field: &'static str,
    file: &'static str,
    /// `None` for a name in coachgen.yaml, which is not a file of the engagement.
    span: Option<Span>,
}

impl<'c> KnownParty<'c> {
    fn new(who: &'static str, field: &'static str, name: &'c Leaf<String>) -> KnownParty<'c> {
        KnownParty {
            name: &name.value,
            who,
            field,
            file: "engagement.md",
            span: Some(name.span),
        }
    }
}

fn known<'c>(context: &RuleContext<'c>) -> Vec<KnownParty<'c>> {
    let engagement = context.engagement;
    let client = KnownParty::new("the client", "client.name", &engagement.client.value.name);
    let mut known = vec![client];
    let sponsors = engagement.sponsors.values();
    known.extend(sponsors.map(|sponsor| KnownParty::new("the sponsor", "sponsors", &sponsor.name)));
    let in_engagement = engagement.coach.as_ref();
    let in_engagement = in_engagement.and_then(|coach| coach.value.name.as_ref());
    known.extend(match in_engagement {
        Some(name) => Some(KnownParty::new("the coach", "coach.name", name)),
        None => people::coach_name(context).map(|name| KnownParty {
            name,
            who: "the coach",
            field: "coach.name",
            file: "coachgen.yaml",
            span: None,
        }),
    });
    known
}
