//! Security info: the phones of an account, what they did, and what the person is to be told.

use super::caller::{Answered, Known, Nothing, SignedIn, Stop};
use super::dates::{When, date};
use super::phones::{PhoneLine, Question, gone};
use super::text::{named, shown};
use super::words::Words;
use crate::account;
use crate::notices::{self, Notice};
use crate::problem::Problem;
use crate::users::{self, Recent};
use crate::views::{Frame, page, redirect};
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, StatusCode};

struct NoticeLine {
    id: String,
    text: String,
    /// Whether it is of a phone that the person may not know.
    new_phone: bool,
}

struct PastLine {
    result: &'static str,
    /// Whether somebody was let in.
    good: bool,
    app: String,
    place: Option<String>,
    when: When,
}

#[derive(Template)]
#[template(path = "security.html")]
struct Security {
    frame: Frame,
    said: Option<String>,
    notices: Vec<NoticeLine>,
    phones: Vec<PhoneLine>,
    past: Vec<PastLine>,
}

/// `GET /security`
pub(crate) async fn show(SignedIn(known): SignedIn, RawQuery(query): RawQuery) -> Answered {
    let (words, state, user) = (known.caller.words, known.state(), &known.session.user);
    let now = state.clock.now();
    let phones = users::phones(state, user).await?;
    let past = users::recent(state, user).await?;
    let renamed = query.as_deref().and_then(|query| query.strip_prefix("renamed="));
    let renamed = phones.iter().find(|phone| Some(phone.id.as_str()) == renamed);
    let view = Security {
        frame: known.frame(words.say("web.security.title")).await?,
        said: renamed.map(|phone| {
            words.with("web.security.rename.renamed", "device", &named(words, &phone.name))
        }),
        notices: news(&known).await?,
        phones: phones.iter().map(|phone| PhoneLine::new(words, phone, now)).collect(),
        past: past.iter().map(|past| past_line(words, past, (&state.issuer, now))).collect(),
    };
    Ok(page(StatusCode::OK, &view))
}

/// The notices; the phone that this browser has just paired is no news to it.
async fn news(known: &Known) -> Result<Vec<NoticeLine>, Problem> {
    let own = match &known.session.pairing {
        Some(pairing) => account::details(known.state(), pairing).await?.device,
        None => None,
    };
    let list = notices::list(known.state(), &known.session.user).await?;
    let news = list.iter().filter(|it| it.kind != "device_added" || it.device != own);
    Ok(news.map(|notice| notice_line(known.caller.words, notice)).collect())
}

fn notice_line(words: Words, notice: &Notice) -> NoticeLine {
    let device = named(words, notice.device_name.as_deref().unwrap_or_default());
    let day = date(words.language, notice.created);
    let text = match notice.kind.as_str() {
        "device_added" => words.with_both("web.notice.paired", ("device", &device), ("date", &day)),
        "device_removed" => words.with("web.security.removed", "device", &device),
        "reported" => words.with_both("web.notice.reported", ("device", &device), ("date", &day)),
        _ => words.say("web.result.number_off").to_owned(),
    };
    NoticeLine { id: notice.id.clone(), text, new_phone: notice.kind == "device_added" }
}

fn past_line(words: Words, past: &Recent, (issuer, now): (&str, i64)) -> PastLine {
    let result = match past.state.as_str() {
        "approved" => words.say("web.activity.approved"),
        "closed" => words.say("web.activity.ended"),
        "denied" => words.say("web.activity.refused"),
        "pending" => words.say("web.activity.waiting"),
        "reported" => words.say("web.activity.reported"),
        _ => words.say("web.activity.no_answer"),
    };
    let member = |name: &str| past.context.as_ref()?.get(name)?.as_str().map(shown);
    let place: Vec<String> = ["place", "country"].into_iter().filter_map(member).collect();
    PastLine {
        result,
        good: past.state == "approved",
        app: shown(past.app.as_deref().unwrap_or(issuer)),
        place: Some(place.join(", ")).filter(|place| !place.is_empty()),
        when: When::new(words, past.created, now),
    }
}

/// The notice of a new phone; other people's notices, and other ones, look like none.
async fn new_phone_notice(known: &Known, id: &str) -> Result<Notice, Stop> {
    let list = notices::list(known.state(), &known.session.user).await?;
    let own = list.into_iter().find(|it| it.id == id && it.kind == "device_added");
    match own {
        Some(notice) => Ok(notice),
        None => Err(gone(known).await?),
    }
}

/// `POST /security/notices/ID/dismiss`
pub(crate) async fn dismiss(
    SignedIn(known): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    notices::dismiss(known.state(), &known.session.user, &id).await?;
    Ok(redirect("/security"))
}

/// `GET /security/notices/ID/not-me`
pub(crate) async fn ask_not_me(SignedIn(known): SignedIn, Path(id): Path<String>) -> Answered {
    let words = known.caller.words;
    let notice = new_phone_notice(&known, &id).await?;
    let name = named(words, notice.device_name.as_deref().unwrap_or_default());
    let heading = words.with("web.notice.not_me.title", "device", &name);
    let view = Question {
        frame: known.frame(&heading).await?,
        text: words.say("web.notice.not_me.body"),
        warning: None,
        address: format!("/security/notices/{}/not-me", notice.id),
        action: words.say("web.notice.not_me.action"),
    };
    Ok(page(StatusCode::OK, &view))
}

/// `POST /security/notices/ID/not-me`: removes the phone and signs everybody out.
pub(crate) async fn not_me(
    SignedIn(known): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    let notice = new_phone_notice(&known, &id).await?;
    notices::not_me(known.state(), &known.session.user, &notice.id).await?;
    Ok(redirect("/?said=disowned"))
}
