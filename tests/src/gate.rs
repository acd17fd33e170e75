//! A gate before the service, which can spoil what passes: an HTTP proxy that knows nothing but
//! where a message ends. What phones say is under `/countersign`; everything else passes unspoilt,
//! since relying parties and pages use the same address.

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
    /// Hangs up without a reply.
    Silent,
    /// Lets them pass with another signature.
    WrongSignature,
}

/// An open port that leads to the service. Its thread lives as long as the program.
#[derive(Debug)]
pub struct Gate {
    address: SocketAddr,
    service: SocketAddr,
    manner: Arc<Mutex<Manner>>,
}

impl Gate {
    /// Opens a gate that leads to a free port, where the service can then listen.
    pub fn open() -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let service = free_port()?;
        let manner = Arc::new(Mutex::new(Manner::Open));
        let shared = Arc::clone(&manner);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let manner = *shared.lock().unwrap_or_else(PoisonError::into_inner);
                // A connection that breaks is what the phone is tested with.
                thread::spawn(move || pass(connection, service, manner));
            }
        });
        Ok(Self { address, service, manner })
    }

    /// The base address of a service behind this gate.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://{}/countersign", self.address)
    }

    /// Where the service behind this gate listens.
    #[must_use]
    pub fn service(&self) -> String {
        self.service.to_string()
    }

    /// Changes what it does from the next connection on.
    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap_or_else(PoisonError::into_inner) = manner;
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

fn pass(mut phone: TcpStream, service: SocketAddr, manner: Manner) -> io::Result<()> {
    phone.set_read_timeout(Some(PATIENCE))?;
    let request = closing(&read_message(&mut phone)?);
    let reply = match if from_a_phone(&request) { manner } else { Manner::Open } {
        Manner::Broken => reply("500 Internal Server Error", b"sorry"),
        Manner::Garbage => reply("200 OK", b"\x00\xff{[<html>not this"),
        Manner::Silent => return phone.shutdown(Shutdown::Both),
        Manner::Open => ask(service, &request)?,
        Manner::WrongSignature => resigned(ask(service, &request)?),
    };
    phone.write_all(&reply)?;
    phone.shutdown(Shutdown::Both)
}

fn from_a_phone(request: &[u8]) -> bool {
    request.starts_with(b"POST /countersign/") || request.starts_with(b"GET /countersign/")
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
    fn only_the_signature_is_spoilt() {
        let spoilt = resigned(REPLY.to_owned());
        let (kept, signature) = spoilt.split_at(REPLY.len() - 1);
        assert_eq!((kept, signature), (&REPLY[..REPLY.len() - 1], &b"A"[..]));
    }
}
