//! CG107: reports a recorded session, or one with AI tools, to which the client has not consented in engagement.md.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::engagement::Technology;
use crate::record::leaf::Opt;

rule! {
    code: "CG107",
    name: "recorded-without-consent",
    level: Error,
    page: "recorded_without_consent.md",
    needs: &[
        // Each session is reported for itself, whether or not another can be read.
        (Kind::Engagement, &["technology"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let technology = context.engagement.technology.as_ref();
    let technology = technology.map(|technology| &technology.value);
    let consent =
        |field: fn(&Technology) -> &Opt<bool>| technology.and_then(|it| field(it).as_ref());
    let recording = consent(|it| &it.recording);
    let ai = consent(|it| &it.ai);
    for session in &context.sessions {
        let number = session.content.number.value;
        let uses = [
            (
                &session.content.recorded,
                recording,
                format!(
                    "session {number} was recorded, but `technology.recording` in engagement.md is not `true`"
                ),
                "if the client consented, write `recording: true` under `technology` in engagement.md; if not, tell the client, delete the recording, and allow the finding with the reason; if the session was not recorded, write `recorded: false`",
            ),
            (
                &session.content.ai_used,
                ai,
                format!(
                    "AI tools were used in session {number}, but `technology.ai` in engagement.md is not `true`"
                ),
                "if the client consented, write `ai: true` under `technology` in engagement.md; if not, tell the client, have the tool's copy deleted, and allow the finding with the reason; if no AI tool was used, write `ai_used: false`",
            ),
        ];
        for (used, consent, message, help) in uses {
            let Some(used) = used.as_ref().filter(|used| used.value) else {
                continue;
            };
            let finding = Diagnostic::new(&RULE, used.span, message).help(help);
            match consent {
                Some(consent) if consent.value => {}
                Some(refused) => findings.push(finding.related(refused.span, "no consent")),
                None => findings.push(finding),
            }
        }
    }
}
