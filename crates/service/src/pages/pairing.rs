//! Pairing a phone: the picture, the number, and a first code.

use super::caller::{Answered, Known, Nothing};
use super::code::{self, Refusal, Typed};
use super::live::{Time, Wait};
use super::number;
use super::text::{named, pairs, spelled, spelled_number};
use crate::pairing::{self, Standing};
use crate::picture::{self, Shown};
use crate::problem::Problem;
use crate::views::{Errors, Frame, page, redirect};
use crate::{account, users};
use askama::Template;
use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode};

/// Opens a pairing and leads to its page.
pub(crate) async fn open(mut known: Known) -> Answered {
    let user = users::user(known.state(), &known.session.user).await?;
    let created = pairing::create(known.state(), &user.id, &user.name).await?;
    known.session.pairing = Some(created.id);
    known.keep().await?;
    Ok(redirect("/pair"))
}

/// `POST /pair/new`: for who is signed in, and for who has no phone to sign in with.
pub(crate) async fn begin(known: Known, headers: HeaderMap, body: Body) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    let phones = users::phones(known.state(), &known.session.user).await?;
    if known.session.signed_in || !phones.iter().any(|phone| phone.confirmed) {
        return open(known).await;
    }
    number::ask(known).await
}

/// `GET /pair`
pub(crate) async fn show(known: Known, RawQuery(query): RawQuery) -> Answered {
    let Some(id) = &known.session.pairing else { return Ok(redirect("/")) };
    let standing = pairing::standing(known.state(), id).await?;
    if standing.number.is_some() {
        return number_page(&known, &standing).await;
    }
    if standing.state == "pending"
        && let Some(shown) = known.state().pictures.find(id, known.state().clock.now())
    {
        return picture_page(&known, &standing, &shown).await;
    }
    if standing.state == "approved" {
        let works = query.as_deref() == Some("code=works");
        return done_page(&known, &standing, works, None).await;
    }
    ended_page(&known, &standing).await
}

#[derive(Template)]
#[template(path = "pair.html")]
struct Picture {
    frame: Frame,
    steps: [&'static str; 3],
    live: Wait,
    svg: String,
    /// Each group of the product key, and how it is read out.
    groups: Vec<(String, String)>,
    base: String,
    minutes: i64,
}

async fn picture_page(known: &Known, standing: &Standing, shown: &Shown) -> Answered {
    let words = known.caller.words;
    let id = known.session.pairing.as_deref().unwrap_or_default();
    let ends = account::details(known.state(), id).await?.expires;
    let left = ends.saturating_sub(known.state().clock.now());
    let groups = shown.product_key.split('-').map(|group| (group.to_owned(), spelled(group)));
    let svg = picture::svg(&shown.uri, words.say("a11y.qr"));
    let view = Picture {
        frame: known.frame(words.say("web.pair.title")).await?,
        steps: [
            words.say("web.pair.step1"),
            words.say("web.pair.step2"),
            words.say("web.pair.step3"),
        ]
        .map(without_number),
        live: Wait::of_pairing(known, standing),
        svg: svg.ok_or(Problem::internal())?,
        groups: groups.collect(),
        base: known.state().base.as_str().to_owned(),
        minutes: left.max(1).saturating_add(59) / 60,
    };
    Ok(page(StatusCode::OK, &view))
}

/// A step without its own number: the list counts.
fn without_number(step: &'static str) -> &'static str {
    step.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.').trim_start()
}

#[derive(Template)]
#[template(path = "pair_number.html")]
struct Number {
    frame: Frame,
    live: Wait,
    device: String,
    pairs: Vec<String>,
    spelled: String,
    time: Time,
}

async fn number_page(known: &Known, standing: &Standing) -> Answered {
    let words = known.caller.words;
    let number = standing.number.as_deref().unwrap_or_default();
    let id = known.session.pairing.as_deref().unwrap_or_default();
    let ends = account::details(known.state(), id).await?.expires;
    let view = Number {
        frame: known.frame(words.say("web.pair.title")).await?,
        live: Wait::of_pairing(known, standing),
        device: device(known, standing),
        pairs: pairs(number),
        spelled: words.with("web.number.a11y", "digits", &spelled_number(number)),
        time: Time::new(words, ends.saturating_sub(known.state().clock.now())),
    };
    Ok(page(StatusCode::OK, &view))
}

fn device(known: &Known, standing: &Standing) -> String {
    named(known.caller.words, standing.device_name.as_deref().unwrap_or_default())
}

#[derive(Template)]
#[template(path = "pair_done.html")]
struct Done {
    frame: Frame,
    errors: Errors,
    refusal: Option<Refusal>,
    /// Whether a code was tried and taken.
    works: bool,
}

async fn done_page(
    known: &Known,
    standing: &Standing,
    works: bool,
    refusal: Option<Refusal>,
) -> Answered {
    let heading = known.caller.words.with("web.pair.done", "device", &device(known, standing));
    let frame = known.frame(&heading).await?.with_error(refusal.is_some());
    let status = if refusal.is_some() { StatusCode::FORBIDDEN } else { StatusCode::OK };
    let errors = refusal.as_ref().map(Refusal::errors).unwrap_or_default();
    Ok(page(status, &Done { frame, errors, refusal, works }))
}

#[derive(Template)]
#[template(path = "pair_ended.html")]
struct Ended {
    frame: Frame,
    text: &'static str,
}

async fn ended_page(known: &Known, standing: &Standing) -> Answered {
    let words = known.caller.words;
    let id = known.session.pairing.as_deref().unwrap_or_default();
    let called = standing.device_name.is_some();
    let text = match standing.state.as_str() {
        "denied" | "reported" => words.say("web.pair.cancelled"),
        "closed" if called && !account::details(known.state(), id).await?.cancelled => {
            words.say("web.result.no_tries")
        }
        "closed" if called => words.say("web.pair.cancelled"),
        _ => words.say("web.pair.expired"),
    };
    let frame = known.frame(words.say("web.pair.title")).await?;
    Ok(page(StatusCode::OK, &Ended { frame, text }))
}

/// `POST /pair/cancel`
pub(crate) async fn cancel(known: Known, headers: HeaderMap, body: Body) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    if let Some(id) = &known.session.pairing {
        pairing::cancel(known.state(), id).await?;
    }
    Ok(redirect("/pair"))
}

/// `POST /pair/try`: the first code. For who is not signed in it is the other factor.
pub(crate) async fn try_code(mut known: Known, headers: HeaderMap, body: Body) -> Answered {
    let typed: Typed = known.caller.read(&headers, body).await?;
    let Some(id) = &known.session.pairing else { return Ok(redirect("/")) };
    let standing = pairing::standing(known.state(), id).await?;
    if standing.state != "approved" {
        return Ok(redirect("/pair"));
    }
    if let Some(refusal) = code::verify(&known, &typed).await? {
        return done_page(&known, &standing, false, Some(refusal)).await;
    }
    if known.session.signed_in {
        return Ok(redirect("/pair?code=works"));
    }
    let noted = account::note_code(known.state(), &known.session.user, None).await?;
    known.session.sign_in = Some(noted);
    known.let_in("/pair?code=works").await
}
