//! What is on the screen and what a key does there. Knows no terminal, no clock and no network:
//! events go in, wishes and scenes come out.

mod answers;
mod outbox;
mod pressing;
mod scene;

use super::keys::Key;
use crate::commands::answer::Outcome;
use crate::commands::deny_all::Refused;
use crate::trouble::Trouble;
use crate::words::Words;
use countersign::{AccountView, ClockConfidence, DenyReason, Home, Moment, PrivacyChoice, SignIn};
use outbox::Outbox;
pub(crate) use scene::{Field, Row, Scene};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a person decides about a request.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    Approve { number: Option<String> },
    Deny { reason: DenyReason },
    Report,
}

/// What happens to a screen.
pub(crate) enum Event {
    /// All of an account was refused, or not.
    AllRefused(Result<Refused, Trouble>),
    /// The service took an answer, or not.
    Answered { id: String, decision: Decision, result: Result<Outcome, Trouble> },
    /// What there is now.
    Home(Home),
    /// A key was pressed.
    Key(Key),
    /// A service was asked: the sentence says why it could not be.
    Service { host: String, trouble: Option<String> },
}

/// What a screen wants done.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    Answer { id: String, decision: Decision },
    Leave,
    RefuseAll { account: String },
    Ring,
}

/// The screen of `watch`.
pub(crate) struct Screen {
    words: Words,
    home: Home,
    mode: Mode,
    /// Requests that were put aside.
    later: HashSet<String>,
    /// Requests that were there before, and whether they had expired.
    known: HashMap<String, bool>,
    /// Accounts whose bursts are looked at one by one.
    one_by_one: HashSet<String>,
    outbox: Outbox,
    /// Services that cannot be asked, with the sentence for it.
    unreached: BTreeMap<String, String>,
    /// What is said once, and stays.
    said: Vec<String>,
}

/// What is in front of the person.
enum Mode {
    /// Somebody tries again and again.
    Burst { account: String },
    /// A request was refused, or is too old: it may be reported.
    Ended { request: Box<SignIn> },
    /// A request waits for a decision.
    Prompt { request: Box<SignIn>, typed: String, note: Option<String> },
    /// An answer is on its way.
    Sending { request: Option<Box<SignIn>>, typed: String },
    /// Nothing to decide.
    Waiting,
}

impl Screen {
    pub(crate) fn new(words: Words) -> Self {
        Self {
            words,
            home: Home {
                accounts: Vec::new(),
                clock: ClockConfidence::Unknown { changed: false },
                damaged: Vec::new(),
                display_codes: Vec::new(),
                notices: Vec::new(),
                privacy: PrivacyChoice::default().into(),
                prompts: Vec::new(),
            },
            mode: Mode::Waiting,
            later: HashSet::new(),
            known: HashMap::new(),
            one_by_one: HashSet::new(),
            outbox: Outbox::default(),
            unreached: BTreeMap::new(),
            said: Vec::new(),
        }
    }

    /// Takes note of an event.
    pub(crate) fn take(&mut self, event: Event, now: Moment) -> Vec<Wish> {
        let mut wishes = match event {
            Event::AllRefused(result) => {
                self.all_refused(result, now);
                Vec::new()
            }
            Event::Answered { id, decision, result } => {
                self.answered(&id, decision, result, now);
                Vec::new()
            }
            Event::Home(home) => self.show(home, now),
            Event::Key(key) => self.press(key),
            Event::Service { host, trouble } => {
                self.note_service(host, trouble);
                Vec::new()
            }
        };
        self.choose();
        for wish in &wishes {
            self.outbox.sent(wish);
        }
        wishes.dedup();
        wishes
    }

    /// What was said since the last call.
    pub(crate) fn take_said(&mut self) -> Vec<String> {
        std::mem::take(&mut self.said)
    }

    fn show(&mut self, home: Home, now: Moment) -> Vec<Wish> {
        self.home = home;
        let mut wishes = self.ring();
        self.forget_what_is_gone();
        self.mode = match std::mem::replace(&mut self.mode, Mode::Waiting) {
            Mode::Burst { account } if !self.in_burst(&account) => Mode::Waiting,
            Mode::Prompt { request, typed, note } => self.still_open(request, typed, note),
            other => other,
        };
        wishes.extend(self.outbox.due(now));
        wishes
    }

