//! The pages that a browser shows: signing in, and the account's own page.
//!
//! Everything is rendered here; the script only waits, reveals a password and says the time. Each
//! form answers with a redirect, so that going back or loading again repeats nothing.

mod caller;
mod code;
mod dates;
mod live;
mod number;
mod pairing;
mod phones;
mod security;
mod start;
pub(crate) mod text;
pub(crate) mod words;

use crate::problem::Problem;
use crate::state::Shared;
use crate::views::{self, Frame, page, problem_page, redirect, with_cookie};
use askama::Template;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use words::Language;

pub(crate) fn routes(state: &Shared) -> Router<Shared> {
    Router::new()
        .route("/", get(start::show))
        .route("/sign-in", form(post(start::check_password)))
        .route("/done", get(start::done))
        .route("/sign-out", form(post(start::sign_out)))
        .route("/number", get(number::show))
        .route("/number/state", get(live::number))
        .route("/again", form(post(number::again)))
        .route("/stopped/{why}", get(number::stopped))
        .route("/code", get(code::show).post(code::check))
        .merge(pairing_routes())
        .merge(security_routes())
        .merge(views::assets())
        .layer(middleware::from_fn_with_state(Shared::clone(state), speak))
        .layer(middleware::map_response(views::harden))
}

fn pairing_routes() -> Router<Shared> {
    Router::new()
        .route("/pair", get(pairing::show))
        .route("/pair/state", get(live::pairing))
        .route("/pair/new", form(post(pairing::begin)))
        .route("/pair/cancel", form(post(pairing::cancel)))
        .route("/pair/try", form(post(pairing::try_code)))
}

fn security_routes() -> Router<Shared> {
    Router::new()
        .route("/security", get(security::show))
        .route("/security/new-phone", get(phones::new_phone))
        .route("/security/lost", get(phones::lost))
        .route("/security/phones/{id}/rename", get(phones::show_rename).post(phones::rename))
        .route("/security/phones/{id}/remove", get(phones::ask_remove).post(phones::remove))
        .route("/security/phones/{id}/lost", get(phones::ask_lost).post(phones::lose))
        .route("/security/notices/{id}/dismiss", form(post(security::dismiss)))
        .route("/security/notices/{id}/not-me", get(security::ask_not_me).post(security::not_me))
}

/// An address that takes a form. Loading it without one, as the language switch on its answer
/// does, leads to the start.
fn form(method: MethodRouter<Shared>) -> MethodRouter<Shared> {
    method.get(async || redirect("/"))
}

/// `GET B/pair`: what a camera that opened the link shows. The code is in the fragment, which a
/// browser does not send and a page without a script does not read.
pub(crate) async fn open_in_app(
    State(state): State<Shared>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let response = choose_language(&state, &Method::GET, &uri).unwrap_or_else(|| {
        let words = caller::words(&state, &headers);
        let frame = Frame::new(words, words.say("web.open.title"), &state.issuer);
        page(StatusCode::OK, &OpenInApp { frame })
    });
    views::harden(response).await
}

#[derive(Template)]
#[template(path = "open_in_app.html")]
struct OpenInApp {
    frame: Frame,
}

/// An address that leads nowhere: a page for browsers, a problem for programs.
pub(crate) async fn nowhere(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let problem = Problem::not_found("There is nothing here.");
    if !accepted.is_some_and(|accepted| accepted.contains("text/html")) {
        return problem.into_response();
    }
    let response = choose_language(&state, &Method::GET, &uri).unwrap_or_else(|| {
        let words = caller::words(&state, &headers);
        page(StatusCode::NOT_FOUND, &problem_page(&problem, words, &state.issuer))
    });
    views::harden(response).await
}

/// Carries out the language switch, and turns problems into pages.
async fn speak(State(state): State<Shared>, request: Request, next: Next) -> Response {
    if let Some(chosen) = choose_language(&state, request.method(), request.uri()) {
        return chosen;
    }
    let words = caller::words(&state, request.headers());
    let mut response = next.run(request).await;
    let Some(problem) = response.extensions_mut().remove::<Problem>() else { return response };
    page(response.status(), &problem_page(&problem, words, &state.issuer))
}

/// `?language=TAG` on any page sets the cookie and leads to the same page without it.
fn choose_language(state: &Shared, method: &Method, uri: &Uri) -> Option<Response> {
    let tag = uri.query()?.strip_prefix("language=").filter(|_| method == Method::GET)?;
    let cookie = caller::language_cookie(state, Language::of_tag(tag)?);
    // A path that begins with two slashes would name another host.
    let path = format!("/{}", uri.path().trim_start_matches('/'));
    Some(with_cookie(redirect(&path), cookie))
}
