//! What an administrator of privacyIDEA does.

use super::{PrivacyIdea, text};
use crate::failure::{Failure, Outcome};
use data_encoding::BASE64;
use serde_json::{Value, json};
use std::fmt;

/// The realm of all users.
pub(super) const REALM: &str = "staff";

/// A token that waits for its phone. The link is secret.
pub struct Enrolment {
    /// What the server calls the token.
    pub serial: String,
    /// The text of the QR code.
    pub link: String,
    /// The QR code as the server's page shows it, a PNG file.
    pub picture: Vec<u8>,
}

// By hand: the link stays out of every output.
impl fmt::Debug for Enrolment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Enrolment").field("serial", &self.serial).finish_non_exhaustive()
    }
}

impl PrivacyIdea {
    /// The users of a file of the passwd kind, and the administrator's rights.
    pub(super) fn bring_users(&self, file: &str) -> Outcome<()> {
        let resolver = json!({"type": "passwdresolver", "fileName": file});
        self.post("resolver/file", &resolver)?;
        self.post(&format!("realm/{REALM}"), &json!({"resolvers": "file"}))?;
        self.post(&format!("defaultrealm/{REALM}"), &json!({}))?;
        self.set_policy("admin", json!("*"))
    }

    /// Sets what phones are told when they are enrolled, and how they are asked. `enrollment` and `authentication` are added to what every phone without a push
    /// service needs.
    pub fn set_policies(
        &self,
        url: &str,
        enrollment: &Value,
        authentication: &Value,
    ) -> Outcome<()> {
        let enrolled = json!({
            "push_firebase_configuration": "poll only",
            "push_registration_url": url,
            "push_ttl": 10,
            "push_ssl_verify": "1",
        });
        let asked = json!({
            "push_title_on_mobile": "Webmail",
            "push_text_on_mobile": "Sign in as {user} from {client_ip}?",
            "push_ssl_verify": "1",
        });
        self.set_policy("enrollment", both(enrolled, enrollment))?;
        self.set_policy("authentication", both(asked, authentication))
    }

    /// Sets the one policy of a scope.
    pub fn set_policy(&self, scope: &str, action: Value) -> Outcome<()> {
        let policy = json!({"scope": scope, "action": action, "active": true});
        self.post(&format!("policy/{scope}"), &policy).map(drop)
    }

    /// Deletes all policies but the administrator's.
    pub(super) fn forget_policies(&self) -> Outcome<()> {
        let reply = self.call("GET", "policy/", None)?;
        let policies = reply.pointer("/result/value").and_then(Value::as_array);
        let names = policies.into_iter().flatten().filter_map(|it| it.get("name")?.as_str());
        for name in names.filter(|name| *name != "admin") {
            self.call("DELETE", &format!("policy/{name}"), None)?;
        }
        Ok(())
    }

    /// Gives a user a new push token.
    pub fn enrol(&self, user: &str) -> Outcome<Enrolment> {
        self.init(&json!({"type": "push", "genkey": 1, "user": user, "realm": REALM}))
    }

    /// Lets a token be enrolled anew, under the same serial.
    pub fn roll_over(&self, user: &str, serial: &str) -> Outcome<Enrolment> {
        let token = json!({"type": "push", "genkey": 1, "user": user, "realm": REALM,
            "serial": serial, "rollover": 1});
        self.init(&token)
    }

    fn init(&self, token: &Value) -> Outcome<Enrolment> {
        let reply = self.post("token/init", token)?;
        let picture = text(&reply, "/detail/pushurl/img")?;
        let wrong = || Failure::new("What privacyIDEA shows as its QR code is no PNG picture.");
        let picture = picture.strip_prefix("data:image/png;base64,").ok_or_else(wrong)?;
        Ok(Enrolment {
            serial: text(&reply, "/detail/serial")?,
            link: text(&reply, "/detail/pushurl/value")?,
            picture: BASE64.decode(picture.as_bytes()).map_err(|_| wrong())?,
        })
    }

    /// How the enrolment of a token stands: `clientwait`, then `enrolled`.
    pub fn rollout_state(&self, serial: &str) -> Outcome<String> {
        let reply = self.call("GET", &format!("token/?serial={serial}"), None)?;
        text(&reply, "/result/value/tokens/0/rollout_state")
    }

    /// The failed tries that the server counts for a token.
    pub fn failures(&self, serial: &str) -> Outcome<u64> {
        let reply = self.call("GET", &format!("token/?serial={serial}"), None)?;
        let count = reply.pointer("/result/value/tokens/0/failcount").and_then(Value::as_u64);
        count.ok_or_else(|| Failure::new("privacyIDEA does not tell how often a token failed."))
    }

    /// Switches a token off.
    pub fn disable(&self, serial: &str) -> Outcome<()> {
        self.post("token/disable", &json!({"serial": serial})).map(drop)
    }

    /// Switches a token on again.
    pub fn enable(&self, serial: &str) -> Outcome<()> {
        self.post("token/enable", &json!({"serial": serial})).map(drop)
    }

    /// Takes a token out of use for good.
    pub fn revoke(&self, serial: &str) -> Outcome<()> {
        self.post("token/revoke", &json!({"serial": serial})).map(drop)
    }

    /// Deletes a token.
    pub fn delete(&self, serial: &str) -> Outcome<()> {
        self.call("DELETE", &format!("token/{serial}"), None).map(drop)
    }

    /// Says of one token what `push_allow_polling=token` asks.
    pub fn allow_polling(&self, serial: &str, allowed: bool) -> Outcome<()> {
        let value = if allowed { "True" } else { "False" };
        let path = format!("token/info/{serial}/polling_allowed");
        self.post(&path, &json!({"value": value})).map(drop)
    }

    /// The text of the QR code of a container of tokens, which is not for this app.
    pub fn container(&self, user: &str) -> Outcome<String> {
        let container = json!({"type": "smartphone", "user": user, "realm": REALM});
        let reply = self.post("container/init", &container)?;
        let serial = text(&reply, "/result/value/container_serial")?;
        let policy = json!({"privacyIDEA_server_url": self.url()});
        self.set_policy("container", policy)?;
        let reply = self.post(
            "container/register/initialize",
            &json!({"container_serial": serial, "passphrase_ad": false}),
        )?;
        text(&reply, "/result/value/container_url/value")
    }
}

/// The members of both; the second wins.
fn both(mut members: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().into_iter().flatten() {
        if let Some(members) = members.as_object_mut() {
            members.insert(name.clone(), value.clone());
        }
    }
    members
}
