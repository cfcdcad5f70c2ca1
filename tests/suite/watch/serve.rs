//! The responses of the preview over real connections, and where it listens.

mod refusals;
mod running;
mod streams;

use std::{fs, net::TcpListener, path::Path};

use coachgen::watch::serve::{Preview, ServeError};
use refusals::assert_refused;
use running::{Reply, Running};

const HEADERS: [(&str, &str); 7] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
];

/// Checks what is true of every response.
fn assert_common_headers(reply: &Reply) {
    for (name, value) in HEADERS {
        assert_eq!(reply.header(name), Some(value), "{reply:?}");
    }
    for (name, _) in &reply.headers {
        assert!(!name.starts_with("access-control"), "{reply:?}");
        assert!(name != "server" && name != "date", "{reply:?}");
    }
}

#[test]
fn the_token_is_exchanged_for_a_strict_cookie() {
    let preview = Running::start();
    let entered = preview.request("GET", &preview.first_target(), &[]);
    assert_common_headers(&entered);
    assert_eq!(entered.status, 200);
    let start = format!(
        "content=\"0; url={}/coach/index.html\"",
        preview.secret_folder()
    );
    assert!(entered.body.contains(&start));
    let cookie = entered.header("set-cookie").unwrap();
    let (name, value) = cookie.split_once('=').unwrap();
    let (value, rest) = value.split_at(64);
    assert_eq!(name, format!("coachgen-{}", preview.address.port()));
    assert!(value.bytes().all(|byte| byte.is_ascii_hexdigit()));
    // A browser sends the cookie to another server of this machine only if the path has the secret folder, which
    // cannot be guessed.
    let secret_folder = rest
        .strip_prefix("; Path=/")
        .unwrap()
        .strip_suffix("/; HttpOnly; SameSite=Strict")
        .unwrap();
    assert!(
        secret_folder.len() == 32 && secret_folder.bytes().all(|byte| byte.is_ascii_hexdigit())
    );
    assert!(!preview.url.contains(secret_folder));
    assert!(!preview.url.contains(value) && !entered.body.contains(value));
    assert!(
        !entered
            .body
            .contains(preview.url.split_once('=').unwrap().1)
    );

    let wrong = preview.first_target().replace("token=", "token=0");
    for target in [
        wrong.as_str(),
        "/?token=",
        "/",
        "/coach/",
        "/none",
        "/-/events",
        "/-/watch.css",
        "/-/none",
    ] {
        for cookie in ["Cookie: a=b", "Cookie: coachgen-4180=0"] {
            let reply = preview.request("GET", target, &[cookie]);
            assert_refused(&reply, 403, "<code>coachgen watch</code> prints an address");
        }
    }
}

#[test]
fn requests_get_their_pages() {
    let preview = Running::start();
    for (target, status, words) in [
        ("/coach/index.html", 200, "<p>The practice"),
        ("/coach/", 200, "<p>The practice"),
        ("/coach/?a=../b", 200, "<p>The practice"),
        ("/client/zo%C3%AB/a%20b.html", 200, "<p>Zoë"),
        ("/coach/none.html", 404, "<p>The record is gone"),
        ("/client/", 404, "<p>The record is gone"),
        ("/client", 404, "<p>The record is gone"),
        ("/coach/broken.html", 500, "This page could not be rendered"),
        ("/-/none", 404, "Page not found"),
        ("/-/watch.css", 200, "/*"),
        ("/-/watch.js", 200, "//"),
    ] {
        let reply = preview.get(target);
        assert_common_headers(&reply);
        assert_eq!(reply.status, status, "{target}: {reply:?}");
        assert!(reply.body.contains(words), "{target}: {reply:?}");
    }
    let secret_folder = preview.secret_folder();
    for (target, status, address) in [("/coach", 308, "/coach/"), ("/", 303, "/coach/index.html")] {
        let address = format!("{secret_folder}{address}");
        let reply = preview.get(target);
        assert_common_headers(&reply);
        assert_eq!(reply.status, status);
        assert_eq!(reply.header("location"), Some(address.as_str()));
    }
    let pdf = preview.get("/coach/agenda.pdf");
    assert_common_headers(&pdf);
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
}

