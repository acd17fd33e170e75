//! A gate before the service, which can spoil what passes: an HTTP proxy that knows nothing but
//! where a message ends. What phones say is under `/countersign`, or at the address of privacyIDEA;
//! everything else passes unspoilt, since relying parties and pages use the same address.

use crate::failure::{Outcome, fail};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(40);
/// The largest message that passes.
const LARGEST: usize = 1 << 20;

/// What a gate does with the service's replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Lets them pass.
    Open,
    /// Answers 500 in the service's place.
    Broken,
    /// Answers 200 with bytes that are no message of any protocol.
    Garbage,
    /// Answers 200 with a page for people.
    Page,
    /// Hangs up without a reply, and the service never hears of it.
    Silent,
    /// Hangs up without a reply, once the service has heard of it.
    Lost,
    /// Answers 200 with this JSON.
    Says(&'static str),
    /// Lets them pass with this text in place of that.
    Changed(&'static str, &'static str),
    /// Lets them pass with another letter after each place where this text is.
    Altered(&'static str),
    /// Lets them pass with another signature.
    WrongSignature,
}

/// An open port that leads to the service. Its thread lives as long as the program.
#[derive(Debug)]
pub struct Gate {
    address: SocketAddr,
    service: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

/// What the thread of a gate knows, too.
#[derive(Debug)]
struct Shared {
    manner: Manner,
    heard: Vec<Message>,
}

/// What a phone has sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The first line without the version: method and path.
    pub target: String,
    /// The body.
    pub body: String,
}

impl Message {
    /// The same with another value of a field, which is in the body or in the query.
    #[must_use]
    pub fn with(&self, field: &str, value: &str) -> Self {
        self.changed(field, |name, _| Some(format!("{name}={value}")))
    }

    /// The same without a field.
    #[must_use]
    pub fn without(&self, field: &str) -> Self {
        self.changed(field, |_, _| None)
    }

    /// The value of a field as it was sent, escapes and all.
    #[must_use]
    pub fn field(&self, field: &str) -> Option<&str> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        let fields = query.split('&').chain(self.body.split('&'));
        fields.filter_map(|it| it.split_once('=')).find(|(name, _)| *name == field).map(|it| it.1)
    }

    fn changed(&self, field: &str, change: impl Fn(&str, &str) -> Option<String>) -> Self {
        let form = |form: &str| {
            let fields = form.split('&').filter_map(|pair| match pair.split_once('=') {
                Some((name, value)) if name == field => change(name, value),
                _ => Some(pair.to_owned()),
            });
            fields.collect::<Vec<_>>().join("&")
        };
        let target = match self.target.split_once('?') {
            Some((path, query)) => format!("{path}?{}", form(query)),
            None => self.target.clone(),
        };
        Self { target, body: form(&self.body) }
    }
}

impl Gate {
    /// Opens a gate that leads to a free port, where the service can then listen.
    pub fn open() -> Outcome<Self> {
        Self::before(free_port()?)
    }

    /// Opens a gate that leads to a service.
    pub fn before(service: SocketAddr) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Mutex::new(Shared { manner: Manner::Open, heard: Vec::new() }));
        let gate = Self { address, service, shared: Arc::clone(&shared) };
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                // A connection that breaks is what the phone is tested with.
                thread::spawn(move || pass(connection, service, &shared));
            }
        });
        Ok(gate)
    }

    /// An address behind this gate.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The base address of a service behind this gate.
    #[must_use]
    pub fn base(&self) -> String {
        self.at("/countersign")
    }

    /// Where the service behind this gate listens.
    #[must_use]
    pub fn service(&self) -> String {
        self.service.to_string()
    }

    /// Changes what it does from the next connection on.
    pub fn behave(&self, manner: Manner) {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).manner = manner;
    }

    /// What phones have sent, whatever became of it, the oldest first.
    #[must_use]
    pub fn heard(&self) -> Vec<Message> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).heard.clone()
    }
}

