//! `countersign`: the phone in a terminal. A thin shell over the core, like the ones on phones: it
//! draws, asks, keeps keys and sends bytes.

mod arguments;
mod commands;
mod files;
mod http;
mod keys;
mod layout;
mod moment;
mod output;
mod outside;
mod phone;
mod picture;
mod qr;
mod scanning;
mod session;
mod steps;
mod terminal;
mod trouble;
mod usage;
mod view;
mod watch;
mod words;

use arguments::Arguments;
use clap::Parser;
use session::Session;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(error).into(),
    };
    let session = Session::new(&arguments);
    let exit = commands::run(&session, arguments.command).unwrap_or_else(|trouble| {
        session.output.trouble(&trouble, session.words);
        trouble.exit()
    });
    exit.into()
}
