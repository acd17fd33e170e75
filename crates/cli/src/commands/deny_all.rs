//! `deny-all`: refuses everything that is open for an account, as one act.

use crate::http::Client;
use crate::moment;
use crate::output;
use crate::phone::Phone;
use crate::session::Session;
use crate::steps::{Ended, carry_out_all};
use crate::trouble::{Exit, Trouble, name};
use countersign::{AuthenticatorError, Event, Home, OutcomeKind};
use serde_json::{Value, json};

/// What became of the refusals.
pub(crate) struct Refused {
    /// The requests, each with its outcome; without one where the refusal is kept for later.
    pub(crate) results: Vec<(String, Option<OutcomeKind>)>,
    /// Why the first one that was kept could not be sent.
    pub(crate) trouble: Option<Trouble>,
}

/// Refuses all, and says of each what it led to.
pub(crate) fn deny_all(session: &Session, account: &str) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let Refused { results, trouble } = refuse_all(&phone, &Client::default(), account)?;
    let record = |(id, outcome): &(String, Option<OutcomeKind>)| json!({ "id": id, "outcome": outcome.as_ref().map(name) });
    let records: Vec<Value> = results.iter().map(record).collect();
    let keys: &[&str] = match (&trouble, results.is_empty()) {
        (Some(_), _) => &["prompt.sending.offline"],
        (None, true) => &["home.refresh.none"],
        (None, false) => &["burst.after.title", "burst.after.body"],
    };
    session.output.show(&json!({ "results": records }), || {
        keys.iter().map(|key| session.say(key)).collect::<Vec<_>>().join("\n")
    })?;
    if let Some(trouble) = trouble {
        output::aside(&trouble.sentence(session.words));
        return Ok(trouble.exit());
    }
    Ok(Exit::Done)
}

/// All refusals are kept before the first is sent, so that one without a reply is not lost.
pub(crate) fn refuse_all(
    phone: &Phone,
    client: &Client,
    account: &str,
) -> Result<Refused, Trouble> {
    let open = open(&phone.authenticator.home(moment::now())?, account);
    let steps = phone.authenticator.deny_all(account.to_owned(), moment::now());
    let steps = steps.map_err(|error| phone.explain(error.into()))?;
    let mut answered = Vec::new();
    let mut trouble = None;
    for ended in carry_out_all(phone, client, steps) {
        match outcome(phone, ended) {
            Ok(Some(it)) => answered.push(it),
            Ok(None) => {}
            Err(why) => trouble = trouble.or(Some(why)),
        }
    }
    let left = self::open(&phone.authenticator.home(moment::now())?, account);
    let results = open.into_iter().map(|id| {
        let known = answered.iter().find(|(prompt, _)| *prompt == id).map(|(_, kind)| *kind);
        let gone = (!left.contains(&id)).then_some(OutcomeKind::Closed);
        (id, known.or(gone))
    });
    Ok(Refused { results: results.collect(), trouble })
}

fn open(home: &Home, account: &str) -> Vec<String> {
    let mine = home.prompts.iter().filter(|it| it.account == account && !it.expired);
    mine.map(|it| it.id.clone()).collect()
}

/// What is not there any more needs no refusal.
fn outcome(
    phone: &Phone,
    ended: Result<Ended, Trouble>,
) -> Result<Option<(String, OutcomeKind)>, Trouble> {
    let Ended { event, host } = ended.map_err(|trouble| phone.explain(trouble))?;
    match event {
        Event::Answered { prompt, outcome, .. } => Ok(Some((prompt, outcome))),
        Event::Refused { problem } if over(problem) => Ok(None),
        Event::Failed { failure } => Err(phone.explain(Trouble::Failed { failure, host })),
        Event::Refused { problem } => Err(Trouble::Refused(problem)),
        Event::Paired { .. }
        | Event::PhoneLockSet
        | Event::Refreshed { .. }
        | Event::Unlocked
        | Event::Unpaired { .. } => Err(AuthenticatorError::Internal.into()),
    }
}

fn over(problem: countersign::Problem) -> bool {
    use countersign::Problem as P;
    matches!(problem, P::AlreadyAnswered | P::ChallengeExpired | P::ChallengeUnknown)
}
