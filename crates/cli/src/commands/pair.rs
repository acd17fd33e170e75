//! `pair`: nothing is sent before the person has agreed to the host.

use super::answer::{disappointment, send_number};
use super::requests::ask_all;
use crate::arguments::Invitation;
use crate::http::Client;
use crate::moment;
use crate::output;
use crate::outside::outside;
use crate::phone::Phone;
use crate::scanning::{Invited, mistyped, rejected, tell};
use crate::session::Session;
use crate::steps::{Ended, carry_out};
use crate::terminal;
use crate::trouble::{Exit, Own, Place, Trouble};
use crate::view::account::grouped;
use crate::view::notice::notices as told;
use crate::view::request::RequestRecord;
use countersign::{
    AuthenticatorError, Collision, Event, OutcomeKind, Scan, Scanned, ServiceState, SignIn,
    SignInKind, scan_product_key,
};
use serde_json::json;
use std::thread;
use std::time::Duration;

/// How often a service is asked for the check that ends a pairing; it opens one at once.
const POLLS: u32 = 4;
/// The least time between two polls (docs/protocol.md §2).
const BETWEEN_POLLS: Duration = Duration::from_secs(2);

/// The five groups of five (docs/protocol.md §1).
const KEY_CHARACTERS: usize = 25;

/// A pairing, which may wait for its number.
struct Paired {
    account: String,
    device: String,
    /// Whether no number is wanted, or not any more.
    confirmed: bool,
    request: Option<SignIn>,
}

/// Pairs, and on a terminal ends the pairing with the number on the page.
pub(crate) fn pair(
    session: &Session,
    invitation: Invitation,
    name: Option<String>,
    yes: bool,
) -> Result<Exit, Trouble> {
    let (chosen, scan) = chosen(session, invitation.read()?)?;
    agree(session, &scan, yes)?;
    let phone = Phone::unlocked(session)?;
    let client = Client::default();
    let Scanned { ticket, collisions, .. } = chosen.scanned(&phone)?;
    if matches!(collisions.as_slice(), [Collision::PairedAgain { .. }]) {
        output::aside(&session.say("pair.again.title"));
        output::aside(&session.say("pair.again.body"));
    }
    let paired = send(session, &phone, &client, ticket, &name.unwrap_or_else(host_name))?;
    match &paired.request {
        Some(request) if session.may_ask() => confirm(session, &phone, &client, request),
        _ => show(session, &paired),
    }
}

/// The one invitation to go on with.
enum Chosen {
    Code(String),
    Key { address: String, groups: String },
}

impl Chosen {
    fn scanned(self, phone: &Phone) -> Result<Scanned, Trouble> {
        let now = moment::now();
        Ok(match self {
            Self::Code(text) => phone.authenticator.scan(text, now)?,
            Self::Key { address, groups } => {
                phone.authenticator.scan_product_key(address, groups, now)?
            }
        })
    }
}

fn chosen(session: &Session, invited: Invited) -> Result<(Chosen, Scan), Trouble> {
    match invited {
        Invited::Codes(texts) => {
            let (text, scan) = among(session, texts)?;
            Ok((Chosen::Code(text), scan))
        }
        Invited::Key { address, groups } => {
            let scan = scan_product_key(address.clone(), groups.clone());
            if let Scan::Rejected { reason, parameter, position } = &scan {
                let place = place(&groups, *position);
                return Err(mistyped(*reason, parameter.as_deref(), place));
            }
            Ok((Chosen::Key { address, groups }, scan))
        }
    }
}

/// Where the five groups are wrong.
fn place(groups: &str, position: Option<u32>) -> Place {
    let typed = groups.chars().filter(|it| !it.is_whitespace() && *it != '-').count();
    match (position, KEY_CHARACTERS.checked_sub(typed)) {
        (Some(position), _) => Place::Character(position),
        (None, Some(missing)) if missing > 0 => Place::Missing(missing),
        _ => Place::Unknown,
    }
}

/// The one invitation among what was scanned.
fn among(session: &Session, texts: Vec<String>) -> Result<(String, Scan), Trouble> {
    let several = texts.len() > 1;
    let told = texts.into_iter().map(|text| {
        let scan = tell(&text, session.now());
        (text, scan)
    });
    let told: Vec<_> = told.collect();
    let (mut invitations, others): (Vec<_>, Vec<_>) =
        told.into_iter().partition(|(_, scan)| matches!(scan, Scan::Pairing { .. }));
    match (invitations.pop(), others.first()) {
        (Some(_), _) if !invitations.is_empty() => Err(Own::SeveralCodes.into()),
        (Some(found), _) => Ok(found),
        (None, Some((_, Scan::Rejected { reason, position, .. }))) if !several => {
            Err(rejected(*reason, *position))
        }
        _ => Err(Own::NotAPairing.into()),
    }
}

fn agree(session: &Session, scan: &Scan, yes: bool) -> Result<(), Trouble> {
    let Scan::Pairing { host, notices, .. } = scan else {
        return Err(Own::NotAPairing.into());
    };
    if yes {
        return Ok(());
    }
    if !session.may_ask() {
        return Err(Own::NeedsYes.into());
    }
    output::aside(&session.say("pair.consent.body"));
    output::aside(&told(notices, session.words));
    let prompt = session.words.say("term.pair.confirm", &[("host", &outside(host))]);
    if terminal::agrees(&prompt)? { Ok(()) } else { Err(Own::Cancelled.into()) }
}

