//! Waking long polls. A waiter looks at the database again; nothing travels through here.

use std::hash::{DefaultHasher, Hash, Hasher};
use tokio::sync::Notify;
use tokio::sync::futures::Notified;

/// Enough that a waiter is seldom woken for somebody else.
const SHARDS: u64 = 1024;

/// One bell for each group of keys; a key is a device id or a sign-in id.
#[derive(Debug)]
pub(crate) struct Wake(Vec<Notify>);

impl Wake {
    pub(crate) fn new() -> Self {
        Self((0..SHARDS).map(|_| Notify::new()).collect())
    }

    /// Resolves at the next [`Self::wake`] of this key after it was first polled or enabled.
    pub(crate) fn listen(&self, key: &str) -> Notified<'_> {
        self.shard(key).notified()
    }

    pub(crate) fn wake(&self, key: &str) {
        self.shard(key).notify_waiters();
    }

    /// For a change that concerns everybody: the clock was advanced, or the service stops.
    pub(crate) fn wake_all(&self) {
        self.0.iter().for_each(Notify::notify_waiters);
    }

    fn shard(&self, key: &str) -> &Notify {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let index = hasher.finish() % SHARDS;
        #[expect(clippy::indexing_slicing, reason = "the index is below the number of shards")]
        &self.0[index as usize]
    }
}
