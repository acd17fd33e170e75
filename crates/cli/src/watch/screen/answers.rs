//! What answers lead to.

use super::{Decision, Mode, Screen, account};
use crate::commands::answer::Outcome;
use crate::commands::deny_all::Refused;
use crate::trouble::Trouble;
use crate::view::Rows;
use crate::view::account::named;
use countersign::{
    AuthenticatorError, DenyReason, Failure, Moment, OutcomeKind, Problem, SignIn, SignInKind,
};

/// A request that was in front of the person, with what was typed.
type Held = (Option<Box<SignIn>>, String);

impl Screen {
    pub(super) fn answered(
        &mut self,
        id: &str,
        decision: Decision,
        result: Result<Outcome, Trouble>,
        now: Moment,
    ) {
        let held = self.put_down(id);
        match result {
            Ok(outcome) => {
                self.outbox.settled(id);
                if outcome.kind != OutcomeKind::WrongNumber || outcome.tries_left == 0 {
                    // It is not there any more, even if nobody has looked yet.
                    self.home.prompts.retain(|request| request.id != id);
                }
                self.settled(held.0, &decision, outcome);
            }
            Err(trouble) if is_kept(&trouble) => {
                self.kept(held, &decision, &trouble);
                self.outbox.keep(id, decision, now);
            }
            Err(trouble) => {
                self.outbox.settled(id);
                self.failed(id, held, &trouble);
            }
        }
    }

    /// Takes the request out of the person's hands, if it is this one that was answered.
    fn put_down(&mut self, id: &str) -> Held {
        match std::mem::replace(&mut self.mode, Mode::Waiting) {
            Mode::Sending { request: Some(request), typed }
            | Mode::Prompt { request, typed, .. }
                if request.id == id =>
            {
                (Some(request), typed)
            }
            other => {
                self.mode = other;
                (None, String::new())
            }
        }
    }

    /// One in the background is said too, but opens nothing.
    fn settled(&mut self, request: Option<Box<SignIn>>, decision: &Decision, outcome: Outcome) {
        match (outcome.kind, request) {
            (OutcomeKind::WrongNumber, Some(request)) if outcome.tries_left > 0 => {
                let note = Some(self.wrong_number(outcome.tries_left));
                self.mode = Mode::Prompt { request, typed: String::new(), note };
            }
            (OutcomeKind::WrongNumber, request) => {
                self.say_about(request.as_deref(), "result.wrong.title");
                if outcome.tries_left == 0 {
                    self.say(["result.wrong.none"]);
                }
            }
            (OutcomeKind::Approved, request) => self.approved(request.as_deref()),
            (OutcomeKind::Denied, request) => self.refused(request, decision),
            (OutcomeKind::Reported, request) => {
                self.say_about(request.as_deref(), "result.reported.title");
                self.say(["result.reported.body"]);
                self.later.extend(request.map(|request| request.id));
            }
            (OutcomeKind::Closed, _) => self.say(["prompt.closed"]),
            (OutcomeKind::Unknown, request) => {
                self.say_about(request.as_deref(), "result.unknown");
            }
        }
    }

    fn approved(&mut self, request: Option<&SignIn>) {
        if request.is_some_and(|request| request.kind == SignInKind::PairingCheck) {
            self.say_about(request, "pair.done.title");
            self.say(["pair.done.body"]);
        } else {
            self.say_about(request, "result.approved.title");
            self.say(["result.approved.body"]);
        }
    }

    fn refused(&mut self, request: Option<Box<SignIn>>, decision: &Decision) {
        if *decision == (Decision::Deny { reason: DenyReason::NotMe }) {
            self.say_about(request.as_deref(), "result.not_me.title");
            self.say(["result.not_me.body"]);
        } else {
            self.say_about(request.as_deref(), "result.refused.title");
            self.say(["result.refused.body", "result.refused.was_it_you"]);
        }
        if let Some(request) = request {
            self.mode = Mode::Ended { request };
        }
    }

    fn wrong_number(&self, tries_left: u8) -> String {
        let say = |key| self.words.say(key, &[]);
        let tries = self.words.count("result.wrong.tries", tries_left);
        [say("result.wrong.title"), tries, say("result.wrong.compare")].join("\n")
    }

    /// The core has the answer, and it goes out as soon as it can. A request whose number is on
    /// its way can still be refused; what was refused is out of the way.
    fn kept(&mut self, (request, typed): Held, decision: &Decision, trouble: &Trouble) {
        let unsure = matches!(trouble, Trouble::Failed { failure: Failure::Timeout, .. });
        let key = if unsure { "result.unknown" } else { "prompt.sending.offline" };
        match (request, decision) {
            (None, _) => {}
            (Some(request), Decision::Approve { .. }) => {
                let note = Some(self.words.say(key, &[]));
                self.mode = Mode::Prompt { request, typed, note };
            }
            (Some(_), _) => self.say([key]),
        }
    }

    fn failed(&mut self, id: &str, (request, typed): Held, trouble: &Trouble) {
        let sentence = trouble.sentence(self.words);
        match request {
            // What was not offered is not worth mending.
            Some(request) if *trouble == Trouble::Core(AuthenticatorError::NotOffered) => {
                self.mode = Mode::Prompt { request, typed: String::new(), note: Some(sentence) };
            }
            Some(request) if may_try_again(trouble) => {
                self.mode = Mode::Prompt { request, typed, note: Some(sentence) };
            }
            _ => {
                self.said.push(sentence);
                self.later.insert(id.to_owned());
            }
        }
    }

    pub(super) fn all_refused(&mut self, result: Result<Refused, Trouble>, now: Moment) {
        self.mode = Mode::Waiting;
        let Refused { results, trouble } = match result {
            Ok(refused) => refused,
            Err(trouble) => return self.said.push(trouble.sentence(self.words)),
        };
        let reason = DenyReason::NotMe;
        for (id, _) in results.iter().filter(|(_, outcome)| outcome.is_none()) {
            self.outbox.keep(id, Decision::Deny { reason }, now);
        }
        self.later.extend(results.into_iter().map(|(id, _)| id));
        match trouble {
            None => self.say(["burst.after.title", "burst.after.body"]),
            Some(trouble) if is_kept(&trouble) => self.say(["prompt.sending.offline"]),
            Some(trouble) => self.said.push(trouble.sentence(self.words)),
        }
    }

    /// What happened, and to what.
    fn say_about(&mut self, request: Option<&SignIn>, key: &str) {
        self.said.push(self.words.say(key, &[]));
        let account = request.and_then(|request| account(&self.home, &request.account));
        let Some(account) = account else { return };
        let mut rows = Rows::new(self.words);
        rows.add("prompt.service", &named(&account.issuer, self.words));
        rows.add("prompt.account", &named(&account.name, self.words));
        self.said.extend(rows.page().lines().map(str::to_owned));
    }
}

/// Whether an answer was signed and kept, but got no reply.
fn is_kept(trouble: &Trouble) -> bool {
    use Failure as F;
    matches!(
        trouble,
        Trouble::Failed { failure: F::Offline | F::ServiceError | F::Timeout | F::Tls, .. }
    )
}

/// Whether the request is as open as before.
fn may_try_again(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Core(AuthenticatorError::Busy | AuthenticatorError::NumberLength { .. })
            | Trouble::Refused(Problem::TooManyRequests { .. })
    )
}