fn send(
    session: &Session,
    phone: &Phone,
    client: &Client,
    ticket: String,
    name: &str,
) -> Result<Paired, Trouble> {
    let step = phone.authenticator.pair(ticket, name.to_owned(), moment::now());
    let ended = step.map_err(Trouble::from).and_then(|step| carry_out(phone, client, step));
    let Ended { event, host } = ended.map_err(|trouble| phone.explain(trouble))?;
    match event {
        Event::Paired { account, device } => {
            if is_active(phone, &account)? {
                return Ok(Paired { account, device, confirmed: true, request: None });
            }
            let request = wait_for_check(session, phone, client, &account)?;
            Ok(Paired { account, device, confirmed: false, request })
        }
        Event::Failed { failure } => Err(phone.explain(Trouble::Failed { failure, host })),
        Event::Refused { problem } => Err(Trouble::Refused(problem)),
        Event::Answered { .. }
        | Event::PhoneLockSet
        | Event::Refreshed { .. }
        | Event::Unlocked
        | Event::Unpaired { .. } => Err(AuthenticatorError::Internal.into()),
    }
}

/// Whether it may approve without a number of the pairing, as at a server of privacyIDEA.
fn is_active(phone: &Phone, id: &str) -> Result<bool, Trouble> {
    let accounts = phone.authenticator.home(moment::now())?.accounts;
    let service = accounts.into_iter().find(|it| it.id == id).and_then(|it| it.service);
    Ok(service.is_some_and(|service| service.state == ServiceState::Active))
}

/// What goes wrong here undoes no pairing: `requests` shows the check later.
fn wait_for_check(
    session: &Session,
    phone: &Phone,
    client: &Client,
    account: &str,
) -> Result<Option<SignIn>, Trouble> {
    for poll in 0..POLLS {
        if poll > 0 {
            thread::sleep(BETWEEN_POLLS);
        }
        for unreached in ask_all(phone, client)?.into_iter().filter_map(Result::err) {
            unreached.tell(session);
        }
        let prompts = phone.authenticator.home(moment::now())?.prompts;
        let check = prompts.into_iter().find(|request| {
            request.account == account
                && request.kind == SignInKind::PairingCheck
                && !request.expired
        });
        if check.is_some() {
            return Ok(check);
        }
    }
    Ok(None)
}

fn show(session: &Session, paired: &Paired) -> Result<Exit, Trouble> {
    let Paired { account, device, confirmed, request } = paired;
    if *confirmed {
        let record = json!({ "account": account, "device": device, "confirmed": true });
        let keys = ["pair.done.title", "home.push_only"];
        session.output.show(&record, || keys.map(|key| session.say(key)).join("\n"))?;
        return Ok(Exit::Done);
    }
    let record = json!({
        "account": account,
        "device": device,
        "confirmed": false,
        "request": request.as_ref().map(RequestRecord::from),
    });
    session.output.show(&record, || {
        let next = request.as_ref().map(|it| format!("countersign approve {} --number N", it.id));
        let next = next.unwrap_or_else(|| "countersign requests".to_owned());
        [session.say("home.unconfirmed"), session.say("pair.number.title"), next].join("\n")
    })?;
    Ok(Exit::Done)
}

/// Asks for the number until it is right, or no try is left. An empty line leaves it for later.
fn confirm(
    session: &Session,
    phone: &Phone,
    client: &Client,
    request: &SignIn,
) -> Result<Exit, Trouble> {
    output::aside(&session.say("pair.number.title"));
    output::aside(&session.say("pair.number.body"));
    loop {
        let number = terminal::ask(&session.say("term.prompt.number"))?;
        if number.is_empty() {
            return Err(Own::Cancelled.into());
        }
        match send_number(phone, client, &request.id, Some(number)) {
            Ok(outcome) if outcome.kind == OutcomeKind::Approved => {
                return done(session, phone, request);
            }
            Ok(outcome) => {
                output::aside(&disappointment(session, outcome));
                if outcome.kind != OutcomeKind::WrongNumber || outcome.tries_left == 0 {
                    return Ok(Exit::Refused);
                }
            }
            Err(trouble @ Trouble::Core(AuthenticatorError::NumberLength { .. })) => {
                output::aside(&trouble.sentence(session.words));
            }
            Err(trouble) => return Err(trouble),
        }
    }
}

fn done(session: &Session, phone: &Phone, request: &SignIn) -> Result<Exit, Trouble> {
    let accounts = phone.authenticator.home(moment::now())?.accounts;
    let code = accounts.into_iter().find(|it| it.id == request.account).and_then(|it| it.code);
    let mut lines = ["pair.done.title", "pair.done.body"].map(|key| session.say(key)).to_vec();
    if let Some(code) = code {
        lines.push(format!("{}: {}", session.say("pair.done.code"), grouped(&code)));
    }
    session.output.show(&json!({}), || lines.join("\n"))?;
    Ok(Exit::Done)
}

/// The core clips it to what the protocol allows.
fn host_name() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_slip_is_told() {
        assert_eq!(place("7GK4M-U3J5X", Some(7)), Place::Character(7));
        assert_eq!(place("7GK4M H3J5X-n9q0r", None), Place::Missing(10));
        assert_eq!(place("", None), Place::Missing(25));
        assert_eq!(place("7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX", None), Place::Unknown);
        assert_eq!(place("7GK4M-H3J5X-N9Q0R-HMNXZ-QDPKX-0", None), Place::Unknown);
    }
}
