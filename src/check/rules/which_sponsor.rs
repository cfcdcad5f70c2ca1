//! CG017: reports a view, score, contact or action of a sponsor that does not name the sponsor, or names a wrong one.

use chrono::NaiveDate;

use super::people;
use crate::check::RuleContext;
use crate::diag::{Diagnostic, nearest};
use crate::kind::Kind;
use crate::record::Content;
use crate::record::contacts::Contact;
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
    /// Whether it is a contact, which a name hides from the client.
    is_contact: bool,
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
        findings.extend(sponsors_as_others(context, content));
    }
}

fn mentions(content: &Content) -> Vec<SponsorMention<'_>> {
    let mut mentions = Vec::new();
    if let Content::Contacts(log) = content {
        // Anybody in the organisation can be named.
        let by = |contact: &Contact| contact.by.as_ref().map(|by| by.value);
        let others = log.contacts.values();
        let others = others.filter(|one| by(one) != Some(ContactBy::Organisation));
        mentions.extend(others.map(|one| SponsorMention {
            by: one.by.as_ref().map(|by| by.span),
            is_sponsor: by(one) == Some(ContactBy::Sponsor),
            is_contact: true,
            name: &one.name,
            span: one.date.span,
            on: one.date.value,
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
            is_contact: false,
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
            is_contact: false,
            is_sponsor: of.by.value == Who::Sponsor,
            name: &of.name,
            span: of.by.span,
            on,
        }));
    }
    mentions
}

/// Contacts by the organisation that name a sponsor.
fn sponsors_as_others(context: &RuleContext<'_>, content: &Content) -> Vec<Diagnostic> {
    let Content::Contacts(log) = content else {
        return Vec::new();
    };
    let is_sponsor = |name: &str| {
        let mut sponsors = context.engagement.sponsors.values();
        sponsors.any(|sponsor| same_name(&sponsor.name.value, name))
    };
    let contacts = log.contacts.values().filter_map(|contact| {
        let by = contact.by.as_ref()?;
        let name = contact.name.as_ref()?;
        (by.value == ContactBy::Organisation && is_sponsor(&name.value)).then_some(by.span)
    });
    contacts
        .map(|span| {
            let message = "this contact names a sponsor of the engagement";
            Diagnostic::new(&RULE, span, message).help("write `by: sponsor`")
        })
        .collect()
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
    if !mention.is_sponsor && mention.is_contact {
        let message = "`name` is for a sponsor or somebody else in the organisation; this contact is hidden from the client";
        return Some(Diagnostic::new(&RULE, name.span, message).help(
            "write `by: sponsor` or `by: organisation`; if the client or you made the contact, remove `name`, and the client sees it",
        ));
    }
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
