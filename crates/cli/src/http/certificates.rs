//! SECURITY 13: a service whose certificate does not hold hears nothing.

use super::tests::request;
use super::{Client, agent};
use countersign::PlatformError;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, CidrSubnet, GeneralSubtree, IsCa,
    KeyPair, KeyUsagePurpose, NameConstraints, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use ureq::tls::Certificate;

type Issuer = CertifiedIssuer<'static, KeyPair>;

fn authority(permitted: Option<NameConstraints>) -> Issuer {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params.name_constraints = permitted;
    Issuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn certificate(name: &str) -> CertificateParams {
    CertificateParams::new([name.to_owned()]).unwrap()
}

/// What the service with one certificate, from `issuer` or from itself, heard in the connection
/// that a phone makes which trusts `trusted`; and what the phone says.
fn asked(
    params: CertificateParams,
    issuer: Option<&Issuer>,
    trusted: &Issuer,
) -> (Result<u16, PlatformError>, String) {
    let key = KeyPair::generate().unwrap();
    let certificate = match issuer {
        Some(issuer) => params.signed_by(&key, issuer),
        None => params.self_signed(&key),
    };
    let chain = vec![certificate.unwrap().der().clone()];
    let (address, heard) = service(chain, key.serialize_der().try_into().unwrap());
    let roots = vec![Certificate::from_der(trusted.der()).to_owned()];
    let secure = OnceLock::from(agent(None, roots));
    let client = Client { secure, loopback: OnceLock::new() };
    let said = client.send(&request(&format!("https://{address}/")));
    (said.map(|reply| reply.status), heard.join().unwrap())
}

/// A service that answers one request.
fn service(
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
) -> (String, JoinHandle<String>) {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider);
    let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    let config = Arc::new(config.with_single_cert(chain, key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let heard = thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let mut connection = ServerConnection::new(config).unwrap();
        let mut stream = Stream::new(&mut connection, &mut socket);
        let mut heard = Vec::new();
        let mut buffer = [0; 1024];
        while !heard.ends_with(b"a.b.c") {
            match stream.read(&mut buffer) {
                Ok(length @ 1..) => heard.extend_from_slice(&buffer[..length]),
                _ => break,
            }
        }
        let _ = stream.write_all(b"HTTP/1.1 204 Fine\r\n\r\n");
        String::from_utf8(heard).unwrap()
    });
    (address, heard)
}

#[test]
fn a_service_with_a_certificate_of_the_system_is_asked() {
    let trusted = authority(None);
    let (said, heard) = asked(certificate("127.0.0.1"), Some(&trusted), &trusted);
    assert_eq!(said, Ok(204));
    assert!(heard.starts_with("POST / HTTP/1.1") && heard.ends_with("a.b.c"), "{heard}");
}

#[test]
fn security_13_a_certificate_that_does_not_hold_is_told_nothing() {
    let trusted = authority(None);
    let elsewhere =
        GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix([10, 0, 0, 0].into(), 8));
    let constrained = authority(Some(NameConstraints {
        permitted_subtrees: vec![elsewhere],
        excluded_subtrees: Vec::new(),
    }));
    let mut expired = certificate("127.0.0.1");
    expired.not_after = date_time_ymd(2020, 1, 1);
    let mut early = certificate("127.0.0.1");
    early.not_before = date_time_ymd(2090, 1, 1);
    for (what, params, issuer, trusted) in [
        ("expired", expired, Some(&trusted), &trusted),
        ("not yet valid", early, Some(&trusted), &trusted),
        ("of another address", certificate("127.0.0.2"), Some(&trusted), &trusted),
        ("of a name", certificate("service.example"), Some(&trusted), &trusted),
        ("signed by itself", certificate("127.0.0.1"), None, &trusted),
        (
            "of an authority of somebody else",
            certificate("127.0.0.1"),
            Some(&authority(None)),
            &trusted,
        ),
        (
            "outside what its authority may name",
            certificate("127.0.0.1"),
            Some(&constrained),
            &constrained,
        ),
    ] {
        let (said, heard) = asked(params, issuer, trusted);
        assert_eq!((said, heard.as_str()), (Err(PlatformError::Tls), ""), "{what}");
    }
}
