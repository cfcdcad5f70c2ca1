//! Misspelt, misplaced and swallowed markers; and what a correct marker hides.

use coachgen::policy::Policy;

use super::folder::{BuildHarness, findings};
use super::hostile::{assert_no_leak, with_body};

#[test]
fn a_possible_marker_stops_the_engagement() {
    let mut open = Vec::new();
    for heading in [
        "## Mine {.coach-olny}",
        "## Mine {.coach_only}",
        "## Mine {.Coach-Only}",
        "## Mine {coach-only}",
        "## Mine {#coach-only}",
        "## Mine { .coach-only",
        "## Mine {.coach-only} and more",
        "## Mine &#123;.coach-only}",
        "## Mine &lbrace;.coach-only&rbrace;",
        "## Mine `{.coach-only}`",
        "## Mine **{.coach-only}**",
        "## Mine {.coach\u{2011}only}",
        "## Mine {.private}",
        "## Mine {class=coach-only}",
        "## Mine (.coach-only)",
        "## Mine [coach-only]",
        "## Coach-only",
        "##Mine {.coach-only}",
        "**Mine** {.coach-only}",
        "Mine\n{.coach-only}",
        "> ## Mine {.coach-only}",
        "- ## Mine {.coach-only}",
        "1. one\n\n   ## Mine {.coach-only}",
        "    ## Mine {.coach-only}",
        "| Mine {.coach-only} |\n|---|\n| Zqsecretquail |",
        "Term {.coach-only}\n: Zqsecretquail",
        "[^note]\n\n[^note]: words\n\n    ## Mine {.coach-only}",
        "%% Mine %%\n",
        "Mine {.coach-only}\n----",
        "## Mine {.client-only .coach-only}",
        "## Mine {.coach-only .shared}",
        "## Mine {.coach-only} {.shared}",
        "## Mine {.client-only}{.shared}",
        "## Mine `{.coach-only}` and {.shared}",
        "## Mine <!-- {.coach-only} --> {.shared}",
        "## {coach-only} Mine {.client-only}",
        "## For the coach only {.shared}",
        "## Nur für den Coach {.client-only}",
        "## Nicht fuer den Klienten {.shared}",
        "## Pas pour le client {.shared}",
        "## Mine {.shard}",
        "## {.coach-only}",
        "## Mine {.coach-only} ##",
        " ## Mine {.coach-only}",
        "<!-- Mine\n\n## Old {.coach-only}\n\n-->",
        "```\n## Mine {.coach-only}\n```",
        "## Mine {.coach-only}\n\n~~~ text\n## Yours {.shared}\n~~~~",
        "## Mine \u{ff5b}.coach-only\u{ff5d}",
    ] {
        let folder = with_body(&format!("{heading}\n\nZqsecretquail"));
        open.extend(assert_no_leak(heading, &folder).then_some(heading));
    }
    assert!(open.is_empty(), "did not stop the engagement: {open:#?}");
}

#[test]
fn marked_text_stays_hidden_in_any_notation() {
    for body in [
        "## Mine \\{.coach-only}\n\nZqsecretquail",
        "## Mine {.coach-only}\n\nZqsecretquail\n\n### Within\n\nZqsecretquail\n\n## Open {.shared}\n\nWords.",
        "```\nleft open\n\n## Mine {.coach-only}\n\nZqsecretquail",
        "~~~ text\n## Mine {.coach-only}\n\nZqsecretquail",
        "<pre>\nleft open\n\n## Mine {.coach-only}\n\nZqsecretquail",
        "<div>\n## Mine {.coach-only}\n\nZqsecretquail",
        "<script>\n\n## Mine {.coach-only}\n\nZqsecretquail",
        "Words.\n## Mine {.coach-only}\nZqsecretquail\n===\nZqsecretquail\n---\n# of Zqsecretquail: 3\n#\nZqsecretquail",
        "## Mine\t{.coach-only}\t\n\nZqsecretquail\n\n# Higher\n\nZqsecretquail",
        "## Mine {#top .coach-only}\n\nZqsecretquail\n\n## For you {.shared}\n\nWords.\n\n## Again {.coach-only}\n\nZqsecretquail",
        "# Mine {.coach-only}\n\n## Within\n\nZqsecretquail",
        "## Mine {.coach-only}\r\n\r\nZqsecretquail\r\n\r\n## Open {.shared}\r\n\r\nWords.",
        "## Mine {.coach-only}\rZqsecretquail\r## Open {.shared}\rWords.",
        "See [words][a], [b] and ![c].\n\n## Mine {.coach-only}\n\n[a]: https://zqsecretquail.example\n[b]: https://zqsecretquail.example\n[c]: Zqsecretquail.png\n",
        "See.[^a]\n\n## Mine {.coach-only}\n\n[^a]: Zqsecretquail",
        "Open <!-- Zqsecretquail --> words.\n\n<!-- Zqsecretquail\n\n## Old\n\nZqsecretquail -->\n\nOpen.",
        "<!-- Zqsecretquail, never closed\n\n## Open\n\nZqsecretquail",
        "> <!-- Zqsecretquail\n> Zqsecretquail -->\n\nOpen.",
        "- <!-- Zqsecretquail -->\n- open",
        "See [words](notes/zqsecretquail.md), [[zqsecretquail|words]], ![words](Zqsecretquail.png).",
        "See [words](record:zqsecretquail), [words](file:zqsecretquail), [words](javascript:zqsecretquail).",
        "See [words](<record:zqsecretquail>), <record:zqsecretquail>x"
            .trim_end_matches(", <record:zqsecretquail>x"),
        "See [words](data:text/html,zqsecretquail) and ![words](https://x.example/zqsecretquail.png).",
        "See [words](//zqsecretquail.example/) and [words](\\\\zqsecretquail\\x) and [words](file:///zqsecretquail).",
        "[words]<!-- -->(notes/zqsecretquail.md)".trim_end_matches("(notes/zqsecretquail.md)"),
        "[a]: notes/zqsecretquail.md \"Zqsecretquail\"\n[a]: notes/zqsecretquail.md 'Zqsecretquail'\n\nSee [a] and [words][a].",
        "See [![words](Zqsecretquail.png)](notes/zqsecretquail.md \"Zqsecretquail\").",
        "See ![a [words](notes/zqsecretquail.md) b](notes/zqsecretquail.png).",
    ] {
        let folder = with_body(body);
        assert!(
            assert_no_leak(body, &folder),
            "stopped: {body}\n{}",
            findings(&BuildHarness::new().build(&folder, &Policy::default()))
        );
    }
}
