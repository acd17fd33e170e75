//! SECURITY 30: secrets with unique markers go through every public function, with errors forced;
//! then nothing that was said, and no file, holds one of them in any form.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a test"
)]

#[allow(dead_code, reason = "one picture is enough here")]
mod pictures;
mod support;

use countersign::{
    Answer, AuthenticatorError, Captured, CheckKind, Choice, HomeNotice, HttpResponse, Import,
    Input, LockPolicy, ManualEntry, PhoneLock, PlatformError, PrivacyChoice, QrCode, RefreshReason,
    Step, Unlock,
};
use data_encoding::{BASE32_NOPAD, BASE64, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use pictures::Picture;
use std::fmt::Debug;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::Ordering;
use support::service::{NUMBER, Service};
use support::{MemoryKeys, NOW, Phone, answer, approve, at, deny};

const SEED: &[u8] = b"canary-seed-0001-of-totp";
const NEW_SEED: &[u8] = b"canary-seed-0002-replaced";
const COUNTER_SEED: &[u8] = b"canary-seed-0003-of-hotp";
const REFUSED_SEED: &[u8] = b"canary-seed-0004-rejected";
const TYPED_SEED: &[u8] = b"canary-seed-0005-by-hand";
const PASSCODE: &str = "canary-passcode-0006";
const WRONG_PASSCODE: &str = "canary-passcode-0007";
const BACKUP_PASSWORD: &str = "canary-password-0008-backup";
const PAIRING_CODE: &str = "7GK4MQ2Z8W0X5Y3T6R9VB1CNDH";

/// All that anybody could write into a log.
#[derive(Default)]
struct Said(String);

impl Said {
    fn hear<T: Debug>(&mut self, said: T) -> T {
        self.0.push_str(&format!("{said:?}\n{said:#?}\n"));
        said
    }

    /// An error, as an exception shows it.
    fn fail<T: Debug>(&mut self, result: Result<T, AuthenticatorError>) {
        let error = result.unwrap_err();
        self.0.push_str(&format!("{error} {error:?} {}\n", AuthenticatorError::to_string(&error)));
    }
}

/// The forms in which a secret could hide.
fn forms(secret: &[u8]) -> Vec<Vec<u8>> {
    let percent: String = secret.iter().map(|byte| format!("%{byte:02X}")).collect();
    let bytes: String = secret.iter().map(|byte| format!("{byte}, ")).collect();
    let mut forms = vec![
        secret.to_vec(),
        BASE32_NOPAD.encode(secret).into_bytes(),
        BASE32_NOPAD.encode(secret).to_ascii_lowercase().into_bytes(),
        HEXLOWER.encode(secret).into_bytes(),
        HEXUPPER.encode(secret).into_bytes(),
        percent.to_ascii_lowercase().into_bytes(),
        percent.into_bytes(),
        bytes.trim_end_matches(", ").as_bytes().to_vec(),
    ];
    // Inside a longer text base64 looks different at each of three offsets.
    for offset in 0..3 {
        let padded = [&vec![0; offset][..], secret].concat();
        for text in [BASE64.encode(&padded), BASE64URL_NOPAD.encode(&padded)] {
            forms.push(text.as_bytes()[4..text.len() - 4].to_vec());
        }
    }
    forms
}

fn assert_absent(place: &str, haystack: &[u8]) {
    let secrets = [SEED, NEW_SEED, COUNTER_SEED, REFUSED_SEED, TYPED_SEED];
    let secrets = secrets
        .into_iter()
        .chain([PASSCODE, WRONG_PASSCODE, BACKUP_PASSWORD, PAIRING_CODE].map(str::as_bytes));
    for secret in secrets {
        for form in forms(secret) {
            let found = haystack.windows(form.len()).any(|window| window == form);
            assert!(!found, "{place}: {}", String::from_utf8_lossy(&form));
        }
    }
}

fn assert_absent_in_files(directory: &Path) {
    let mut files = 0;
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        assert_absent(&path.display().to_string(), &fs::read(&path).unwrap());
        files += 1;
    }
    assert!(files > 0);
}

