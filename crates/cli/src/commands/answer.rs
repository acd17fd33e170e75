//! `approve`, `deny` and `report`.

use crate::http::Client;
use crate::moment;
use crate::output::{self, exit_when};
use crate::phone::Phone;
use crate::session::Session;
use crate::steps::{Ended, carry_out};
use crate::terminal;
use crate::trouble::{Exit, Trouble, name};
use crate::view::request;
use countersign::{Answer, AuthenticatorError, DenyReason, Event, OutcomeKind, Step};
use serde_json::json;

/// What a service made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) kind: OutcomeKind,
    pub(crate) tries_left: u8,
}

/// Approves with the number, which a person is asked for where none was given.
pub(crate) fn approve(
    session: &Session,
    id: &str,
    number: Option<String>,
) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let number = match number {
        Some(number) => number,
        None => asked(session, &phone, id)?,
    };
    let outcome = send_number(&phone, &Client::default(), id, number)?;
    tell(session, outcome, OutcomeKind::Approved, ["result.approved.title", "result.approved.body"])
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
    number: String,
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
        _ => session.say("prompt.closed"),
    }
}

fn asked(session: &Session, phone: &Phone, id: &str) -> Result<String, Trouble> {
    let now = moment::now();
    let home = phone.authenticator.home(now)?;
    let request = home.prompts.iter().find(|request| request.id == id);
    let request = request.ok_or(AuthenticatorError::NotFound)?;
    if !session.may_ask() {
        return Err(AuthenticatorError::NumberLength { count: request.digits.into() }.into());
    }
    output::aside(&request::block(request, &home, now, session.words));
    terminal::ask(&session.say("term.prompt.number"))
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
    Ok(exit_when(done))
}
