//! What every page has: its frame, its headers, the style sheet and the script.

use crate::pages::text::shown;
use crate::pages::words::{Language, Words};
use crate::problem::Problem;
use crate::state::Shared;
use askama::Template;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

/// What stands around a page's own content.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) words: Words,
    pub(crate) heading: String,
    pub(crate) organisation: String,
    /// Whether the page says what went wrong; its title then begins with that.
    pub(crate) error: bool,
    /// Who is signed in, for a page that says so.
    pub(crate) user: Option<String>,
    /// The token that the page's forms carry.
    pub(crate) token: String,
}

impl Frame {
    /// A frame without a person, and so without forms.
    pub(crate) fn new(words: Words, heading: &str, organisation: &str) -> Self {
        Self {
            words,
            heading: heading.to_owned(),
            organisation: shown(organisation),
            error: false,
            user: None,
            token: String::new(),
        }
    }

    /// The same page, saying that something is wrong in it.
    pub(crate) fn with_error(self, error: bool) -> Self {
        Self { error, ..self }
    }

    /// The document's title.
    pub(crate) fn title(&self) -> String {
        let page = if self.error {
            self.words.with("web.error_title", "page", &self.heading)
        } else {
            self.heading.clone()
        };
        let organisation = &self.organisation;
        self.words.with_both("web.title", ("page", &page), ("organisation", organisation))
    }

    /// The languages to switch to, and which is the present one.
    pub(crate) fn languages(&self) -> Vec<(Language, bool)> {
        Language::ALL.into_iter().map(|it| (it, it == self.words.language)).collect()
    }
}

/// What is wrong in a form: the id of the field, and the sentence.
pub(crate) type Errors = Vec<(&'static str, String)>;

/// A page that says one thing, with a way on.
#[derive(Template)]
#[template(path = "plain.html")]
pub(crate) struct Plain {
    pub(crate) frame: Frame,
    pub(crate) text: &'static str,
}

/// Renders a template.
pub(crate) fn page(status: StatusCode, view: &impl Template) -> Response {
    match view.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => Problem::internal().into_response(),
    }
}

/// Leads on after a form.
pub(crate) fn redirect(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// A response that sets a cookie.
pub(crate) fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// A problem on a page is a page.
pub(crate) fn problem_page(problem: &Problem, words: Words, organisation: &str) -> Plain {
    let text = match problem.name() {
        "not_found" | "method_not_allowed" => words.say("web.error.not_found"),
        "internal" => words.say("web.error.server"),
        _ => words.say("web.error.form"),
    };
    let frame = Frame::new(words, words.say("web.error_summary"), organisation);
    Plain { frame, text }
}

/// No script but our own, nothing from elsewhere, nothing kept.
pub(crate) async fn harden(mut response: Response) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
        script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'";
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The style sheet, the script and the icon.
pub(crate) fn assets() -> Router<Shared> {
    const STYLE: &str = include_str!("../static/style.css");
    const SCRIPT: &str = include_str!("../static/page.js");
    const ICON: &str = include_str!("../static/icon.svg");
    Router::new()
        .route("/style.css", get(async || asset("text/css; charset=utf-8", STYLE)))
        .route("/page.js", get(async || asset("text/javascript; charset=utf-8", SCRIPT)))
        .route("/icon.svg", get(async || asset("image/svg+xml", ICON)))
}

fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=300")], text)
}
