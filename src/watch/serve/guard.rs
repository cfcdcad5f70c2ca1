//! Decides about a request from its head alone.
//!
//! Must not do anything, read a body, or ask the site: the same head gets the same verdict.

use axum::http::{HeaderMap, Method, header, request::Parts};

use super::{assets, auth::Auth, path::PagePath, refusal::RequestRefusal};

/// What becomes of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It gets no page.
    Refuse(RequestRefusal),
    /// It has the token: it gets the cookie, and the way to the first page.
    Enter,
    /// It gets the stream of events.
    Events,
    /// It gets what the site has for the path.
    Look(PagePath),
}

/// The verdict on the head of a request. What protects against other sites comes before what needs a secret, so that a
/// stranger learns nothing but that.
pub(super) fn judge(head: &Parts, door: &Auth) -> Verdict {
    admit(head, door).unwrap_or_else(Verdict::Refuse)
}

fn admit(head: &Parts, door: &Auth) -> Result<Verdict, RequestRefusal> {
    our_host(head, door)?;
    if head.method != Method::GET && head.method != Method::HEAD {
        return Err(RequestRefusal::Method);
    }
    our_page(&head.headers, door)?;
    let path = PagePath::read(head.uri.path()).ok_or(RequestRefusal::Path)?;
    if head.uri.path() == "/"
        && let Some(token) = token(head.uri.query())
    {
        return if door.is_token(token.as_bytes()) {
            Ok(Verdict::Enter)
        } else {
            Err(RequestRefusal::Stranger)
        };
    }
    let mut cookies = head.headers.get_all(header::COOKIE).into_iter();
    if !cookies.any(|line| door.is_session(line.as_bytes())) {
        return Err(RequestRefusal::Stranger);
    }
    if path.as_str() == assets::EVENTS {
        // A browser that says where a stream is asked from says that it is a page of ours; typed in, it is not.
        return if all(&head.headers, "sec-fetch-site", &[b"same-origin"]) {
            Ok(Verdict::Events)
        } else {
            Err(RequestRefusal::Foreign)
        };
    }
    Ok(Verdict::Look(path))
}

/// One `Host`, and ours; in the target too, where it has one. A page whose name was made to point here (DNS rebinding)
/// sends its own name, and gets no further.
fn our_host(head: &Parts, door: &Auth) -> Result<(), RequestRefusal> {
    let mut hosts = head.headers.get_all(header::HOST).into_iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(RequestRefusal::NoHost);
    };
    let target = &head.uri;
    let same = host.as_bytes() == door.host().as_bytes()
        && target.authority().is_none_or(|named| named == door.host())
        && target.scheme_str().is_none_or(|scheme| scheme == "http");
    if same {
        Ok(())
    } else {
        Err(RequestRefusal::OtherHost)
    }
}

/// Asked for by a page of ours, or by a person: by link, address bar or another program.
fn our_page(headers: &HeaderMap, door: &Auth) -> Result<(), RequestRefusal> {
    // Only a window of its own may come from elsewhere: what it shows cannot be read there, and the cookie stays behind.
    let window = headers.contains_key("sec-fetch-mode")
        && all(headers, "sec-fetch-mode", &[b"navigate"])
        && all(headers, "sec-fetch-dest", &[b"document"]);
    let ours = all(headers, "origin", &[door.origin().as_bytes()])
        && (window || all(headers, "sec-fetch-site", &[b"same-origin", b"none"]));
    if ours {
        Ok(())
    } else {
        Err(RequestRefusal::Foreign)
    }
}

/// Whether a header, where it is sent, says nothing but one of these.
fn all(headers: &HeaderMap, name: &str, allowed: &[&[u8]]) -> bool {
    headers
        .get_all(name)
        .into_iter()
        .all(|value| allowed.contains(&value.as_bytes()))
}

/// The token that a query names, if it names one.
fn token(query: Option<&str>) -> Option<&str> {
    query?
        .split('&')
        .find_map(|pair| pair.strip_prefix("token="))
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
