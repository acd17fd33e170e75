//! The one loop that carries out what the core asks for.

use crate::http::Client;
use crate::moment;
use crate::phone::Phone;
use crate::trouble::Trouble;
use countersign::{AuthenticatorError, Event, Input, PlatformError, Step};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How many services are asked at the same time.
const AT_ONCE: usize = 32;

/// How a conversation ended, and with whom it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) event: Event,
    pub(crate) host: String,
}

/// Carries out steps until the conversation is over.
pub(crate) fn carry_out(phone: &Phone, client: &Client, step: Step) -> Result<Ended, Trouble> {
    let mut host = String::new();
    let mut step = step;
    loop {
        let (exchange, input) = match step {
            Step::Done { event, .. } => return Ok(Ended { event, host }),
            Step::Send { exchange, request, not_before_ms } => {
                host = host_of(&request.url);
                wait_until(not_before_ms);
                let sent = client.send(&request);
                (exchange, answered(sent, |response| Input::Response { response }))
            }
            // The passcode was given: that is this platform's proof that the person is there.
            Step::Sign { exchange, key, message, .. } => {
                let signed = phone.keys.sign_for_person(&key, &message);
                (exchange, answered(signed, |der| Input::Signature { der }))
            }
            // Nothing is wrapped here, so there is nothing to unwrap.
            Step::Unwrap { exchange, .. } => {
                (exchange, Input::Failed { failure: PlatformError::Unavailable })
            }
        };
        step = phone.authenticator.resume(exchange, input, moment::now())?;
    }
}

/// Carries out conversations that have nothing to do with each other, in their order. One that
/// hangs, lies or breaks off stops none of the others.
pub(crate) fn carry_out_all(
    phone: &Phone,
    client: &Client,
    steps: Vec<Step>,
) -> Vec<Result<Ended, Trouble>> {
    let ended = at_once(steps, |step| carry_out(phone, client, step));
    let whole = |ended: Option<_>| ended.unwrap_or(Err(AuthenticatorError::Internal.into()));
    ended.into_iter().map(whole).collect()
}

fn answered<T>(result: Result<T, PlatformError>, input: impl FnOnce(T) -> Input) -> Input {
    result.map_or_else(|failure| Input::Failed { failure }, input)
}

fn wait_until(moment_ms: Option<i64>) {
    let left = moment_ms.map_or(0, |then| then.saturating_sub(moment::monotonic_ms()));
    thread::sleep(Duration::from_millis(u64::try_from(left).unwrap_or(0)));
}

/// The host of an address of the core, with its port.
pub(crate) fn host_of(url: &str) -> String {
    url.split('/').nth(2).unwrap_or_default().to_owned()
}

/// Does the same to each on a few threads; `None` where it panicked.
fn at_once<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<Option<R>> {
    let results: Mutex<Vec<_>> = Mutex::new(items.iter().map(|_| None).collect());
    let threads = items.len().min(AT_ONCE);
    let queue = Mutex::new(items.into_iter().enumerate());
    let worker = || {
        loop {
            // Taken in a statement of its own, so that the lock is free during the work.
            let Some((index, item)) = locked(&queue).next() else { return };
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(item)));
            if let Some(place) = locked(&results).get_mut(index) {
                *place = result.ok();
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(worker);
        }
    });
    results.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The locks here are held for one whole assignment only.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    #[test]
    fn one_that_hangs_or_panics_stops_no_other() {
        // Half of them wait for each other: one after the other, this would never end.
        let meeting = Barrier::new(4);
        let results = at_once((0..8).collect(), |number| {
            assert_ne!(number, 3, "this one breaks off");
            if number % 2 == 0 {
                meeting.wait();
            }
            number * 10
        });
        let wanted = [Some(0), Some(10), Some(20), None, Some(40), Some(50), Some(60), Some(70)];
        assert_eq!(results, wanted);
    }

    #[test]
    fn more_than_the_threads_are_done_too() {
        let results = at_once((0..100).collect(), |number: u32| number);
        assert_eq!(results, (0..100).map(Some).collect::<Vec<_>>());
        assert!(at_once(Vec::<u32>::new(), |number| number).is_empty());
    }

    #[test]
    fn hosts_are_told_with_their_port() {
        assert_eq!(host_of("https://a.example/countersign/v1/poll"), "a.example");
        assert_eq!(host_of("http://127.0.0.1:8443/countersign/v1/poll"), "127.0.0.1:8443");
        assert_eq!(host_of(""), "");
    }

    #[test]
    fn nothing_is_sent_too_early() {
        let then = moment::monotonic_ms() + 50;
        wait_until(Some(then));
        assert!(moment::monotonic_ms() >= then);
        wait_until(Some(0));
        wait_until(None);
    }
}
