//! Private words that are repeated where others can read them are found in every script and through markup.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, portal};
use crate::page_text::page_text;

fn built(private: &str, shared: &str) -> (bool, bool) {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient:\n  name: Odile Marchetti\nsponsors:\n  - name: Henk Vos\nstatus: active\nstart: 2026-01-14\n---\n");
    folder.put(
        "session-1.md",
        format!("---\nkind: session\nnumber: 1\ndate: 2026-03-25\n---\n\nZwiebelturm.\n\n{shared}\n\n## What I noticed {{.coach-only}}\n\n{private}\n"),
    );
    let built = BuildHarness::new().build(&folder, &Policy::default());
    let found = built.diags.iter().any(|diag| diag.rule.code == "CG606");
    let pages = &portal(&built, &Reader::Client).tree.files;
    let has = pages
        .iter()
        .any(|(_, bytes)| page_text(bytes).contains("Zwiebelturm"));
    (found, has)
}

#[test]
fn repeated_words_in_any_script_hold_the_record_back() {
    for (private, shared) in [
        (
            "She will not forgive her brother for the farm.",
            "She said: she will not forgive her bro\u{ad}ther for the farm!",
        ),
        (
            "She will not forgive her brother for the farm.",
            "She will not forgive [her brother](https://example.org/a) for the farm.",
        ),
        (
            "She will not forgive her brother for the farm.",
            "She will not for&shy;give h*er* brother for the farm",
        ),
        (
            "Er fürchtet, dass die Größe des Hauses ihn erdrückt.",
            "ER FU\u{308}RCHTET DASS DIE GROESSE, ja: die Grösse des Hauses ihn erdrückt, er fürchtet dass die Größe des Hauses",
        ),
        (
            "她一直没有原谅她的哥哥，因为那块地的事情。",
            "后来：她一直没有原谅她的哥哥。",
        ),
        (
            "彼女は兄を許していないし、許すつもりもない。",
            "今日、彼女は兄を許していないし、許すつもりもないと。",
        ),
        (
            "เธอไม่เคยให้อภัยพี่ชายของเธอเรื่องที่ดินผืนนั้นเลย",
            "วันนี้ เธอไม่เคยให้อภัยพี่ชายของเธอเรื่องที่ดิน",
        ),
        (
            "그녀는 땅 문제로 오빠를 아직 용서하지 않았다고 했다.",
            "그녀는 땅 문제로 오빠를 아직 용서하지 않았다",
        ),
        (
            "لم تسامح أخاها بسبب الأرض حتى اليوم أبدا",
            "لَمْ تُسَامِحْ أَخَاهَا بِسَبَبِ الأرْضِ حتى اليوم",
        ),
        (
            "वह ज़मीन के लिए अपने भाई को माफ़ नहीं करेगी",
            "वह जमीन के लिए अपने भाई को माफ नहीं करेगी",
        ),
    ] {
        assert_eq!(built(private, shared), (true, false), "{shared}");
    }
}

#[test]
fn a_common_phrase_is_not_a_repetition() {
    for (private, shared) in [
        (
            "She will not forgive her brother for the farm.",
            "She will not forgive the farm its brother.",
        ),
        (
            "她一直没有原谅她的哥哥，因为那块地的事情。",
            "她一直没有说，因为时间不够。",
        ),
        ("彼女は兄を許していない。", "彼女は来ていない。"),
        ("เธอบอกว่าผู้บังคับบัญชาไม่เคยฟัง", "เธอบอกว่าไม่มีเวลา"),
    ] {
        assert_eq!(built(private, shared), (false, true), "{shared}");
    }
}
