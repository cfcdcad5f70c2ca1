//! Every message of every rule as a coach reads it, from the bad examples of the rules' pages, to be reviewed line by
//! line.

use coachgen::check::ALL;

use super::page::examples;
use super::run;

#[test]
fn every_message() {
    let mut gallery = String::new();
    for check in ALL {
        let rule = check.rule;
        for example in examples(check.page).iter().filter(|example| !example.good) {
            let (found, _) = run(example);
            gallery.push_str(&format!(
                "── {} {}\n\n{}\n\n",
                rule.code,
                rule.name,
                found.rendered().join("\n\n")
            ));
        }
    }
    insta::assert_snapshot!(gallery);
}
