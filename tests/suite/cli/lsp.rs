//! `coachgen lsp`, driven over standard input and output as an editor does.

mod client;
mod edits;
mod neovim;

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::{Workspace, tree};
use client::Client;

const SESSION: &str = "two-sponsors-tomasz-brandt/4-development/session-1.md";

/// The records of a practice, by path.
fn records(workspace: &Workspace) -> Vec<String> {
    let files = tree(&workspace.records()).into_keys();
    files.filter(|path| path.ends_with(".md")).collect()
}

/// A finding as both outputs have it: file, line, column in characters, code, level and message.
type Found = (String, u64, u64, String, String, String);

/// The findings of `coachgen check`, of files on disk.
fn checked(workspace: &Workspace) -> BTreeSet<Found> {
    let ran = workspace.run(&["check", "records", "--format", "json"]);
    let data: Value =
        serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let found = data["findings"].as_array().unwrap().iter().map(|one| {
        let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        let level = match text("level").as_str() {
            "warn" | "warning" => "warning".to_owned(),
            _ => "error".to_owned(),
        };
        let code = format!("{} {}", text("code"), text("name"));
        let (line, column) = (
            one["line"].as_u64().unwrap(),
            one["column"].as_u64().unwrap(),
        );
        (text("path"), line, column, code, level, text("message"))
    });
    found.collect()
}

/// The findings that the server sent, with the columns of these texts.
fn sent(client: &Client, text_of: impl Fn(&str) -> String) -> BTreeSet<Found> {
    let mut all = BTreeSet::new();
    for (path, found) in &client.findings {
        let text = text_of(path);
        let lines: Vec<&str> = text.split('\n').collect();
        for one in found {
            let start = &one["range"]["start"];
            let line = start["line"].as_u64().unwrap();
            let units = start["character"].as_u64().unwrap();
            let mut seen = 0;
            let before = lines[line as usize].chars().take_while(|letter| {
                seen += letter.len_utf16() as u64;
                seen <= units
            });
            let level = match one["severity"].as_u64() {
                Some(2) => "warning",
                _ => "error",
            };
            let message = one["message"].as_str().unwrap();
            let message = message.split('\n').next().unwrap();
            all.insert((
                path.clone(),
                line + 1,
                before.count() as u64 + 1,
                one["code"].as_str().unwrap().to_owned(),
                level.to_owned(),
                message.to_owned(),
            ));
        }
    }
    all
}

#[test]
fn a_connection_begins_and_ends_as_the_protocol_says() {
    let workspace = Workspace::example();
    let mut client = Client::start(&workspace);
    let id = client.ask("textDocument/hover", json!({}));
    assert_eq!(client.answer(id)["error"]["code"], -32002);
    let result = client.request("initialize", json!({"capabilities": {}, "processId": null}));
    let capabilities = &result["capabilities"];
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    let id = client.ask("initialize", json!({"capabilities": {}, "processId": null}));
    assert_eq!(client.answer(id)["error"]["code"], -32600);
    for (method, params, code) in [
        ("textDocument/nothing", json!({}), -32601),
        ("textDocument/hover", json!({"position": "here"}), -32602),
        ("textDocument/codeLens", Value::Null, -32602),
    ] {
        let id = client.ask(method, params);
        assert_eq!(client.answer(id)["error"]["code"], code, "{method}");
    }
    client.request("shutdown", Value::Null);
    let id = client.ask("textDocument/codeLens", json!({}));
    assert_eq!(client.answer(id)["error"]["code"], -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.wait(), (0, String::new()));

    // Without `shutdown`, the exit code is 1, as the protocol requires.
    let mut client = Client::ready(&workspace);
    client.notify("exit", Value::Null);
    assert_eq!(client.wait(), (1, String::new()));
    assert_eq!(Client::ready(&workspace).close(), (1, String::new()));
}

