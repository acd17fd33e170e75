//! A real privacyIDEA server as a child process, and what its administrator and its sign-in pages
//! ask of it.

mod admin;
mod pool;
mod sign_in;
mod stage;

pub use admin::Enrolment;
pub use pool::Loan;
pub use sign_in::PushSignIn;
pub use stage::PushStage;

use crate::failure::{Failure, Outcome, fail};
use crate::gate::Message;
use crate::service::{first_line, json_of};
use serde_json::{Value, json};
use std::fmt;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use ureq::Agent;

/// How long the server may take to start: it imports a thousand modules and creates its tables.
const START: Duration = Duration::from_mins(3);
/// How long a call may take: with each token the server makes a key of 4 096 bits.
const CALL: Duration = Duration::from_mins(1);
/// How many users the server has: `USERS` in server.py.
const USERS: u32 = 100;

/// A running server. It ends with us, however we end, and its data with it: it watches its standard
/// input, whose other end we hold.
pub struct PrivacyIdea {
    child: Child,
    agent: Agent,
    url: String,
    token: String,
    users: AtomicU32,
}

// By hand: what opens the administrator's doors stays out of every output.
impl fmt::Debug for PrivacyIdea {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PrivacyIdea").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Drop for PrivacyIdea {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // It removes its data before it ends. Where it has ended already, nothing is left to do.
        let _ = self.child.wait();
    }
}

impl PrivacyIdea {
    /// Starts a server with `python`, which has its packages, and waits until it answers.
    pub fn start(python: &Path) -> Outcome<Self> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("privacyidea/server.py");
        let mut child = Command::new(python)
            .arg(program)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let ready = first_line(&mut child, START);
        // From here on the child is ended whatever happens.
        let mut server = Self {
            child,
            agent: crate::service::agent(CALL),
            url: String::new(),
            token: String::new(),
            users: AtomicU32::new(0),
        };
        let ready: Value = serde_json::from_str(&ready?)
            .map_err(|_| Failure::new("privacyIDEA did not start: its first line is not JSON."))?;
        server.url = text(&ready, "/url")?;
        let (username, password) = (text(&ready, "/admin")?, text(&ready, "/password")?);
        let credentials = json!({"username": username, "password": password});
        let session = server.call("POST", "auth", Some(&credentials))?;
        server.token = text(&session, "/result/value/token")?;
        server.bring_users(&text(&ready, "/users")?)?;
        Ok(server)
    }

    /// A user that nobody else has been given.
    pub fn user(&self) -> Outcome<String> {
        match self.users.fetch_add(1, Ordering::Relaxed) {
            number if number < USERS => Ok(format!("user{number}")),
            _ => fail(format!("privacyIDEA has no more than {USERS} users here.")),
        }
    }

    /// Where it listens.
    pub fn address(&self) -> Outcome<SocketAddr> {
        let address = self.url.trim_start_matches("http://").parse();
        address.map_err(|_| Failure::new("privacyIDEA's first line holds no address."))
    }

    /// Its base address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What opens the administrator's doors, for tests in other languages.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Sends what a phone has sent, or something like it: the status, and the object in the reply,
    /// null where there is none.
    pub fn hear(&self, message: &Message) -> Outcome<(u16, Value)> {
        let (method, path) = message.target.split_once(' ').unwrap_or_default();
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(message.body.clone())
            .map_err(|_| Failure::new("The message cannot be sent."))?;
        let mut response = self.agent.run(request).map_err(|error| unreachable(&error))?;
        let body = response.body_mut().read_to_vec().map_err(|error| unreachable(&error))?;
        Ok((response.status().as_u16(), serde_json::from_slice(&body).unwrap_or_default()))
    }

    fn post(&self, path: &str, body: &Value) -> Outcome<Value> {
        self.call("POST", path, Some(body))
    }

    /// A call that must work.
    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Outcome<Value> {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}/{path}", self.url))
            .header("authorization", &self.token);
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let request = request
            .body(body.map(Value::to_string).unwrap_or_default())
            .map_err(|_| Failure::new("privacyIDEA's first line holds no usable address."))?;
        let response = self.agent.run(request);
        let response = response.map_err(|error| unreachable(&error))?;
        let status = response.status();
        let reply = json_of(response, path)?;
        if status.is_success() && reply.pointer("/result/status") == Some(&Value::Bool(true)) {
            return Ok(reply);
        }
        let error = reply.pointer("/result/error/message").and_then(Value::as_str);
        let error = error.unwrap_or("no reason");
        fail(format!("privacyIDEA answered {method} {path} with {status}: {error}"))
    }
}

fn unreachable(error: &ureq::Error) -> Failure {
    Failure::new(format!("privacyIDEA cannot be reached: {error}."))
}

/// The text at a JSON pointer. The sentence names the place, never the object: it can hold a secret.
fn text(object: &Value, pointer: &str) -> Outcome<String> {
    let missing = || Failure::new(format!("A reply of privacyIDEA lacks {pointer}."));
    object.pointer(pointer).and_then(Value::as_str).map(str::to_owned).ok_or_else(missing)
}
