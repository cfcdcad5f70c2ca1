//! Decides about a request from its head alone.
//!
//! Must not have side effects, read a body, or ask the site: the same head gets the same verdict.

use axum::http::{HeaderMap, Method, header, request::Parts};

use super::{assets, auth::Auth, path::PagePath, refusal::RequestRefusal};

/// How to answer a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Refuse it.
    Refuse(RequestRefusal),
    /// It has the token: set the cookie and forward to the first page.
    Enter,
    /// Open the event stream.
    Events,
    /// Serve the site's file for the path.
    Look(PagePath),
}

/// Returns the verdict on the head of a request. Checks against other sites come before those that need a secret, so
/// that an unauthenticated client learns nothing else.
pub(super) fn judge(head: &Parts, auth: &Auth) -> Verdict {
    decide(head, auth).unwrap_or_else(Verdict::Refuse)
}

fn decide(head: &Parts, auth: &Auth) -> Result<Verdict, RequestRefusal> {
    check_host(head, auth)?;
    if head.method != Method::GET && head.method != Method::HEAD {
        return Err(RequestRefusal::Method);
    }
    check_origin(&head.headers, auth)?;
    let path = PagePath::read(head.uri.path()).ok_or(RequestRefusal::Path)?;
    if head.uri.path() == "/"
        && let Some(token) = token(head.uri.query())
    {
        return if auth.is_token(token.as_bytes()) {
            Ok(Verdict::Enter)
        } else {
            Err(RequestRefusal::Unauthenticated)
        };
    }
    let mut cookies = head.headers.get_all(header::COOKIE).into_iter();
    if !cookies.any(|line| auth.is_session(line.as_bytes())) {
        return Err(RequestRefusal::Unauthenticated);
    }
    if path.as_str() == assets::EVENTS {
        // A browser sends `same-origin` for our pages, and another value if the URL was typed in.
        return if header_allows(&head.headers, "sec-fetch-site", &[b"same-origin"]) {
            Ok(Verdict::Events)
        } else {
            Err(RequestRefusal::Foreign)
        };
    }
    Ok(Verdict::Look(path))
}

/// Requires exactly one `Host` header with our host; the request target must match too if it has an authority. A page
/// that uses DNS rebinding sends its own name, and is refused.
fn check_host(head: &Parts, auth: &Auth) -> Result<(), RequestRefusal> {
    let mut hosts = head.headers.get_all(header::HOST).into_iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(RequestRefusal::NoHost);
    };
    let target = &head.uri;
    let same = host.as_bytes() == auth.host().as_bytes()
        && target.authority().is_none_or(|named| named == auth.host())
        && target.scheme_str().is_none_or(|scheme| scheme == "http");
    if same {
        Ok(())
    } else {
        Err(RequestRefusal::OtherHost)
    }
}

/// Requires that the request comes from one of our pages or from a person: a link, the address bar, another program.
fn check_origin(headers: &HeaderMap, auth: &Auth) -> Result<(), RequestRefusal> {
    // From other sites, only top-level navigation is allowed: the other site cannot read the page, and no cookie is
    // sent.
    let window = headers.contains_key("sec-fetch-mode")
        && header_allows(headers, "sec-fetch-mode", &[b"navigate"])
        && header_allows(headers, "sec-fetch-dest", &[b"document"]);
    let ours = header_allows(headers, "origin", &[auth.origin().as_bytes()])
        && (window || header_allows(headers, "sec-fetch-site", &[b"same-origin", b"none"]));
    if ours {
        Ok(())
    } else {
        Err(RequestRefusal::Foreign)
    }
}

/// Returns true if the header is absent or all its values are allowed.
fn header_allows(headers: &HeaderMap, name: &str, allowed: &[&[u8]]) -> bool {
    headers
        .get_all(name)
        .into_iter()
        .all(|value| allowed.contains(&value.as_bytes()))
}

/// Returns the token in a query, if any.
fn token(query: Option<&str>) -> Option<&str> {
    query?
        .split('&')
        .find_map(|pair| pair.strip_prefix("token="))
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
