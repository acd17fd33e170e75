//! What each service asks, in its own protocol.

use super::{DisplayCode, NumberMatching, SignIn, SignInContext, SignInKind};
use crate::clock::Moment;
use crate::countersign::{self, ChallengeKind, Context, OutcomeKind, Pairing, Text};
use crate::error::Fault;
use crate::privacyidea::{self, Token};
use crate::service::Service;
use crate::vault::{OpenKeys, table};
use rusqlite::Connection;

/// What one service asks.
pub(super) struct Asked<'a> {
    pub(super) service: &'a table::Row<Service>,
    /// When its requests came; not those that the person approved with their number, which were theirs.
    pub(super) came: Vec<Moment>,
    /// Those that wait or have just expired.
    pub(super) prompts: Vec<SignIn>,
    pub(super) display_codes: Vec<DisplayCode>,
}

/// What all services ask.
pub(super) fn all<'a>(
    connection: &Connection,
    keys: &OpenKeys,
    services: &'a [table::Row<Service>],
    now: Moment,
) -> Result<Vec<Asked<'a>>, Fault> {
    let asked = |service: &'a table::Row<Service>| {
        let (prompts, came) = (Vec::new(), Vec::new());
        let mut asked = Asked { service, came, prompts, display_codes: Vec::new() };
        match &service.value {
            Service::Countersign(pairing) => {
                for row in table::prompts(connection, &keys.device, &service.id)? {
                    asked.add_countersign(pairing, row, now);
                }
            }
            Service::PrivacyIdea(token) => {
                for row in table::prompts(connection, &keys.device, &service.id)? {
                    asked.add_privacyidea(token, row, now);
                }
            }
        }
        Ok(asked)
    };
    services.iter().map(asked).collect()
}

impl Asked<'_> {
    fn add_countersign(
        &mut self,
        pairing: &Pairing,
        row: table::Row<countersign::Prompt>,
        now: Moment,
    ) {
        if row.value.outcome != Some(OutcomeKind::Approved) {
            self.came.push(row.value.came());
        }
        let Some(verified) = row.value.verified(pairing, now) else { return };
        if row.value.is_shown(&verified, now) {
            let expired = row.value.expired(&verified, now);
            self.prompts.push(of_countersign(
                row.id,
                &self.service.id,
                pairing,
                &verified,
                expired,
            ));
        }
    }

    fn add_privacyidea(
        &mut self,
        token: &Token,
        row: table::Row<privacyidea::Prompt>,
        now: Moment,
    ) {
        let table::Row { id, value: prompt } = row;
        let verified = prompt.verified(token);
        let has_number = verified.as_ref().is_some_and(|it| it.options().is_some());
        if !has_number || prompt.outcome != Some(OutcomeKind::Approved) {
            self.came.push(prompt.came());
        }
        if let Some(code) = &prompt.display_code {
            self.display_codes.push(DisplayCode {
                prompt: id.clone(),
                account: self.service.id.clone(),
                app: verified.as_ref().and_then(|verified| verified.texts().0),
                code: code.clone(),
            });
        }
        let Some(verified) = verified else { return };
        if prompt.is_shown(now) {
            self.prompts.push(of_privacyidea(
                id,
                &self.service.id,
                token,
                (&prompt, &verified),
                now,
            ));
        }
    }
}

fn of_countersign(
    id: String,
    account: &str,
    pairing: &Pairing,
    verified: &countersign::Verified,
    expired: bool,
) -> SignIn {
    let challenge = &verified.challenge;
    let empty = Context::default();
    let context = challenge.context.as_ref().unwrap_or(&empty);
    SignIn {
        id,
        account: account.to_owned(),
        kind: match challenge.kind {
            ChallengeKind::PairingCheck => SignInKind::PairingCheck,
            ChallengeKind::SignIn => SignInKind::SignIn,
        },
        app: text(challenge.app.as_ref()),
        message: text(challenge.message.as_ref()),
        origin: text(challenge.origin.as_ref()),
        context: SignInContext {
            ip: text(context.ip.as_ref()),
            country: text(context.country.as_ref()),
            place: text(context.place.as_ref()),
            browser: text(context.browser.as_ref()),
            os: text(context.os.as_ref()),
        },
        expires: challenge.exp.get().try_into().unwrap_or(i64::MAX),
        expired,
        number: NumberMatching::Digits { count: challenge.number_digits.into() },
        first_times: match challenge.kind {
            ChallengeKind::PairingCheck => Vec::new(),
            ChallengeKind::SignIn => pairing.history.first_times(verified.circumstances()),
        },
        tls_opt_out_refused: false,
    }
}

fn of_privacyidea(
    id: String,
    account: &str,
    token: &Token,
    (prompt, verified): (&privacyidea::Prompt, &privacyidea::Verified),
    now: Moment,
) -> SignIn {
    let (app, message) = verified.texts();
    let number = match verified.options() {
        None => NumberMatching::Absent,
        Some(options) if options.are_typed() => {
            NumberMatching::Typed { options: options.all().to_vec() }
        }
        Some(options) => NumberMatching::Listed { options: options.all().to_vec() },
    };
    let (ip, country, place, browser, os) = (None, None, None, None, None);
    SignIn {
        id,
        account: account.to_owned(),
        kind: SignInKind::SignIn,
        app,
        message,
        origin: None,
        context: SignInContext { ip, country, place, browser, os },
        expires: prompt.expires(),
        expired: prompt.expired(now),
        number,
        first_times: token.history.first_times(verified.circumstances()),
        tls_opt_out_refused: verified.tls_opt_out(),
    }
}

fn text<const MOST: usize>(text: Option<&Text<MOST>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