fn otpauth(kind: &str, name: &str, seed: &[u8]) -> String {
    let secret = BASE32_NOPAD.encode(seed);
    format!("otpauth://{kind}/Contoso:{name}?secret={secret}&issuer=Contoso&counter=1")
}

fn accounts(phone: &Phone, said: &mut Said) {
    let core = &phone.authenticator;
    let entry = |secret: &[u8]| ManualEntry {
        issuer: "Contoso".to_owned(),
        name: "typed".to_owned(),
        secret: BASE32_NOPAD.encode(secret),
        account_type: countersign::AccountType::Totp,
        algorithm: countersign::Algorithm::Sha1,
        digits: 6,
        period: 30,
        counter: 0,
    };
    said.hear(entry(TYPED_SEED));
    let mut tickets = vec![said.hear(core.scan_manual(entry(TYPED_SEED), at(NOW))).unwrap().ticket];
    for text in [
        otpauth("totp", "alice", SEED),
        otpauth("hotp", "bob", COUNTER_SEED),
        otpauth("totp", "alice", NEW_SEED),
        otpauth("totp", "alice", NEW_SEED),
        otpauth("totp", "carol", REFUSED_SEED).replace("counter=1", "digits=99"),
        otpauth("totp", "carol", REFUSED_SEED) + "%",
        otpauth("totp", "carol", REFUSED_SEED).replace("secret=", "secret=!"),
        otpauth("push", "carol", REFUSED_SEED),
        format!("https://contoso.example/?secret={}", BASE32_NOPAD.encode(REFUSED_SEED)),
    ] {
        tickets.push(said.hear(core.scan(text.clone(), at(NOW))).unwrap().ticket);
        said.hear(countersign::scan(text, at(NOW)));
    }
    let picture = Picture::of(&otpauth("totp", "carol", REFUSED_SEED), 4);
    let side = u32::try_from(picture.width).unwrap();
    let seen =
        core.scan_image(picture.luma, side, picture.height.try_into().unwrap(), side, at(NOW));
    assert_eq!(said.hear(seen).unwrap().len(), 1);
    let groups: String = PAIRING_CODE.chars().take(25).collect();
    said.hear(core.scan_product_key("id.contoso.example".to_owned(), groups.clone(), at(NOW)))
        .unwrap();
    said.hear(countersign::scan_product_key("not an address".to_owned(), groups));
    let choice = Choice::Replace { account: None };
    for ticket in tickets {
        let _ = said.hear(core.add(ticket.clone(), choice.clone(), at(NOW)));
        said.fail(core.add(ticket, choice.clone(), at(NOW)));
    }
    let home = said.hear(core.home(at(NOW))).unwrap();
    let id = |name: &str| home.accounts.iter().find(|it| it.name == name).unwrap().id.clone();
    said.hear(core.advance(id("bob"), 1)).unwrap();
    said.fail(core.advance(id("bob"), 99));
    said.fail(core.advance(id("alice"), 1));
    said.hear(core.use_previous(id("alice"), at(NOW))).unwrap();
    said.fail(core.use_previous(id("bob"), at(NOW)));
    said.hear(core.rename(id("alice"), "Work".to_owned())).unwrap();
    said.hear(core.set_favourite(id("bob"), true)).unwrap();
    said.hear(core.move_to(id("bob"), 1, at(NOW))).unwrap();
    said.hear(core.search("con".to_owned(), at(NOW))).unwrap();
    said.hear(core.remove(id("typed"), at(NOW))).unwrap();
    said.hear(core.removed()).unwrap();
    said.hear(core.undo_remove(id("typed"))).unwrap();
    said.fail(core.delete_now(id("typed")));
    said.hear(core.remove(id("bob"), at(NOW))).unwrap();
    said.hear(core.delete_now(id("bob"))).unwrap();
    said.hear(core.doctor(at(NOW))).unwrap();
    said.hear(core.tick(CheckKind::SecondPhone, true, at(NOW))).unwrap();
    said.hear(core.dismiss(HomeNotice::DataRolledBack)).unwrap();
    said.hear(core.home(at(NOW))).unwrap();
}

