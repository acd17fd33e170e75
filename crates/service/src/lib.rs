//! The reference sign-in service of Countersign: pairing phones, asking them, verifying codes.
//!
//! It shares no code with the phone; two implementations meet at docs/protocol.md. The binary is
//! `countersign-service`; tests open a [`Service`] in their own process and move its [`Clock`].

mod access_log;
mod account;
pub mod agreement;
mod answers;
mod api;
mod api_keys;
mod api_users;
pub mod base;
mod body;
mod chain;
pub mod clock;
mod codes;
pub mod config;
mod devices;
mod enrolment;
mod health;
pub mod json;
pub mod jws;
pub mod keys;
mod limits;
pub mod messages;
mod migrations;
mod notices;
mod pages;
mod pairing;
pub mod pairing_code;
mod passwords;
mod peer;
mod picture;
mod poll;
mod problem;
mod protocol;
pub mod replies;
mod restored;
mod rows;
mod seal;
mod server;
mod sessions;
mod settlement;
mod sign_in;
mod start;
mod state;
mod store;
pub mod tasks;
pub mod totp;
mod upkeep;
mod users;
mod views;
mod wake;

pub use clock::Clock;
pub use config::Settings;
pub use start::StartError;

use state::Shared;
use std::future::Future;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// A service that listens and is ready to serve.
#[derive(Debug)]
pub struct Service {
    listener: TcpListener,
    address: SocketAddr,
    api_key: Option<String>,
    state: Shared,
}

impl Service {
    /// Listens, opens the database, and makes what a first start needs.
    pub async fn open(settings: &Settings, clock: Clock) -> Result<Self, StartError> {
        let listener = TcpListener::bind(settings.listen).await?;
        let address = listener.local_addr()?;
        let (state, api_key) = start::open(settings, address, clock).await?;
        Ok(Self { listener, address, api_key, state: Shared::new(state) })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base address that phones are told, B of docs/protocol.md.
    #[must_use]
    pub fn base(&self) -> &str {
        self.state.base.as_str()
    }

    /// The address of the pages.
    #[must_use]
    pub fn pages(&self) -> String {
        format!("{}/", self.state.base.origin())
    }

    /// The API key, if this start made one; afterwards only its hash is known.
    #[must_use]
    pub fn api_key(&self) -> Option<&str> {
        self.api_key.as_deref()
    }

    /// Serves until `stop` resolves.
    pub async fn serve(self, stop: impl Future<Output = ()>) {
        server::serve(self.listener, self.state, stop).await;
    }
}
