//! Links that other apps hand over.

use super::accounts::{Scanned, issued};
use super::{Authenticator, State};
use crate::clock::Moment;
use crate::error::AuthenticatorError;
use crate::scan;
use zeroize::Zeroizing;

/// A link that waited, on its card.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct InboxItem {
    /// What it is, as if its text had been scanned.
    pub scanned: Scanned,
    /// How many more links wait.
    pub more: u32,
}

#[uniffi::export]
impl Authenticator {
    /// Takes a link that another app hands over, also while the app is locked, and gives how many
    /// wait: one item of the screen, however many. Nothing happens until the person looks at it.
    /// A link that waits already, or was shown in the last ten seconds, counts once. Links wait
    /// in memory alone, for ten minutes, and at most 128 of them: the oldest goes first.
    pub fn inbox(&self, link: String, now: Moment) -> Result<u32, AuthenticatorError> {
        let link = Zeroizing::new(link);
        let mut state = self.state()?;
        state.inbox.park(&link, now);
        Ok(state.inbox.waiting(now))
    }

    /// Reads the link that came last and takes it out, or gives none where none waits. The app
    /// must be unlocked, else it goes on waiting. Nothing is stored and no connection is made.
    pub fn inbox_next(&self, now: Moment) -> Result<Option<InboxItem>, AuthenticatorError> {
        self.with(|state| {
            state.lock_if_due(now);
            state.unlocked()?;
            let Some(link) = state.inbox.newest(now) else { return Ok(None) };
            let scanned = issued(state, scan::read(&link, now.unix_seconds()), now)?;
            let State { inbox, .. } = state;
            inbox.newest_was_shown(now);
            Ok(Some(InboxItem { scanned, more: inbox.waiting(now) }))
        })
    }

    /// Puts all links away unread, also while the app is locked.
    pub fn inbox_clear(&self) -> Result<(), AuthenticatorError> {
        self.state()?.inbox.clear();
        Ok(())
    }
}
