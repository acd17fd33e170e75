//! `watch`: the terminal that feels like the phone. The screen decides, this carries out: it waits
//! for keys, services and seconds, and draws.

mod card;
mod draw;
mod front;
mod keys;
mod plain;
mod poller;
mod screen;
mod stream;
mod timetable;

use crate::commands::answer::{self, Outcome};
use crate::commands::deny_all::refuse_all;
use crate::http::Client;
use crate::moment;
use crate::output;
use crate::outside::outside;
use crate::phone::Phone;
use crate::session::Session;
use crate::trouble::{Exit, Own, Trouble};
use crate::words::Words;
use countersign::{Answer, AuthenticatorError, Failure, Home, Problem};
use front::Front;
use keys::{Decoder, Key};
use poller::Asked;
use screen::{Decision, Event, Screen, Wish};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;
use stream::Stream;

/// What the loop waits for.
enum Message {
    /// A service was asked, or could not be.
    Asked(Asked),
    /// Nobody types any more.
    End,
    /// An answer came back.
    Event(Event),
    /// A line was typed.
    Line(String),
    /// Keys were pressed.
    Typed(Vec<u8>),
}

/// The loop, and all that it holds.
struct Watch {
    phone: Arc<Phone>,
    client: Arc<Client>,
    words: Words,
    screen: Screen,
    decoder: Decoder,
    front: Front,
    tell: Sender<Message>,
}

/// Waits for requests until the person has seen enough.
pub(crate) fn watch(session: &Session) -> Result<Exit, Trouble> {
    let phone = Arc::new(Phone::unlocked(session)?);
    let home = phone.authenticator.home(moment::now())?;
    if home.accounts.iter().all(|account| account.service.is_none()) {
        return Err(Own::NothingPaired.into());
    }
    let client = Arc::new(Client::default());
    let (tell, told) = mpsc::channel();
    if !session.may_ask() {
        poller::start(phone.clone(), client, tell);
        return stream(session, &phone, &told);
    }
    let front = Front::open(&tell)?;
    poller::start(phone.clone(), client.clone(), tell.clone());
    let (words, screen, decoder) = (session.words, Screen::new(session.words), Decoder::default());
    Watch { phone, client, words, screen, decoder, front, tell }.run(&told)
}

impl Watch {
    fn run(mut self, told: &Receiver<Message>) -> Result<Exit, Trouble> {
        loop {
            let mut wishes = self.look()?;
            self.draw()?;
            match told.recv_timeout(until_the_next_second()) {
                Ok(message) => wishes.extend(self.take(message)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Done),
            }
            for wish in wishes {
                if wish == Wish::Leave {
                    return Ok(Exit::Done);
                }
                self.fulfil(wish)?;
            }
        }
    }

    fn look(&mut self) -> Result<Vec<Wish>, Trouble> {
        let now = moment::now();
        let home = look(&self.phone)?;
        Ok(home.map(|home| self.screen.take(Event::Home(home), now)).unwrap_or_default())
    }

    fn draw(&mut self) -> Result<(), Trouble> {
        let said = self.screen.take_said();
        self.front.show(self.screen.scene(moment::now()), said)
    }

    fn take(&mut self, message: Message) -> Vec<Wish> {
        let events = match message {
            Message::Asked(Asked { host, trouble }) => {
                let trouble = trouble.and_then(|it| quiet_line(&host, &it, self.words));
                vec![Event::Service { host, trouble }]
            }
            Message::End => vec![Event::Key(Key::Interrupt)],
            Message::Event(event) => vec![event],
            Message::Line(line) => self.decoder.line(&line).into_iter().map(Event::Key).collect(),
            Message::Typed(bytes) => {
                self.decoder.keys(&bytes).into_iter().map(Event::Key).collect()
            }
        };
        let now = moment::now();
        events.into_iter().flat_map(|event| self.screen.take(event, now)).collect()
    }

    fn fulfil(&self, wish: Wish) -> Result<(), Trouble> {
        match wish {
            Wish::Answer { id, decision } => self.apart(move |phone, client| {
                let result = caught(|| answered(phone, client, &id, decision.clone()));
                Event::Answered { id, decision, result }
            }),
            Wish::RefuseAll { account } => self.apart(move |phone, client| {
                Event::AllRefused(caught(|| refuse_all(phone, client, &account)))
            }),
            Wish::Ring => output::draw("\u{7}")?,
            Wish::Leave => {}
        }
        Ok(())
    }

    /// Does something that takes its time while the screen goes on.
    fn apart(&self, work: impl FnOnce(&Phone, &Client) -> Event + Send + 'static) {
        let (phone, client, tell) = (self.phone.clone(), self.client.clone(), self.tell.clone());
        thread::spawn(move || {
            // Without a loop there is nobody to tell.
            let _ = tell.send(Message::Event(work(&phone, &client)));
        });
    }
}

fn answered(
    phone: &Phone,
    client: &Client,
    id: &str,
    decision: Decision,
) -> Result<Outcome, Trouble> {
    let (id, now) = (id.to_owned(), moment::now());
    let step = match decision {
        Decision::Approve { number } => {
            phone.authenticator.answer(id, Answer::Approve { number }, now)
        }
        Decision::Deny { reason } => phone.authenticator.answer(id, Answer::Deny { reason }, now),
        Decision::Report => phone.authenticator.report(id, now),
    };
    answer::settled(phone, client, step)
}

/// A panic ends one answer; the person is told, and the screen goes on.
fn caught<T>(work: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    panic::catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(AuthenticatorError::Internal.into()))
}

/// What there is; nothing while another program writes.
fn look(phone: &Phone) -> Result<Option<Home>, Trouble> {
    match phone.authenticator.home(moment::now()) {
        Ok(home) => Ok(Some(home)),
        Err(AuthenticatorError::Busy) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// One line about a service that cannot be asked; none where it only asks for patience.
fn quiet_line(host: &str, trouble: &Trouble, words: Words) -> Option<String> {
    use Failure as F;
    let host = outside(host);
    match trouble {
        Trouble::Failed { failure: F::Offline | F::ServiceError | F::Timeout, .. } => {
            Some(words.say("term.watch.down", &[("host", &host)]))
        }
        Trouble::Refused(Problem::TooManyRequests { .. }) => None,
        other if host.is_empty() => Some(other.sentence(words)),
        other => Some(format!("{host}: {}", other.sentence(words))),
    }
}

/// Where nobody can answer here, what comes is told.
fn stream(session: &Session, phone: &Phone, told: &Receiver<Message>) -> Result<Exit, Trouble> {
    let mut stream = Stream::default();
    loop {
        if let Some(home) = look(phone)? {
            stream.tell(&home, moment::now(), session.output, session.words)?;
        }
        if let Ok(Message::Asked(asked)) = told.recv_timeout(until_the_next_second()) {
            stream.note(&asked, session.words);
        }
    }
}

/// The clock on the screen goes with the seconds of the clock on the wall.
fn until_the_next_second() -> Duration {
    let into = moment::now().unix_ms.rem_euclid(1000).unsigned_abs();
    Duration::from_millis(1000_u64.saturating_sub(into))
}
