//! An engagement in a folder `portal`: the portals are written beside it.

use std::fs;

use super::Workspace;

#[test]
fn an_engagement_named_portal_does_not_stop_the_practice() {
    let desk = Workspace::practice();
    fs::rename(desk.path("first-week-seun-adair"), desk.path("portal")).unwrap();
    for _ in 0..2 {
        desk.run(&["build", "records"]);
        assert!(desk.path("portal/engagement.md").is_file());
        assert!(!desk.path("portal/coach").exists());
        assert!(desk.path("portals/client/portal/index.html").is_file());
    }
    let ran = desk.run(&["build", "records", "-o", "records/portal"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is an engagement's folder"), "{}", ran.err);
}