/// A port that the system gives to no outgoing connection while nobody listens on it yet.
fn free_port() -> Outcome<SocketAddr> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    // Each process begins elsewhere, so that tests of several do not meet.
    let begin = u16::try_from(std::process::id() % 100).unwrap_or(0).saturating_mul(100);
    for _ in 0..100 {
        let next = begin.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, next.saturating_add(20_000)));
        if TcpListener::bind(address).is_ok() {
            return Ok(address);
        }
    }
    fail("There is no free port from 20000 on.")
}

fn pass(mut phone: TcpStream, service: SocketAddr, shared: &Mutex<Shared>) -> io::Result<()> {
    phone.set_read_timeout(Some(PATIENCE))?;
    let request = closing(&read_message(&mut phone)?);
    let manner = match heard(&request) {
        Some(message) => {
            let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
            shared.heard.push(message);
            shared.manner
        }
        None => Manner::Open,
    };
    let reply = match manner {
        Manner::Broken => reply("500 Internal Server Error", b"sorry"),
        Manner::Garbage => reply("200 OK", b"\x00\xff{[<html>not this"),
        Manner::Page => reply("200 OK", b"<!doctype html><title>Portal</title><p>Sign in."),
        Manner::Says(json) => reply("200 OK", json.as_bytes()),
        Manner::Silent => return phone.shutdown(Shutdown::Both),
        Manner::Lost => {
            ask(service, &request)?;
            return phone.shutdown(Shutdown::Both);
        }
        Manner::Open => ask(service, &request)?,
        Manner::Changed(from, to) => {
            with_body(&ask(service, &request)?, |body| compact(body).replace(from, to))
        }
        Manner::Altered(before) => {
            with_body(&ask(service, &request)?, |body| altered(&compact(body), before))
        }
        Manner::WrongSignature => resigned(ask(service, &request)?),
    };
    phone.write_all(&reply)?;
    phone.shutdown(Shutdown::Both)
}

/// A request of a phone; none where somebody else sent it.
fn heard(request: &[u8]) -> Option<Message> {
    let (head, body) = split(request)?;
    let target = head.lines().next()?.rsplit_once(' ')?.0;
    let (_, path) = target.split_once(' ')?;
    let phones = path.starts_with("/countersign/") || path.starts_with("/ttype/push");
    phones.then(|| Message {
        target: target.to_owned(),
        body: String::from_utf8_lossy(body).into_owned(),
    })
}

fn ask(service: SocketAddr, request: &[u8]) -> io::Result<Vec<u8>> {
    let mut service = TcpStream::connect(service)?;
    service.set_read_timeout(Some(PATIENCE))?;
    service.write_all(request)?;
    read_message(&mut service).map(|reply| closing(&reply))
}

fn reply(status: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/jose\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// Reads one message with its body. The programs here always send `content-length`.
fn read_message(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut message = Vec::new();
    let mut piece = [0; 4096];
    while message.len() < LARGEST && whole_length(&message).is_none_or(|it| message.len() < it) {
        let read = stream.read(&mut piece)?;
        if read == 0 {
            break;
        }
        message.extend_from_slice(piece.get(..read).unwrap_or_default());
    }
    Ok(message)
}

/// The length of the whole message, once its head is there.
fn whole_length(message: &[u8]) -> Option<usize> {
    let (head, _) = split(message)?;
    let mut lengths = head.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    // The blank line after the head is four bytes.
    head.len().checked_add(4)?.checked_add(lengths.next_back().unwrap_or(0))
}

fn split(message: &[u8]) -> Option<(&str, &[u8])> {
    let end = message.windows(4).position(|window| window == b"\r\n\r\n")?;
    let (head, rest) = message.split_at_checked(end)?;
    Some((std::str::from_utf8(head).ok()?, rest.get(4..)?))
}

/// The message with `connection: close`, so that each connection carries one.
fn closing(message: &[u8]) -> Vec<u8> {
    let Some((head, body)) = split(message) else { return message.to_owned() };
    let lines = head.lines().filter(|line| {
        let name = line.split(':').next().unwrap_or_default();
        !name.eq_ignore_ascii_case("connection") && !name.eq_ignore_ascii_case("keep-alive")
    });
    let head: Vec<&str> = lines.chain(["connection: close", "\r\n"]).collect();
    [head.join("\r\n").as_bytes(), body].concat()
}

/// The message with another body.
fn with_body(message: &[u8], change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let Some((head, body)) = split(message) else { return message.to_owned() };
    let body = change(&String::from_utf8_lossy(body));
    let length = format!("content-length: {}", body.len());
    let lines = head.lines().map(|line| {
        let name = line.split(':').next().unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") { length.as_str() } else { line }
    });
    let head: Vec<_> = lines.chain(["\r\n"]).collect();
    [head.join("\r\n").as_bytes(), body.as_bytes()].concat()
}

/// JSON without blanks between its parts, so that a test knows what stands there.
fn compact(body: &str) -> String {
    let object = serde_json::from_str::<serde_json::Value>(body);
    object.map_or_else(|_| body.to_owned(), |object| object.to_string())
}

/// The text with another letter after each place where `before` is: a signature of the right form
/// that nobody made.
fn altered(text: &str, before: &str) -> String {
    let mut parts = text.split(before);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut rest = part.chars();
        let first = rest.next().map(|first| if first == 'A' { 'B' } else { 'A' });
        whole.extend([before, &first.map(String::from).unwrap_or_default(), rest.as_str()]);
    }
    whole
}

