//! The pages that a browser shows: sign in, pair a phone, the number, the code.

use crate::body::form;
use crate::problem::Problem;
use crate::sessions::{Session, Visitor};
use crate::sign_in::Request;
use crate::state::{ServiceState, Shared, deadline};
use crate::views::{self, page, redirect};
use crate::{api, codes, pairing, passwords, sign_in};
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use std::pin::pin;
use std::time::Duration;

/// How long a page's script waits for something to happen.
const WAIT: Duration = Duration::from_secs(20);

type Answered = Result<Response, Problem>;

pub(crate) fn routes(state: &Shared) -> Router<Shared> {
    Router::new()
        .route("/", get(start))
        .route("/sign-in", post(check_password))
        .route("/pair", get(show_pairing))
        .route("/pair/new", post(new_pairing))
        .route("/pair/cancel", post(cancel_pairing))
        .route("/pair/{id}/qr.png", get(show_picture))
        .route("/number", get(show_number))
        .route("/again", post(again))
        .route("/code", get(show_code).post(check_code))
        .route("/done", get(done))
        .route("/sign-out", post(sign_out))
        .route("/state", get(wait_for_change))
        .merge(views::assets())
        .layer(axum::middleware::map_response_with_state(Shared::clone(state), views::refuse))
        .layer(axum::middleware::map_response(views::harden))
}

/// `GET B/pair`: what a camera that opened the link shows. The code is in the fragment, which a
/// browser does not send.
pub(crate) async fn open_in_app() -> Response {
    views::harden(page(StatusCode::OK, &views::OpenInApp)).await
}

async fn start(State(state): State<Shared>, headers: HeaderMap) -> Answered {
    let visitor = Visitor::find(&state, &headers).await?;
    let next = match &visitor.session {
        Some(Session { signed_in: true, .. }) => "/done",
        Some(Session { sign_in: Some(_), .. }) => "/number",
        Some(Session { pairing: Some(_), .. }) => "/pair",
        _ => return Ok(sign_in_page(&state, &visitor, "", false)),
    };
    Ok(redirect(next, None))
}

fn sign_in_page(state: &ServiceState, visitor: &Visitor, user: &str, wrong: bool) -> Response {
    let status = if wrong { StatusCode::FORBIDDEN } else { StatusCode::OK };
    let view = views::SignIn {
        form_token: &visitor.form_token(state),
        user,
        wrong,
        demo_password: state.demo_password.as_deref(),
    };
    views::with_cookie(page(status, &view), visitor.new_cookie(state))
}

#[derive(Deserialize)]
struct Login {
    user: String,
    password: String,
    csrf: String,
}

async fn check_password(State(state): State<Shared>, headers: HeaderMap, body: Body) -> Answered {
    let visitor = Visitor::find(&state, &headers).await?;
    let login: Option<Login> = form(&headers, body).await;
    let Some(login) = login.filter(|login| visitor.sent(&state, &login.csrf)) else {
        return Ok(stale());
    };
    let user = passwords::check(&state, &login.user, login.password).await?;
    let Some(user) = user else {
        tracing::info!("a password was refused");
        return Ok(sign_in_page(&state, &visitor, &login.user, true));
    };
    let visitor = Visitor::begin(&state, &user).await?;
    let cookie = visitor.cookie(&state);
    let session = visitor.session.clone().ok_or(Problem::internal())?;
    Ok(views::with_cookie(ask(&state, &visitor, session).await?, cookie))
}

/// Opens a sign-in, or a pairing where the user has no phone yet, and leads to its page.
async fn ask(state: &ServiceState, visitor: &Visitor, mut session: Session) -> Answered {
    let request = Request {
        user: session.user.clone(),
        app: Some(state.issuer.clone()).filter(|app| app.chars().count() <= 64),
        message: None,
        origin: Some(state.base.origin().to_owned()),
        context: None,
        number_digits: sign_in::Digits::Six,
    };
    match sign_in::open(state, &request).await {
        Ok(opened) => session.sign_in = Some(opened.id),
        Err(problem) if problem.is_no_device() => {
            return start_pairing(state, visitor, session).await;
        }
        Err(problem) => return Ok(outcome(state, visitor, "Not signed in", problem.detail())),
    }
    session.signed_in = false;
    visitor.keep(state, &session).await?;
    Ok(redirect("/number", None))
}

async fn start_pairing(state: &ServiceState, visitor: &Visitor, mut session: Session) -> Answered {
    let name: Option<(String,)> = sqlx::query_as("SELECT name FROM user WHERE id = ?")
        .bind(&session.user)
        .fetch_optional(&state.reader)
        .await?;
    let (name,) = name.ok_or(Problem::internal())?;
    session.pairing = Some(pairing::create(state, &session.user, &name).await?.id);
    visitor.keep(state, &session).await?;
    Ok(redirect("/pair", None))
}

