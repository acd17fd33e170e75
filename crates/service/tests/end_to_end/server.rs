//! A service on a free port with a clock that tests move, and a client that follows nothing.

use countersign_service::{Clock, Service, Settings};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::thread::JoinHandle;
use tempfile::TempDir;
use tokio::sync::oneshot;

pub(crate) struct Server {
    pub(crate) base: String,
    pub(crate) pages: String,
    pub(crate) api_key: String,
    pub(crate) clock: Clock,
    pub(crate) folder: TempDir,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) kind: String,
    pub(crate) cookie: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) policy: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

impl Reply {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{}", self.text()))
    }

    /// The NAME of a problem, whose form is checked.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.kind, "application/problem+json", "{} {}", self.status, self.text());
        let body = self.json();
        assert_eq!(body["status"], self.status);
        assert!(body["detail"].as_str().unwrap().ends_with('.'), "{body}");
        let (_, name) = body["type"].as_str().unwrap().rsplit_once("/problems/").unwrap();
        name.to_owned()
    }
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::start_in(tempfile::tempdir().unwrap())
    }

    pub(crate) fn start_in(folder: TempDir) -> Self {
        let settings = Settings {
            listen: "127.0.0.1:0".parse().unwrap(),
            database: Self::database(&folder),
            base: None,
            issuer: "Contoso".to_owned(),
            new_api_key: true,
            demo: true,
        };
        let clock = Clock::system();
        let (stop, stopped) = oneshot::channel();
        let (ready, opened) = std::sync::mpsc::channel();
        let moved = clock.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
            runtime.unwrap().block_on(async {
                let service = Service::open(&settings, moved).await.unwrap();
                let key = service.api_key().unwrap().to_owned();
                ready.send((service.base().to_owned(), service.pages(), key)).unwrap();
                service.serve(async { stopped.await.unwrap_or_default() }).await;
            });
        });
        let (base, pages, api_key) = opened.recv().unwrap();
        Self { base, pages, api_key, clock, folder, stop: Some(stop), thread: Some(thread) }
    }

    pub(crate) fn database(folder: &TempDir) -> PathBuf {
        folder.path().join("service.sqlite")
    }

    /// Stops and starts again on the same files; the base is another one, since the port is.
    pub(crate) fn restart(mut self) -> Self {
        self.end();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        Self::start_in(folder)
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }

    pub(crate) fn api(&self, path: &str, body: &Value) -> Reply {
        let url = format!("{}api/v1/{path}", self.pages);
        let bearer = format!("Bearer {}", self.api_key);
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        post(&url, &headers, body.to_string().as_bytes())
    }

    pub(crate) fn api_get(&self, path: &str) -> Reply {
        let url = format!("{}api/v1/{path}", self.pages);
        get(&url, &[("authorization", &format!("Bearer {}", self.api_key))])
    }

    pub(crate) fn protocol(&self, path: &str, message: &str) -> Reply {
        let url = format!("{}/v1/{path}", self.base);
        post(&url, &[("content-type", "application/jose")], message.as_bytes())
    }

    /// Opens a pairing for a user; the reply of the API.
    pub(crate) fn new_pairing(&self, user: &str) -> Value {
        let name = format!("{user}@contoso.example");
        let reply = self.api("pairings", &json!({"user": {"id": user, "name": name}}));
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()
    }

    pub(crate) fn pairing(&self, pairing: &Value) -> Value {
        self.api_get(&format!("pairings/{}", pairing["id"].as_str().unwrap())).json()
    }

    pub(crate) fn new_sign_in(&self, user: &str) -> Value {
        let reply = self.api("sign-ins", &json!({"user": user, "app": "Webmail"}));
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()
    }

    pub(crate) fn sign_in(&self, sign_in: &Value) -> (String, i64) {
        let reply = self.api_get(&format!("sign-ins/{}", sign_in["id"].as_str().unwrap())).json();
        let state = reply["state"].as_str().unwrap().to_owned();
        (state, reply["tries_left"].as_i64().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().new_agent()
}

fn reply(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Reply {
    let mut response = response.unwrap();
    let header =
        |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    Reply {
        status: response.status().as_u16(),
        kind: header("content-type").unwrap_or_default(),
        cookie: header("set-cookie"),
        location: header("location"),
        policy: header("content-security-policy"),
        bytes: response.body_mut().read_to_vec().unwrap(),
    }
}

pub(crate) fn get(url: &str, headers: &[(&str, &str)]) -> Reply {
    let request =
        headers.iter().fold(agent().get(url), |it, (name, value)| it.header(*name, *value));
    reply(request.call())
}

pub(crate) fn post(url: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    let request =
        headers.iter().fold(agent().post(url), |it, (name, value)| it.header(*name, *value));
    reply(request.send(body))
}

/// The other of two numbers: never the one that is right.
pub(crate) fn wrong(number: &str) -> String {
    let mut digits: Vec<char> = number.chars().collect();
    digits[0] = if digits[0] == '0' { '1' } else { '0' };
    digits.into_iter().collect()
}
