//! The sign-in service as a child process, and its calls for relying parties.

use crate::failure::{Failure, Outcome, fail};
use serde_json::{Value, json};
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use ureq::Agent;
use ureq::http::Response;

/// How long the service may take to start.
const START: Duration = Duration::from_secs(30);
/// How long a call may take.
const CALL: Duration = Duration::from_secs(30);

/// A running service, killed when it is dropped.
pub struct Service {
    child: Child,
    agent: Agent,
    base: String,
    pages: String,
    api_key: String,
}

/// A pairing that the service has opened. All but its id is secret.
pub struct Pairing {
    /// What the service calls it.
    pub id: String,
    /// The text of its QR code.
    pub uri: String,
    /// The same for typing.
    pub product_key: String,
}

/// A sign-in that the service has opened.
#[derive(Debug)]
pub struct SignIn {
    /// What the service calls it.
    pub id: String,
    /// The number that its page shows.
    pub number: String,
}

// By hand: the key and the codes stay out of every output.
impl fmt::Debug for Service {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Service").field("base", &self.base).finish_non_exhaustive()
    }
}

impl fmt::Debug for Pairing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pairing").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Service {
    /// Starts the service with the database `database`. `arguments` say where it listens, `level` is
    /// its `RUST_LOG`, and `log` takes its stderr.
    pub fn start(
        program: &Path,
        database: &Path,
        arguments: &[&str],
        level: &str,
        log: Stdio,
    ) -> Outcome<Self> {
        let mut child = Command::new(program)
            .args(["--demo", "--database"])
            .arg(database)
            .args(arguments)
            .env("RUST_LOG", level)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()?;
        let ready = first_line(&mut child, START);
        // From here on the child is killed whatever happens.
        let mut service = Self {
            child,
            agent: agent(CALL),
            base: String::new(),
            pages: String::new(),
            api_key: String::new(),
        };
        let ready: Value = serde_json::from_str(&ready?)
            .map_err(|_| Failure::new("The service did not start: its first line is not JSON."))?;
        service.base = text(&ready, "base")?;
        service.pages = text(&ready, "pages")?;
        service.api_key = text(&ready, "api_key")?;
        Ok(service)
    }

    /// The address that phones are told.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The address of its pages.
    #[must_use]
    pub fn pages(&self) -> &str {
        &self.pages
    }

    /// The secret of relying parties, for tests that look for it where it must not be.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.api_key
    }

    /// Opens a pairing for a user.
    pub fn open_pairing(&self, user: &str, name: &str) -> Outcome<Pairing> {
        let pairing = self.post("pairings", &json!({"user": {"id": user, "name": name}}))?;
        Ok(Pairing {
            id: text(&pairing, "id")?,
            uri: text(&pairing, "uri")?,
            product_key: text(&pairing, "product_key")?,
        })
    }

    /// The picture of the QR code on the page of a pairing, a PNG file.
    pub fn picture(&self, pairing: &Pairing) -> Outcome<Vec<u8>> {
        let mut response = self.call("GET", &format!("pairings/{}/qr.png", pairing.id), None)?;
        let picture = response.body_mut().read_to_vec().map_err(|error| unreachable(&error))?;
        if picture.starts_with(b"\x89PNG\r\n") {
            return Ok(picture);
        }
        fail("What the service shows as its QR code is no PNG picture.")
    }

    /// How a pairing stands, with the number that its page shows.
    pub fn pairing(&self, id: &str) -> Outcome<Value> {
        self.get(&format!("pairings/{id}"))
    }

    /// Opens a sign-in of a user at an application.
    pub fn open_sign_in(&self, user: &str, app: &str) -> Outcome<SignIn> {
        let opened = self.post("sign-ins", &json!({"user": user, "app": app}))?;
        Ok(SignIn { id: text(&opened, "id")?, number: text(&opened, "number")? })
    }

    /// How a sign-in stands.
    pub fn sign_in(&self, id: &str) -> Outcome<Value> {
        self.get(&format!("sign-ins/{id}"))
    }

    /// Whether the service accepts a code.
    pub fn accepts_code(&self, user: &str, code: &str) -> Outcome<bool> {
        let verdict = self.post("codes/verify", &json!({"user": user, "code": code}))?;
        let unclear = || Failure::new("The service did not say whether the code is valid.");
        verdict.get("valid").and_then(Value::as_bool).ok_or_else(unclear)
    }

    /// Any call for relying parties, `path` without its version; the reply as it is.
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Outcome<Value> {
        json_of(self.call(method, path, body)?, path)
    }

    fn get(&self, path: &str) -> Outcome<Value> {
        json_of(self.call("GET", path, None)?, path)
    }

    fn post(&self, path: &str, body: &Value) -> Outcome<Value> {
        json_of(self.call("POST", path, Some(body))?, path)
    }

    fn call(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Outcome<Response<ureq::Body>> {
        let url = format!("{}/api/v1/{path}", self.pages.trim_end_matches('/'));
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(url)
            .header("authorization", format!("Bearer {}", self.api_key))
            .header("content-type", "application/json")
            .body(body.map(Value::to_string).unwrap_or_default())
            .map_err(|_| Failure::new("The service's first line holds no usable address."))?;
        let response = self.agent.run(request).map_err(|error| unreachable(&error))?;
        match response.status().as_u16() {
            200..=299 => Ok(response),
            status => fail(format!("The service answered {method} {path} with {status}.")),
        }
    }
}

/// A client for programs on this machine.
pub(crate) fn agent(patience: Duration) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        // The service is on this machine, whatever proxy the person uses for others.
        .proxy(None)
        .timeout_global(Some(patience));
    Agent::new_with_config(config.build())
}

/// The first line on the child's stdout. Read on a thread of its own, since a pipe has no timeout.
pub(crate) fn first_line(child: &mut Child, patience: Duration) -> Outcome<String> {
    let stdout = child.stdout.take();
    let stdout = stdout.ok_or_else(|| Failure::new("The service has no output."))?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let _ = BufReader::new(stdout).read_line(&mut line);
        let _ = sender.send(line);
    });
    match receiver.recv_timeout(patience) {
        Ok(line) if !line.is_empty() => Ok(line),
        Ok(_) => fail("The service ended before it was ready."),
        Err(_) => fail(format!("The service was not ready after {} s.", patience.as_secs())),
    }
}

fn unreachable(error: &ureq::Error) -> Failure {
    Failure::new(format!("The service cannot be reached: {error}."))
}

/// The object in a reply.
pub(crate) fn json_of(mut response: Response<ureq::Body>, path: &str) -> Outcome<Value> {
    let body = response.body_mut().read_to_vec().map_err(|error| unreachable(&error))?;
    let wrong = |_| Failure::new(format!("The service's reply to {path} is not JSON."));
    serde_json::from_slice(&body).map_err(wrong)
}

/// The text of a member. The sentence names the member, never the object: it can hold a secret.
fn text(object: &Value, name: &str) -> Outcome<String> {
    let missing = || Failure::new(format!("A reply of the service lacks “{name}”."));
    object.get(name).and_then(Value::as_str).map(str::to_owned).ok_or_else(missing)
}
