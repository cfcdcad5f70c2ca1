//! Who may come in: the one address, the token of the first URL, and the cookie it is swapped for.
//!
//! Must not show a secret but in the URL and in the cookie: nothing here can be printed.

use std::net::SocketAddr;

use axum::http::Uri;
use sha2::{Digest, Sha256};

/// The address of a preview and its two secrets.
pub(super) struct Auth {
    host: String,
    origin: String,
    cookie: String,
    token: Secret,
    session: Secret,
    /// The folder that everything is in. A browser sends the cookie to every server of this machine whose path has it,
    /// since cookies know no ports: to nobody who cannot guess it.
    room: String,
}

impl Auth {
    /// A door at an address, with new secrets.
    pub(super) fn new(address: SocketAddr) -> Result<Self, getrandom::Error> {
        // A browser leaves the port of plain HTTP out.
        let host = match address.port() {
            80 => address.ip().to_string(),
            _ => address.to_string(),
        };
        Ok(Self {
            origin: format!("http://{host}"),
            // Cookies know no ports: without it two previews would take each other's away.
            cookie: format!("coachgen-{}", address.port()),
            host,
            token: Secret::new()?,
            session: Secret::new()?,
            room: format!("/{}", &random()?[..32]),
        })
    }

    /// The only `Host` that is answered.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// The only `Origin` that is answered.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    /// The first URL, with the token.
    pub(super) fn url(&self) -> String {
        format!("{}/?token={}", self.origin, self.token.text)
    }

    /// The path of the folder that everything is in, without a slash at its end.
    pub(super) fn room(&self) -> &str {
        &self.room
    }

    /// The address within the room; `None` for one that is not in it.
    pub(super) fn inside(&self, address: &Uri) -> Option<Uri> {
        let whole = address.path_and_query()?.as_str();
        let rest = whole.strip_prefix(self.room.as_str())?;
        let mut parts = address.clone().into_parts();
        parts.path_and_query = Some(rest.starts_with('/').then_some(rest)?.parse().ok()?);
        Uri::from_parts(parts).ok()
    }

    /// Whether this is the token of the first URL.
    pub(super) fn is_token(&self, said: &[u8]) -> bool {
        self.token.is(said)
    }

    /// Whether the session's cookie is among those of a `Cookie` header. Another server of this machine may have set one
    /// of the same name, so every one of that name is tried.
    pub(super) fn is_session(&self, cookies: &[u8]) -> bool {
        cookies
            .split(|byte| *byte == b';')
            .filter_map(|pair| {
                pair.trim_ascii()
                    .strip_prefix(self.cookie.as_bytes())?
                    .strip_prefix(b"=")
            })
            .any(|value| self.session.is(value))
    }

    /// The `Set-Cookie` that lets a browser in until it is closed or the preview stops.
    pub(super) fn session(&self) -> String {
        format!(
            "{}={}; Path={}/; HttpOnly; SameSite=Strict",
            self.cookie, self.session.text, self.room
        )
    }
}

/// 32 random bytes in hexadecimal.
pub(in crate::watch) fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A text that cannot be guessed, and its digest.
struct Secret {
    text: String,
    digest: [u8; 32],
}

impl Secret {
    fn new() -> Result<Self, getrandom::Error> {
        let text = random()?;
        Ok(Self {
            digest: Sha256::digest(text.as_bytes()).into(),
            text,
        })
    }

    /// Digests are compared, so that the time it takes says nothing about the secret.
    fn is(&self, said: &[u8]) -> bool {
        self.digest == <[u8; 32]>::from(Sha256::digest(said))
    }
}
