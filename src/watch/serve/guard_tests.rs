//! Tests of request heads and their verdicts.

use std::net::{Ipv4Addr, SocketAddr};

use axum::http::{Request, request};

use super::*;

const HOST: &str = "127.0.0.1:4180";

fn auth(port: u16) -> Auth {
    Auth::new(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).unwrap()
}

/// Returns the cookie as a browser sends it back.
fn cookie(auth: &Auth) -> String {
    auth.session_cookie().split(';').next().unwrap().to_owned()
}

fn head(method: &str, target: &str, lines: &[(&str, &str)]) -> Parts {
    let mut request: request::Builder = Request::builder().method(method).uri(target);
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    request.body(()).unwrap().into_parts().0
}

/// Returns the verdict on a GET with the right host and cookie, and these extra headers.
fn verdict(target: &str, lines: &[(&str, &str)]) -> Verdict {
    let auth = auth(4180);
    let cookie = cookie(&auth);
    let mut all = vec![("host", HOST), ("cookie", cookie.as_str())];
    all.extend(lines);
    judge(&head("GET", target, &all), &auth)
}

fn page(path: &str) -> Verdict {
    Verdict::Look(PagePath::read(path).unwrap())
}

#[test]
fn only_the_exact_host_is_accepted() {
    let auth = auth(4180);
    let cookie = cookie(&auth);
    let judged = |hosts: &[&str], target: &str| {
        let mut lines = vec![("cookie", cookie.as_str())];
        lines.extend(hosts.iter().map(|host| ("host", *host)));
        judge(&head("GET", target, &lines), &auth)
    };
    assert_eq!(judged(&[HOST], "/a"), page("/a"));
    assert_eq!(judged(&[HOST], "http://127.0.0.1:4180/a"), page("/a"));
    assert_eq!(
        judged(&[""], "/a"),
        Verdict::Refuse(RequestRefusal::OtherHost)
    );
    assert_eq!(judged(&[], "/a"), Verdict::Refuse(RequestRefusal::NoHost));
    assert_eq!(
        judged(&[HOST, HOST], "/a"),
        Verdict::Refuse(RequestRefusal::NoHost)
    );
    assert_eq!(
        judged(&[HOST, "evil.example"], "/a"),
        Verdict::Refuse(RequestRefusal::NoHost)
    );
    for host in [
        "localhost:4180",
        "127.0.0.1",
        "127.0.0.1:4181",
        "127.0.0.1:04180",
        "127.0.0.1:4180.",
        "127.1:4180",
        "[::1]:4180",
        "evil.example:4180",
        "evil.example",
        "127.0.0.1:4180,evil.example",
        "0.0.0.0:4180",
        "127.0.0.2:4180",
        "2130706433:4180",
        "x@127.0.0.1:4180",
        "127.0.0.1:4180/",
    ] {
        assert_eq!(
            judged(&[host], "/a"),
            Verdict::Refuse(RequestRefusal::OtherHost),
            "{host}"
        );
    }
    for target in [
        "http://evil.example/a",
        "http://localhost:4180/a",
        "https://127.0.0.1:4180/a",
        "http://x@127.0.0.1:4180/a",
    ] {
        assert_eq!(
            judged(&[HOST], target),
            Verdict::Refuse(RequestRefusal::OtherHost),
            "{target}"
        );
    }
}

#[test]
fn the_default_http_port_is_omitted() {
    let auth = auth(80);
    let cookie = cookie(&auth);
    let judged = |host: &str, origin: &str| {
        let lines = [
            ("host", host),
            ("origin", origin),
            ("cookie", cookie.as_str()),
        ];
        judge(&head("GET", "/a", &lines), &auth)
    };
    assert!(auth.url().starts_with("http://127.0.0.1/?token="));
    assert_eq!(judged("127.0.0.1", "http://127.0.0.1"), page("/a"));
    assert_eq!(
        judged("127.0.0.1:80", "http://127.0.0.1"),
        Verdict::Refuse(RequestRefusal::OtherHost)
    );
}

#[test]
fn only_get_and_head_are_accepted() {
    let auth = auth(4180);
    let cookie = cookie(&auth);
    let lines = [("host", HOST), ("cookie", cookie.as_str())];
    for method in ["GET", "HEAD"] {
        assert_eq!(judge(&head(method, "/a", &lines), &auth), page("/a"));
    }
    for method in "POST PUT DELETE OPTIONS PATCH TRACE CONNECT get PROPFIND".split(' ') {
        let refused = Verdict::Refuse(RequestRefusal::Method);
        assert_eq!(
            judge(&head(method, "/a", &lines), &auth),
            refused,
            "{method}"
        );
    }
}

#[test]
fn the_token_is_only_accepted_at_the_root() {
    let auth = auth(4180);
    let token = auth.url().split_once("token=").unwrap().1.to_owned();
    let judged = |target: String| judge(&head("GET", &target, &[("host", HOST)]), &auth);
    let stranger = Verdict::Refuse(RequestRefusal::Unauthenticated);
    assert_eq!(token.len(), 64);
    assert_eq!(judged(format!("/?token={token}")), Verdict::Enter);
    assert_eq!(judged(format!("/?a=b&token={token}")), Verdict::Enter);
    let last = if token.ends_with('0') { "1" } else { "0" };
    let first = if token.starts_with('0') { "1" } else { "0" };
    for target in [
        "/".to_owned(),
        "/?".to_owned(),
        "/?token".to_owned(),
        "/?token=".to_owned(),
        format!("/?token={}{last}", &token[..63]),
        format!("/?token={first}{}", &token[1..]),
        format!("/?token={}", &token[..63]),
        format!("/?token={token}0"),
        format!(
            "/?token={}",
            token
                .to_uppercase()
                .replace(|c: char| c.is_ascii_digit(), "A")
        ),
        format!("/?Token={token}"),
        format!("/coach/?token={token}"),
        format!("/-/events?token={token}"),
        format!("/-/watch.js?token={token}"),
    ] {
        assert_eq!(judged(target.clone()), stranger, "{target}");
    }
}