fn outcome(state: &ServiceState, visitor: &Visitor, title: &str, text: &str) -> Response {
    let form_token = &visitor.form_token(state);
    page(StatusCode::OK, &views::Outcome { form_token, title, text, pairing: false })
}

fn stale() -> Response {
    let text = "This form was opened too long ago or elsewhere. Go back and send it again.";
    page(StatusCode::FORBIDDEN, &views::Plain { title: "The form is out of date", text })
}

/// The visitor with a session; without one the way leads to the start.
async fn known(
    state: &ServiceState,
    headers: &HeaderMap,
) -> Result<Result<(Visitor, Session), Response>, Problem> {
    let visitor = Visitor::find(state, headers).await?;
    Ok(match visitor.session.clone() {
        Some(session) => Ok((visitor, session)),
        None => Err(redirect("/", None)),
    })
}

async fn show_pairing(State(state): State<Shared>, headers: HeaderMap) -> Answered {
    let (visitor, session) = match known(&state, &headers).await? {
        Ok(known) => known,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(id) = session.pairing else { return Ok(redirect("/", None)) };
    let standing = pairing::standing(&state, &id).await?;
    let form_token = &visitor.form_token(&state);
    let seen = &pairing_state(&standing);
    if let Some(number) = &standing.number {
        let view = views::Number {
            form_token,
            seen,
            digits: &in_pairs(number),
            device_name: standing.device_name.as_deref(),
            tries_left: standing.tries_left,
        };
        return Ok(page(StatusCode::OK, &view));
    }
    if standing.state == "pending"
        && let Some(shown) = state.pictures.find(&id, state.clock.now())
    {
        let view = views::Pair::new(seen, &id, &shown).ok_or(Problem::internal())?;
        return Ok(page(StatusCode::OK, &view));
    }
    let (title, text) = views::pairing_result(&standing.state);
    let pairing = standing.state != "approved";
    Ok(page(StatusCode::OK, &views::Outcome { form_token, title, text, pairing }))
}

fn pairing_state(standing: &pairing::Standing) -> String {
    format!("{}-{}-{}", standing.state, standing.tries_left, standing.number.is_some())
}

fn in_pairs(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    let pairs: Vec<String> = characters.chunks(2).map(|pair| pair.iter().collect()).collect();
    pairs.join(" ")
}

async fn show_picture(
    State(state): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answered {
    let visitor = Visitor::find(&state, &headers).await?;
    let own = visitor.session.is_some_and(|session| session.pairing.as_deref() == Some(&id));
    let shown = state.pictures.find(&id, state.clock.now()).filter(|_| own);
    let shown = shown.ok_or(Problem::not_found("There is no such picture."))?;
    api::png_response(&shown.uri)
}

#[derive(Deserialize)]
struct Sent {
    csrf: String,
}

/// The visitor who sent a form that has only its token.
async fn sender(
    state: &ServiceState,
    headers: &HeaderMap,
    body: Body,
) -> Result<Result<(Visitor, Session), Response>, Problem> {
    let known = known(state, headers).await?;
    let sent: Option<Sent> = form(headers, body).await;
    Ok(match known {
        Ok((visitor, _)) if !sent.is_some_and(|sent| visitor.sent(state, &sent.csrf)) => {
            Err(stale())
        }
        known => known,
    })
}

async fn new_pairing(State(state): State<Shared>, headers: HeaderMap, body: Body) -> Answered {
    match sender(&state, &headers, body).await? {
        Ok((visitor, session)) => ask(&state, &visitor, session).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

async fn cancel_pairing(State(state): State<Shared>, headers: HeaderMap, body: Body) -> Answered {
    let (_, session) = match sender(&state, &headers, body).await? {
        Ok(known) => known,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if let Some(id) = &session.pairing {
        pairing::cancel(&state, id).await?;
    }
    Ok(redirect("/pair", None))
}

async fn show_number(State(state): State<Shared>, headers: HeaderMap) -> Answered {
    let (visitor, mut session) = match known(&state, &headers).await? {
        Ok(known) => known,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(id) = session.sign_in.clone() else { return Ok(redirect("/", None)) };
    let standing = sign_in::standing(&state, &id).await?;
    if standing.state == "approved" {
        session.signed_in = true;
        visitor.keep(&state, &session).await?;
        return Ok(redirect("/done", None));
    }
    let form_token = &visitor.form_token(&state);
    if standing.state == "pending" {
        let view = views::Number {
            form_token,
            seen: &sign_in_state(&standing),
            digits: &in_pairs(&standing.number),
            device_name: None,
            tries_left: standing.tries_left,
        };
        return Ok(page(StatusCode::OK, &view));
    }
    let (title, text) = views::sign_in_result(&standing.state);
    Ok(outcome(&state, &visitor, title, text))
}

fn sign_in_state(standing: &sign_in::Standing) -> String {
    format!("{}-{}", standing.state, standing.tries_left)
}

async fn again(State(state): State<Shared>, headers: HeaderMap, body: Body) -> Answered {
    match sender(&state, &headers, body).await? {
        Ok((visitor, session)) => ask(&state, &visitor, session).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

async fn show_code(State(state): State<Shared>, headers: HeaderMap) -> Answered {
    match known(&state, &headers).await? {
        Ok((visitor, _)) => Ok(code_page(&state, &visitor, StatusCode::OK, None)),
        Err(elsewhere) => Ok(elsewhere),
    }
}

fn code_page(
    state: &ServiceState,
    visitor: &Visitor,
    status: StatusCode,
    error: Option<&str>,
) -> Response {
    page(status, &views::Code { form_token: &visitor.form_token(state), error })
}

#[derive(Deserialize)]
struct TypedCode {
    code: String,
    csrf: String,
}

async fn check_code(State(state): State<Shared>, headers: HeaderMap, body: Body) -> Answered {
    let (visitor, mut session) = match known(&state, &headers).await? {
        Ok(known) => known,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let typed: Option<TypedCode> = form(&headers, body).await;
    let Some(typed) = typed.filter(|typed| visitor.sent(&state, &typed.csrf)) else {
        return Ok(stale());
    };
    let error = match codes::verify(&state, &session.user, &typed.code).await {
        Ok(true) => {
            session.signed_in = true;
            visitor.keep(&state, &session).await?;
            return Ok(redirect("/done", None));
        }
        Ok(false) => "This code is not right, or it was used before. Type the next one.",
        Err(problem) => problem.detail(),
    };
    Ok(code_page(&state, &visitor, StatusCode::FORBIDDEN, Some(error)))
}

async fn done(State(state): State<Shared>, headers: HeaderMap) -> Answered {
    match known(&state, &headers).await? {
        Ok((visitor, Session { signed_in: true, user, .. })) => {
            let view = views::Done { form_token: &visitor.form_token(&state), user: &user };
            Ok(page(StatusCode::OK, &view))
        }
        Ok(_) => Ok(redirect("/", None)),
        Err(elsewhere) => Ok(elsewhere),
    }
}

async fn sign_out(State(state): State<Shared>, headers: HeaderMap, body: Body) -> Answered {
    match sender(&state, &headers, body).await? {
        Ok((visitor, _)) => {
            visitor.end(&state).await?;
            Ok(redirect("/", None))
        }
        Err(elsewhere) => Ok(elsewhere),
    }
}

#[derive(Deserialize)]
struct Seen {
    seen: String,
}

/// For the pages' script: what the state is once it is another than the one seen.
async fn wait_for_change(
    State(state): State<Shared>,
    query: Result<Query<Seen>, QueryRejection>,
    headers: HeaderMap,
) -> Answered {
    let Query(Seen { seen }) =
        query.map_err(|_| Problem::bad_request("The state that was seen is missing."))?;
    let visitor = Visitor::find(&state, &headers).await?;
    let session = visitor.session.ok_or(Problem::not_found("There is nothing to wait for."))?;
    let deadline = deadline(WAIT);
    loop {
        // The key is asked for each time: a pairing has another one once the phone has called.
        let (key, _) = progress(&state, &session).await?;
        let mut bell = pin!(state.wake.listen(&key));
        bell.as_mut().enable();
        let (_, now) = progress(&state, &session).await?;
        if now != seen || !state.wait(bell, deadline).await {
            return Ok(now.into_response());
        }
    }
}

/// What a session's page waits for, and how far it is.
async fn progress(state: &ServiceState, session: &Session) -> Result<(String, String), Problem> {
    if let Some(id) = &session.sign_in {
        let standing = sign_in::standing(state, id).await?;
        return Ok((id.clone(), sign_in_state(&standing)));
    }
    let id = session.pairing.as_ref();
    let id = id.ok_or(Problem::not_found("There is nothing to wait for."))?;
    let standing = pairing::standing(state, id).await?;
    let progress = pairing_state(&standing);
    Ok((standing.wake_key, progress))
}
