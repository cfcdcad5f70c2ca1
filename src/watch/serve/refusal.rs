//! The error pages of the preview server. They never repeat anything of the request.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestRefusal {
    /// No `Host` header, or more than one.
    NoHost,
    /// A different host: DNS rebinding, or another preview.
    OtherHost,
    /// Neither GET nor HEAD.
    Method,
    /// Requested by a page of another site.
    Foreign,
    /// A path that is not safe.
    Path,
    /// Neither the token nor the cookie.
    Unauthenticated,
    /// There is no such file.
    Nothing,
    /// The site failed to render the file.
    Failed,
}

impl RequestRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoHost | Self::Path => StatusCode::BAD_REQUEST,
            Self::OtherHost => StatusCode::MISDIRECTED_REQUEST,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign | Self::Unauthenticated => StatusCode::FORBIDDEN,
            Self::Nothing => StatusCode::NOT_FOUND,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Returns a heading, and what to do. The secret path is not shown to unauthenticated clients.
    fn words(self, origin: &str, secret_path: Option<&str>) -> (&'static str, String) {
        let back = match secret_path {
            Some(secret_path) => {
                format!("Go back to <a href=\"{secret_path}/\">the start of the preview</a>.")
            }
            None => "Open the address that <code>coachgen watch</code> printed.".to_owned(),
        };
        match self {
            Self::NoHost | Self::OtherHost => (
                "Wrong address for the preview",
                format!(
                    "The preview is only available at {origin}. Open the address that <code>coachgen watch</code> \
                    printed."
                ),
            ),
            Self::Method => (
                "The preview is read-only",
                "It accepts only GET and HEAD requests.".to_owned(),
            ),
            Self::Foreign => (
                "The preview is only available to its own pages",
                "A page of another site sent this request, so it was refused.".to_owned(),
            ),
            Self::Path => (
                "This address is not valid",
                back,
            ),
            Self::Unauthenticated => (
                "Open the address that coachgen printed",
                "<code>coachgen watch</code> prints an address with a token in the terminal when it starts. Open that \
                 address: it gives this browser access until <code>coachgen watch</code> stops."
                    .to_owned(),
            ),
            Self::Nothing => (
                "Page not found",
                back,
            ),
            Self::Failed => (
                "This page could not be rendered",
                "Save the record again, or start <code>coachgen watch</code> again.".to_owned(),
            ),
        }
    }

    /// Returns the response, without the headers that every response has.
    pub(super) fn answer(self, origin: &str, secret_path: Option<&str>) -> Response {
        let (title, words) = self.words(origin, secret_path);
        let mut response = html(title, "", &format!("<h1>{title}</h1>\n<p>{words}</p>"));
        *response.status_mut() = self.status();
        if self == Self::Method {
            let allowed = HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(header::ALLOW, allowed);
        }
        response
    }
}

/// Returns a small page without styles: a client without access cannot load a style sheet either.
pub(super) fn html(title: &str, head: &str, body: &str) -> Response {
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         {head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    );
    let mut response = Response::new(Body::from(page));
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
