//! A server's reply: a value, an error with its number, or neither.

use crate::event::{Event, Failure, Problem};
use crate::json;
use crate::limits::{DISPLAY_CODE_CHARACTERS, LATEST_SECOND, PRIVACYIDEA_REPLY_BYTES};
use crate::platform::HttpResponse;
use serde::Deserialize;
use serde_json::Value;

/// What the server says. Nobody has signed it for the phone: TLS vouches for it alone.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) value: Value,
    detail: Option<Value>,
    time: Option<f64>,
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoGood {
    /// Not of the protocol, or the server is broken.
    Failed(Failure),
    /// The server said no, at this Unix second by its own clock.
    Refused { status: u16, time: Option<u64> },
}

#[derive(Deserialize)]
struct Envelope {
    result: Outcome,
    #[serde(default)]
    detail: Option<Value>,
    #[serde(default)]
    time: Option<f64>,
}

#[derive(Deserialize)]
struct Outcome {
    status: bool,
    #[serde(default)]
    value: Option<Value>,
}

/// Reads a reply. What is not strict JSON of the expected form is not of the protocol.
pub(super) fn read(response: &HttpResponse) -> Result<Reply, NoGood> {
    if response.status >= 500 {
        return Err(NoGood::Failed(Failure::ServiceError));
    }
    let largest = usize::try_from(PRIVACYIDEA_REPLY_BYTES).unwrap_or(usize::MAX);
    let strict = (response.body.len() <= largest).then(|| json::parse(&response.body).ok());
    let Some(Envelope { result, detail, time }) = strict.flatten() else {
        return Err(NoGood::Failed(Failure::ServiceReply));
    };
    match (response.status, result) {
        (200, Outcome { status: true, value: Some(value) }) => Ok(Reply { value, detail, time }),
        (400..=499, Outcome { status: false, .. }) => {
            Err(NoGood::Refused { status: response.status, time: seconds(time) })
        }
        _ => Err(NoGood::Failed(Failure::ServiceReply)),
    }
}

impl Reply {
    /// A member of the details that is a text.
    pub(super) fn detail(&self, name: &str) -> Option<&str> {
        self.detail.as_ref()?.get(name)?.as_str()
    }

    /// The code that the phone is to show, where there is one.
    pub(super) fn display_code(&self) -> Option<String> {
        let code = self.detail("display_code")?;
        let short = code.chars().nth(DISPLAY_CODE_CHARACTERS).is_none();
        (short && !code.is_empty()).then(|| code.to_owned())
    }

    /// When the server wrote it, in Unix seconds by its own clock.
    pub(super) fn time(&self) -> Option<u64> {
        seconds(self.time)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "checked to be in the range of whole seconds"
)]
fn seconds(time: Option<f64>) -> Option<u64> {
    time.filter(|time| (0.0..LATEST_SECOND as f64).contains(time)).map(|time| time as u64)
}

impl NoGood {
    /// As the end of a conversation, where a no has this meaning.
    pub(super) fn event(self, problem: Problem) -> Event {
        match self {
            Self::Failed(failure) => Event::Failed { failure },
            Self::Refused { .. } => Event::Refused { problem },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Result<Reply, NoGood> {
        let body = body.as_bytes().to_vec();
        super::read(&HttpResponse { status, headers: Vec::new(), body })
    }

    const GOOD: &str = r#"{"detail":{"display_code":"94","threadid":1},"id":1,"jsonrpc":"2.0",
        "result":{"status":true,"value":true},"time":1795308759.37,"version":"privacyIDEA 3.14"}"#;

    #[test]
    fn a_reply_is_read() {
        let reply = read(200, GOOD).unwrap();
        assert_eq!((reply.value, reply.time), (Value::Bool(true), Some(1_795_308_759.37)));
        let reply = read(200, GOOD).unwrap();
        assert_eq!(reply.display_code().as_deref(), Some("94"));
        assert_eq!(reply.time(), Some(1_795_308_759));
    }

    #[test]
    fn an_error_is_a_no_with_a_time() {
        let body = r#"{"detail":null,"result":{"error":{"code":10,"message":"ERR10"},"status":false},"time":12.5}"#;
        assert_eq!(read(400, body).unwrap_err(), NoGood::Refused { status: 400, time: Some(12) });
        let failed = |failure| NoGood::Failed(failure);
        assert_eq!(read(500, body).unwrap_err(), failed(Failure::ServiceError));
        assert_eq!(read(200, body).unwrap_err(), failed(Failure::ServiceReply));
        assert_eq!(read(302, GOOD).unwrap_err(), failed(Failure::ServiceReply));
        assert_eq!(read(400, GOOD).unwrap_err(), failed(Failure::ServiceReply));
    }

    #[test]
    fn what_is_not_of_the_protocol_is_not_read() {
        let twice = GOOD.replacen("\"id\":1", "\"id\":1,\"id\":1", 1);
        let deep = format!("{{\"result\":{}", "[".repeat(1_000));
        let large = format!("{}{}", " ".repeat(1_000_000), GOOD);
        let no_value = r#"{"result":{"status":true}}"#;
        for body in ["", "<html>", "[]", "{}", &twice, &deep, &large, no_value] {
            let wrong = NoGood::Failed(Failure::ServiceReply);
            assert_eq!(read(200, body).unwrap_err(), wrong);
        }
        for body in ["<html>500</html>", ""] {
            assert_eq!(read(502, body).unwrap_err(), NoGood::Failed(Failure::ServiceError));
        }
    }

    #[test]
    fn times_and_codes_out_of_range_are_none() {
        for time in ["-1", "1e300", "9007199254740993", "\"12\"", "null"] {
            let body = GOOD.replace("1795308759.37", time);
            assert_eq!(read(200, &body).ok().and_then(|reply| reply.time()), None, "{time}");
        }
        for code in ["", &"9".repeat(DISPLAY_CODE_CHARACTERS + 1)] {
            let body = GOOD.replace("\"94\"", &format!("\"{code}\""));
            assert_eq!(read(200, &body).unwrap().display_code(), None);
        }
    }
}