    /// The request being answered is never replaced, but it may have ended.
    fn still_open(&mut self, request: Box<SignIn>, typed: String, note: Option<String>) -> Mode {
        match self.home.prompts.iter().find(|it| it.id == request.id) {
            Some(found) if found.expired => {
                self.say(["result.expired.title", "result.expired.body"]);
                Mode::Ended { request }
            }
            Some(_) => Mode::Prompt { request, typed, note },
            None => {
                self.say(["prompt.closed"]);
                Mode::Waiting
            }
        }
    }

    /// One bell for all requests that are new, unless they are to be quiet. What ended unseen is
    /// put aside: it can only be reported.
    fn ring(&mut self) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for prompt in &self.home.prompts {
            let before = self.known.insert(prompt.id.clone(), prompt.expired);
            if prompt.expired && before != Some(true) && !is_shown(&self.mode, &prompt.id) {
                self.later.insert(prompt.id.clone());
            }
            let service = account(&self.home, &prompt.account).and_then(|it| it.service.as_ref());
            let quiet = service.is_some_and(|service| service.quiet_ms.is_some());
            if before.is_none() && !prompt.expired && !quiet {
                wishes = vec![Wish::Ring];
            }
        }
        wishes
    }

    fn forget_what_is_gone(&mut self) {
        let Self { home, known, later, one_by_one, outbox, .. } = self;
        let there = |id: &String| home.prompts.iter().any(|prompt| prompt.id == *id);
        known.retain(|id, _| there(id));
        later.retain(there);
        outbox.retain(there);
        one_by_one.retain(|account| burst(home, account).is_some());
    }

    /// What comes next when nothing is in front of the person, newest first: bursts after the
    /// requests of other accounts, and last of all what has ended.
    fn choose(&mut self) {
        if !matches!(self.mode, Mode::Waiting) {
            return;
        }
        let waiting = self.home.prompts.iter();
        let waiting =
            waiting.filter(|it| !self.later.contains(&it.id) && !self.outbox.decides(&it.id));
        let (bursts, others): (Vec<_>, Vec<_>) =
            waiting.partition(|it| !it.expired && self.in_burst(&it.account));
        let open = others.iter().find(|request| !request.expired);
        let Some(request) = open.or(bursts.first()).or(others.first()) else { return };
        let request = Box::new(SignIn::clone(request));
        self.mode = if !request.expired && self.in_burst(&request.account) {
            Mode::Burst { account: request.account }
        } else if request.expired {
            self.say(["expired.title", "expired.body"]);
            Mode::Ended { request }
        } else {
            Mode::Prompt { request, typed: String::new(), note: None }
        };
    }

    /// Whether the requests of an account are one card.
    fn in_burst(&self, account: &str) -> bool {
        let open = self.home.prompts.iter().any(|it| it.account == account && !it.expired);
        open && burst(&self.home, account).is_some() && !self.one_by_one.contains(account)
    }

    fn note_service(&mut self, host: String, trouble: Option<String>) {
        match trouble {
            Some(sentence) => self.unreached.insert(host, sentence),
            None => self.unreached.remove(&host),
        };
    }

    fn say<const N: usize>(&mut self, keys: [&str; N]) {
        self.said.extend(keys.map(|key| self.words.say(key, &[])));
    }
}

fn account<'a>(home: &'a Home, id: &str) -> Option<&'a AccountView> {
    home.accounts.iter().find(|account| account.id == id)
}

/// How many requests of an account come in a burst.
fn burst(home: &Home, id: &str) -> Option<u32> {
    account(home, id)?.service.as_ref()?.burst
}

fn is_shown(mode: &Mode, id: &str) -> bool {
    match mode {
        Mode::Prompt { request, .. } | Mode::Sending { request: Some(request), .. } => {
            request.id == id
        }
        _ => false,
    }
}

#[cfg(test)]
pub(crate) mod tests;
