//! An engagement in a folder `portal`: the portals are written beside it.

use std::fs;

use super::Workspace;

#[test]
fn an_engagement_named_portal_does_not_stop_the_practice() {
    let workspace = Workspace::practice();
    fs::rename(
        workspace.path("first-week-seun-adair"),
        workspace.path("portal"),
    )
    .unwrap();
    for _ in 0..2 {
        workspace.run(&["build", "records"]);
        assert!(workspace.path("portal/engagement.md").is_file());
        assert!(!workspace.path("portal/coach").exists());
        assert!(workspace.path("portals/client/portal/index.html").is_file());
    }
    let ran = workspace.run(&["build", "records", "-o", "records/portal"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is an engagement's folder"), "{}", ran.err);
}
