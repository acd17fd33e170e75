//! How many complete sign-ins a second one service carries, with phones and relying party in the
//! same process: `cargo test --release -p countersign-service -- --ignored --nocapture load`.

use crate::phone::Phone;
use crate::server::Server;
use serde_json::{Value, json};
use std::thread;
use std::time::{Duration, Instant};

const USERS: usize = 8;
const LASTS: Duration = Duration::from_secs(8);

/// Connections that are kept.
struct Client<'a> {
    server: &'a Server,
    agent: ureq::Agent,
}

impl Client<'_> {
    fn post(&self, url: &str, kind: &str, body: &str) -> String {
        let bearer = format!("Bearer {}", self.server.api_key);
        let request = self.agent.post(url).header("content-type", kind);
        let mut reply = request.header("authorization", bearer).send(body).unwrap();
        reply.body_mut().read_to_string().unwrap()
    }

    /// Opens a sign-in, fetches its challenge, approves it, and asks how it stands.
    fn sign_in(&self, user: &str, phone: &Phone) {
        let pages = &self.server.pages;
        let body = json!({"user": user, "app": "Webmail"}).to_string();
        let opened = self.post(&format!("{pages}api/v1/sign-ins"), "application/json", &body);
        let opened: Value = serde_json::from_str(&opened).unwrap();
        let poll = phone.poll_message(self.server.clock.now());
        let list = self.post(&format!("{}/v1/poll", self.server.base), "application/jose", &poll);
        let challenge = phone.first_of(&list);
        let number = opened["number"].as_str().unwrap();
        let answer = phone.approve(self.server, &challenge, 1, number);
        self.post(&format!("{}/v1/answers", self.server.base), "application/jose", &answer);
        let url = format!("{pages}api/v1/sign-ins/{}", opened["id"].as_str().unwrap());
        let bearer = format!("Bearer {}", self.server.api_key);
        let mut reply = self.agent.get(url).header("authorization", bearer).call().unwrap();
        assert!(reply.body_mut().read_to_string().unwrap().contains("approved"));
    }
}

#[test]
#[ignore = "a measurement"]
fn load() {
    let server = Server::start();
    let people = (0..USERS).map(|user| {
        let user = format!("user-{user}");
        let phone = Phone::paired(&server, &user);
        (user, phone)
    });
    let people: Vec<(String, Phone)> = people.collect();
    let start = Instant::now();
    let done: usize = thread::scope(|scope| {
        let mut running = Vec::new();
        for (user, phone) in &people {
            let client = Client { server: &server, agent: ureq::Agent::new_with_defaults() };
            running.push(scope.spawn(move || {
                let mut count = 0;
                while start.elapsed() < LASTS {
                    client.sign_in(user, phone);
                    count += 1;
                }
                count
            }));
        }
        running.into_iter().map(|it| it.join().unwrap()).sum()
    });
    let rate = u128::try_from(done).unwrap() * 1000 / start.elapsed().as_millis();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    #[expect(clippy::print_stdout, reason = "the figure is what it is for")]
    {
        println!("{rate} sign-ins a second; load {load}");
    }
}
