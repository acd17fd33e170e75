//! A service and a phone on this machine, through everything that they do together. Each step is
//! checked on both sides: what the phone replies, and what the service then thinks. On a terminal
//! the person goes on by hand, with a browser.

pub(crate) mod privacyidea;

use crate::show;
use countersign_tests::{Failure, Outcome, Phone, Programs, Reply, Service, SignIn, fail};
use serde_json::Value;
use signal_hook::consts::SIGINT;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// The user of the service whose password its page shows.
const USER: &str = "demo";
const NAME: &str = "demo@countersign.example";

/// Runs the demo with programs that are built. A person at a terminal then goes on by hand.
pub(crate) fn run(programs: &Programs) -> Outcome<()> {
    // Ctrl-C ends the programs, and what was made is still removed here.
    signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false)))?;
    let begin = Instant::now();
    let folder = tempfile::Builder::new().prefix("countersign-demo-").tempdir()?;
    let level = std::env::var("RUST_LOG").unwrap_or_else(|_| "warn".to_owned());
    let database = folder.path().join("service.sqlite");
    let free = ["--listen", "127.0.0.1:0"];
    let service = Service::start(&programs.service, &database, &free, &level, Stdio::inherit())?;
    let phone = Phone::new(&programs.phone, &folder.path().join("phone"), &passcode()?);
    println!("\nA sign-in service runs at {}, and a phone beside it.\n", service.pages());
    pair(&service, &phone, folder.path())?;
    read_code(&service, &phone)?;
    approve(&service, &phone)?;
    mistype(&service, &phone)?;
    refuse(&service, &phone)?;
    println!("\nEvery step did what it says, in {}.", show::seconds(begin.elapsed()));
    // Where tests run, nobody would end it.
    let person = io::stdin().is_terminal() && io::stdout().is_terminal();
    if person && std::env::var_os("CI").is_none() { stay(&service, &phone) } else { Ok(()) }
}

/// The person signs in from a browser, and answers on the phone in this terminal.
fn stay(service: &Service, phone: &Phone) -> Outcome<()> {
    println!(
        "\nNow you. In a browser on this machine open\n\n    {}\n\n\
         and sign in as {USER}, with the password that the page shows. The phone is below: it asks\n\
         you for the number on the page. Press q to end all, and to remove what was made.\n",
        service.pages()
    );
    phone.hand_over(&["watch"])
}

/// A passcode that nobody knows: 128 bits, in hexadecimal.
fn passcode() -> Outcome<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

fn pair(service: &Service, phone: &Phone, folder: &Path) -> Outcome<()> {
    show::doing("pairing");
    let pairing = service.open_pairing(USER, NAME)?;
    let picture = folder.join("page.png");
    fs::write(&picture, service.picture(&pairing)?)?;
    let picture = picture.to_str().ok_or_else(|| Failure::new("The temp folder has no name."))?;
    phone.done(&["init"])?;
    let paired = phone.done(&["pair", "--image", picture, "--yes"])?;
    expect(paired.member("/confirmed")? == &Value::Bool(false), "the pairing waits for a number")?;
    let standing = service.pairing(&pairing.id)?;
    expect(state(&standing) == Some("pending"), "the service waits for the number")?;
    let number = standing.get("number").and_then(Value::as_str);
    let number = number.ok_or_else(|| Failure::new("The page of the pairing has no number."))?;
    let request = paired.text("/request/id")?;
    let reply = phone.done(&["approve", request, "--number", number])?;
    expect(outcome(&reply) == Some("approved"), "the phone is told that it is paired")?;
    let state_now = service.pairing(&pairing.id)?;
    expect(state(&state_now) == Some("approved"), "the service counts the phone as paired")?;
    show::step("paired", &format!("the phone read the QR code of the page and typed {number}"));
    Ok(())
}

fn read_code(service: &Service, phone: &Phone) -> Outcome<()> {
    show::doing("reading a code");
    let codes = phone.done(&["codes"])?;
    let account = codes.entry("/accounts", "name", NAME)?;
    let code = account.get("code").and_then(Value::as_str);
    let code = code.ok_or_else(|| Failure::new("The phone shows no code."))?;
    expect(service.accepts_code(USER, code)?, "the service accepts the code")?;
    expect(!service.accepts_code(USER, code)?, "the service accepts a code only once")?;
    show::step("code", &format!("{code} was accepted, and not accepted a second time"));
    Ok(())
}

