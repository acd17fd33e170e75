//! What the phone itself makes of requests: bursts, quiet times and what is new about one. All of
//! it comes from the phone's own past, which no service ever learns.

use crate::clock::Moment;
use crate::limits::{BURST, BURST_MS, HISTORY, QUIET_MS};
use serde::{Deserialize, Serialize};

/// What is new about a request, compared with what the person has approved for the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum FirstTime {
    /// Nothing was ever approved for this account: everything is new.
    Any,
    /// Never with this app.
    App,
    /// Never with this browser.
    Browser,
    /// Never from this country.
    Country,
}

/// Where a request says that it comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Circumstances<'a> {
    pub(crate) app: Option<&'a str>,
    pub(crate) browser: Option<&'a str>,
    pub(crate) country: Option<&'a str>,
}

/// An account's private past.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct History {
    approved: bool,
    apps: Vec<String>,
    browsers: Vec<String>,
    countries: Vec<String>,
    /// When requests were refused in a row, the latest two.
    refusals: Vec<Moment>,
}

impl History {
    /// The person approved: what was new is known now, and a row of refusals ends.
    pub(crate) fn approved(&mut self, known: Circumstances<'_>) {
        self.approved = true;
        self.refusals.clear();
        remember(&mut self.apps, known.app);
        remember(&mut self.browsers, known.browser);
        remember(&mut self.countries, known.country);
    }

    /// The person refused.
    pub(crate) fn refused(&mut self, now: Moment) {
        self.refusals.push(now);
        let surplus = self.refusals.len().saturating_sub(2);
        self.refusals.drain(..surplus);
    }

    /// What is new about a request. What it does not say is not new.
    pub(crate) fn first_times(&self, now: Circumstances<'_>) -> Vec<FirstTime> {
        if !self.approved {
            return vec![FirstTime::Any];
        }
        [
            (FirstTime::App, &self.apps, now.app),
            (FirstTime::Browser, &self.browsers, now.browser),
            (FirstTime::Country, &self.countries, now.country),
        ]
        .into_iter()
        .filter(|(_, known, now)| now.is_some_and(|now| !known.iter().any(|it| it == now)))
        .map(|(first_time, ..)| first_time)
        .collect()
    }

    /// Milliseconds for which requests are still quiet: after two refusals in a row.
    pub(crate) fn quiet_for(&self, now: Moment) -> Option<i64> {
        let [earlier, later] = *self.refusals.as_slice() else { return None };
        let left = QUIET_MS.saturating_sub(now.since(later));
        (later.since(earlier) <= QUIET_MS && left > 0).then_some(left)
    }
}

fn remember(known: &mut Vec<String>, value: Option<&str>) {
    let Some(value) = value else { return };
    known.retain(|it| it != value);
    let surplus = known.len().saturating_add(1).saturating_sub(HISTORY);
    known.drain(..surplus);
    known.push(value.to_owned());
}

/// How many requests make a burst: five or more that came within the last ten minutes.
pub(crate) fn burst(came: &[Moment], now: Moment) -> Option<u32> {
    let count = came.iter().filter(|came| now.since(**came) <= BURST_MS).count();
    if count >= BURST { count.try_into().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        let milliseconds = seconds.saturating_mul(1000);
        Moment { unix_ms: milliseconds, monotonic_ms: milliseconds }
    }

    fn from<'a>(country: &'a str, browser: &'a str) -> Circumstances<'a> {
        Circumstances { app: Some("Webmail"), browser: Some(browser), country: Some(country) }
    }

    #[test]
    fn only_what_was_never_approved_is_new() {
        let mut history = History::default();
        assert_eq!(history.first_times(from("TW", "Firefox")), [FirstTime::Any]);
        history.approved(from("TW", "Firefox"));
        assert_eq!(history.first_times(from("TW", "Firefox")), []);
        assert_eq!(history.first_times(from("BR", "Firefox")), [FirstTime::Country]);
        let both = [FirstTime::Browser, FirstTime::Country];
        assert_eq!(history.first_times(from("BR", "Chrome")), both);
        assert_eq!(history.first_times(Circumstances::default()), []);
        history.refused(at(0));
        assert_eq!(history.first_times(from("BR", "Firefox")), [FirstTime::Country]);
    }

    #[test]
    fn the_past_is_bounded_and_forgets_the_oldest() {
        let mut history = History::default();
        for number in 0..=HISTORY {
            history.approved(from(&number.to_string(), "Firefox"));
        }
        assert_eq!(history.countries.len(), HISTORY);
        assert_eq!(history.first_times(from("0", "Firefox")), [FirstTime::Country]);
        assert_eq!(history.first_times(from("1", "Firefox")), []);
    }

    #[test]
    fn two_refusals_make_it_quiet_for_twenty_minutes() {
        let mut history = History::default();
        history.refused(at(0));
        assert_eq!(history.quiet_for(at(0)), None);
        history.refused(at(60));
        assert_eq!(history.quiet_for(at(60)), Some(QUIET_MS));
        assert_eq!(history.quiet_for(at(1259)), Some(1000));
        assert_eq!(history.quiet_for(at(1260)), None);
        history.refused(at(10_000));
        assert_eq!(history.quiet_for(at(10_000)), None, "the one before was long ago");
        history.refused(at(10_001));
        history.approved(Circumstances::default());
        assert_eq!(history.quiet_for(at(10_001)), None, "an approval ends it");
    }

    #[test]
    fn five_requests_in_ten_minutes_are_a_burst() {
        let came = [0, 100, 200, 300, 400].map(at);
        assert_eq!(burst(&came, at(400)), Some(5));
        assert_eq!(burst(&came, at(600)), Some(5));
        assert_eq!(burst(&came, at(601)), None);
        assert_eq!(burst(&came[1..], at(400)), None);
    }
}
