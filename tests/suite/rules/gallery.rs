//! Every message of every rule as a coach reads it, from the bad examples of the rules' pages, to be reviewed line by
//! line.

use coachgen::check::ALL;

use super::page::examples;
use super::run;

#[test]
fn every_message() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/messages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for check in ALL {
            let mut messages = String::new();
            for example in examples(check.page).iter().filter(|example| !example.good) {
                let (found, _) = run(example);
                messages.push_str(&format!("{}\n\n", found.rendered().join("\n\n")));
            }
            let name = format!("{}-{}", check.rule.code, check.rule.name);
            insta::assert_snapshot!(name, messages);
        }
    });
}