fn approve(service: &Service, phone: &Phone) -> Outcome<()> {
    let (sign_in, request) = ask(service, phone, "Webmail")?;
    type_the_number(service, phone, &sign_in, &request)?;
    show::step("approved", &format!("Webmail asked, the phone typed {}", sign_in.number));
    Ok(())
}

fn mistype(service: &Service, phone: &Phone) -> Outcome<()> {
    let (sign_in, request) = ask(service, phone, "Payroll")?;
    let wrong = another(&sign_in.number);
    // 4: the service said no.
    let reply = phone.run(&["approve", &request, "--number", &wrong])?.expecting(4)?;
    expect(outcome(&reply) == Some("wrong_number"), "the phone is told that it was wrong")?;
    expect(reply.member("/tries_left")? == 2, "the phone is told of two more tries")?;
    expect_state(service, &sign_in, "pending", 2)?;
    let text = format!("Payroll asked, the phone typed {wrong}: not signed in, two tries left");
    show::step("wrong number", &text);
    type_the_number(service, phone, &sign_in, &request)?;
    show::step("second try", &format!("the phone typed {}: signed in", sign_in.number));
    Ok(())
}

fn type_the_number(
    service: &Service,
    phone: &Phone,
    sign_in: &SignIn,
    request: &str,
) -> Outcome<()> {
    let reply = phone.done(&["approve", request, "--number", &sign_in.number])?;
    expect(outcome(&reply) == Some("approved"), "the phone is told that it approved")?;
    expect_state(service, sign_in, "approved", 0)
}

fn refuse(service: &Service, phone: &Phone) -> Outcome<()> {
    let (sign_in, request) = ask(service, phone, "Console")?;
    let reply = phone.done(&["deny", &request])?;
    expect(outcome(&reply) == Some("denied"), "the phone is told that it refused")?;
    expect_state(service, &sign_in, "denied", 0)?;
    show::step("denied", "Console asked, the phone refused");
    Ok(())
}

/// Opens a sign-in, and finds its request on the phone.
fn ask(service: &Service, phone: &Phone, app: &str) -> Outcome<(SignIn, String)> {
    show::doing(&format!("signing in to {app}"));
    let sign_in = service.open_sign_in(USER, app)?;
    let requests = phone.done(&["requests"])?;
    let request = requests.entry("/requests", "app", app)?;
    let id = request.get("id").and_then(Value::as_str);
    let id = id.ok_or_else(|| Failure::new("A request on the phone has no id."))?;
    Ok((sign_in, id.to_owned()))
}

/// A number of the same length that is not this one.
fn another(number: &str) -> String {
    let turned = number.chars().map(|digit| if digit == '9' { '0' } else { '9' });
    turned.collect()
}

fn expect_state(service: &Service, sign_in: &SignIn, due: &str, tries_left: u64) -> Outcome<()> {
    let standing = service.sign_in(&sign_in.id)?;
    expect(state(&standing) == Some(due), &format!("the service says “{due}”"))?;
    let tries = standing.get("tries_left").and_then(Value::as_u64);
    expect(tries == Some(tries_left), &format!("the service leaves {tries_left} tries"))
}

fn state(standing: &Value) -> Option<&str> {
    standing.get("state").and_then(Value::as_str)
}

fn outcome(reply: &Reply) -> Option<&str> {
    reply.json.get("outcome").and_then(Value::as_str)
}

fn expect(held: bool, what: &str) -> Outcome<()> {
    if held { Ok(()) } else { fail(format!("This should hold, and does not: {what}.")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_number_differs_and_is_as_long() {
        for number in ["000000", "999999", "190919", "42"] {
            let wrong = another(number);
            assert_ne!(wrong, number);
            assert_eq!(wrong.len(), number.len());
        }
    }

    #[test]
    fn passcodes_are_long_and_never_the_same() {
        let first = passcode().unwrap();
        assert_eq!(first.len(), 32);
        assert_ne!(first, passcode().unwrap());
    }
}
