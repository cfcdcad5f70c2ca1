//! A small folder of pages, some good and most with one fault, to show that the checks find what they should.
//!
//! Nothing in it is taken from the portal.

use std::path::Path;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; \
                      base-uri 'none'; form-action 'none'";
const STYLE: &str = "body { margin: 1rem; overflow-wrap: anywhere } .wide { width: 400px } .wider { width: 1400px }\n";
const DOT: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";

/// One page: its file, its body, and words of every fault that must be found in it.
type Page = (&'static str, String, Vec<&'static str>);

/// Writes the pages into `reader`, and one file beside it in `parent`; returns each page with the words that must be
/// among its faults (none for a good page).
pub fn write(parent: &Path, reader: &Path) -> Vec<(&'static str, Vec<&'static str>)> {
    std::fs::create_dir_all(reader.join("inner")).expect("a folder");
    std::fs::write(
        parent.join("private.html"),
        "<p>beside the reader's folder</p>",
    )
    .expect("a file");
    for (file, content) in [
        ("style.css", STYLE),
        (
            "quiet.js",
            "document.documentElement.dataset.ready = 'yes';\n",
        ),
        ("loud.js", "console.error('the fixture complains');\n"),
        ("throws.js", "throw new Error('the fixture throws');\n"),
        (
            "asks.js",
            "new Image().src = 'http://elsewhere.invalid/pixel.gif';\n",
        ),
        ("peeks.js", "new Image().src = '../private.html';\n"),
    ] {
        std::fs::write(reader.join(file), content).expect("a file");
    }
    let pages = bodies()
        .into_iter()
        .map(|(file, body, faults)| (file, page_html(file, &body), faults));
    let mut expected = Vec::new();
    for (file, html, faults) in pages.chain(heads()) {
        std::fs::write(reader.join(file), html).expect("a page");
        expected.push((file, faults));
    }
    expected
}

