//! The first page, and the last one.

use super::caller::{Answered, Caller, Known, Nothing, SignedIn};
use super::number;
use super::words::Words;
use crate::account;
use crate::passwords;
use crate::problem::Problem;
use crate::sessions::Visitor;
use crate::views::{Errors, Frame, page, redirect, with_cookie};
use askama::Template;
use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn<'a> {
    frame: Frame,
    user: &'a str,
    errors: Errors,
    /// Whether an error belongs to its field alone. That name or password is wrong belongs to both,
    /// and does not tell which.
    by_field: bool,
    /// What led here.
    said: Option<&'static str>,
    demo_password: Option<&'a str>,
}

impl SignIn<'_> {
    fn error_in(&self, field: &str) -> Option<&str> {
        let own = self.errors.iter().find(|(wrong, _)| self.by_field && *wrong == field);
        own.map(|(_, text)| text.as_str())
    }
}

/// `/`: the sign-in form. Who is half-way gets it too: it is the way to another account.
pub(crate) async fn show(caller: Caller, RawQuery(query): RawQuery) -> Answered {
    if caller.visitor.session.as_ref().is_some_and(|session| session.signed_in) {
        return Ok(redirect("/done"));
    }
    let said = match query.as_deref() {
        Some("said=ended") => Some(caller.words.say("web.error.session")),
        Some("said=disowned") => Some(caller.words.say("web.notice.not_me.done")),
        _ => None,
    };
    Ok(sign_in_page(&caller, "", said, Err(Errors::new())))
}

/// The form. Errors are of single fields (`Err`) or of the whole (`Ok`). What was typed as a
/// password is never sent back.
fn sign_in_page(
    caller: &Caller,
    user: &str,
    said: Option<&'static str>,
    errors: Result<String, Errors>,
) -> Response {
    let by_field = errors.is_err();
    let errors = errors.map_or_else(|errors| errors, |text| vec![("user", text)]);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::FORBIDDEN };
    let frame = caller.frame(caller.words.say("web.signin.title")).with_error(!errors.is_empty());
    let demo_password = caller.state.demo_password.as_deref();
    let view = SignIn { frame, user, errors, by_field, said, demo_password };
    caller.introduce(page(status, &view))
}

/// What is missing before a password can be checked.
fn missing(words: Words, user: &str, password: &str) -> Errors {
    let user = user.is_empty().then(|| ("user", words.say("web.signin.empty_user").to_owned()));
    let password = password
        .is_empty()
        .then(|| ("password", words.say("web.signin.empty_password").to_owned()));
    user.into_iter().chain(password).collect()
}

#[derive(Deserialize)]
struct Login {
    #[serde(default)]
    user: String,
    #[serde(default)]
    password: String,
}

/// `POST /sign-in`
pub(crate) async fn check_password(caller: Caller, headers: HeaderMap, body: Body) -> Answered {
    let Login { user, password } = caller.read(&headers, body).await?;
    // Phone keyboards add a blank after a suggestion.
    let login = user.trim();
    let missing = missing(caller.words, login, &password);
    if !missing.is_empty() {
        return Ok(sign_in_page(&caller, login, None, Err(missing)));
    }
    let refusal = match passwords::check(&caller.state, login, password).await {
        Ok(Some(user)) => return begin(caller, &user).await,
        Ok(None) => caller.words.say("web.signin.wrong").to_owned(),
        Err(problem) => {
            let Some(seconds) = problem.retry_after() else { return Err(problem.into()) };
            caller.words.count("web.error.busy", seconds.max(1).saturating_add(59) / 60)
        }
    };
    tracing::info!("a password was refused");
    Ok(sign_in_page(&caller, login, None, Ok(refusal)))
}

/// A new session under a new cookie; one that this browser had ends.
async fn begin(caller: Caller, user: &str) -> Answered {
    let Caller { state, visitor: before, words, reloads } = caller;
    if let Some(session) = &before.session {
        if let Some(sign_in) = &session.sign_in {
            account::give_up(&state, &session.user, sign_in).await?;
        }
        before.end(&state).await?;
    }
    let visitor = Visitor::begin(&state, user).await?;
    let cookie = visitor.cookie(&state);
    let session = visitor.session.clone().ok_or(Problem::internal())?;
    let known = Known { caller: Caller { state, visitor, words, reloads }, session };
    Ok(with_cookie(number::ask(known).await?, cookie))
}

#[derive(Template)]
#[template(path = "done.html")]
struct Done {
    frame: Frame,
}

/// `/done`: here a relying party's own page would follow.
pub(crate) async fn done(SignedIn(known): SignedIn) -> Answered {
    let frame = known.frame(known.caller.words.say("web.result.signed_in")).await?;
    Ok(page(StatusCode::OK, &Done { frame }))
}

/// `POST /sign-out`
pub(crate) async fn sign_out(known: Known, headers: HeaderMap, body: Body) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    known.caller.visitor.end(known.state()).await?;
    Ok(redirect("/"))
}
