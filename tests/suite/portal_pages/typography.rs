//! Typographic marks and e-mail links in the fields of a page, and in nothing else.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use crate::confidentiality::folder::{BuildHarness, Folder, portal};

fn pages(folder: &Folder) -> Vec<(String, String)> {
    let built = BuildHarness::pages_only().build(folder, &Policy::default());
    let files = &portal(&built, &Reader::Coach).tree.files;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let files = files.iter();
    files
        .map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect()
}

fn page<'p>(pages: &'p [(String, String)], path: &str) -> &'p str {
    let mut pages = pages.iter();
    &pages.find(|(known, _)| known == path).expect(path).1
}

#[test]
fn fields_have_typographic_marks_and_e_mail_links() {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient: {name: Noor Aziz, email: noor@aziz.example}\nstatus: active\nstart: 2026-01-05\nconfidentiality:\n  agreed: 2026-01-12\ncomplaints: \"The coach's \\\"duty of care\\\" and 80 % of it\"\n---\nRun `say \"x\"` and \"write\".\n");
    let all = pages(&folder);
    let agreement = page(&all, "agreement.html");
    for words in [
        "The coach’s “duty of care” and 80\u{a0}% of it",
        "<code dir=\"auto\">say &quot;x&quot;</code> and “write”",
        "<a href=\"mailto:noor@aziz.example\">noor@aziz.example</a>",
    ] {
        assert!(agreement.contains(words), "{words}: {agreement}");
    }
    // A report has no links, and the same marks.
    let report = page(&all, "reports/agreement.html");
    assert!(!report.contains("mailto:") && report.contains("“duty of care”"));
    // What a page searches for is what it shows.
    let texts = page(&all, "search/text.js");
    assert!(texts.contains("“duty of care”"), "{texts}");
}
