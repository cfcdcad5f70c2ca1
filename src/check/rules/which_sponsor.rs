//! CG017: reports a view, score, contact or action of a sponsor that does not name the sponsor, or names a wrong one.

use chrono::NaiveDate;

use super::people;
use crate::check::RuleContext;
use crate::diag::{Diagnostic, nearest};
use crate::kind::Kind;
use crate::record::Content;
use crate::record::leaf::{Leaf, Opt};
use crate::record::person::Person;
use crate::record::value::{ContactBy, Owner, Who};
use crate::span::Span;
use crate::view::same_name;

rule! {
    code: "CG017",
    name: "which-sponsor",
    level: Warn,
    page: "which_sponsor.md",
    needs: &[(Kind::Engagement, &["sponsors"])],
    superseded_by: [],
    run: Context(check),
}

/// Something that may belong to a sponsor.
struct SponsorMention<'c> {
    /// The span of `by` or `owner`. Actions under `support` may lack it; they belong to the sponsor.
    by: Option<Span>,
    is_sponsor: bool,
    name: &'c Opt<Person>,
    /// The location to report if there is no party field.
    span: Span,
    on: NaiveDate,
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, _, content) in context.model().complete_records() {
        for mention in mentions(content) {
            findings.extend(finding(context, &mention));
        }
    }
}

fn mentions(content: &Content) -> Vec<SponsorMention<'_>> {
    let mut mentions = Vec::new();
    if let Content::Contacts(log) = content {
        mentions.extend(log.contacts.values().filter_map(|one| {
            // Anybody in the organisation can be named.
            let by = one.by.as_ref()?;
            (by.value != ContactBy::Organisation).then_some(SponsorMention {
                by: Some(by.span),
                is_sponsor: by.value == ContactBy::Sponsor,
                name: &one.name,
                span: by.span,
                on: one.date.value,
            })
        }));
    }
    let Some(on) = content.day() else {
        return mentions;
    };
    for listed in content.actions() {
        let action = &listed.item.value;
        let otherwise = listed.point.is_some();
        let owner = action.owner.as_ref();
        mentions.push(SponsorMention {
            by: owner.map(|owner| owner.span),
            is_sponsor: owner.map_or(otherwise, |owner| owner.value == Owner::Sponsor),
            name: &action.name,
            span: action.id.span,
            on,
        });
    }
    if let Content::Review(review) = content {
        let views = review
            .objectives
            .values()
            .flat_map(|row| row.views.values())
            .map(|view| &view.rater);
        let scores = review
            .coach_effectiveness
            .values()
            .map(|score| &score.rater);
        mentions.extend(views.chain(scores).map(|of| SponsorMention {
            by: Some(of.by.span),
            is_sponsor: of.by.value == Who::Sponsor,
            name: &of.name,
            span: of.by.span,
            on,
        }));
    }
    mentions
}

fn finding(context: &RuleContext<'_>, mention: &SponsorMention<'_>) -> Option<Diagnostic> {
    let sponsors = context.engagement.sponsors.values();
    let sponsors: Vec<&String> = sponsors.map(|sponsor| &sponsor.name.value).collect();
    let Some(name) = mention.name else {
        let mut then: Vec<&str> = Vec::new();
        for sponsor in people::sponsors_on(context, mention.on) {
            // A sponsor who is listed twice counts once.
            if !then
                .iter()
                .any(|known| same_name(known, &sponsor.name.value))
            {
                then.push(&sponsor.name.value);
            }
        }
        let then = then.len();
        return (mention.is_sponsor && then > 1).then(|| {
            let message = format!(
                "missing `name`: there were {then} sponsors on {}",
                mention.on
            );
            Diagnostic::new(&RULE, mention.by.unwrap_or(mention.span), message)
                .help("add `name:` with the sponsor's name, as under `sponsors` in engagement.md")
        });
    };
    if !mention.is_sponsor {
        return Some(
            Diagnostic::new(&RULE, name.span, "`name` is only for sponsors")
                .help("remove `name`, or set `by` or `owner` to `sponsor`"),
        );
    }
    if sponsors
        .iter()
        .any(|sponsor| same_name(sponsor, &name.value))
    {
        return has_left(context, mention, name);
    }
    let near = nearest(&name.value, sponsors.iter().map(|one| one.as_str())).is_some();
    let help = match near {
        true => "write the name as under `sponsors` in engagement.md",
        false => "write the name of a sponsor in engagement.md, or add this one there",
    };
    Some(
        Diagnostic::new(
            &RULE,
            name.span,
            "this is not the name of a sponsor of this engagement",
        )
        .help(help),
    )
}

/// Reports a named sponsor whose `until` is before the date.
fn has_left(
    context: &RuleContext<'_>,
    mention: &SponsorMention<'_>,
    name: &Leaf<Person>,
) -> Option<Diagnostic> {
    let mut named = context
        .engagement
        .sponsors
        .values()
        .filter(|sponsor| same_name(&sponsor.name.value, &name.value));
    let until = named.next()?.until.as_ref()?.value;
    (until < mention.on).then(|| {
        let message = format!(
            "this is dated {}, but the last day of the named sponsor was {until}",
            mention.on
        );
        Diagnostic::new(&RULE, name.span, message)
            .help("name the sponsor of that day, or correct `until` in engagement.md")
    })
}
