//! Access control: the server's address, the token in the first URL, and the session cookie that replaces it.
//!
//! The secrets appear only in the URL and in the cookie; no type here implements `Debug` or `Display`.

use std::net::SocketAddr;

use crate::text::hex;
use axum::http::Uri;
use sha2::{Digest, Sha256};

/// The address of a preview and its secrets.
pub(super) struct Auth {
    host: String,
    origin: String,
    cookie: String,
    token: Secret,
    session: Secret,
    /// A random path prefix that everything is under, and the `Path` of the cookie. Cookies are not bound to a port, so
    /// without it a browser would send the cookie to every server of this machine.
    secret_path: String,
}

impl Auth {
    /// Creates the access control for an address, with new secrets.
    pub(super) fn new(address: SocketAddr) -> Result<Self, getrandom::Error> {
        // A browser omits the default port of HTTP.
        let host = match address.port() {
            80 => address.ip().to_string(),
            _ => address.to_string(),
        };
        Ok(Self {
            origin: format!("http://{host}"),
            // Cookies are not bound to a port: without the port in the name, two previews would overwrite each other's.
            cookie: format!("coachgen-{}", address.port()),
            host,
            token: Secret::new()?,
            session: Secret::new()?,
            secret_path: format!("/{}", &random_hex()?[..32]),
        })
    }

    /// Returns the only accepted `Host`.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Returns the only accepted `Origin`.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the first URL, with the token.
    pub(super) fn url(&self) -> String {
        format!("{}/?token={}", self.origin, self.token.text)
    }

    /// Returns the random path prefix, without a trailing slash.
    pub(super) fn secret_path(&self) -> &str {
        &self.secret_path
    }

    /// Returns the URI without the secret path; `None` if it is not under that path.
    pub(super) fn strip_secret_path(&self, address: &Uri) -> Option<Uri> {
        let whole = address.path_and_query()?.as_str();
        let rest = whole.strip_prefix(self.secret_path.as_str())?;
        let mut parts = address.clone().into_parts();
        parts.path_and_query = Some(rest.starts_with('/').then_some(rest)?.parse().ok()?);
        Uri::from_parts(parts).ok()
    }

    /// Returns true if this is the token of the first URL.
    pub(super) fn is_token(&self, candidate: &[u8]) -> bool {
        self.token.matches(candidate)
    }

    /// Returns true if a `Cookie` header contains the session cookie. Another server of this machine may have set a
    /// cookie of the same name, so all of them are tried.
    pub(super) fn is_session(&self, cookies: &[u8]) -> bool {
        cookies
            .split(|byte| *byte == b';')
            .filter_map(|pair| {
                pair.trim_ascii()
                    .strip_prefix(self.cookie.as_bytes())?
                    .strip_prefix(b"=")
            })
            .any(|value| self.session.matches(value))
    }

    /// Returns the `Set-Cookie` value that gives a browser access until it is closed or the preview stops.
    pub(super) fn session_cookie(&self) -> String {
        format!(
            "{}={}; Path={}/; HttpOnly; SameSite=Strict",
            self.cookie, self.session.text, self.secret_path
        )
    }
}

/// Returns 32 random bytes in hexadecimal.
pub(in crate::watch) fn random_hex() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// A random secret and its digest.
struct Secret {
    text: String,
    digest: [u8; 32],
}

impl Secret {
    fn new() -> Result<Self, getrandom::Error> {
        let text = random_hex()?;
        Ok(Self {
            digest: Sha256::digest(text.as_bytes()).into(),
            text,
        })
    }

    /// Compares digests, so that the time this takes reveals nothing about the secret.
    fn matches(&self, candidate: &[u8]) -> bool {
        self.digest == <[u8; 32]>::from(Sha256::digest(candidate))
    }
}
