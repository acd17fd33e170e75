//! `requests`: every paired service is asked once.

use crate::http::Client;
use crate::moment;
use crate::output;
use crate::outside::outside;
use crate::phone::Phone;
use crate::session::Session;
use crate::steps::{Ended, carry_out_all};
use crate::trouble::{Exit, Trouble};
use crate::view::request::{self, DisplayCodeRecord, RequestRecord};
use countersign::{Event, RefreshReason};
use serde_json::json;

/// A service that could not be asked.
pub(crate) struct Unreached {
    pub(crate) host: String,
    pub(crate) trouble: Trouble,
}

impl Unreached {
    /// Says so, beside the results.
    pub(crate) fn tell(&self, session: &Session) {
        let sentence = self.trouble.sentence(session.words);
        match self.host.as_str() {
            "" => output::aside(&sentence),
            host => output::aside(&format!("{}: {sentence}", outside(host))),
        }
    }
}

/// Lists what waits, and says whom it could not ask.
pub(crate) fn requests(session: &Session) -> Result<Exit, Trouble> {
    let phone = Phone::unlocked(session)?;
    let asked = ask_all(&phone, &Client::default())?;
    let troubles: Vec<_> = asked.iter().filter_map(|asked| asked.as_ref().err()).collect();
    if let Some(first) = troubles.first()
        && troubles.len() == asked.len()
    {
        return Err(first.trouble.clone());
    }
    for unreached in troubles {
        unreached.tell(session);
    }
    let now = moment::now();
    let home = phone.authenticator.home(now)?;
    let records: Vec<_> = home.prompts.iter().map(RequestRecord::from).collect();
    let codes: Vec<_> = home.display_codes.iter().map(DisplayCodeRecord::from).collect();
    session.output.show(&json!({ "requests": records, "display_codes": codes }), || {
        request::page(&home, now, session.words)
    })?;
    Ok(Exit::Done)
}

/// Asks all services at the same time.
pub(crate) fn ask_all(
    phone: &Phone,
    client: &Client,
) -> Result<Vec<Result<(), Unreached>>, Trouble> {
    let steps = phone.authenticator.refresh(RefreshReason::Now, moment::now());
    let steps = steps.map_err(|error| phone.explain(error.into()))?;
    let ended = carry_out_all(phone, client, steps);
    Ok(ended.into_iter().map(|ended| went_well(phone, ended)).collect())
}

/// Whether a service was asked.
pub(crate) fn went_well(phone: &Phone, ended: Result<Ended, Trouble>) -> Result<(), Unreached> {
    let Ended { event, host } =
        ended.map_err(|trouble| Unreached { host: String::new(), trouble })?;
    let trouble = match event {
        Event::Failed { failure } => Trouble::Failed { failure, host: host.clone() },
        Event::Refused { problem } => Trouble::Refused(problem),
        Event::Answered { .. }
        | Event::Paired { .. }
        | Event::Refreshed { .. }
        | Event::PhoneLockSet
        | Event::Unlocked
        | Event::Unpaired { .. } => return Ok(()),
    };
    Err(Unreached { host, trouble: phone.explain(trouble) })
}
