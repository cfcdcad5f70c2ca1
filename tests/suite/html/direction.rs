//! The direction of each block of prose.

use super::render;

#[test]
fn every_block_takes_its_direction_from_its_own_text() {
    assert_eq!(
        render("## כותרת\n\nשלום (4)!\n\n- אחד\n- two\n\nWith `f(x)`."),
        "<h2 id=\"כותרת\" dir=\"auto\">כותרת</h2>\n<p dir=\"auto\">שלום (4)!</p>\n\
         <ul dir=\"rtl\">\n<li dir=\"auto\">אחד</li>\n<li dir=\"auto\">two</li>\n</ul>\n\
         <p dir=\"auto\">With <code dir=\"auto\">f(x)</code>.</p>\n"
    );
    assert_eq!(
        render("| name | الاسم |\n|---|---|\n| محمد | 陈 |"),
        "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\
         <th scope=\"col\" dir=\"auto\">name</th><th scope=\"col\" dir=\"auto\">الاسم</th></tr>\n</thead>\n<tbody>\n<tr>\
         <td dir=\"auto\">محمد</td><td dir=\"auto\">陈</td></tr>\n</tbody>\n</table>\n</div>\n"
    );
}

/// A browser ignores children that have a direction, and would set these from left to right.
#[test]
fn containers_of_right_to_left_blocks_have_a_direction() {
    let out =
        render("> اقتباس\n\n1. أول.\n\n   فقرة\n2. second\n\n| א | b |\n|---|---|\n| c | ד |");
    for part in [
        "<blockquote dir=\"rtl\">\n<p dir=\"auto\">اقتباس",
        "<ol dir=\"rtl\">\n<li dir=\"rtl\"><p dir=\"auto\">أول.",
        "<li dir=\"auto\"><p dir=\"auto\">second",
        "<table dir=\"rtl\">",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
    let nested = render("- one\n  - שתיים\n    > שלוש");
    for part in [
        "<ul>\n<li dir=\"auto\">one",
        "<ul dir=\"rtl\">\n<li dir=\"auto\">שתיים",
        "<blockquote dir=\"rtl\">",
    ] {
        assert!(nested.contains(part), "{part} is not in\n{nested}");
    }
}

#[test]
fn tasks_and_footnotes_keep_their_direction() {
    let out = render("- [x] גמור\n- [ ] open\n\nText[^a].\n\n[^a]: הערה.");
    for part in [
        "<ul dir=\"rtl\">\n<li class=\"task task-done\" dir=\"auto\"><span class=\"visually-hidden\" dir=\"auto\">",
        "<li class=\"task\" dir=\"auto\">",
        "<ol dir=\"rtl\" start=\"1\">\n<li id=\"note-1\" dir=\"rtl\"><p dir=\"auto\">הערה.",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
}
