//! The templates, and the headers that every page has.

use crate::picture::{self, Shown};
use crate::problem::Problem;
use crate::state::Shared;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignIn<'a> {
    pub(crate) form_token: &'a str,
    pub(crate) user: &'a str,
    pub(crate) wrong: bool,
    pub(crate) demo_password: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "pair.html")]
pub(crate) struct Pair<'a> {
    seen: &'a str,
    id: &'a str,
    svg: String,
    product_key: &'a str,
}

impl<'a> Pair<'a> {
    pub(crate) fn new(seen: &'a str, id: &'a str, shown: &'a Shown) -> Option<Self> {
        let label = "QR code for pairing a phone. The same as text is below it.";
        let svg = picture::svg(&shown.uri, label)?;
        Some(Self { seen, id, svg, product_key: &shown.product_key })
    }
}

/// The number of a sign-in, or of a pairing: then it names the device.
#[derive(Template)]
#[template(path = "number.html")]
pub(crate) struct Number<'a> {
    pub(crate) form_token: &'a str,
    pub(crate) seen: &'a str,
    pub(crate) digits: &'a str,
    pub(crate) device_name: Option<&'a str>,
    pub(crate) tries_left: i64,
}

#[derive(Template)]
#[template(path = "outcome.html")]
pub(crate) struct Outcome<'a> {
    pub(crate) form_token: &'a str,
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
    /// Whether the way on is a new QR code.
    pub(crate) pairing: bool,
}

#[derive(Template)]
#[template(path = "code.html")]
pub(crate) struct Code<'a> {
    pub(crate) form_token: &'a str,
    pub(crate) error: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "done.html")]
pub(crate) struct Done<'a> {
    pub(crate) form_token: &'a str,
    pub(crate) user: &'a str,
}

#[derive(Template)]
#[template(path = "plain.html")]
pub(crate) struct Plain<'a> {
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
}

#[derive(Template)]
#[template(path = "open_in_app.html")]
pub(crate) struct OpenInApp;

/// Title and sentence for a pairing that is over.
pub(crate) fn pairing_result(state: &str) -> (&'static str, &'static str) {
    match state {
        "approved" => ("Your phone is paired", "From now on it answers when you sign in."),
        "denied" => ("The phone refused", "Nothing was paired."),
        "reported" => ("The phone reported this", "Nothing was paired. Tell your administrator."),
        "closed" => ("The pairing was ended", "Nothing was paired."),
        _ => ("The QR code is too old", "A QR code lasts ten minutes."),
    }
}

/// Title and sentence for a sign-in that was not approved.
pub(crate) fn sign_in_result(state: &str) -> (&'static str, &'static str) {
    match state {
        "denied" => ("Refused", "The phone refused this sign-in."),
        "reported" => ("Reported", "The phone reported this sign-in as not yours."),
        "closed" => ("Wrong number", "The number was wrong too often."),
        _ => ("Too late", "Nobody answered in five minutes."),
    }
}

/// Renders a template.
pub(crate) fn page(status: StatusCode, view: &impl Template) -> Response {
    match view.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => Problem::internal().into_response(),
    }
}

/// Leads on after a form.
pub(crate) fn redirect(to: &'static str, cookie: Option<HeaderValue>) -> Response {
    let response = (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
    with_cookie(response, cookie)
}

pub(crate) fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// A problem on a page is a page.
pub(crate) async fn refuse(State(_): State<Shared>, mut response: Response) -> Response {
    let Some(problem) = response.extensions_mut().remove::<Problem>() else { return response };
    let view = Plain { title: "That did not work", text: problem.detail() };
    page(response.status(), &view)
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
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The style sheet and the script.
pub(crate) fn assets() -> Router<Shared> {
    Router::new()
        .route("/style.css", get(async || asset("text/css", include_str!("../static/style.css"))))
        .route(
            "/wait.js",
            get(async || asset("text/javascript", include_str!("../static/wait.js"))),
        )
}

fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=300")], text)
}