#[test]
fn the_cookie_is_found_among_others() {
    let auth = auth(4180);
    let other = super::tests::auth(4180);
    let good = cookie(&auth);
    let judged = |cookie: &str| {
        judge(
            &head("GET", "/a", &[("host", HOST), ("cookie", cookie)]),
            &auth,
        )
    };
    for cookies in [
        good.clone(),
        format!("a=b; {good}; c=d"),
        format!("a=b;{good}"),
        format!("coachgen-4180=planted; {good}"),
    ] {
        assert_eq!(judged(&cookies), page("/a"), "{cookies}");
    }
    let value = good.split_once('=').unwrap().1;
    let token = auth.url().split_once("token=").unwrap().1.to_owned();
    for cookies in [
        String::new(),
        "coachgen-4180=".to_owned(),
        "coachgen-4180".to_owned(),
        format!("coachgen-4180={}", &value[..63]),
        format!("coachgen-4181={value}"),
        format!("xcoachgen-4180={value}"),
        format!("coachgen-4180x={value}"),
        format!("coachgen-4180=\"{value}\""),
        format!("coachgen-4180={token}"),
        cookie(&other),
    ] {
        assert_eq!(
            judged(&cookies),
            Verdict::Refuse(RequestRefusal::Unauthenticated),
            "{cookies}"
        );
    }
}

#[test]
fn requests_from_other_sites_are_refused() {
    let foreign = Verdict::Refuse(RequestRefusal::Foreign);
    for origin in "null http://evil.example http://127.0.0.1 http://127.0.0.1:4181 https://127.0.0.1:4180 http://localhost:4180 http://127.0.0.1:4180/ http://127.0.0.1:4180.evil.example HTTP://127.0.0.1:4180".split(' ') {
        for target in ["/a", "/-/events", "/"] {
            assert_eq!(verdict(target, &[("origin", origin)]), foreign, "{origin}");
        }
    }
    let ours = ("origin", "http://127.0.0.1:4180");
    assert_eq!(verdict("/a", &[ours]), page("/a"));
    assert_eq!(verdict("/a", &[("origin", "")]), foreign);
    assert_eq!(verdict("/a", &[ours, ("origin", "null")]), foreign);
    for site in ["cross-site", "same-site", "", "Same-Origin", "anything"] {
        let site = ("sec-fetch-site", site);
        let mode = |mode| ("sec-fetch-mode", mode);
        let dest = |dest| ("sec-fetch-dest", dest);
        assert_eq!(verdict("/a", &[site]), foreign);
        assert_eq!(
            verdict("/a", &[site, mode("no-cors"), dest("script")]),
            foreign
        );
        assert_eq!(verdict("/a", &[site, mode("cors"), dest("empty")]), foreign);
        assert_eq!(
            verdict("/a", &[site, mode("navigate"), dest("iframe")]),
            foreign
        );
        assert_eq!(
            verdict("/a", &[site, mode("navigate"), dest("object")]),
            foreign
        );
        assert_eq!(
            verdict(
                "/a",
                &[site, mode("navigate"), mode("cors"), dest("document")]
            ),
            foreign
        );
        assert_eq!(
            verdict("/a", &[site, mode("navigate"), dest("document")]),
            page("/a")
        );
        assert_eq!(
            verdict("/-/events", &[site, mode("navigate"), dest("document")]),
            foreign
        );
    }
    for site in ["same-origin", "none"] {
        assert_eq!(verdict("/a", &[("sec-fetch-site", site)]), page("/a"));
    }
}

#[test]
fn events_are_only_sent_to_our_pages() {
    let site = |site| ("sec-fetch-site", site);
    assert_eq!(verdict("/-/events", &[]), Verdict::Events);
    assert_eq!(
        verdict("/-/events?x", &[site("same-origin")]),
        Verdict::Events
    );
    assert_eq!(
        verdict("/-/events", &[site("none")]),
        Verdict::Refuse(RequestRefusal::Foreign)
    );
    let auth = auth(4180);
    let judged = judge(&head("GET", "/-/events", &[("host", HOST)]), &auth);
    assert_eq!(judged, Verdict::Refuse(RequestRefusal::Unauthenticated));
}

#[test]
fn unsafe_paths_are_refused_before_the_cookie_is_checked() {
    let auth = auth(4180);
    for target in "/..%2fa /a%5cb //a /c:/a /%252e%252e/a *".split(' ') {
        let judged = judge(&head("GET", target, &[("host", HOST)]), &auth);
        assert_eq!(judged, Verdict::Refuse(RequestRefusal::Path), "{target}");
    }
}

#[test]
fn queries_are_not_looked_up() {
    assert_eq!(verdict("/a?b=/../c", &[]), page("/a"));
    assert_eq!(verdict("/a?token=x", &[]), page("/a"));
    assert_eq!(verdict("/?x", &[]), page("/"));
}
