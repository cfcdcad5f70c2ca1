//! Checks one page in the browser: opens it, records its events, measures it, and notes its faults.
//!
//! Whether its links have targets is checked in `tree`, which has all the pages.

use std::collections::BTreeMap;

use serde_json::Value;

use super::cdp::{Browser, text};
use super::faults::Faults;
use super::tree::Folder;

/// The exact policy of every page.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; \
                      base-uri 'none'; form-action 'none'";
const NARROW: u32 = 320;
const WIDE: u32 = 1280;
/// Overflow depends on the width only; a low window is drawn faster.
const HEIGHT: u32 = 200;
const PROBE: &str = include_str!("probe.js");
const WIDTH_PROBE: &str = include_str!("width.js");

/// Checks one page and returns the result of the probe. An error means that the browser itself failed.
pub fn check(
    browser: &mut Browser,
    folder: &Folder,
    file: &str,
    faults: &mut Faults,
) -> Result<Value, String> {
    let name = folder.name_of(file);
    // The page opens at the width of the last check: one layout less than starting over.
    let widths = if browser.width() == Some(WIDE) {
        [WIDE, NARROW]
    } else {
        [NARROW, WIDE]
    };
    browser.resize(widths[0], HEIGHT)?;
    browser.open(&folder.url_of(file))?;
    let seen = browser.evaluate(PROBE)?;
    for width in widths {
        browser.resize(width, HEIGHT)?;
        let measured = browser.evaluate(&format!("({WIDTH_PROBE})({width})"))?;
        judge_width(&name, width, &measured, faults);
    }
    judge_head(&name, &seen, faults);
    judge_events(&name, folder, &browser.take_events(), faults);
    Ok(seen)
}

fn judge_width(page: &str, asked: u32, measured: &Value, faults: &mut Faults) {
    let (inner, wide) = (measured["inner"].as_u64(), measured["wide"].as_u64());
    if inner != Some(u64::from(asked)) {
        faults.add(page, format!("the window did not become {asked} px wide"));
    } else if wide > inner {
        let out: Vec<String> = measured["out"]
            .as_array()
            .into_iter()
            .flatten()
            .map(text)
            .collect();
        let wide = wide.unwrap_or_default();
        faults.add(
            page,
            format!(
                "overflows at {asked} px: {wide} px wide; sticking out: {}",
                out.join(", ")
            ),
        );
    }
}

fn judge_head(page: &str, seen: &Value, faults: &mut Faults) {
    let mut demand = |holds: bool, fault: &str| {
        if !holds {
            faults.add(page, fault);
        }
    };
    demand(seen["lang"] != "", "no lang on the html element");
    demand(seen["title"] != "", "an empty title");
    demand(
        seen["h1"] == 1,
        &format!("{} h1 elements, not one", seen["h1"]),
    );
    demand(seen["standards"] == true, "quirks mode: no doctype");
    demand(
        text(&seen["robots"])
            .split(',')
            .any(|word| word.trim() == "noindex"),
        "no meta robots noindex",
    );
    demand(
        seen["referrer"] == "no-referrer",
        "no meta referrer no-referrer",
    );
    demand(
        text(&seen["viewport"]).contains("width=device-width"),
        "no meta viewport for phones",
    );
    match seen["policies"].as_array().map(Vec::as_slice) {
        Some([policy]) => {
            demand(
                same_policy(&text(policy), POLICY),
                "its content security policy is not the expected policy",
            );
            demand(
                seen["policyIsEarly"] == true,
                "its content security policy comes after elements that it applies to",
            );
        }
        Some([]) | None => demand(false, "no content security policy"),
        Some(_) => demand(false, "more than one content security policy"),
    }
    for inline in seen["inline"].as_array().into_iter().flatten() {
        faults.add(page, format!("inline style or script: {}", text(inline)));
    }
}

fn same_policy(one: &str, other: &str) -> bool {
    let directives = |policy: &str| {
        let mut list: Vec<String> = policy
            .split(';')
            .map(|directive| directive.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|directive| !directive.is_empty())
            .collect();
        list.sort();
        list
    };
    directives(one) == directives(other)
}

fn judge_events(page: &str, folder: &Folder, events: &[Value], faults: &mut Faults) {
    let mut asked: BTreeMap<String, String> = BTreeMap::new();
    for event in events {
        let params = &event["params"];
        match event["method"].as_str().unwrap_or_default() {
            "Runtime.consoleAPICalled" => {
                let words: Vec<String> = params["args"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(console_text)
                    .collect();
                faults.add(
                    page,
                    format!("console {}: {}", text(&params["type"]), words.join(" ")),
                );
            }
            "Runtime.exceptionThrown" => {
                let details = &params["exceptionDetails"];
                let first = text(&details["exception"]["description"]);
                let first = first.lines().next().unwrap_or_default();
                faults.add(
                    page,
                    format!("exception: {} {first}", text(&details["text"])),
                );
            }
            "Log.entryAdded" if params["entry"]["level"] != "verbose" => {
                let entry = &params["entry"];
                let (level, source) = (text(&entry["level"]), text(&entry["source"]));
                faults.add(
                    page,
                    format!("log {level} ({source}): {}", text(&entry["text"])),
                );
            }
            "Audits.issueAdded" => faults.add(page, issue(&params["issue"])),
            "Network.requestWillBeSent" => {
                let url = text(&params["request"]["url"]);
                if !folder.may_be_asked_for(&url) {
                    faults.add(page, format!("requests {url}"));
                }
                asked.insert(text(&params["requestId"]), url);
            }
            "Network.loadingFailed" => {
                let url = asked
                    .get(&text(&params["requestId"]))
                    .map_or("something", String::as_str);
                faults.add(
                    page,
                    format!(
                        "does not load: {} ({})",
                        folder.shorten(url),
                        failure_reason(params)
                    ),
                );
            }
            "Network.webSocketCreated" | "Network.webTransportCreated" => {
                faults.add(
                    page,
                    format!("opens a connection to {}", text(&params["url"])),
                );
            }
            "Page.javascriptDialogOpening" => faults.add(page, "opens a dialogue"),
            "Page.windowOpen" => faults.add(page, "opens a window"),
            "Inspector.targetCrashed" => faults.add(page, "crashes its tab"),
            _ => {}
        }
    }
}

/// A request that a policy blocked has a reason instead of an error text.
fn failure_reason(params: &Value) -> String {
    let error = text(&params["errorText"]);
    if error.is_empty() {
        format!("blocked: {}", text(&params["blockedReason"]))
    } else {
        error
    }
}

fn console_text(argument: &Value) -> String {
    match &argument["value"] {
        Value::Null => text(&argument["description"]),
        Value::String(words) => words.clone(),
        other => other.to_string(),
    }
}

fn issue(issue: &Value) -> String {
    let security = &issue["details"]["contentSecurityPolicyIssueDetails"];
    if security.is_object() {
        let blocked = text(&security["blockedURL"]);
        return format!(
            "policy violation: {} {blocked}",
            text(&security["violatedDirective"])
        );
    }
    format!("issue: {}", text(&issue["code"]))
}
