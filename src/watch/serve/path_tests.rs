//! Tests of valid and malicious paths.

use super::*;

fn read(raw: &str) -> Option<String> {
    PagePath::read(raw).map(|path| path.0)
}

#[test]
fn plain_paths_are_decoded_once() {
    for (raw, path) in [
        ("/", "index.html"),
        ("/coach/", "coach/index.html"),
        ("/coach", "coach"),
        ("/coach/a/session-3.html", "coach/a/session-3.html"),
        ("/client/zo%C3%AB/", "client/zoë/index.html"),
        ("/client/zoë/a.html", "client/zoë/a.html"),
        ("/coach/a%20b.html", "coach/a b.html"),
        ("/coach/100%25.html", "coach/100%.html"),
        ("/coach/a%2541.html", "coach/a%41.html"),
        ("/coach/.hidden", "coach/.hidden"),
        ("/coach/...", "coach/..."),
    ] {
        assert_eq!(read(raw).as_deref(), Some(path), "{raw}");
    }
}

#[test]
fn unsafe_paths_are_refused_in_every_encoding() {
    let unsafe_paths = [
        "",
        "*",
        "coach/",
        "//",
        "//coach/",
        "/coach//a",
        "/coach//",
        "/.",
        "/..",
        "/./a",
        "/../a",
        "/coach/..",
        "/coach/../a",
        "/%2e%2e/a",
        "/.%2e/a",
        "/%2E./a",
        "/%2e",
        "/coach/%2e/",
        "/coach/%2e%2e/",
        "/..%2fa",
        "/a%2fb",
        "/a%2Fb",
        "/%2f",
        "/a%5cb",
        "/a%5Cb",
        "/a\\b",
        "/..\\a",
        "/..%5ca",
        "/%00",
        "/a%00.html",
        "/a%0ab",
        "/a%0d%0ab",
        "/a%7f",
        "/a%09",
        "/a%c2%85",
        "/C:/a",
        "/c%3a/a",
        "/a.html:stream",
        "/a%3A%3A$DATA",
        "/%252e%252e/a",
        "/%252e",
        "/a%252fb",
        "/a%255cb",
        "/a%253ab",
        "/a%2500",
        "/a%25252fb",
        "/%25252525252e%2e",
        "/%ff",
        "/%c3",
        "/%c0%ae%c0%ae/a",
        "/%",
        "/a%",
        "/a%2",
        "/a%zz",
        "/a%2g",
        "/%u002e",
    ];
    for raw in unsafe_paths {
        assert_eq!(read(raw), None, "{raw}");
    }
}

#[test]
fn encoded_paths_parse_to_the_same_path() {
    for path in [
        "coach/index.html",
        "client/zoë b/a.html",
        "coach/100%.html",
        "coach/\"<&'>.html",
    ] {
        assert_eq!(read(&to_url_path(path)).as_deref(), Some(path));
    }
    let folder = PagePath("client/zoë".to_owned());
    assert_eq!(folder.folder(), "/client/zo%C3%AB/");
    assert_eq!(read(&folder.folder()), Some(folder.index()));
}
