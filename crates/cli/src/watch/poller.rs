//! Asks all services at the same time, each at its own pace, and says how that went.

use super::Message;
use super::timetable::{Line, Timetable, Went};
use crate::commands::requests::{Unreached, went_well};
use crate::http::Client;
use crate::moment;
use crate::phone::Phone;
use crate::steps::{carry_out_all, host_of};
use crate::trouble::Trouble;
use countersign::{AuthenticatorError, Problem, RefreshReason, Step};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// How long to wait where there is nothing to wait for.
const IDLE: Duration = Duration::from_secs(5);

/// How asking a service went.
pub(crate) struct Asked {
    pub(crate) host: String,
    pub(crate) trouble: Option<Trouble>,
}

struct Poller {
    phone: Arc<Phone>,
    client: Arc<Client>,
    tell: Sender<Message>,
    timetable: Timetable,
    ended: Sender<(Line, Went)>,
}

/// Asks until the program ends.
pub(super) fn start(phone: Arc<Phone>, client: Arc<Client>, tell: Sender<Message>) {
    let (ended, endings) = mpsc::channel();
    let timetable = Timetable::default();
    let poller = Poller { phone, client, tell, timetable, ended };
    thread::spawn(move || poller.run(&endings));
}

impl Poller {
    fn run(mut self, endings: &Receiver<(Line, Went)>) {
        loop {
            let asked = self.round();
            if !self.report(String::new(), asked.err()) {
                return;
            }
            loop {
                let pause = self.timetable.pause_ms(moment::monotonic_ms());
                let pause = pause.map(|it| Duration::from_millis(it.unsigned_abs()));
                match endings.recv_timeout(pause.unwrap_or(IDLE)) {
                    Ok((line, went)) => self.timetable.end(&line, went, moment::monotonic_ms()),
                    Err(_) => break,
                }
            }
        }
    }

    /// Each service whose time has come. The core has a step for every pairing; those that are not
    /// due are dropped.
    fn round(&mut self) -> Result<(), Trouble> {
        let steps = self.phone.authenticator.refresh(RefreshReason::Waiting, moment::now());
        let steps = steps.map_err(|error| self.phone.explain(error.into()));
        let mut at_the_same_address: HashMap<String, usize> = HashMap::new();
        for step in steps? {
            let (exchange, url) = match &step {
                Step::Send { exchange, request, .. } => (exchange, request.url.clone()),
                // The poll could not be signed.
                Step::Done { exchange, .. }
                | Step::Sign { exchange, .. }
                | Step::Unwrap { exchange, .. } => (exchange, String::new()),
            };
            // A query is another one each time.
            let address = url.split('?').next().unwrap_or_default().to_owned();
            let count = at_the_same_address.entry(address.clone()).or_default();
            let line = (address, *count);
            *count = count.saturating_add(1);
            if self.timetable.begin(&line, moment::monotonic_ms()) {
                self.ask(line, step);
            } else {
                self.phone.authenticator.cancel(exchange.clone())?;
            }
        }
        Ok(())
    }

    fn ask(&self, line: Line, step: Step) {
        let (phone, client) = (self.phone.clone(), self.client.clone());
        let (tell, ended) = (self.tell.clone(), self.ended.clone());
        thread::spawn(move || {
            let asked = carry_out_all(&phone, &client, vec![step]).pop();
            let asked = asked.unwrap_or(Err(AuthenticatorError::Internal.into()));
            let trouble = went_well(&phone, asked).err().map(|Unreached { trouble, .. }| trouble);
            let went = trouble.as_ref().map_or(Went::Well, |it| Went::Badly {
                retry_after: match it {
                    Trouble::Refused(Problem::TooManyRequests { retry_after }) => *retry_after,
                    _ => None,
                },
            });
            let host = host_of(&line.0);
            // Where nobody listens any more, the program is ending.
            let _ = tell.send(Message::Asked(Asked { host, trouble }));
            let _ = ended.send((line, went));
        });
    }

    /// Gives whether anybody listens.
    fn report(&self, host: String, trouble: Option<Trouble>) -> bool {
        self.tell.send(Message::Asked(Asked { host, trouble })).is_ok()
    }
}
