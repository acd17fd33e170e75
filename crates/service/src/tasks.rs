//! What the program does instead of serving.

use crate::api_keys;
use crate::chain::Chain;
use crate::clock::Clock;
use crate::config::{ApiKeyTask, Settings, Task};
use crate::start::StartError;
use crate::store::{Lock, Store};
use serde_json::{Value, json};

/// Does a task; what is to be printed.
pub async fn run(task: &Task, settings: &Settings, clock: &Clock) -> Result<Value, StartError> {
    let store = Store::open(&settings.database).await?;
    // A running service has the current key in its memory.
    let lock = (*task == Task::RollKey).then(|| Lock::take(&settings.database)).transpose()?;
    // Both belong to a first start as much as the key file does.
    let keys = Chain::open(&store.writer, &store.sealer, clock.now()).await?;
    let done = match task {
        Task::ApiKey(task) => run_api_key(task, &store, clock.now()).await?,
        Task::RollKey => {
            let base = settings.base_at(settings.listen)?;
            // Its port is a guess where none is given, and the link must name the right one.
            if settings.base.is_none() && settings.listen.port() == 0 {
                return Err(StartError::Base);
            }
            let now = || clock.now();
            let kid = keys.roll(&store.writer, &store.sealer, base.as_str(), now).await?;
            json!({ "kid": kid.ok_or(StartError::Randomness)? })
        }
    };
    store.reader.close().await;
    store.writer.close().await;
    drop(lock);
    Ok(done)
}

async fn run_api_key(task: &ApiKeyTask, store: &Store, now: i64) -> Result<Value, StartError> {
    match task {
        ApiKeyTask::Add { name } => {
            let key = api_keys::add(&store.writer, &store.sealer, name, now).await?;
            Ok(json!({ "name": name, "api_key": key }))
        }
        ApiKeyTask::List => Ok(json!({ "api_keys": api_keys::list(&store.reader).await? })),
        ApiKeyTask::Revoke { name } => {
            api_keys::revoke(&store.writer, name, now).await?;
            Ok(json!({ "name": name, "revoked": now }))
        }
    }
}
