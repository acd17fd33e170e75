//! What can be done with one phone: naming it, removing it, replacing it, giving it up for lost.

use super::caller::{Answered, Known, Nothing, SignedIn, Stop};
use super::dates::When;
use super::text::named;
use super::words::Words;
use crate::users::{self, Phone};
use crate::views::{Errors, Frame, Plain, page, redirect};
use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;

/// Most characters of a phone's name: as in a `pair` message.
const LONGEST: usize = 64;

/// A phone as a page lists it.
pub(crate) struct PhoneLine {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) confirmed: bool,
    /// Words, and the exact time.
    pub(crate) paired: (String, String),
    pub(crate) used: Option<(String, String)>,
}

impl PhoneLine {
    pub(crate) fn new(words: Words, phone: &Phone, now: i64) -> Self {
        let paired = When::new(words, phone.paired, now);
        let used = phone.last_used.map(|used| When::new(words, used, now));
        Self {
            id: phone.id.clone(),
            name: named(words, &phone.name),
            confirmed: phone.confirmed,
            paired: (words.with("web.security.phone.paired", "date", &paired.words), paired.exact),
            used: used.map(|used| {
                (words.with("web.security.phone.used", "date", &used.words), used.exact)
            }),
        }
    }
}

/// The phone of an address, if it is this user's; other people's look like none.
async fn own(known: &Known, id: &str) -> Result<Phone, Stop> {
    let phones = users::phones(known.state(), &known.session.user).await?;
    match phones.into_iter().find(|phone| phone.id == id) {
        Some(phone) => Ok(phone),
        None => Err(gone(known).await?),
    }
}

/// For something that is not there, or not this user's.
pub(crate) async fn gone(known: &Known) -> Result<Stop, Stop> {
    let words = known.caller.words;
    let frame = known.frame(words.say("web.error_summary")).await?;
    let text = words.say("web.error.gone");
    Ok(page(StatusCode::NOT_FOUND, &Plain { frame, text }).into())
}

#[derive(Template)]
#[template(path = "rename.html")]
struct Renaming {
    frame: Frame,
    phone: String,
    name: String,
    errors: Errors,
}

/// `GET /security/phones/ID/rename`
pub(crate) async fn show_rename(SignedIn(known): SignedIn, Path(id): Path<String>) -> Answered {
    let phone = own(&known, &id).await?;
    rename_page(&known, &phone, phone.name.clone(), None).await
}

async fn rename_page(
    known: &Known,
    phone: &Phone,
    name: String,
    error: Option<String>,
) -> Answered {
    let words = known.caller.words;
    let heading = words.with("web.security.rename.title", "device", &named(words, &phone.name));
    let frame = known.frame(&heading).await?.with_error(error.is_some());
    let status = if error.is_some() { StatusCode::FORBIDDEN } else { StatusCode::OK };
    let errors = error.into_iter().map(|error| ("name", error)).collect();
    Ok(page(status, &Renaming { frame, phone: phone.id.clone(), name, errors }))
}

#[derive(Deserialize)]
struct NewName {
    #[serde(default)]
    name: String,
}

/// `POST /security/phones/ID/rename`
pub(crate) async fn rename(
    SignedIn(known): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Answered {
    let NewName { name } = known.caller.read(&headers, body).await?;
    let (words, phone) = (known.caller.words, own(&known, &id).await?);
    // A name that was pasted may have come with its line end.
    let name = name.replace(char::is_control, " ").trim().to_owned();
    let error = match name.chars().count() {
        0 => Some(words.say("web.security.rename.empty").to_owned()),
        1..=LONGEST => None,
        _ => Some(words.count("web.security.rename.long", 64)),
    };
    if error.is_some() {
        return rename_page(&known, &phone, name, error).await;
    }
    users::rename_phone(known.state(), &known.session.user, &phone.id, &name).await?;
    Ok(redirect(&format!("/security?renamed={}", phone.id)))
}

/// A question before something that cannot be undone.
#[derive(Template)]
#[template(path = "ask.html")]
pub(crate) struct Question {
    pub(crate) frame: Frame,
    pub(crate) text: &'static str,
    pub(crate) warning: Option<&'static str>,
    /// Where the answer is sent, and the words of its button.
    pub(crate) address: String,
    pub(crate) action: &'static str,
}

/// `GET /security/phones/ID/remove`
pub(crate) async fn ask_remove(SignedIn(known): SignedIn, Path(id): Path<String>) -> Answered {
    removal(&known, &id, "remove", "web.security.remove.body").await
}

/// `GET /security/phones/ID/lost`
pub(crate) async fn ask_lost(SignedIn(known): SignedIn, Path(id): Path<String>) -> Answered {
    removal(&known, &id, "lost", "web.notice.not_me.body").await
}

async fn removal(known: &Known, id: &str, how: &str, key: &str) -> Answered {
    let (words, phone) = (known.caller.words, own(known, id).await?);
    let phones = users::phones(known.state(), &known.session.user).await?;
    let last = phone.confirmed && phones.iter().filter(|phone| phone.confirmed).count() == 1;
    let heading = words.with("web.security.remove.title", "device", &named(words, &phone.name));
    let view = Question {
        frame: known.frame(&heading).await?,
        text: words.say(key),
        warning: last.then(|| words.say("web.security.remove.last")),
        address: format!("/security/phones/{}/{how}", phone.id),
        action: words.say("web.security.remove"),
    };
    Ok(page(StatusCode::OK, &view))
}

/// `POST /security/phones/ID/remove`
pub(crate) async fn remove(
    SignedIn(known): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    let phone = own(&known, &id).await?;
    users::remove_phone(known.state(), &known.session.user, &phone.id).await?;
    Ok(redirect("/security"))
}

/// `POST /security/phones/ID/lost`: removes the phone and signs everybody out.
pub(crate) async fn lose(
    SignedIn(known): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Answered {
    let Nothing {} = known.caller.read(&headers, body).await?;
    let phone = own(&known, &id).await?;
    users::lost_phone(known.state(), &known.session.user, Some(&phone.id)).await?;
    Ok(redirect("/?said=disowned"))
}

/// What to do about a phone that is new or gone.
#[derive(Template)]
#[template(path = "advice.html")]
struct Advice {
    frame: Frame,
    text: &'static str,
    /// Whether a new phone is the next step.
    pair: bool,
    phones: Vec<PhoneLine>,
}

/// `GET /security/new-phone`
pub(crate) async fn new_phone(SignedIn(known): SignedIn) -> Answered {
    let words = known.caller.words;
    let frame = known.frame(words.say("web.security.new_phone")).await?;
    advice(&known, frame, words.say("web.security.new_phone.body"), true).await
}

/// `GET /security/lost`
pub(crate) async fn lost(SignedIn(known): SignedIn) -> Answered {
    let words = known.caller.words;
    let frame = known.frame(words.say("web.security.lost")).await?;
    advice(&known, frame, words.say("web.security.lost.body"), false).await
}

async fn advice(known: &Known, frame: Frame, text: &'static str, pair: bool) -> Answered {
    let phones = users::phones(known.state(), &known.session.user).await?;
    let now = known.state().clock.now();
    let line = |phone| PhoneLine::new(known.caller.words, phone, now);
    let phones = phones.iter().map(line).collect();
    Ok(page(StatusCode::OK, &Advice { frame, text, pair, phones }))
}