/// Pages with a correct head.
fn bodies() -> Vec<Page> {
    let page = |file, body: &str, faults: &[&'static str]| (file, body.to_owned(), faults.to_vec());
    vec![
        page(
            "index.html",
            &format!(
                "<p id=\"part\">Good.</p><a href=\"inner/good%20page.html#über\">a page</a> <a href=\"#part\">here</a> \
                 <a href=\"#top\">up</a> <a href=\"https://example.com/\">out</a> <a href=\"mailto:a@example.com\">mail</a> \
                 <img src=\"{DOT}\" alt=\"\"> <svg><a href=\"#part\"><text>x</text></a></svg> \
                 <script src=\"quiet.js\"></script>"
            ),
            &[],
        ),
        page(
            "inner/good page.html",
            "<p id=\"über\"><a href=\"../index.html#part\">back</a></p>",
            &[],
        ),
        page(
            "console.html",
            "<script src=\"loud.js\"></script>",
            &["console error: the fixture complains"],
        ),
        page(
            "exception.html",
            "<script src=\"throws.js\"></script>",
            &["Error: the fixture throws"],
        ),
        page(
            "inline-style.html",
            "<p style=\"color: red\">red</p>",
            &[
                "a style attribute on p",
                "policy violation: style-src-attr",
                "log error (security)",
            ],
        ),
        page(
            "style-element.html",
            "<style>p { color: red }</style>",
            &["a style element", "policy violation"],
        ),
        page(
            "inline-script.html",
            "<script>var a = 1;</script>",
            &["a script element", "policy violation: script-src"],
        ),
        page(
            "handler.html",
            "<p onclick=\"a()\">press</p>",
            &["an onclick attribute on p"],
        ),
        page(
            "external-image.html",
            "<img src=\"https://elsewhere.invalid/a.png\" alt=\"\">",
            &[
                "policy violation: img-src",
                "img src=\"https://elsewhere.invalid/a.png\" is not an allowed address",
            ],
        ),
        page(
            "broken-link.html",
            "<a href=\"missing.html\">x</a>",
            &["a href=\"missing.html\" leads to no file"],
        ),
        page(
            "folder-link.html",
            "<a href=\"inner/\">x</a>",
            &["a href=\"inner/\" leads to no file"],
        ),
        page(
            "case.html",
            "<a href=\"Index.html\">x</a>",
            &["a href=\"Index.html\" leads to no file"],
        ),
        page(
            "broken-fragment.html",
            "<a href=\"index.html#gone\">x</a>",
            &["leads to no id gone in index.html"],
        ),
        page(
            "outside.html",
            "<a href=\"../private.html\">x</a>",
            &["leads out of the reader's folder"],
        ),
        page(
            "root.html",
            "<a href=\"/index.html\">x</a>",
            &["leads out of the reader's folder"],
        ),
        page(
            "scheme.html",
            "<a href=\"http://example.com/\">x</a>",
            &["is not an allowed address"],
        ),
        page(
            "script-link.html",
            "<a href=\"javascript:a()\">x</a>",
            &["is not an allowed address"],
        ),
        page(
            "no-address.html",
            "<a href=\"https://[\">x</a>",
            &["is not a valid address"],
        ),
        page(
            "missing-image.html",
            "<img src=\"gone.png\" alt=\"\">",
            &["does not load: gone.png", "leads to no file"],
        ),
        page(
            "narrow.html",
            "<div class=\"wide\">x</div>",
            &["overflows at 320 px: 416 px wide; sticking out: div.wide"],
        ),
        page(
            "wide.html",
            "<div class=\"wider\">x</div>",
            &["overflows at 320 px", "overflows at 1280 px"],
        ),
        page("two-h1.html", "<h1>again</h1>", &["2 h1 elements, not one"]),
        page(
            "two-ids.html",
            "<p id=\"a\">x</p><p id=\"a\">y</p>",
            &["duplicate id a"],
        ),
    ]
}

/// Pages whose head lacks something.
fn heads() -> Vec<Page> {
    let good = page_html("", "");
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let without = |part: &str| {
        assert!(good.contains(part), "the good page has {part}");
        good.replace(part, "")
    };
    let with_scripts = |file: &str| {
        without(&policy).replace(
            "</body>",
            &format!("<script src=\"{file}\"></script></body>"),
        )
    };
    vec![
        ("no-lang.html", without(" lang=\"en\""), vec!["no lang"]),
        ("no-title.html", without("A page"), vec!["an empty title"]),
        (
            "no-robots.html",
            without("<meta name=\"robots\" content=\"noindex\">"),
            vec!["no meta robots noindex"],
        ),
        (
            "no-referrer.html",
            without("<meta name=\"referrer\" content=\"no-referrer\">"),
            vec!["no meta referrer"],
        ),
        (
            "no-viewport.html",
            without("<meta name=\"viewport\" content=\"width=device-width\">"),
            vec!["no meta viewport for phones"],
        ),
        (
            "no-doctype.html",
            without("<!doctype html>"),
            vec!["quirks mode"],
        ),
        (
            "no-policy.html",
            without(&policy),
            vec!["no content security policy"],
        ),
        (
            "late-policy.html",
            without(&policy).replace("</head>", &format!("{policy}</head>")),
            vec!["comes after elements that it applies to"],
        ),
        (
            "other-policy.html",
            good.replace("; form-action 'none'", ""),
            vec!["is not the expected policy"],
        ),
        (
            "asks.html",
            with_scripts("asks.js"),
            vec![
                "requests http://elsewhere.invalid/pixel.gif",
                "does not load: http",
            ],
        ),
        (
            "peeks.html",
            with_scripts("peeks.js"),
            vec!["requests file:///", "/private.html"],
        ),
    ]
}

fn page_html(file: &str, body: &str) -> String {
    let up = if file.contains('/') { "../" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\">\
         <meta name=\"referrer\" content=\"no-referrer\"><title>A page</title>\
         <link rel=\"stylesheet\" href=\"{up}style.css\"></head><body><h1>A page</h1>{body}</body></html>\n"
    )
}
