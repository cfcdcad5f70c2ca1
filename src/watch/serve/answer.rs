//! Acts on the guard's verdict, and adds the security headers to every response.
//!
//! Must not decide who may see what, and must not repeat anything of a request.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};

use super::{
    Answer, PreviewSource, assets,
    auth::Auth,
    connections::PendingConnection,
    events::Streams,
    guard::{self, Verdict},
    path::{self, PagePath},
    refusal::{self, RequestRefusal},
};

/// The headers of every response. `connect-src` is only for live reload; everything else is as in the portals.
/// Chromium's built-in viewer opens a PDF with these headers (tested by hand), so PDFs are no exception.
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
];

/// The state that is needed to answer requests.
pub(super) struct RequestHandler {
    pub(super) auth: Auth,
    pub(super) site: Arc<dyn PreviewSource>,
    pub(super) streams: Streams,
}

/// Answers one request. Never reads its body.
pub(super) async fn answer(
    handler: Arc<RequestHandler>,
    entry: Arc<PendingConnection>,
    request: Request,
) -> Response {
    let (mut head, _) = request.into_parts();
    // Only the first URL is outside the secret path; a client that knows the path may get help on how to open the
    // preview.
    let inside = handler.auth.strip_secret_path(&head.uri);
    let is_inside = inside.is_some();
    if let Some(address) = inside {
        head.uri = address;
    }
    let verdict = match guard::judge(&head, &handler.auth) {
        Verdict::Enter if is_inside => Verdict::Refuse(RequestRefusal::Unauthenticated),
        Verdict::Events | Verdict::Look(_) if !is_inside => {
            Verdict::Refuse(RequestRefusal::Unauthenticated)
        }
        verdict => verdict,
    };
    if !matches!(verdict, Verdict::Refuse(_)) {
        entry.admit();
    }
    let mut response = match verdict {
        Verdict::Refuse(refusal) => {
            let mut response = handler.refuse(refusal, is_inside);
            // A client without access must not occupy a connection.
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
            response
        }
        Verdict::Enter => handler.enter(),
        // The response to a HEAD request has no body.
        Verdict::Events if head.method == Method::HEAD => file("text/event-stream", Vec::new()),
        Verdict::Events => handler
            .streams
            .open(handler.site.changes(), handler.site.run()),
        Verdict::Look(path) => serve_path(&handler, path).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Returns an asset of the preview, or the site's file for the path.
async fn serve_path(handler: &Arc<RequestHandler>, path: PagePath) -> Response {
    if path.as_str().starts_with(assets::FOLDER) {
        let own = assets::FILES
            .iter()
            .find(|(name, ..)| *name == path.as_str());
        return match own {
            Some((_, kind, text)) => file(kind, text.as_bytes().to_vec()),
            None => handler.refuse(RequestRefusal::Nothing, true),
        };
    }
    let lookup = handler.clone();
    let found = tokio::task::spawn_blocking(move || lookup.find(&path)).await;
    match found {
        Ok(PathAnswer::Page(answer)) => page(answer),
        Ok(PathAnswer::Elsewhere(status, address)) => redirect(status, &address),
        // The site panicked; the details are not for the browser.
        Err(_) => handler.refuse(RequestRefusal::Failed, true),
    }
}

/// The result of looking up a path.
enum PathAnswer {
    Page(Answer),
    Elsewhere(StatusCode, String),
}

impl RequestHandler {
    /// Looks the path up in the site. Redirects a folder without its slash to the folder, and the root to the first
    /// page unless the site has a page for the root.
    fn find(&self, path: &PagePath) -> PathAnswer {
        let answer = self.site.answer(path.as_str());
        if answer.status != 404 {
            return PathAnswer::Page(answer);
        }
        if path.as_str() == "index.html" && self.site.start() != "index.html" {
            return PathAnswer::Elsewhere(StatusCode::SEE_OTHER, self.start());
        }
        if self.site.answer(&path.index()).status == 200 {
            let folder = format!("{}{}", self.auth.secret_path(), path.folder());
            return PathAnswer::Elsewhere(StatusCode::PERMANENT_REDIRECT, folder);
        }
        PathAnswer::Page(answer)
    }

    /// Returns the URL path of the first page.
    fn start(&self) -> String {
        format!(
            "{}{}",
            self.auth.secret_path(),
            path::to_url_path(&self.site.start())
        )
    }

    fn refuse(&self, refusal: RequestRefusal, is_inside: bool) -> Response {
        let secret_path = is_inside.then_some(self.auth.secret_path());
        refusal.answer(self.auth.origin(), secret_path)
    }

    /// Sets the cookie and forwards to the first page. It uses a page and not a redirect: a browser does not send a
    /// `SameSite=Strict` cookie along a redirect that started with a link on another site.
    fn enter(&self) -> Response {
        let start = self.start();
        let mut response = refusal::html(
            "The preview",
            &format!("<meta http-equiv=\"refresh\" content=\"0; url={start}\">\n"),
            &format!("<p><a href=\"{start}\">Go on to the preview</a></p>"),
        );
        match HeaderValue::from_str(&self.auth.session_cookie()) {
            Ok(cookie) => {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
                response
            }
            Err(_) => self.refuse(RequestRefusal::Failed, false),
        }
    }
}

fn page(answer: Answer) -> Response {
    let mut response = file(answer.kind, answer.bytes);
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

fn file(kind: &str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let kind =
        HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn redirect(status: StatusCode, address: &str) -> Response {
    let mut response = refusal::html(
        "It is elsewhere",
        "",
        &format!("<p><a href=\"{address}\">Go on</a></p>"),
    );
    *response.status_mut() = status;
    // The address is ASCII without control characters.
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}