/// Carries out steps and listens to each of them.
fn carry_out(
    phone: &Phone,
    said: &mut Said,
    mut step: Step,
    mut service: impl FnMut(&countersign::HttpRequest) -> Input,
) {
    loop {
        said.hear(&step);
        let (exchange, input) = match &step {
            Step::Done { .. } => return,
            Step::Send { exchange, request, .. } => {
                said.hear(request);
                (exchange, service(request))
            }
            Step::Sign { exchange, key, message, .. } => {
                (exchange, Input::Signature { der: phone.keys.sign_by_person(key, message) })
            }
            Step::Unwrap { exchange, key, wrapped, .. } => {
                let bytes = phone.keys.unwrap_by_person(key, wrapped.clone()).unwrap();
                (exchange, Input::Unwrapped { bytes })
            }
        };
        said.hear(&input);
        let next = phone.authenticator.resume(exchange.clone(), input, at(NOW));
        match said.hear(next) {
            Ok(next) => step = next,
            Err(_) => return,
        }
    }
}

fn links(phone: &Phone, said: &mut Said) {
    let core = &phone.authenticator;
    let link = otpauth("totp", "carol", REFUSED_SEED);
    said.hear(core.inbox(link.clone(), at(NOW))).unwrap();
    assert!(said.hear(core.inbox_next(at(NOW))).unwrap().is_some());
    said.hear(core.inbox(link + "&digits=99", at(NOW))).unwrap();
    core.lock().unwrap();
    said.hear(core.lock_view(at(NOW))).unwrap();
    said.fail(core.inbox_next(at(NOW)));
    phone.unlock_with(PASSCODE).unwrap();
    said.hear(core.inbox_clear()).unwrap();
}

fn sign_in(phone: &Phone, said: &mut Said) {
    let core = &phone.authenticator;
    let mut service = Service::new(NOW);
    let ticket = said.hear(core.scan(service.qr(), at(NOW))).unwrap().ticket;
    let pair = || core.pair(ticket.clone(), "Pixel 9".to_owned(), at(NOW)).unwrap();
    for failure in [PlatformError::Timeout, PlatformError::Tls, PlatformError::Offline] {
        carry_out(phone, said, pair(), |_| Input::Failed { failure });
    }
    let garbage = HttpResponse { status: 500, headers: Vec::new(), body: b"out of order".to_vec() };
    carry_out(phone, said, pair(), |_| Input::Response { response: garbage.clone() });
    carry_out(phone, said, pair(), |request| Input::Response { response: service.handle(request) });
    let prompts = phone.refresh(&mut service, at(NOW));
    said.fail(core.answer(
        prompts[0].clone(),
        Answer::Approve { number: Some("1".to_owned()) },
        at(NOW),
    ));
    said.hear(answer(phone, &mut service, &prompts[0], approve(NUMBER)));
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    said.hear(core.home(at(NOW))).unwrap();
    said.hear(answer(phone, &mut service, &prompts[0], deny()));
    let step = core.report(prompts[0].clone(), at(NOW)).unwrap();
    carry_out(phone, said, step, |request| Input::Response { response: service.handle(request) });
    for step in core.refresh(RefreshReason::Now, at(NOW)).unwrap() {
        carry_out(phone, said, step, |_| Input::Failed { failure: PlatformError::Cancelled });
    }
    service.open("sign_in");
    let prompts = phone.refresh(&mut service, at(NOW));
    let account = said.hear(core.home(at(NOW))).unwrap().prompts[0].account.clone();
    said.fail(core.put_away("no such".to_owned(), at(NOW)));
    said.fail(core.put_away(prompts[0].clone(), at(NOW)));
    // A panic in the shell's own code: it tells what it was given, and leaves the phone whole.
    phone.keys.panics.store(true, Ordering::Relaxed);
    let panicked = catch_unwind(AssertUnwindSafe(|| core.deny_all(account.clone(), at(NOW))));
    let message = panicked.unwrap_err().downcast::<String>().unwrap();
    assert!(message.starts_with("no key "), "{message}");
    said.hear(message);
    phone.keys.panics.store(false, Ordering::Relaxed);
    for step in core.deny_all(account.clone(), at(NOW)).unwrap() {
        carry_out(phone, said, step, |request| Input::Response {
            response: service.handle(request),
        });
    }
    let step = core.unpair(account, at(NOW)).unwrap();
    carry_out(phone, said, step, |_| Input::Failed { failure: PlatformError::Offline });
    said.hear(core.journal(0, 99)).unwrap();
    said.0.push_str(&core.export_journal().unwrap());
}

