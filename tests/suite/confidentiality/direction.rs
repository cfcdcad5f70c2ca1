//! Every text of a record has its own direction on every page of every reader.
//!
//! Uses the canary engagement in Hebrew: a text that is not isolated was forgotten in a template.

use coachgen::policy::Policy;

use super::folder::{BuildHarness, Folder};
use super::generated::generate;
use crate::isolation::{check_isolation, is_hebrew};

/// The canary engagement with each of its words replaced by a Hebrew word.
fn in_hebrew() -> Folder {
    let (mut folder, _) = generate();
    for path in folder.records() {
        let text = folder.text(&path).replace("Said <!--", "אמרה <!--");
        let text = text.replace("--> aloud", "--> בקול");
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("Zq") {
            out.push_str(&rest[..at]);
            let word: String = rest[at..].chars().take(12).collect();
            match word
                .strip_suffix("quail")
                .and_then(|word| word.strip_prefix("Zq"))
            {
                Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                    out.push('ש');
                    let letters: Vec<char> = "אבגדהוזחטי".chars().collect();
                    out.extend(number.bytes().map(|byte| letters[usize::from(byte - b'0')]));
                    rest = &rest[at + word.len()..];
                }
                _ => {
                    out.push_str("Zq");
                    rest = &rest[at + 2..];
                }
            }
        }
        out.push_str(rest);
        folder.put(&path, out);
    }
    folder
}

#[test]
fn every_text_of_a_record_has_its_own_direction_on_every_page() {
    let bench = BuildHarness::new();
    let mut folder = in_hebrew();
    bench.approve(&mut folder, &Policy::default());
    let built = bench.build(&folder, &Policy::default());
    assert_eq!(built.portals.len(), 4, "coach, client, two sponsors");
    let (mut texts, mut faults) = (0, Vec::new());
    for portal in &built.portals {
        for (path, bytes) in &portal.tree.files {
            if !path.ends_with(".html") {
                continue;
            }
            let html = std::str::from_utf8(bytes).expect("UTF-8");
            let page = check_isolation(html);
            texts += page.texts;
            faults.extend(
                page.faults
                    .into_iter()
                    .map(|fault| format!("{path}: {fault}")),
            );
            if path == "index.html" {
                assert!(html.chars().any(is_hebrew), "{path}");
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(texts > 1000, "only {texts} texts");
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
