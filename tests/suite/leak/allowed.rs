//! The egress scan does not report what the reader may see and what the interface says.

use super::{SECRET, assert_nothing_found, scan};

#[test]
fn visible_text_is_not_reported() {
    let scan = scan(
        &[
            SECRET,
            "Lead the weekly meeting",
            "see [the plan](https://x.example/the-old-plan)",
        ],
        &[
            "It is said the door *is meant for women* like her and him.",
            "Goal: lead the weekly meeting",
            "[plan](https://x.example/the-old-plan)",
        ],
        &[],
    );
    assert_nothing_found(
        &scan,
        "<p>is meant for women like her. Lead the weekly meeting.</p>",
    );
    assert_nothing_found(&scan, "<a href=\"https://x.example/the-old-plan\">plan</a>");
    // Only the overlap is allowed.
    assert_eq!(scan.file("a.html", b"open door is meant for women"), [0]);
}

#[test]
fn adjacent_allowed_texts_are_not_reported() {
    let scan = scan(
        &[
            "Anna Berger, Finance Director",
            "First we agreed on the way forward for now",
        ],
        &[
            "Anna Berger",
            "Finance Director",
            "First we agreed on",
            "the way forward for now",
        ],
        &[],
    );
    assert_nothing_found(
        &scan,
        "<p>Anna Berger</p><p>Finance Director</p> first we agreed on the way forward",
    );
}

#[test]
fn words_of_the_interface_are_not_reported() {
    let messages = [
        "Progress review",
        "Session { $n } of { $total }",
        "Shared with the sponsor",
        "What the sponsor wants",
    ];
    let scan = scan(
        &[
            "Progress review",
            "Session 3 of 8, progress review",
            "The sponsor wants the review shared",
        ],
        &[],
        &messages,
    );
    assert_nothing_found(
        &scan,
        "<h1>Progress review</h1><p>Session 3 of 8</p><p>Progress review</p>",
    );
    // Words of the interface in another order are not the interface's text.
    assert_eq!(
        scan.file("a.html", b"the sponsor wants the review shared"),
        [2]
    );
}
