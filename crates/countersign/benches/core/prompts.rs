//! From the service's words to the person, and from the person's to the service's receipt.

use crate::measure::{Figure, median, microseconds, note, time};
use crate::support::service::{NUMBER, Service};
use crate::support::{NOW, Phone, answer, approve, at, outcome, paired, start_pairing};
use countersign::{Event, Input, OutcomeKind, RefreshReason, Step};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    UnparsedPublicKey,
};
use std::time::Instant;

const GOAL: f64 = 1_000.0;

/// Requests of the last day that a busy account has kept.
const KEPT: usize = 40;

/// The network, the service and the hand of the person do not count; the writes do.
pub(crate) fn measure(place: &str) {
    let verifications = Verifications::new();
    let mut peers = Vec::new();
    let rounds = (0..31).map(|_| {
        peers.push(time(10, || verifications.two()));
        let (phone, mut service) = paired();
        round(&phone, &mut service)
    });
    let first = rounds.collect();
    let (phone, mut service) = paired();
    for _ in 0..KEPT {
        round(&phone, &mut service);
    }
    let busy = (0..11).map(|_| round(&phone, &mut service)).collect();
    let peer = median(peers);
    print(&format!("the vault {place}"), first, peer);
    print(&format!("the same, {KEPT} requests of the last day kept"), busy, peer);
}

fn print(how: &str, rounds: Vec<(f64, f64)>, peer: f64) {
    let (challenges, answers) = rounds.into_iter().unzip();
    for (what, times) in [("challenge to prompt", challenges), ("answer to receipt", answers)] {
        Figure::new(&format!("{what}, {how}"), median(times))
            .beside("ring alone: two P-256 verifications", peer)
            .below(GOAL)
            .print();
    }
}

fn round(phone: &Phone, service: &mut Service) -> (f64, f64) {
    // Later, so that it is no burst.
    service.now += 700;
    service.open("sign_in");
    (challenge(phone, service), approval(phone, service))
}

fn challenge(phone: &Phone, service: &mut Service) -> f64 {
    let now = at(service.now);
    let mut steps = phone.authenticator.refresh(RefreshReason::Now, now).unwrap();
    let Some(Step::Send { exchange, request, .. }) = steps.pop() else { panic!("{steps:?}") };
    let response = service.handle(&request);
    let begin = Instant::now();
    let step = phone.authenticator.resume(exchange, Input::Response { response }, now).unwrap();
    let taken = microseconds(begin.elapsed());
    assert!(matches!(step, Step::Done { event: Event::Refreshed { ignored: 0, .. }, .. }));
    taken
}

fn approval(phone: &Phone, service: &mut Service) -> f64 {
    let now = at(service.now);
    let prompt = phone.authenticator.home(now).unwrap().prompts.remove(0).id;
    let mut begin = Instant::now();
    let mut step = phone.authenticator.answer(prompt, approve(NUMBER), now).unwrap();
    let mut taken = 0.0;
    loop {
        taken += microseconds(begin.elapsed());
        let (exchange, input) = match step {
            Step::Done { event, .. } => {
                assert_eq!(outcome(&event).0, OutcomeKind::Approved);
                return taken;
            }
            Step::Send { exchange, request, .. } => {
                (exchange, Input::Response { response: service.handle(&request) })
            }
            Step::Sign { exchange, key, message, .. } => {
                (exchange, Input::Signature { der: phone.keys.sign_by_person(&key, &message) })
            }
            Step::Unwrap { .. } => panic!("only unlocking unwraps"),
        };
        begin = Instant::now();
        step = phone.authenticator.resume(exchange, input, now).unwrap();
    }
}

/// A refresh of many services waits for none of them before it asks the next.
pub(crate) fn count_requests() {
    const SERVICES: usize = 20;
    let phone = Phone::new();
    let host = |number| format!("service{number}.contoso.example");
    let mut services: Vec<Service> =
        (0..SERVICES).map(|number| Service::at_host(NOW, &host(number))).collect();
    for service in &mut services {
        let step = start_pairing(&phone, service);
        phone.carry_out(step, service, at(NOW));
        let prompts = phone.refresh(service, at(NOW));
        answer(&phone, service, &prompts[0], approve(NUMBER));
    }
    let mut requests = Vec::new();
    let mut steps = phone.authenticator.refresh(RefreshReason::Now, at(NOW)).unwrap();
    while !steps.is_empty() {
        requests.push(steps.iter().filter(|step| matches!(step, Step::Send { .. })).count());
        let carried_out = steps.into_iter().filter_map(|step| {
            let Step::Send { exchange, request, .. } = step else { return None };
            let service = services.iter_mut().find(|service| service.knows(&request))?;
            let input = Input::Response { response: service.handle(&request) };
            Some(phone.authenticator.resume(exchange, input, at(NOW)).unwrap())
        });
        steps = carried_out.filter(|step| !matches!(step, Step::Done { .. })).collect();
    }
    let rounds: Vec<String> = requests.iter().map(ToString::to_string).collect();
    note(&format!(
        "A refresh of {SERVICES} services: {} round of requests that wait for nothing ({}).",
        requests.len(),
        rounds.join(", then "),
    ));
}

struct Verifications {
    public: UnparsedPublicKey<Vec<u8>>,
    signature: Vec<u8>,
}

const MESSAGE: [u8; 600] = [b'a'; 600];

impl Verifications {
    fn new() -> Self {
        let (random, algorithm) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        let point = key.public_key().as_ref().to_vec();
        Self {
            public: UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point),
            signature: key.sign(&random, &MESSAGE).unwrap().as_ref().to_vec(),
        }
    }

    fn two(&self) {
        self.public.verify(&MESSAGE, &self.signature).unwrap();
        self.public.verify(&MESSAGE, &self.signature).unwrap();
    }
}