fn locks(phone: &Phone, said: &mut Said) {
    let core = &phone.authenticator;
    let unlock = |passcode: &str| Unlock::Passcode { passcode: passcode.to_owned() };
    said.hear(unlock(PASSCODE));
    said.hear(core.set_lock_policy(LockPolicy::Never)).unwrap();
    said.hear(core.set_privacy(PrivacyChoice::default())).unwrap();
    said.hear(core.set_phone_lock(PhoneLock::Strong)).unwrap();
    said.fail(core.remove_passcode());
    said.hear(core.lock()).unwrap();
    said.hear(core.lock_view(at(NOW))).unwrap();
    said.fail(core.unlock(unlock(WRONG_PASSCODE), at(NOW)));
    said.fail(core.home(at(NOW)));
    said.fail(core.scan(otpauth("totp", "alice", SEED), at(NOW)));
    let step = said.hear(core.unlock(Unlock::Phone, at(NOW))).unwrap();
    carry_out(phone, said, step, |_| panic!("no network"));
    said.hear(core.set_phone_lock(PhoneLock::Normal)).unwrap();
    said.hear(core.set_passcode(PASSCODE.to_owned())).unwrap();
    said.fail(core.set_passcode("short".to_owned()));
    // It is a secret itself, and the one that a shell is given.
    assert_eq!(core.key_for_shell().unwrap().len(), 32);
    said.hear(core.on_background(at(NOW))).unwrap();
    said.hear(core.on_foreground(at(NOW))).unwrap();
    said.fail(core.resume(
        "no such".to_owned(),
        Input::Unwrapped { bytes: SEED.to_vec() },
        at(NOW),
    ));
    said.hear(core.cancel("no such".to_owned())).unwrap();
    said.hear(core.remove_phone_lock()).unwrap();
}

fn backups(phone: &Phone, said: &mut Said) {
    let core = &phone.authenticator;
    let file = core.backup(BACKUP_PASSWORD.to_owned(), at(NOW)).unwrap();
    assert_absent("the backup", &file);
    said.fail(core.backup("short".to_owned(), at(NOW)));
    let open = |password: &str| core.open_backup(file.clone(), password.to_owned(), at(NOW));
    said.fail(open(PASSCODE));
    said.fail(core.open_backup(file[1..].to_vec(), BACKUP_PASSWORD.to_owned(), at(NOW)));
    let backup = said.hear(open(BACKUP_PASSWORD)).unwrap();
    said.hear(core.add(backup.ticket, Choice::KeepBoth, at(NOW))).unwrap();
    said.hear(core.last_backup()).unwrap();
}

/// What leaves on purpose is heard nowhere else: neither from a file nor from a code on a screen.
fn leaving(phone: &Phone, said: &mut Said) {
    let core = &phone.authenticator;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("links.txt").to_str().unwrap().to_owned();
    said.fail(core.export(file.clone(), at(NOW)));
    phone.unlock_with(PASSCODE).unwrap();
    said.hear(core.export(file.clone(), at(0))).unwrap();
    assert!(fs::read_to_string(&file).unwrap().contains("secret="));
    said.fail(core.export(file, at(0)));
    let account = core.home(at(NOW)).unwrap().accounts.remove(0);
    said.hear(core.export_code(account.id, at(0))).unwrap();
    said.fail(core.export_code("no such".to_owned(), at(0)));
    let receiving = said.hear(core.receive_transfer(at(0))).unwrap();
    let seen = |qr: &QrCode| {
        let Picture { luma, width, height } = Picture::of_modules(&qr.modules, 4);
        let [width, height] = [width, height].map(|side| side.try_into().unwrap());
        Captured::Image { luma, width, height, row_stride: width }
    };
    let sending = said.hear(core.send_transfer(seen(&receiving.qr), at(0))).unwrap().unwrap();
    said.fail(core.transfer_parts(sending.transfer.clone(), at(NOW)));
    for part in said.hear(core.transfer_parts(sending.transfer.clone(), at(0))).unwrap() {
        let text = Picture::of_modules(&part.modules, 4).scan().remove(0);
        assert_absent("a part", text.as_bytes());
        let part = said.hear(seen(&part));
        said.hear(core.receive_part(receiving.transfer.clone(), part, at(0))).unwrap();
    }
    let text = said.hear(Captured::Text { text: otpauth("totp", "alice", SEED) });
    said.fail(core.receive_part(receiving.transfer, text, at(0)));
    said.hear(core.cancel_transfer(sending.transfer)).unwrap();
}

