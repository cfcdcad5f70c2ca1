//! What a browser is told instead of a page: a plain sentence, never a word of what it asked for.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

/// Why a request gets no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestRefusal {
    /// Not one `Host`, and none but one.
    NoHost,
    /// Another host than ours: a name that somebody made point here, or another preview.
    OtherHost,
    /// Neither GET nor HEAD.
    Method,
    /// Asked for by a page of another site.
    Foreign,
    /// A path that is not plain.
    Path,
    /// Neither the token nor the cookie.
    Stranger,
    /// Nothing is there.
    Nothing,
    /// The site failed over it.
    Failed,
}

impl RequestRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoHost | Self::Path => StatusCode::BAD_REQUEST,
            Self::OtherHost => StatusCode::MISDIRECTED_REQUEST,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign | Self::Stranger => StatusCode::FORBIDDEN,
            Self::Nothing => StatusCode::NOT_FOUND,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A heading and what to do. The room is not for strangers.
    fn words(self, origin: &str, room: Option<&str>) -> (&'static str, String) {
        let back = match room {
            Some(room) => {
                format!("Go back to <a href=\"{room}/\">where the preview begins</a>.")
            }
            None => "Open the address that <code>coachgen watch</code> printed.".to_owned(),
        };
        match self {
            Self::NoHost | Self::OtherHost => (
                "This is not the address of the preview",
                format!(
                    "The preview answers at {origin} only, at the address that <code>coachgen watch</code> printed."
                ),
            ),
            Self::Method => (
                "The preview can only be read",
                "Nothing can be sent to it.".to_owned(),
            ),
            Self::Foreign => (
                "The preview is for its own pages",
                "Another site's page asked for this, so it was not given.".to_owned(),
            ),
            Self::Path => (
                "This address cannot be read",
                back,
            ),
            Self::Stranger => (
                "Please open the address that coachgen printed",
                "<code>coachgen watch</code> prints an address with a token in the terminal when it starts. Open that \
                 one: it lets this browser in until the watch is stopped."
                    .to_owned(),
            ),
            Self::Nothing => (
                "Nothing is here",
                back,
            ),
            Self::Failed => (
                "This page could not be made",
                "Save the record again, or start <code>coachgen watch</code> again.".to_owned(),
            ),
        }
    }

    /// The answer, without the headers that every answer has.
    pub(super) fn answer(self, origin: &str, room: Option<&str>) -> Response {
        let (title, words) = self.words(origin, room);
        let mut response = html(title, "", &format!("<h1>{title}</h1>\n<p>{words}</p>"));
        *response.status_mut() = self.status();
        if self == Self::Method {
            let allowed = HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(header::ALLOW, allowed);
        }
        response
    }
}

/// A small page of the preview's own. No style: who is not let in gets no style sheet either.
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
