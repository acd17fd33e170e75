//! `countersign-service`: the reference sign-in service.

use countersign_service::config::{Asked, Log};
use countersign_service::{Clock, Service, Settings, StartError, tasks};
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// For a configuration that is wrong; clap uses the same for a wrong line.
const WRONG_CONFIGURATION: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    let asked = match Asked::read() {
        Ok(asked) => asked,
        Err(error) => {
            print::error(&error);
            return WRONG_CONFIGURATION.into();
        }
    };
    log_to_stderr(asked.log);
    if asked.check {
        print::value(asked.in_force());
        return match asked.settings.check() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                print::error(&error);
                WRONG_CONFIGURATION.into()
            }
        };
    }
    match run(&asked).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print::error(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run(asked: &Asked) -> Result<(), StartError> {
    match &asked.task {
        Some(task) => {
            print::value(&tasks::run(task, &asked.settings, &Clock::system()).await?);
            Ok(())
        }
        None => serve(&asked.settings).await,
    }
}

async fn serve(settings: &Settings) -> Result<(), StartError> {
    // Before the address is printed, so that whoever reads it may already ask for an end.
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let service = Service::open(settings, Clock::system()).await?;
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
fn log_to_stderr(log: Log) {
    let level = std::env::var("RUST_LOG").ok().and_then(|level| level.parse().ok());
    let level = level.unwrap_or(LevelFilter::INFO);
    let own = Targets::new().with_target("countersign_service", level);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    let lines = match log {
        Log::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
        Log::Text => lines.boxed(),
    };
    tracing_subscriber::registry().with(own).with(lines).init();
}

/// The only place that prints.
mod print {
    #![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the place that prints")]

    use countersign_service::{Service, StartError};
    use serde_json::{Value, json};

    /// One line on stdout, for whoever started the service.
    pub(super) fn ready(service: &Service) {
        value(&json!({
            "base": service.base(),
            "pages": service.pages(),
            "api_key": service.api_key(),
        }));
    }

    /// One line on stdout.
    pub(super) fn value(value: &Value) {
        println!("{value}");
    }

    pub(super) fn error(error: &StartError) {
        eprintln!("countersign-service: {error}");
    }
}
