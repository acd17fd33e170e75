//! `approve`, `deny` and `report`.

use crate::http::Client;
use crate::moment;
use crate::output::{self, exit_when};
use crate::phone::Phone;
use crate::session::Session;
use crate::steps::{Ended, carry_out};
use crate::terminal;
use crate::trouble::{Exit, Own, Trouble, name};
use crate::view::request;
use countersign::{
    Answer, AuthenticatorError, DenyReason, DisplayCode, Event, NumberMatching, OutcomeKind, Step,
};
use serde_json::json;

/// What a service made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) kind: OutcomeKind,
    pub(crate) tries_left: u8,
}

/// Approves with what the page shows, which a person is asked for where nothing was given.
pub(crate) fn approve(
    session: &Session,
    id: &str,
    number: Option<String>,
) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let number = match number {
        Some(number) => Some(number),
        None => asked(session, &phone, id)?,
    };
    let outcome = send_number(&phone, &Client::default(), id, number)?;
    let keys = ["result.approved.title", "result.approved.body"];
    let codes = phone.authenticator.home(moment::now())?.display_codes;
    match codes.into_iter().find(|code| code.prompt == id) {
        Some(code) => tell_code(session, outcome, &code),
        None => tell(session, outcome, OutcomeKind::Approved, keys),
    }
}

/// Puts a request away that is over: its code was typed, or it expired and was the person's own.
pub(crate) fn dismiss(session: &Session, id: &str) -> Result<Exit, Trouble> {
    Phone::unlocked(session)?.authenticator.put_away(id.to_owned(), moment::now())?;
    session.output.show(&json!({}), || session.say("common.done"))?;
    Ok(Exit::Done)
}

/// The service says the code once, so that it is shown whatever else there is to say.
fn tell_code(session: &Session, outcome: Outcome, code: &DisplayCode) -> Result<Exit, Trouble> {
    let kind = name(&outcome.kind);
    let record =
        json!({ "outcome": kind, "tries_left": outcome.tries_left, "display_code": code.code });
    session.output.show(&record, || request::display_code(code, session.words))?;
    Ok(Exit::Done)
}

/// Refuses.
pub(crate) fn deny(session: &Session, id: &str, not_me: bool) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let reason = if not_me { DenyReason::NotMe } else { DenyReason::NotNow };
    let answer = Answer::Deny { reason };
    let step = phone.authenticator.answer(id.to_owned(), answer, moment::now());
    let outcome = settled(&phone, &Client::default(), step)?;
    let keys = if not_me {
        ["result.not_me.title", "result.not_me.body"]
    } else {
        ["result.refused.title", "result.refused.body"]
    };
    tell(session, outcome, OutcomeKind::Denied, keys)
}

/// Tells the service that it was somebody else.
pub(crate) fn report(session: &Session, id: &str) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let step = phone.authenticator.report(id.to_owned(), moment::now());
    let outcome = settled(&phone, &Client::default(), step)?;
    let keys = ["result.reported.title", "result.reported.body"];
    tell(session, outcome, OutcomeKind::Reported, keys)
}

/// Sends the number of a request.
pub(crate) fn send_number(
    phone: &Phone,
    client: &Client,
    id: &str,
    number: Option<String>,
) -> Result<Outcome, Trouble> {
    let answer = Answer::Approve { number };
    settled(phone, client, phone.authenticator.answer(id.to_owned(), answer, moment::now()))
}

/// Why an answer did not lead where it should.
pub(crate) fn disappointment(session: &Session, outcome: Outcome) -> String {
    match outcome {
        Outcome { kind: OutcomeKind::WrongNumber, tries_left: 0 } => {
            ["result.wrong.title", "result.wrong.none"].map(|key| session.say(key)).join("\n")
        }
        Outcome { kind: OutcomeKind::WrongNumber, tries_left } => {
            let tries = session.words.count("result.wrong.tries", tries_left);
            [session.say("result.wrong.title"), tries].join("\n")
        }
        Outcome { kind: OutcomeKind::Unknown, .. } => session.say("result.unknown"),
        _ => session.say("prompt.closed"),
    }
}

/// What the page shows, where the request asks for it. The core says why nothing can be asked.
fn asked(session: &Session, phone: &Phone, id: &str) -> Result<Option<String>, Trouble> {
    let now = moment::now();
    let home = phone.authenticator.home(now)?;
    let Some(request) = home.prompts.iter().find(|request| request.id == id) else {
        return Ok(None);
    };
    if !session.may_ask() {
        return Ok(None);
    }
    output::aside(&request::block(request, &home, now, session.words));
    match &request.number {
        NumberMatching::Absent => {
            let question = format!("{} [y/N] ", session.say("prompt.approve"));
            if terminal::agrees(&question)? { Ok(None) } else { Err(Own::Cancelled.into()) }
        }
        NumberMatching::Digits { .. } => {
            terminal::ask(&session.say("term.prompt.number")).map(Some)
        }
        NumberMatching::Listed { options } => {
            let place = terminal::ask(&session.say("term.prompt.answer"))?;
            Ok(Some(request::chosen(options, &place).unwrap_or(place)))
        }
        NumberMatching::Typed { .. } => terminal::ask(&session.say("term.prompt.answer")).map(Some),
    }
}

/// Carries out an answer.
pub(crate) fn settled(
    phone: &Phone,
    client: &Client,
    step: Result<Step, AuthenticatorError>,
) -> Result<Outcome, Trouble> {
    let ended = step.map_err(Trouble::from).and_then(|step| carry_out(phone, client, step));
    let Ended { event, host } = ended.map_err(|trouble| phone.explain(trouble))?;
    match event {
        Event::Answered { outcome, tries_left, .. } => Ok(Outcome { kind: outcome, tries_left }),
        Event::Failed { failure } => Err(phone.explain(Trouble::Failed { failure, host })),
        Event::Refused { problem } => Err(Trouble::Refused(problem)),
        Event::Paired { .. }
        | Event::PhoneLockSet
        | Event::Refreshed { .. }
        | Event::Unlocked
        | Event::Unpaired { .. } => Err(AuthenticatorError::Internal.into()),
    }
}

/// What was hoped for is a result; anything else is said on standard error.
fn tell(
    session: &Session,
    outcome: Outcome,
    wanted: OutcomeKind,
    keys: [&str; 2],
) -> Result<Exit, Trouble> {
    let done = outcome.kind == wanted;
    let record = json!({ "outcome": name(&outcome.kind), "tries_left": outcome.tries_left });
    if done || session.output.is_json() {
        session.output.show(&record, || keys.map(|key| session.say(key)).join("\n"))?;
    }
    if !done {
        output::aside(&disappointment(session, outcome));
    }
    match outcome.kind {
        // Whether the service took it is not known.
        OutcomeKind::Unknown => Ok(Exit::NoReply),
        _ => Ok(exit_when(done)),
    }
}