#[test]
fn malformed_messages_are_ignored_and_logged() {
    let workspace = Workspace::example();
    let mut client = Client::ready(&workspace);
    let wrong = [
        "{",
        "[]",
        "7",
        "\"text\"",
        "{\"jsonrpc\": \"2.0\"}",
        "\u{0}",
        "{\"id\": {}}",
    ];
    for text in wrong {
        client.send_text(text);
    }
    client.send_bytes(b"Content-Length: 3\r\n\r\n\xff\xff\xff");
    client.send_bytes(b"Content-Length: many\r\n\r\n");
    client.notify("textDocument/didOpen", json!({"textDocument": 7}));
    client.notify("textDocument/didChange", json!({}));
    client.notify("workspace/unknown", json!({}));
    client.change("unopened.md", Value::Null, "text");
    client.settle();
    assert!(client.log.len() >= wrong.len() + 4, "{:?}", client.log);
    for message in &client.log {
        assert!(message.ends_with("ignored"), "{message}");
    }
    client.end();
}

#[test]
fn the_findings_are_those_of_check() {
    let mut all = 0;
    for workspace in [Workspace::example(), Workspace::practice()] {
        for path in records(&workspace) {
            workspace.append(&path, "\n## 🎨 Later {.coach-onlly}\n\nText.\n");
        }
        let mut client = Client::ready(&workspace);
        let first = records(&workspace).remove(0);
        client.open(&first, &workspace.read(&first));
        client.settle();
        let expected = checked(&workspace);
        assert_eq!(sent(&client, |path| workspace.read(path)), expected);
        all += expected.len();
        client.end();
    }
    assert!(all > 0);
}

#[test]
fn unsaved_text_counts_and_closing_returns_to_the_file() {
    let workspace = Workspace::practice();
    let mut client = Client::ready(&workspace);
    let text = workspace.read(SESSION);
    client.open(SESSION, &text);
    client.settle();
    let before = client.findings.clone();
    // An unknown field, in the editor only.
    let line = json!({"line": 1, "character": 0});
    client.change(
        SESSION,
        json!({"start": line, "end": line}),
        "colour: \u{1f3a8} red\n",
    );
    client.settle();
    let found = &client.findings[SESSION];
    let unknown = |one: &&Value| one["message"].as_str().unwrap().contains("colour");
    let one = found.iter().find(unknown).expect("the unknown field");
    assert_eq!(one["range"]["start"], line);
    assert_eq!(workspace.read(SESSION), text);
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": client.uri(SESSION)}}),
    );
    client.settle();
    let filled = |findings: &std::collections::BTreeMap<String, Vec<Value>>| {
        let mut findings = findings.clone();
        findings.retain(|_, found| !found.is_empty());
        findings
    };
    assert_eq!(filled(&client.findings), filled(&before));
    client.end();
}

#[test]
fn changes_on_disk_are_noticed() {
    let workspace = Workspace::practice();
    let mut client = Client::ready(&workspace);
    client.open(SESSION, &workspace.read(SESSION));
    client.settle();
    let other = "first-week-seun-adair/engagement.md";
    workspace.edit(other, "\n---\n", "\ncolour: red\n---\n");
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        client.settle();
        let found = client.findings.get(other).cloned().unwrap_or_default();
        if found
            .iter()
            .any(|one| one["message"].as_str().unwrap().contains("colour"))
        {
            assert_eq!(
                sent(&client, |path| workspace.read(path)),
                checked(&workspace)
            );
            return client.end();
        }
    }
    panic!("the change was not noticed");
}

