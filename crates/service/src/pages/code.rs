//! Signing in with a code instead of a number.

use super::caller::{Answered, Known};
use super::words::Words;
use crate::problem::Problem;
use crate::views::{Errors, Frame, page, redirect};
use crate::{account, codes};
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;

/// Misses after which the phone's clock may be the reason.
const CLOCK_HINT: i64 = 2;

#[derive(Template)]
#[template(path = "code.html")]
struct Code {
    frame: Frame,
    errors: Errors,
    refusal: Option<Refusal>,
}

/// Why a code was not taken, in words.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) text: String,
    /// What else may help.
    pub(crate) hint: Option<&'static str>,
}

impl Refusal {
    pub(crate) fn errors(&self) -> Errors {
        vec![("code", self.text.clone())]
    }
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
}

impl Typed {
    /// Without the blanks that people and apps put between digits, and in ASCII digits.
    fn digits(&self) -> String {
        let blank = |it: &char| it.is_whitespace() || matches!(it, '-' | '\u{2009}' | '\u{202f}');
        let narrow = |it: char| match it {
            '０'..='９' => char::from_u32(u32::from(it).wrapping_sub(0xfee0)).unwrap_or(it),
            _ => it,
        };
        self.code.chars().filter(|it| !blank(it)).map(narrow).collect()
    }
}

/// `GET /code`
pub(crate) async fn show(known: Known) -> Answered {
    if known.session.signed_in {
        return Ok(redirect("/done"));
    }
    let frame = known.caller.frame(known.caller.words.say("web.code.title"));
    Ok(page(StatusCode::OK, &Code { frame, errors: Errors::new(), refusal: None }))
}

/// `POST /code`
pub(crate) async fn check(mut known: Known, headers: HeaderMap, body: Body) -> Answered {
    let typed: Typed = known.caller.read(&headers, body).await?;
    if known.session.signed_in {
        return Ok(redirect("/done"));
    }
    let Some(refusal) = verify(&known, &typed).await? else {
        let waiting = known.session.sign_in.as_deref();
        let noted = account::note_code(known.state(), &known.session.user, waiting).await?;
        known.session.sign_in = Some(noted);
        return known.let_in("/done").await;
    };
    let frame = known.caller.frame(known.caller.words.say("web.code.title")).with_error(true);
    let view = Code { frame, errors: refusal.errors(), refusal: Some(refusal) };
    Ok(page(StatusCode::FORBIDDEN, &view))
}

/// Uses a code up; why not, where it is not taken.
pub(crate) async fn verify(known: &Known, typed: &Typed) -> Result<Option<Refusal>, Problem> {
    let (words, code) = (known.caller.words, typed.digits());
    if code.is_empty() {
        return Ok(Some(plainly(words.say("web.code.empty"))));
    }
    match codes::verify(known.state(), &known.session.user, &code).await {
        Ok(true) => Ok(None),
        Ok(false) => why(known, &code).await.map(Some),
        Err(problem) => said(words, problem).map(Some),
    }
}

async fn why(known: &Known, code: &str) -> Result<Refusal, Problem> {
    let words = known.caller.words;
    let misses = account::misses(known.state(), &known.session.user, code).await?;
    let text = if misses.used { words.say("web.code.used") } else { words.say("web.code.wrong") };
    let hint = misses.in_a_row >= CLOCK_HINT && !misses.used;
    Ok(Refusal { hint: hint.then(|| words.say("web.code.clock")), ..plainly(text) })
}

fn said(words: Words, problem: Problem) -> Result<Refusal, Problem> {
    match problem.name() {
        "bad_request" => Ok(plainly(words.say("web.code.wrong"))),
        "account_blocked" => Ok(plainly(words.say("web.result.blocked"))),
        "too_many_requests" => {
            let minutes = problem.retry_after().unwrap_or(60).saturating_add(59) / 60;
            let text = words.count("web.code.wait", minutes.max(1));
            Ok(Refusal { text, hint: Some(words.say("web.code.clock")) })
        }
        _ => Err(problem),
    }
}

fn plainly(text: &str) -> Refusal {
    Refusal { text: text.to_owned(), hint: None }
}
