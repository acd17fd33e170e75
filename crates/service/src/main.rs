//! `countersign-service`: the reference sign-in service.

use clap::Parser;
use countersign_service::{Clock, Service, Settings, StartError};
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

#[tokio::main]
async fn main() -> ExitCode {
    log_to_stderr();
    match run(Settings::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print::error(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run(settings: Settings) -> Result<(), StartError> {
    // Before the address is printed, so that whoever reads it may already ask for an end.
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let service = Service::open(&settings, Clock::system()).await?;
    print::ready(&service);
    service
        .serve(async {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
        .await;
    Ok(())
}

/// `RUST_LOG` is one level. Only this program's own lines are ever enabled: what the libraries
/// would say at `trace` contains bodies and bound values.
fn log_to_stderr() {
    let level = std::env::var("RUST_LOG").ok().and_then(|level| level.parse().ok());
    let level = level.unwrap_or(LevelFilter::INFO);
    let own = Targets::new().with_target("countersign_service", level);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    tracing_subscriber::registry().with(own).with(lines).init();
}

/// The only place that prints.
mod print {
    #![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the place that prints")]

    use countersign_service::{Service, StartError};
    use serde_json::json;

    /// One line on stdout, for whoever started the service.
    pub(super) fn ready(service: &Service) {
        let line = json!({
            "base": service.base(),
            "pages": service.pages(),
            "api_key": service.api_key(),
        });
        println!("{line}");
    }

    pub(super) fn error(error: &StartError) {
        eprintln!("countersign-service: {error}");
    }
}