#[test]
fn a_cancelled_request_is_answered_with_an_error() {
    let workspace = Workspace::practice();
    let mut client = Client::ready(&workspace);
    client.open(SESSION, &workspace.read(SESSION));
    client.settle();
    let uri = client.uri(SESSION);
    // While the first request is answered, the others arrive.
    let params = json!({"textDocument": {"uri": uri}});
    let ids: Vec<i32> = (0..200)
        .map(|_| client.ask("textDocument/codeLens", params.clone()))
        .collect();
    for id in &ids[100..] {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    let answers: Vec<Value> = ids.iter().map(|id| client.answer(*id)).collect();
    let cancelled = answers.iter().filter(|one| one["error"]["code"] == -32800);
    assert!(cancelled.count() > 0);
    assert!(answers[..100].iter().all(|one| one["result"].is_array()));
    client.end();
}

/// The fix of the editor gives the file that `check --fix` gives.
#[test]
fn quick_fixes_are_the_fixes_of_check() {
    let workspace = Workspace::practice();
    workspace.edit(SESSION, "minutes:", "minuts:");
    let text = workspace.read(SESSION);
    let mut client = Client::ready(&workspace);
    client.open(SESSION, &text);
    let uri = client.uri(SESSION);
    let params = json!({
        "textDocument": {"uri": uri}, "range": client::everything(), "context": {"diagnostics": []}
    });
    let actions = client.request("textDocument/codeAction", params);
    let actions = actions.as_array().unwrap().iter();
    let actions: Vec<&Value> = actions.filter(|one| one["isPreferred"] == true).collect();
    assert_eq!(actions.len(), 1, "{actions:?}");
    assert_eq!(actions[0]["kind"], "quickfix");
    let edits = actions[0]["edit"]["changes"][&uri].as_array().unwrap();
    assert_eq!(edits.len(), 1);
    let range = edits[0]["range"].clone();
    client.change(SESSION, range, edits[0]["newText"].as_str().unwrap());
    client.settle();
    workspace.run(&["check", "records", "--fix"]);
    let fixed = workspace.read(SESSION);
    assert_ne!(fixed, text);
    assert_eq!(
        sent(&client, |_| fixed.clone()).len(),
        checked(&workspace).len()
    );
    client.end();
}

#[test]
fn readers_are_shown_over_sections_beside_fields_and_on_hover() {
    let workspace = Workspace::practice();
    let text = workspace.read(SESSION);
    let marked = format!("{text}\n## Hunches {{.coach-only}}\n\nHe may leave.\n");
    let mut client = Client::ready(&workspace);
    client.open(SESSION, &marked);
    let lenses = client.about("textDocument/codeLens", SESSION);
    let lenses: Vec<(u64, &str)> = lenses
        .as_array()
        .unwrap()
        .iter()
        .map(|lens| {
            let line = lens["range"]["start"]["line"].as_u64().unwrap();
            (line, lens["command"]["title"].as_str().unwrap())
        })
        .collect();
    let heading = marked
        .lines()
        .position(|line| line.starts_with("## Hunches"));
    let heading = heading.unwrap() as u64;
    assert!(lenses.contains(&(heading, "coach only")), "{lenses:?}");
    assert!(
        lenses[0].0 == 0 && lenses[0].1.starts_with("client"),
        "{lenses:?}"
    );
    let hints = client.about("textDocument/inlayHint", SESSION);
    let hints: Vec<String> = hints
        .as_array()
        .unwrap()
        .iter()
        .map(|hint| {
            let line = hint["position"]["line"].as_u64().unwrap() as usize;
            let words = marked.lines().nth(line).unwrap();
            format!("{words}    {}", hint["label"].as_str().unwrap())
        })
        .collect();
    insta::assert_snapshot!("lsp_hints", hints.join("\n"));
    let uri = client.uri(SESSION);
    let at =
        json!({"textDocument": {"uri": uri}, "position": {"line": heading + 2, "character": 1}});
    let hover = client.request("textDocument/hover", at);
    let hover = hover["contents"]["value"].as_str().unwrap();
    assert!(hover.contains("**client** does not see this"), "{hover}");
    assert!(hover.contains("`{.coach-only}`"), "{hover}");
    let tokens = client.about("textDocument/semanticTokens/full", SESSION);
    assert!(!tokens["data"].as_array().unwrap().is_empty());
    client.end();
}

#[test]
fn the_outline_has_fields_and_headings() {
    let workspace = Workspace::example();
    let text = "---\nkind: note\nallow:\n  - rule: x\n---\n# One\n\n## Two\n\n```\n# no heading\n```\n\n# Three\n";
    let mut client = Client::ready(&workspace);
    let path = "note-outline.md";
    client.open(path, text);
    let symbols = client.about("textDocument/documentSymbol", path);
    let names = |symbols: &Value| -> Vec<String> {
        let all = symbols.as_array().unwrap().iter();
        all.map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(&symbols), ["kind", "allow", "One", "Three"]);
    assert_eq!(names(&symbols[2]["children"]), ["Two"]);
    let folds = client.about("textDocument/foldingRange", path);
    let folds: Vec<(u64, u64)> = folds
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| {
            (
                fold["startLine"].as_u64().unwrap(),
                fold["endLine"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(folds, [(0, 4), (2, 3), (5, 11), (7, 11)]);
    client.end();
}

#[test]
fn a_file_in_no_practice_has_no_findings() {
    let workspace = Workspace::example();
    let outside = workspace.root().join("elsewhere");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("notes.md"), "---\nkind: session\n---\n").unwrap();
    let mut client = Client::ready(&workspace);
    client.open("../elsewhere/notes.md", "---\nkind: session\n---\n");
    client.settle();
    assert!(client.findings.is_empty(), "{:?}", client.findings);
    assert_eq!(
        client.about("textDocument/codeLens", "../elsewhere/notes.md"),
        Value::Null
    );
    client.end();
}

/// The position of a text in another, on one line.
fn position_of(text: &str, part: &str) -> Value {
    let at = text
        .find(part)
        .unwrap_or_else(|| panic!("{part} is missing"));
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    json!({"line": line, "character": text[start..at].encode_utf16().count()})
}

/// The labels that are proposed at the end of `before`, with `after` behind it.
fn proposed(client: &mut Client, path: &str, before: &str, after: &str) -> Vec<String> {
    client.change(path, Value::Null, &format!("{before}{after}"));
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let character = before[start..].encode_utf16().count();
    let uri = client.uri(path);
    let at =
        json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
    let items = client.request("textDocument/completion", at);
    let items = items.as_array().unwrap().iter();
    items
        .map(|item| item["label"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn completion_proposes_fields_words_ids_dates_markers_and_links() {
    let workspace = Workspace::example();
    let mut client = Client::ready(&workspace);
    let path = "4-development/new-session.md";
    client.open(path, "");
    let has = |found: &[String], wanted: &[&str]| {
        for word in wanted {
            assert!(found.iter().any(|one| one == word), "{word} in {found:?}");
        }
    };
    let found = proposed(&mut client, path, "---\nkind: ", "\n---\n");
    has(&found, &["session", "review", "note", "engagement"]);
    let front = "---\nkind: session\nnumber: 7\ndate: 2026-04-01\n";
    let found = proposed(&mut client, path, front, "\n---\n");
    has(&found, &["minutes", "actions", "reviewed", "mode"]);
    assert!(
        !found.iter().any(|one| one == "date" || one == "number"),
        "{found:?}"
    );
    let found = proposed(&mut client, path, &format!("{front}mode: "), "\n---\n");
    has(&found, &["in-person", "video", "phone"]);
    // Also while the front matter has no end yet.
    let found = proposed(&mut client, path, &format!("{front}mode: v"), "");
    has(&found, &["video"]);
    let found = proposed(&mut client, path, &format!("{front}draft: "), "\n---\n");
    has(&found, &["true", "false"]);
    let found = proposed(&mut client, path, "---\nkind: session\ndate: ", "\n---\n");
    has(&found, &["2026-11-20", "2026-11-27"]);
    let found = proposed(
        &mut client,
        path,
        &format!("{front}actions:\n  - id: a\n    "),
        "\n---\n",
    );
    has(&found, &["what", "owner", "due"]);
    assert!(
        !found.iter().any(|one| one == "id" || one == "minutes"),
        "{found:?}"
    );
    let agenda = workspace.read("3-agenda/agenda.md");
    let objective = agenda.split("\n").find_map(|line| {
        let id = line.trim().strip_prefix("- id: ")?;
        line.starts_with("      ").then(|| id.to_owned())
    });
    let objective = objective.expect("an objective");
    let found = proposed(
        &mut client,
        path,
        &format!("{front}progress:\n  - objective: "),
        "\n---\n",
    );
    has(&found, &[&objective]);
    let found = proposed(&mut client, path, &format!("{front}---\n## Notes {{"), "\n");
    assert_eq!(found, ["{.coach-only}", "{.client-only}", "{.shared}"]);
    let found = proposed(&mut client, path, &format!("{front}---\nAs in [["), "\n");
    has(&found, &["session-1", "agenda", "engagement"]);
    client.end();
}

#[test]
fn ids_lead_to_their_items_and_are_renamed_everywhere() {
    let workspace = Workspace::example();
    let before = checked(&workspace);
    let path = "3-agenda/agenda.md";
    let agenda = workspace.read(path);
    let mut client = Client::ready(&workspace);
    client.open(path, &agenda);
    let id = agenda.lines().find_map(|line| {
        let id = line.strip_prefix("      - id: ")?;
        Some(id.trim().to_owned())
    });
    let id = id.expect("an objective");
    let uri = client.uri(path);
    let here = position_of(&agenda, &format!("- id: {id}\n"));
    let mut at = here.clone();
    at["character"] = (here["character"].as_u64().unwrap() + 7).into();
    let params = json!({"textDocument": {"uri": uri}, "position": at});
    let definition = client.request("textDocument/definition", params.clone());
    assert_eq!(definition[0]["uri"], uri);
    assert_eq!(definition[0]["range"]["start"]["line"], at["line"]);
    let mut with_context = params.clone();
    with_context["context"] = json!({"includeDeclaration": false});
    let references = client.request("textDocument/references", with_context);
    assert!(references.as_array().unwrap().len() > 2, "{references}");
    let range = client.request("textDocument/prepareRename", params.clone());
    assert_eq!(range["start"]["line"], at["line"]);
    // A name that is no id, or is taken.
    for wrong in ["", "Two Words", "a--b", "é"] {
        let mut rename = params.clone();
        rename["newName"] = wrong.into();
        let request = client.ask("textDocument/rename", rename);
        assert_eq!(client.answer(request)["error"]["code"], -32803, "{wrong}");
    }
    let mut rename = params;
    rename["newName"] = "quite-another".into();
    let edit = client.request("textDocument/rename", rename);
    for (uri, edits) in edit["changes"].as_object().unwrap() {
        let root = format!("file://{}/", workspace.records().display());
        let file = uri.strip_prefix(&root).unwrap();
        let text = workspace.read(file);
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        for one in edits.as_array().unwrap() {
            let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
            let line = &mut lines[start["line"].as_u64().unwrap() as usize];
            let column = |at: &Value| at["character"].as_u64().unwrap() as usize;
            assert_eq!(&line[column(start)..column(end)], id);
            line.replace_range(column(start)..column(end), "quite-another");
        }
        workspace.write(file, &lines.join("\n"));
    }
    // The same findings, except about approved copies, which the rename changed.
    let about_ids = |found: &BTreeSet<Found>| -> BTreeSet<String> {
        let unknown = found.iter().filter(|one| one.3.contains("reference"));
        unknown.map(|one| format!("{one:?}")).collect()
    };
    assert_eq!(about_ids(&checked(&workspace)), about_ids(&before));
    for path in records(&workspace) {
        let text = workspace.read(&path);
        assert!(!text.contains(&format!(": {id}\n")), "{id} in {path}");
    }
    client.end();
}

#[test]
fn hover_explains_fields_and_ids() {
    let workspace = Workspace::example();
    let path = "3-agenda/agenda.md";
    let agenda = workspace.read(path);
    let mut client = Client::ready(&workspace);
    client.open(path, &agenda);
    let uri = client.uri(path);
    let hover = |client: &mut Client, part: &str| {
        let at = json!({"textDocument": {"uri": uri}, "position": position_of(&agenda, part)});
        let hover = client.request("textDocument/hover", at);
        hover["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let text = hover(&mut client, "points:");
    assert!(text.contains("**points**: "), "{text}");
    let text = hover(&mut client, "specific:");
    assert!(
        text.contains("**specific**: ") && text.contains("- **client** sees this"),
        "{text}"
    );
    client.end();
}

/// Accepting a finding adds the entry in which the reason is written, and a heading gets the marker.
#[test]
fn a_finding_is_accepted_and_a_section_kept_private() {
    let workspace = Workspace::practice();
    let text = workspace.read(SESSION);
    let late = text.replacen("minutes: ", "minutes: 9", 1);
    assert_ne!(late, text);
    for extra in [
        "",
        "allow:\n- rule: session-interval\n  because: It was August.\n",
    ] {
        let late =
            late.replacen("---\n", &format!("---\n{extra}"), 1) + "\n## Afterwards\n\nText.\n";
        let mut client = Client::ready(&workspace);
        client.open(SESSION, &late);
        let uri = client.uri(SESSION);
        let range = json!({
            "start": {"line": 0, "character": 0}, "end": position_of(&late, "## Afterwards")
        });
        let params =
            json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
        let actions = client.request("textDocument/codeAction", params);
        let actions = actions.as_array().unwrap().clone();
        let titled = |word: &str| {
            let found = actions
                .iter()
                .find(|one| one["title"].as_str().unwrap().contains(word));
            found
                .unwrap_or_else(|| panic!("{word} in {actions:?}"))
                .clone()
        };
        let accept = titled("accept `session-length`");
        let edit = &accept["edit"]["changes"][&uri][0];
        client.change(
            SESSION,
            edit["range"].clone(),
            edit["newText"].as_str().unwrap(),
        );
        client.settle();
        let codes: Vec<&str> = client.findings[SESSION]
            .iter()
            .map(|one| one["code"].as_str().unwrap())
            .collect();
        assert!(
            !codes.iter().any(|code| code.contains("session-length")),
            "{codes:?}"
        );
        assert!(
            codes
                .iter()
                .any(|code| code.contains("allow-without-reason")),
            "{codes:?}"
        );
        let line = position_of(&late, "## Afterwards")["line"]
            .as_u64()
            .unwrap();
        let line = line + edit["newText"].as_str().unwrap().matches('\n').count() as u64;
        let at = json!({"line": line, "character": 0});
        let params = json!({
            "textDocument": {"uri": uri}, "range": {"start": at, "end": at},
            "context": {"diagnostics": [], "only": ["quickfix"]}
        });
        let actions = client.request("textDocument/codeAction", params);
        let mut offered = actions.as_array().unwrap().iter();
        let marker = offered.find(|one| one["title"].as_str().unwrap().contains("{.coach-only}"));
        let marker = &marker.expect("the marker")["edit"]["changes"][&uri][0];
        client.change(
            SESSION,
            marker["range"].clone(),
            marker["newText"].as_str().unwrap(),
        );
        let lenses = client.about("textDocument/codeLens", SESSION);
        let private = lenses
            .as_array()
            .unwrap()
            .iter()
            .find(|lens| lens["range"]["start"]["line"] == line);
        assert_eq!(private.expect("a lens")["command"]["title"], "coach only");
        client.end();
    }
}
