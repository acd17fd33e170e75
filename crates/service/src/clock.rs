//! The service's time, which tests and the demo may advance.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Wall time plus an offset. Clones share the offset.
#[derive(Clone, Debug, Default)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    /// The system's time.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// Unix seconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        i64::try_from(wall).unwrap_or(i64::MAX).saturating_add(self.0.load(Ordering::Relaxed))
    }

    /// Moves the time forward by `seconds`.
    pub fn advance(&self, seconds: u32) {
        // A year of demos cannot overflow 63 bits.
        self.0.fetch_add(i64::from(seconds), Ordering::Relaxed);
    }
}
