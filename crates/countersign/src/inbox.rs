//! Links that other apps hand over. Any app may send any number of them at any time, so they only
//! wait, in memory, until the person looks at one: while the app is locked nothing is even read.

use crate::clock::Moment;
use crate::limits;
use ring::digest::{SHA256, digest};
use std::collections::VecDeque;
use std::fmt;
use zeroize::Zeroizing;

/// The links of the last minutes, oldest first.
#[derive(Default)]
pub(crate) struct Inbox(VecDeque<Link>);

struct Link {
    /// Tells a link that comes again.
    digest: Vec<u8>,
    /// When it came, or was shown.
    since_ms: i64,
    /// None once it was shown.
    text: Option<Zeroizing<String>>,
}

impl Inbox {
    /// Lets a link wait. One that waits already, or has just been shown, is the same delivery:
    /// systems hand a link over again when they make a screen anew.
    pub(crate) fn park(&mut self, text: &str, now: Moment) {
        self.drop_old(now);
        let text = Zeroizing::new(no_longer_than_needed(text).to_owned());
        let digest = digest(&SHA256, text.as_bytes()).as_ref().to_vec();
        if self.0.iter().any(|link| link.digest == digest) {
            return;
        }
        if self.0.len() >= limits::LINKS {
            self.0.pop_front();
        }
        self.0.push_back(Link { digest, since_ms: now.monotonic_ms, text: Some(text) });
    }

    /// How many links wait.
    pub(crate) fn waiting(&mut self, now: Moment) -> u32 {
        self.drop_old(now);
        self.0.iter().filter(|link| link.text.is_some()).count().try_into().unwrap_or(u32::MAX)
    }

    /// The link that came last: the one that the person has just opened.
    pub(crate) fn newest(&mut self, now: Moment) -> Option<Zeroizing<String>> {
        self.drop_old(now);
        self.0.iter().rev().find_map(|link| link.text.clone())
    }

    /// Forgets the text of the link that came last.
    pub(crate) fn newest_was_shown(&mut self, now: Moment) {
        if let Some(link) = self.0.iter_mut().rev().find(|link| link.text.is_some()) {
            (link.text, link.since_ms) = (None, now.monotonic_ms);
        }
    }

    /// Forgets them all.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    fn drop_old(&mut self, now: Moment) {
        self.0.retain(|link| {
            let most = if link.text.is_some() { limits::TICKET_MS } else { limits::LINK_AGAIN_MS };
            (0..most).contains(&now.monotonic_ms.saturating_sub(link.since_ms))
        });
    }
}

/// As much of a text as tells that it is too long.
fn no_longer_than_needed(text: &str) -> &str {
    let end = text.ceil_char_boundary(limits::SCAN_TEXT_BYTES.saturating_add(1));
    text.get(..end).unwrap_or(text)
}

impl fmt::Debug for Inbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Inbox(..)")
    }
}