/// The message whose JWS body has a signature of the right form that nobody made.
fn resigned(mut message: Vec<u8>) -> Vec<u8> {
    let Some(dot) = message.iter().rposition(|byte| *byte == b'.') else { return message };
    // The first character after the last dot holds whole bits of r: any other letter is valid.
    if let Some(first) = dot.checked_add(1).and_then(|at| message.get_mut(at)) {
        *first = if *first == b'A' { b'B' } else { b'A' };
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPLY: &[u8] =
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\na.b.c";

    #[test]
    fn a_message_ends_where_its_head_says() {
        assert_eq!(whole_length(REPLY), Some(REPLY.len()));
        assert_eq!(whole_length(b"HTTP/1.1 200 OK\r\nContent-Le"), None);
        assert_eq!(whole_length(b"GET / HTTP/1.1\r\n\r\n"), Some(18));
    }

    #[test]
    fn each_connection_carries_one_message() {
        let expected = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nconnection: close\r\n\r\na.b.c";
        assert_eq!(closing(REPLY), expected);
    }

    #[test]
    fn what_a_phone_sends_is_heard() {
        let poll = b"GET /ttype/push?serial=A HTTP/1.1\r\nhost: a\r\n\r\n";
        let message = heard(poll).unwrap();
        assert_eq!((&*message.target, &*message.body), ("GET /ttype/push?serial=A", ""));
        assert_eq!(heard(b"GET /api/v1/sign-ins HTTP/1.1\r\n\r\n"), None);
    }

    #[test]
    fn the_fields_of_a_message_are_changed_one_by_one() {
        let poll = Message { target: "GET /ttype/push?a=1&b=2".into(), body: String::new() };
        assert_eq!(poll.field("b"), Some("2"));
        assert_eq!(poll.with("a", "3").target, "GET /ttype/push?a=3&b=2");
        assert_eq!(poll.without("b").target, "GET /ttype/push?a=1");
        let answer = Message { target: "POST /ttype/push".into(), body: "a=1&ab=2".into() };
        assert_eq!(answer.without("a").body, "ab=2");
        assert_eq!((answer.field("ab"), answer.field("c")), (Some("2"), None));
    }

    #[test]
    fn a_changed_body_has_its_own_length() {
        let changed = with_body(REPLY, |body| body.replace("a.b", "abcdef"));
        assert_eq!(whole_length(&changed), Some(changed.len()));
        assert!(changed.ends_with(b"\r\n\r\nabcdef.c"));
        assert_eq!(compact("{ \"a\": [1, 2] }"), "{\"a\":[1,2]}");
        assert_eq!(altered("s:AB, s:xy", "s:"), "s:BB, s:Ay");
        assert_eq!(altered("s:", "s:"), "s:");
    }

    #[test]
    fn only_the_signature_is_spoilt() {
        let spoilt = resigned(REPLY.to_owned());
        let (kept, signature) = spoilt.split_at(REPLY.len() - 1);
        assert_eq!((kept, signature), (&REPLY[..REPLY.len() - 1], &b"A"[..]));
    }
}
