//! Who asks for a page: the browser, its language, its session, and the forms it sends.

use super::words::{Language, Words};
use crate::body::form;
use crate::problem::Problem;
use crate::sessions::{Session, Visitor};
use crate::state::{ServiceState, Shared};
use crate::users;
use crate::views::{Frame, Plain, page, redirect, with_cookie};
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Why a handler ends early: with a problem, or with a page of its own.
pub(crate) struct Stop(Box<Response>);

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self(Box::new(problem.into_response()))
    }
}

impl From<Response> for Stop {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        *self.0
    }
}

pub(crate) type Answered = Result<Response, Stop>;

/// A browser that asks for a page.
pub(crate) struct Caller {
    pub(crate) state: Shared,
    pub(crate) visitor: Visitor,
    pub(crate) words: Words,
    /// Whether a page that waits is to load itself again: a person without a script may ask for it.
    pub(crate) reloads: bool,
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Stop> {
        let visitor = Visitor::find(state, &parts.headers).await?;
        let words = words(state, &parts.headers);
        let reloads = parts.uri.query() == Some("reload=on");
        Ok(Self { state: Shared::clone(state), visitor, words, reloads })
    }
}

impl Caller {
    /// The frame of a page with forms.
    pub(crate) fn frame(&self, heading: &str) -> Frame {
        let frame = Frame::new(self.words, heading, &self.state.issuer);
        Frame { token: self.visitor.form_token(&self.state), ..frame }
    }

    /// What a form of ours holds; a form without its token, or opened in another browser, is
    /// answered with a page that says so, and does nothing.
    pub(crate) async fn read<T: DeserializeOwned>(
        &self,
        headers: &HeaderMap,
        body: Body,
    ) -> Result<T, Stop> {
        let sent: Option<Sent<T>> = form(headers, body).await;
        let sent = sent.filter(|sent| self.visitor.sent(&self.state, &sent.csrf));
        sent.map(|sent| sent.fields).ok_or_else(|| self.stale().into())
    }

    fn stale(&self) -> Response {
        let frame = self.frame(self.words.say("web.error_summary"));
        page(StatusCode::FORBIDDEN, &Plain { frame, text: self.words.say("web.error.form") })
    }

    /// Gives the browser the cookie of its visitor, if it has none.
    pub(crate) fn introduce(&self, response: Response) -> Response {
        with_cookie(response, self.visitor.new_cookie(&self.state))
    }
}

#[derive(Deserialize)]
struct Sent<T> {
    csrf: String,
    #[serde(flatten)]
    fields: T,
}

/// A form that has only its token.
#[derive(Deserialize)]
pub(crate) struct Nothing {}

/// A browser whose person has typed the right password.
pub(crate) struct Known {
    pub(crate) caller: Caller,
    pub(crate) session: Session,
}

impl FromRequestParts<Shared> for Known {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Stop> {
        let caller = Caller::from_request_parts(parts, state).await?;
        match caller.visitor.session.clone() {
            Some(session) => Ok(Self { caller, session }),
            // A form comes from a page that was shown to a session: that session has ended.
            None if parts.method == Method::POST => Err(redirect("/?said=ended").into()),
            None => Err(redirect("/").into()),
        }
    }
}

impl Known {
    pub(crate) fn state(&self) -> &ServiceState {
        &self.caller.state
    }

    /// Stores what the person has done.
    pub(crate) async fn keep(&self) -> Result<(), Problem> {
        self.caller.visitor.keep(self.state(), &self.session).await
    }

    /// Lets the person in, under a new cookie: the one that was worth a password alone ends.
    pub(crate) async fn let_in(&self, to: &str) -> Answered {
        let visitor = Visitor::begin(self.state(), &self.session.user).await?;
        let session = Session { signed_in: true, ..self.session.clone() };
        visitor.keep(self.state(), &session).await?;
        self.caller.visitor.end(self.state()).await?;
        Ok(with_cookie(redirect(to), visitor.cookie(self.state())))
    }

    /// The frame of a page, which names who is signed in.
    pub(crate) async fn frame(&self, heading: &str) -> Result<Frame, Problem> {
        let mut frame = self.caller.frame(heading);
        if self.session.signed_in {
            let user = users::user(self.state(), &self.session.user).await?;
            frame.user = Some(super::text::shown(&user.name));
        }
        Ok(frame)
    }
}

/// A browser whose person is signed in.
pub(crate) struct SignedIn(pub(crate) Known);

impl FromRequestParts<Shared> for SignedIn {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Stop> {
        let known = Known::from_request_parts(parts, state).await?;
        if known.session.signed_in { Ok(Self(known)) } else { Err(redirect("/").into()) }
    }
}

/// The words for a browser: its choice, or else what it asks for.
pub(crate) fn words(state: &ServiceState, headers: &HeaderMap) -> Words {
    let name = language_cookie_name(state);
    let values = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = values.flat_map(|it| it.split(';')).filter_map(|it| it.split_once('='));
    let chosen = cookies.find(|(found, _)| found.trim() == name);
    let chosen = chosen.and_then(|(_, tag)| Language::of_tag(tag.trim()));
    Words::new(chosen.unwrap_or_else(|| Language::accepted(headers)))
}

fn language_cookie_name(state: &ServiceState) -> &'static str {
    if state.base.is_https() { "__Host-language" } else { "countersign-language" }
}

/// The cookie by which a browser keeps its choice for a year.
pub(crate) fn language_cookie(state: &ServiceState, language: Language) -> Option<HeaderValue> {
    let secure = if state.base.is_https() { "; Secure" } else { "" };
    let (name, tag) = (language_cookie_name(state), language.tag());
    let cookie = format!("{name}={tag}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}
