//! The language server in Neovim, without a screen.

use std::process::Command;

use serde_json::Value;

use super::super::{TODAY, Workspace};
use super::records;
use crate::skip::skip;

const SCRIPT: &str = "tests/suite/cli/lsp/neovim.lua";

/// A session with an action that a later session refers to.
const SESSION: &str = "4-development/session-1.md";

#[test]
fn neovim_completes_explains_fixes_and_renames() {
    let name = "cli::lsp::neovim::neovim_completes_explains_fixes_and_renames";
    if Command::new("nvim").arg("--version").output().is_err() {
        return skip(name, "nvim is not installed");
    }
    let workspace = Workspace::example();
    let out = workspace.root().join("result.json");
    let command = [env!("CARGO_BIN_EXE_coachgen"), "lsp", "--today", TODAY];
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(SCRIPT);
    let ran = Command::new("nvim")
        .args(["--headless", "-u", "NONE", "-i", "NONE"])
        .args(["-c", &format!("luafile {}", script.display())])
        .args(["-c", "qall!"])
        .current_dir(workspace.records())
        .env("HOME", workspace.root().join("home"))
        .env("LSP_FILE", workspace.path(SESSION))
        .env("LSP_COMMAND", serde_json::to_string(&command).unwrap())
        .env("LSP_OUT", &out)
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&ran.stderr);
    let result = std::fs::read(&out).unwrap_or_else(|_| panic!("Neovim wrote no result: {shown}"));
    let result: Value = serde_json::from_slice(&result).unwrap();
    let text = |name: &str| result[name].as_str().unwrap_or_default();
    assert!(text("finding").contains("minuts"), "{result}");
    assert!(text("action").contains("minutes"), "{result}");
    assert!(text("fixed").starts_with("minutes: "), "{result}");
    let completion = result["completion"].as_array().unwrap();
    assert!(completion.contains(&"video".into()), "{result}");
    assert!(text("hover").contains("**minutes**: "), "{result}");
    assert!(text("hover").contains("**client**"), "{result}");
    let id = result["renamed"]["id"].as_str().unwrap();
    assert!(result["renamed"]["files"].as_u64().unwrap() > 1, "{result}");
    for path in records(&workspace) {
        let record = workspace.read(&path);
        assert!(
            !record.contains(&format!("action: {id}\n")),
            "{id} in {path}"
        );
    }
    assert!(workspace.read(SESSION).contains("- id: renamed-in-neovim"));
}
