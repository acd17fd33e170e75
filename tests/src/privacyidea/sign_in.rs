//! What a sign-in page asks of privacyIDEA.

use super::admin::REALM;
use super::{PrivacyIdea, text};
use crate::failure::{Failure, Outcome};
use serde_json::{Value, json};

/// A sign-in that waits for a phone.
#[derive(Clone, Debug)]
pub struct PushSignIn {
    /// Who signs in.
    pub user: String,
    /// What the server calls it.
    pub transaction: String,
    /// What the page shows, where the number has to match.
    pub answer: Option<String>,
}

impl PrivacyIdea {
    /// Opens a sign-in of a user at all their phones.
    pub fn open_sign_in(&self, user: &str) -> Outcome<PushSignIn> {
        let reply =
            self.post("validate/triggerchallenge", &json!({"user": user, "realm": REALM}))?;
        let answer = reply.pointer("/detail/multi_challenge/0/presence_answer");
        Ok(PushSignIn {
            user: user.to_owned(),
            transaction: text(&reply, "/detail/transaction_id")?,
            answer: answer.and_then(Value::as_str).map(str::to_owned),
        })
    }

    /// The same, where the server forgets it after so many seconds.
    pub fn open_short_sign_in(&self, user: &str, seconds: u32) -> Outcome<PushSignIn> {
        const SETTING: &str = "PushChallengeValidityTime";
        self.post("system/setConfig", &json!({SETTING: seconds}))?;
        let sign_in = self.open_sign_in(user);
        self.call("DELETE", &format!("system/{SETTING}"), None)?;
        sign_in
    }

    /// How a sign-in stands: `pending`, `accept`, `declined` or `cancelled`.
    pub fn standing(&self, sign_in: &PushSignIn) -> Outcome<String> {
        let path = format!("validate/polltransaction/{}", sign_in.transaction);
        text(&self.call("GET", &path, None)?, "/detail/challenge_status")
    }

    /// Whether the page lets the person in, who typed `code` where the phone shows one.
    pub fn lets_in(&self, sign_in: &PushSignIn, code: &str) -> Outcome<bool> {
        let PushSignIn { user, transaction, .. } = sign_in;
        let check = json!({"user": user, "realm": REALM, "transaction_id": transaction,
            "pass": code});
        let reply = self.post("validate/check", &check)?;
        let verdict = reply.pointer("/result/value").and_then(Value::as_bool);
        verdict.ok_or_else(|| Failure::new("privacyIDEA does not say whether it lets one in."))
    }
}
