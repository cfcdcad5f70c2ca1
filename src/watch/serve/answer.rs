//! Does what the guard decided, and puts the headers on every answer.
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
    connections::Guest,
    events::Streams,
    guard::{self, Verdict},
    path::{self, PagePath},
    refusal::{self, RequestRefusal},
};

/// What holds for every answer. `connect-src` is for the live reload alone; everything else is as in the portals.
/// Chromium's own viewer opens a PDF under these as they are (tried by hand), so PDFs are no exception.
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

/// What answers: the door, the site, and the streams that are open.
pub(super) struct RequestHandler {
    pub(super) door: Auth,
    pub(super) site: Arc<dyn PreviewSource>,
    pub(super) streams: Streams,
}

/// Answers one request. Its body is never read.
pub(super) async fn answer(
    desk: Arc<RequestHandler>,
    guest: Arc<Guest>,
    request: Request,
) -> Response {
    let (mut head, _) = request.into_parts();
    // Only the first address is outside the room; who knows the room may be told the way in it.
    let inside = desk.door.inside(&head.uri);
    let is_inside = inside.is_some();
    if let Some(address) = inside {
        head.uri = address;
    }
    let verdict = match guard::judge(&head, &desk.door) {
        Verdict::Enter if is_inside => Verdict::Refuse(RequestRefusal::Stranger),
        Verdict::Events | Verdict::Look(_) if !is_inside => {
            Verdict::Refuse(RequestRefusal::Stranger)
        }
        verdict => verdict,
    };
    if !matches!(verdict, Verdict::Refuse(_)) {
        guest.admit();
    }
    let mut response = match verdict {
        Verdict::Refuse(refusal) => {
            let mut response = desk.refuse(refusal, is_inside);
            // A stranger does not keep a connection from those who are let in.
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
            response
        }
        Verdict::Enter => desk.enter(),
        // Nobody reads the events of a HEAD.
        Verdict::Events if head.method == Method::HEAD => file("text/event-stream", Vec::new()),
        Verdict::Events => desk.streams.open(desk.site.changes(), desk.site.run()),
        Verdict::Look(path) => look(&desk, path).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What the preview or the site has for a path.
async fn look(desk: &Arc<RequestHandler>, path: PagePath) -> Response {
    if path.as_str().starts_with(assets::FOLDER) {
        let own = assets::FILES
            .iter()
            .find(|(name, ..)| *name == path.as_str());
        return match own {
            Some((_, kind, text)) => file(kind, text.as_bytes().to_vec()),
            None => desk.refuse(RequestRefusal::Nothing, true),
        };
    }
    let asked = desk.clone();
    let found = tokio::task::spawn_blocking(move || asked.find(&path)).await;
    match found {
        Ok(PathAnswer::Page(answer)) => page(answer),
        Ok(PathAnswer::Elsewhere(status, address)) => elsewhere(status, &address),
        // The site panicked; what it panicked over is not for the browser.
        Err(_) => desk.refuse(RequestRefusal::Failed, true),
    }
}

/// What a path comes to.
enum PathAnswer {
    Page(Answer),
    Elsewhere(StatusCode, String),
}

impl RequestHandler {
    /// Asks the site; a folder without its slash is sent to the folder, and the root to where the preview begins, where
    /// the site has only that.
    fn find(&self, path: &PagePath) -> PathAnswer {
        let answer = self.site.answer(path.as_str());
        if answer.status != 404 {
            return PathAnswer::Page(answer);
        }
        if path.as_str() == "index.html" && self.site.start() != "index.html" {
            return PathAnswer::Elsewhere(StatusCode::SEE_OTHER, self.start());
        }
        if self.site.answer(&path.index()).status == 200 {
            let folder = format!("{}{}", self.door.room(), path.folder());
            return PathAnswer::Elsewhere(StatusCode::PERMANENT_REDIRECT, folder);
        }
        PathAnswer::Page(answer)
    }

    /// Where the preview begins, as it stands in a URL.
    fn start(&self) -> String {
        format!("{}{}", self.door.room(), path::written(&self.site.start()))
    }

    fn refuse(&self, refusal: RequestRefusal, is_inside: bool) -> Response {
        let room = is_inside.then_some(self.door.room());
        refusal.answer(self.door.origin(), room)
    }

    /// Gives the cookie and goes on to the first page, from a page of our own: a browser keeps a strict cookie to itself
    /// all along a redirect that begins with a link on another site.
    fn enter(&self) -> Response {
        let start = self.start();
        let mut response = refusal::html(
            "The preview",
            &format!("<meta http-equiv=\"refresh\" content=\"0; url={start}\">\n"),
            &format!("<p><a href=\"{start}\">Go on to the preview</a></p>"),
        );
        match HeaderValue::from_str(&self.door.session()) {
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

fn elsewhere(status: StatusCode, address: &str) -> Response {
    let mut response = refusal::html(
        "It is elsewhere",
        "",
        &format!("<p><a href=\"{address}\">Go on</a></p>"),
    );
    *response.status_mut() = status;
    // What is written is ASCII without controls.
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}
