use super::*;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Instant;

/// A service on this device that does one thing with its first connection.
fn service(act: impl FnOnce(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        read_request(&mut stream);
        act(stream);
    });
    format!("http://{address}/countersign/v1/poll")
}

fn read_request(stream: &mut TcpStream) {
    let mut seen = Vec::new();
    let mut buffer = [0; 1024];
    while !seen.ends_with(b"a.b.c") {
        let length = stream.read(&mut buffer).unwrap();
        assert!(length > 0, "the request was cut off");
        seen.extend_from_slice(&buffer[..length]);
    }
    let head = String::from_utf8(seen).unwrap().to_lowercase();
    assert!(head.starts_with("post /countersign/v1/poll http/1.1"), "{head}");
    assert!(head.contains("content-type: application/jose"), "{head}");
    assert!(!head.contains("cookie") && !head.contains("ureq"), "{head}");
}

pub(super) fn request(url: &str) -> HttpRequest {
    let header = HttpHeader { name: "Content-Type".into(), value: "application/jose".into() };
    HttpRequest {
        method: HttpMethod::Post,
        url: url.to_owned(),
        headers: vec![header],
        body: b"a.b.c".to_vec(),
        timeout_ms: 700,
        largest_reply: 16,
    }
}

fn reply(text: &'static str) -> Result<HttpResponse, PlatformError> {
    let url = service(move |mut stream| stream.write_all(text.as_bytes()).unwrap());
    Client::default().send(&request(&url))
}

#[test]
fn a_whole_reply_is_given_as_it_is() {
    let reply = reply(
        "HTTP/1.1 200 OK\r\nContent-Type: application/jose\r\nSet-Cookie: a=b\r\n\
         Content-Length: 5\r\n\r\nd.e.f",
    );
    let reply = reply.unwrap();
    assert_eq!((reply.status, reply.body.as_slice()), (200, &b"d.e.f"[..]));
    assert!(reply.headers.iter().any(|it| it.name == "content-type"));
}

#[test]
fn statuses_are_replies() {
    for (status, text) in [
        (500, "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"),
        (403, "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"),
        (204, "HTTP/1.1 204 Fine\r\n\r\n"),
    ] {
        assert_eq!(reply(text).unwrap().status, status);
    }
}

#[test]
fn security_11_redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
        elsewhere.set_nonblocking(true).unwrap();
        let location = format!("http://{}/", elsewhere.local_addr().unwrap());
        let url = service(move |mut stream| {
            let head = format!("HTTP/1.1 {status} Go\r\nLocation: {location}\r\n");
            stream.write_all(format!("{head}Content-Length: 0\r\n\r\n").as_bytes()).unwrap();
        });
        assert_eq!(Client::default().send(&request(&url)).unwrap().status, status);
        assert_eq!(elsewhere.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "nobody came");
    }
}

#[test]
fn security_14_too_large_a_body_is_cut_right_after_what_is_wanted() {
    let long = reply("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n012345678901234567890123456789");
    assert_eq!(long.unwrap().body, b"01234567890123456");
    let endless = service(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while stream.write_all(b"4\r\nabcd\r\n").is_ok() {}
    });
    assert_eq!(Client::default().send(&request(&endless)).unwrap().body.len(), 17);
}

#[test]
fn anything_but_a_whole_reply_may_have_been_received() {
    for text in [
        "",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\0\0\0\0\0\0\0\0",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nContent-Type: application/jose",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ] {
        assert_eq!(reply(text), Err(PlatformError::Timeout), "{text:?}");
    }
}

#[test]
fn security_14_endless_headers_are_not_read_to_the_end() {
    let url = service(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        while stream.write_all(b"X: 01234567890123456789012345678901234567890\r\n").is_ok() {}
    });
    assert_eq!(Client::default().send(&request(&url)), Err(PlatformError::Timeout));
}

#[test]
fn security_14_a_slow_reply_takes_no_longer_than_the_timeout() {
    let url = service(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n");
        while stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(200));
        }
    });
    let begin = Instant::now();
    assert_eq!(Client::default().send(&request(&url)), Err(PlatformError::Timeout));
    assert!(begin.elapsed() < Duration::from_secs(3));
}

#[test]
fn silence_is_a_timeout() {
    let url = service(|stream| {
        thread::sleep(Duration::from_secs(2));
        drop(stream);
    });
    assert_eq!(Client::default().send(&request(&url)), Err(PlatformError::Timeout));
}

#[test]
fn nobody_there_is_offline() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let client = Client::default();
    let offline = Err(PlatformError::Offline);
    assert_eq!(client.send(&request(&format!("http://{address}/"))), offline);
}

#[test]
fn a_service_that_does_not_speak_tls_is_not_safe() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut hello = [0; 5];
        stream.read_exact(&mut hello).unwrap();
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        thread::sleep(Duration::from_millis(200));
    });
    let agent = agent(None, Vec::new());
    let client = Client { secure: agent.into(), loopback: OnceLock::new() };
    assert_eq!(client.send(&request(&format!("https://{address}/"))), Err(PlatformError::Tls));
}