fn imports(phone: &Phone, said: &mut Said) {
    let core = &phone.authenticator;
    let entry = |seed: &[u8], kind: &str| {
        let secret = BASE32_NOPAD.encode(seed);
        format!(r#"{{"secret":"{secret}","issuer":"Contoso","label":"dave","type":"{kind}"}}"#)
    };
    let list = format!("[{},{}]", entry(SEED, "TOTP"), entry(REFUSED_SEED, "MOTP"));
    let links = otpauth("totp", "dave", SEED) + "\n" + &otpauth("push", "dave", REFUSED_SEED);
    for file in [list.clone(), links] {
        let import = said.hear(core.open_import(file.into_bytes(), None, at(NOW))).unwrap();
        let Import::Opened { found } = import else { panic!("it has no password") };
        assert_eq!((found.accounts.len(), found.skipped.len()), (1, 1));
        said.hear(core.add(found.ticket, Choice::KeepBoth, at(NOW))).unwrap();
    }
    let broken = format!("{list}{}", entry(REFUSED_SEED, "TOTP")).into_bytes();
    said.fail(core.open_import(broken, Some(BACKUP_PASSWORD.to_owned()), at(NOW)));
    let sealed = include_bytes!("../../../tests/imports/aegis-encrypted.json").to_vec();
    said.hear(core.open_import(sealed.clone(), None, at(NOW))).unwrap();
    said.fail(core.open_import(sealed, Some(BACKUP_PASSWORD.to_owned()), at(NOW)));
}

#[test]
fn security_30_no_secret_is_said_or_left_behind() {
    let phone = Phone::locked(MemoryKeys::of_a_phone(), Some(PASSCODE));
    let mut said = Said::default();
    said.hear(&phone.authenticator);
    phone.unlock_with(PASSCODE).unwrap();
    accounts(&phone, &mut said);
    backups(&phone, &mut said);
    leaving(&phone, &mut said);
    imports(&phone, &mut said);
    links(&phone, &mut said);
    sign_in(&phone, &mut said);
    assert_absent_in_files(phone.directory.path());
    locks(&phone, &mut said);
    assert_absent_in_files(phone.directory.path());
    said.hear(phone.authenticator.suspend()).unwrap();
    assert_absent_in_files(phone.directory.path());
    assert!(said.0.len() > 10_000, "there was something to listen to");
    assert_absent("what was said", said.0.as_bytes());
}

#[test]
fn every_public_call_is_listened_to() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = fs::read_dir(source.join("authenticator")).unwrap();
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.push(source.join("authenticator.rs"));
    let here = [include_str!("canary.rs"), include_str!("support/mod.rs")].concat();
    let mut calls = 0;
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for line in text.lines().filter_map(|line| line.strip_prefix("    pub fn ")) {
            let name = line.split('(').next().unwrap();
            let is_called =
                [".", "::"].iter().any(|before| here.contains(&format!("{before}{name}(")));
            assert!(is_called, "{name} goes through here unheard");
            calls += 1;
        }
    }
    assert!(calls > 40, "{calls}");
}

#[test]
fn the_search_would_find_a_secret_in_each_form() {
    for form in forms(SEED) {
        let text = [b"...", &form[..], b"..."].concat();
        let found = catch_unwind(|| assert_absent("here", &text));
        assert!(found.is_err(), "{}", String::from_utf8_lossy(&form));
    }
}