#[test]
fn outside_the_secret_folder_there_is_nothing_even_with_the_cookie() {
    let preview = Running::start();
    let cookie = format!("Cookie: {}", preview.cookie());
    let secret_folder = preview.secret_folder();
    let other = format!("/{}/coach/", "0".repeat(32));
    for target in [
        "/",
        "/coach/",
        "/-/events",
        "/-/watch.js",
        "/none",
        other.as_str(),
        secret_folder.as_str(),
    ] {
        let reply = preview.request_outside("GET", target, &[&cookie]);
        assert_refused(&reply, 403, "<code>coachgen watch</code> prints an address");
        assert!(
            !reply.body.contains(&secret_folder) && reply.header("location").is_none(),
            "{target}: {reply:?}"
        );
        assert_eq!(reply.header("connection"), Some("close"), "{target}");
    }
    // The first address is not in that folder.
    let first = format!("{secret_folder}{}", preview.first_target());
    assert_refused(
        &preview.request_outside("GET", &first, &[]),
        403,
        "prints an address",
    );
}

#[test]
fn head_has_the_length_and_no_body() {
    let preview = Running::start();
    let cookie = format!("Cookie: {}", preview.cookie());
    for target in ["/coach/", "/none", "/-/watch.js", "//", "/coach"] {
        let (get, head) = (
            preview.request("GET", target, &[&cookie]),
            preview.request("HEAD", target, &[&cookie]),
        );
        assert_common_headers(&head);
        assert_eq!(head.status, get.status);
        assert_eq!(
            head.header("content-length"),
            Some(get.body.len().to_string().as_str())
        );
        assert_eq!(head.body, "");
    }
    let events = preview.request("HEAD", "/-/events", &[&cookie]);
    assert_common_headers(&events);
    assert_eq!((events.status, events.body.as_str()), (200, ""));
}

#[test]
fn two_previews_have_separate_tokens() {
    let (one, two) = (Running::start(), Running::start());
    assert_ne!(one.address, two.address);
    let both = format!("Cookie: {}; {}", one.cookie(), two.cookie());
    assert_eq!(one.request("GET", "/coach/", &[&both]).status, 200);
    assert_eq!(two.request("GET", "/coach/", &[&both]).status, 200);
    let other = format!("Cookie: {}", one.cookie());
    assert_eq!(two.request("GET", "/coach/", &[&other]).status, 403);
    assert_eq!(two.request("GET", &one.first_target(), &[]).status, 403);
}

#[test]
fn an_occupied_port_is_named() {
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = holder.local_addr().unwrap().port();
    let error = Preview::bind(Some(port)).err().unwrap();
    assert!(matches!(error, ServeError::Taken { port: named } if named == port));
    let said = error.to_string();
    assert!(
        said.contains(&format!("port {port} is used by another program"))
            && said.contains("--port"),
        "{said}"
    );

    let (one, two) = (Preview::bind(None).unwrap(), Preview::bind(None).unwrap());
    assert_ne!(one.address(), two.address());
    let begin = format!("http://{}/?token=", one.address());
    assert!(one.url().starts_with(&begin) && one.url() != two.url());
}

#[test]
fn only_the_loopback_interface_listens() {
    let preview = Running::start();
    assert!(preview.address.ip().is_loopback() && preview.address.is_ipv4());
    let port = format!(":{:04X}", preview.address.port());
    let mut seen = 0;
    for table in ["/proc/self/net/tcp", "/proc/self/net/tcp6"] {
        if !Path::new(table).exists() {
            continue;
        }
        for line in fs::read_to_string(table).unwrap().lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            // State 0A means listening.
            if fields[3] == "0A" && fields[1].ends_with(&port) {
                let loopback = if cfg!(target_endian = "little") {
                    "0100007F"
                } else {
                    "7F000001"
                };
                assert_eq!(fields[1], format!("{loopback}{port}"));
                seen += 1;
            }
        }
    }
    assert!(seen == 1 || !Path::new("/proc/self/net/tcp").exists());
}
