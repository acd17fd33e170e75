//! The number that the person types on the phone, and what comes of it.

use super::caller::{Answered, Known, Nothing};
use super::text::{pairs, shown, spelled_number};
use super::words::Words;
use super::{live, pairing};
use crate::problem::Problem;
use crate::sign_in::{self, Request, Standing, TRIES};
use crate::views::{Frame, page, redirect};
use crate::{account, users};
use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

/// Opens a sign-in, or a pairing where the user has no phone yet, and leads to its page.
pub(crate) async fn ask(mut known: Known) -> Answered {
    if let Some(before) = &known.session.sign_in {
        account::give_up(known.state(), &known.session.user, before).await?;
    }
    let request = Request {
        user: known.session.user.clone(),
        app: Some(known.state().issuer.clone()).filter(|app| app.chars().count() <= 64),
        message: None,
        origin: Some(known.state().base.origin().to_owned()),
        context: None,
        number_digits: sign_in::Digits::Six,
    };
    known.session.sign_in = match sign_in::open(known.state(), &request).await {
        Ok(opened) => Some(opened.id),
        Err(problem) => return no_sign_in(known, problem).await,
    };
    known.session.signed_in = false;
    known.keep().await?;
    Ok(redirect("/number"))
}

/// Where no sign-in can be opened: why.
async fn no_sign_in(known: Known, problem: Problem) -> Answered {
    let user = &known.session.user;
    let why = match problem.name() {
        "no_device" if !users::phones(known.state(), user).await?.is_empty() => "unconfirmed",
        "no_device" => return pairing::open(known).await,
        "account_blocked" => {
            let blocked = users::user(known.state(), user).await?.is_blocked();
            if blocked { "number-off" } else { "blocked" }
        }
        "too_many_requests" => "too-many",
        _ => return Err(problem.into()),
    };
    Ok(redirect(&format!("/stopped/{why}")))
}

#[derive(Template)]
#[template(path = "number.html")]
struct Number {
    frame: Frame,
    live: live::Wait,
    pairs: Vec<String>,
    spelled: String,
    time: live::Time,
    phones: String,
}

/// `GET /number`
pub(crate) async fn show(known: Known) -> Answered {
    let Some(id) = &known.session.sign_in else { return Ok(redirect("/")) };
    let standing = sign_in::standing(known.state(), id).await?;
    match standing.state.as_str() {
        "approved" if known.session.signed_in => Ok(redirect("/done")),
        "approved" => known.let_in("/done").await,
        "pending" => number_page(&known, &standing).await,
        _ => Ok(result_page(&known, &standing)),
    }
}

async fn number_page(known: &Known, standing: &Standing) -> Answered {
    let words = known.caller.words;
    let phones = users::phones(known.state(), &known.session.user).await?;
    let names = phones.iter().filter(|phone| phone.confirmed).map(|phone| shown(&phone.name));
    let left = standing.expires.saturating_sub(known.state().clock.now());
    let view = Number {
        frame: known.caller.frame(words.say("web.number.title")),
        live: live::Wait::of_sign_in(known, standing),
        pairs: pairs(&standing.number),
        spelled: words.with("web.number.a11y", "digits", &spelled_number(&standing.number)),
        time: live::Time::new(words, left),
        phones: names.collect::<Vec<_>>().join(", "),
    };
    Ok(page(StatusCode::OK, &view))
}

/// A page that says how something ended, and where to go from there.
#[derive(Template)]
#[template(path = "outcome.html")]
struct Outcome {
    frame: Frame,
    text: String,
    /// The address and the words of the button.
    next: (&'static str, &'static str),
    code: Code,
}

/// Whether a code is a way on, and whether it is the first one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Code {
    First,
    Second,
    No,
}

fn result_page(known: &Known, standing: &Standing) -> Response {
    let words = known.caller.words;
    let title = match standing.state.as_str() {
        "denied" => words.say("result.refused.title"),
        "reported" => words.say("result.reported.title"),
        "closed" => words.say("result.wrong.title"),
        _ => words.say("result.expired.title"),
    };
    let view = Outcome {
        frame: known.caller.frame(title),
        text: result_words(words, standing),
        next: ("/again", words.say("web.result.again")),
        code: if standing.state == "reported" { Code::No } else { Code::Second },
    };
    page(StatusCode::OK, &view)
}

/// How a sign-in stands, in a sentence.
pub(crate) fn result_words(words: Words, standing: &Standing) -> String {
    let sentence = match standing.state.as_str() {
        "pending" if standing.tries_left < TRIES => {
            return words.count("web.result.wrong", standing.tries_left);
        }
        "pending" => words.say("web.number.waiting"),
        "approved" => words.say("web.result.approved"),
        "denied" => words.say("web.result.refused"),
        "reported" => words.say("web.result.reported"),
        "closed" => words.say("web.result.no_tries"),
        _ => words.say("web.result.expired"),
    };
    sentence.to_owned()
}

/// `GET /stopped/WHY`: why there is no number.
pub(crate) async fn stopped(known: Known, Path(why): Path<String>) -> Answered {
    let words = known.caller.words;
    let text = match why.as_str() {
        "blocked" => words.say("web.result.blocked"),
        "number-off" => words.say("web.result.number_off"),
        "too-many" => words.say("web.result.too_many_open"),
        "unconfirmed" => words.say("web.result.unconfirmed"),
        _ => return Err(Problem::not_found("There is nothing here.").into()),
    };
    let unconfirmed = why == "unconfirmed";
    let next = if unconfirmed {
        ("/pair/new", words.say("web.pair.new_qr"))
    } else {
        ("/again", words.say("web.result.again"))
    };
    let frame = known.caller.frame(words.say("web.result.not_signed_in"));
    let code = match why.as_str() {
        "number-off" => Code::First,
        "too-many" => Code::Second,
        _ => Code::No,
    };
    Ok(page(StatusCode::OK, &Outcome { frame, text: text.to_owned(), next, code }))
}

/// `POST /again`
pub(crate) async fn again(known: Known, headers: HeaderMap, body: Body) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    ask(known).await
}

/// Tells one sign-in or pairing from another to the page's script, without its id.
pub(crate) fn mark(known: &Known, id: &str) -> String {
    let hash = known.state().sealer.hash("mark", id);
    let start = hash.get(..6).unwrap_or_default();
    data_encoding::BASE64URL_NOPAD.encode(start)
}
