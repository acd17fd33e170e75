//! Hostile and broken codes: what must never happen with them.

use countersign::{Moment, Notice, Reason, Scan, Vendor, printable, scan};

const NOW: Moment = Moment { unix_ms: 1_700_000_000_000, monotonic_ms: 0 };

fn read(text: &str) -> Scan {
    scan(text.to_owned(), NOW)
}

fn reason(text: &str) -> Option<Reason> {
    match read(text) {
        Scan::Rejected { reason, .. } => Some(reason),
        _ => None,
    }
}

fn notices(text: &str) -> Vec<Notice> {
    match read(text) {
        Scan::Account { notices, .. }
        | Scan::Batch { notices, .. }
        | Scan::Foreign { notices, .. }
        | Scan::Pairing { notices, .. } => notices,
        Scan::Rejected { reason, .. } => panic!("{reason:?}: {text}"),
    }
}

/// The sockets this process holds open.
fn sockets() -> usize {
    let Ok(entries) = std::fs::read_dir("/proc/self/fd") else { return 0 };
    let targets = entries.filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok());
    targets.filter(|target| target.to_string_lossy().starts_with("socket:")).count()
}

#[test]
fn security_01_microsoft_forms_are_recognised_and_nothing_is_contacted() {
    let before = sockets();
    let push = "https%3a%2f%2fmobileappcommunicator.auth.microsoft.com%2factivatev2%2f1%2fX";
    let link = "authenticatorApp/activateAccount?accountType";
    for (text, vendor) in [
        (
            format!("phonefactor://activate_account?code=012345678&url={push}"),
            Vendor::MicrosoftWork,
        ),
        (
            format!("https://login.microsoftonline.com/{link}=mfa&code=012345678"),
            Vendor::MicrosoftWork,
        ),
        (format!("https://login.microsoftonline.com/{link}=msa"), Vendor::MicrosoftPersonal),
        (format!("https://login.evil.com/{link}=mfa"), Vendor::WebLink),
        (format!("https://login.microsoftonline.com.evil.com/{link}=mfa"), Vendor::WebLink),
        (format!("https://login.microsoftonline.com:8443/{link}=mfa"), Vendor::WebLink),
        (format!("https://login.microsoftonline.com/{link}=mfa#x"), Vendor::WebLink),
    ] {
        let told = read(&text);
        assert!(matches!(&told, Scan::Foreign { vendor: found, .. } if *found == vendor), "{text}");
        assert_eq!(notices(&text).contains(&Notice::LookalikeLink), vendor == Vendor::WebLink);
        assert!(!format!("{told:?}").contains("012345678"));
    }
    let text = format!("https://login.microsoftonline.com@evil.com/{link}=mfa");
    assert_eq!(reason(&text), Some(Reason::UserinfoNotAllowed));
    let text = format!("https://login.microsoftonline.com/{link}=mfa&AccountType=msa");
    assert_eq!(reason(&text), Some(Reason::DuplicateParameter));
    for url in [
        "https%3a%2f%2fphonefactor.net.evil.com",
        "https%3a%2f%2fevilphonefactor.net",
        "http%3a%2f%2fpad1.phonefactor.net",
        "https%3a%2f%2fpad1.phonefactor.net%3a8443",
        "https%3a%2f%2fevil.com%5c%40pad1.phonefactor.net",
        "https%3a%2f%2fphonefactor.net",
    ] {
        let text = format!("phonefactor://activate_account?code=012345678&url={url}");
        assert_eq!(reason(&text), Some(Reason::UntrustedUrl), "{url}");
    }
    assert_eq!(sockets(), before);
}

#[test]
fn security_02_secrets_are_accepted_repaired_or_refused() {
    let with = |secret: &str| format!("otpauth://totp/Example:alice?{secret}");
    let good = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for (query, repaired) in [
        (format!("secret={good}"), vec![]),
        (format!("SECRET={}", good.to_lowercase()), vec![]),
        (format!("secret={good}%3D%3D"), vec![]),
        (format!("secret={good}&SECRET={good}"), vec![Notice::DuplicateIgnored]),
        ("secret=GEZD+GNBV-GY3TQOJQ%20GEZDGNBVGY3TQOJQ".into(), vec![Notice::SecretCleaned]),
        ("secret=JBSWY3DPEHPK3PXP".into(), vec![Notice::WeakSecret]),
        ("secret=AA".into(), vec![Notice::WeakSecret]),
    ] {
        assert_eq!(notices(&with(&query)), repaired, "{query}");
    }
    for (query, refused) in [
        (String::new(), Reason::MissingParameter),
        ("secret=".into(), Reason::MissingParameter),
        ("secret=%20-%3D".into(), Reason::MissingParameter),
        (format!("secret={good}&secret=AA"), Reason::DuplicateParameter),
        (format!("secret={good}&secret="), Reason::DuplicateParameter),
        ("secret=JBSWY3DPEHPK3PX1".into(), Reason::SecretBadChar),
        ("secret=JBSWY3DPEHPK3P".into(), Reason::SecretBadLength),
        (format!("secret={}", "A".repeat(1640)), Reason::SecretTooLong),
        (format!("secret={}", "A".repeat(1 << 20)), Reason::TooLong),
    ] {
        assert_eq!(reason(&with(&query)), Some(refused), "{query:.40}");
    }
}

#[test]
fn security_03_numbers_and_algorithms_have_documented_outcomes() {
    let text =
        |query: &str| format!("otpauth://totp/E:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&{query}");
    for digits in ["0", "5", "9", "10", "99", "-1", "6.0", "%EF%BC%96", "18446744073709551616"] {
        assert_eq!(
            reason(&text(&format!("digits={digits}"))),
            Some(Reason::InvalidDigits),
            "{digits}"
        );
    }
    for period in ["-30", "30s", "86401", "18446744073709551616", "1e3"] {
        assert_eq!(
            reason(&text(&format!("period={period}"))),
            Some(Reason::InvalidPeriod),
            "{period}"
        );
    }
    for algorithm in ["MD5", "SHA224", "SHA", "SHA3-256", "none"] {
        let text = text(&format!("algorithm={algorithm}"));
        assert_eq!(reason(&text), Some(Reason::UnknownAlgorithm), "{algorithm}");
    }
    for query in [
        "digits=6",
        "digits=7",
        "digits=008",
        "period=1",
        "period=15",
        "period=60",
        "period=3600",
        "algorithm=HmacSHA256",
        "algorithm=SHA512",
    ] {
        assert_eq!(notices(&text(query)), [], "{query}");
    }
    assert_eq!(notices(&text("period=0")), [Notice::PeriodZero]);
    let hotp = |query: &str| text(query).replacen("totp", "hotp", 1);
    assert_eq!(notices(&hotp("")), [Notice::CounterAssumed]);
    assert_eq!(notices(&hotp("counter=18446744073709551615")), []);
    assert_eq!(reason(&hotp("counter=18446744073709551616")), Some(Reason::InvalidCounter));
}

#[test]
fn security_04_labels_keep_everything_and_are_the_same_each_time() {
    for (label, issuer, name, told) in [
        ("A%3AB%3AC", "A", "B:C", vec![Notice::LabelAmbiguous]),
        ("A:B:C", "A", "B:C", vec![Notice::LabelAmbiguous]),
        ("A%253AB", "", "A%3AB", vec![Notice::DoubleEncoded, Notice::NoIssuer]),
        ("A:%FFb", "A", "\u{fffd}b", vec![Notice::BadUtf8]),
        ("A:b+c", "A", "b+c", vec![]),
        ("A:b%00c", "A", "b\0c", vec![Notice::UnusualCharacters]),
        ("A%00:b", "A\0", "b", vec![Notice::UnusualCharacters]),
    ] {
        let text = format!("otpauth://totp/{label}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let Scan::Account { account, notices, .. } = read(&text) else { panic!("{label}") };
        assert_eq!((&*account.issuer, &*account.name, notices), (issuer, name, told), "{label}");
    }
    let raw = "otpauth://totp/A:b\0c?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    assert_eq!(reason(raw), Some(Reason::ControlCharacter));
}

#[test]
fn security_05_deceptive_names_are_marked_and_shown_harmlessly_but_stored_as_they_are() {
    let family = "👨\u{200d}👩\u{200d}👧".repeat(100);
    let marks = format!("a{}", "\u{301}".repeat(7_000));
    for (issuer, unusual) in [
        ("Bank\u{202e}knaB", true),
        ("\u{2066}Bank", true),
        ("a\u{200d}b", true),
        ("Bank\nof", true),
        ("\u{41c}icrosoft", true),
        (&*marks, true),
        (&*family, false),
        ("Пример", false),
    ] {
        let text =
            format!("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer={issuer}");
        let text = text.replace('\n', "%0A");
        let Scan::Account { account, notices, .. } = read(&text) else { panic!("{issuer}") };
        assert_eq!(account.issuer, issuer);
        assert_eq!(notices.contains(&Notice::UnusualCharacters), unusual, "{issuer:.20}");
        assert_eq!(notices.contains(&Notice::LongText), issuer.chars().count() > 256);
        let shown = printable(issuer, 64);
        assert!(shown.chars().count() <= 64 && !shown.contains(['\n', '\u{202e}', '\u{2066}']));
    }
}

#[test]
fn security_09_an_export_is_read_whole_or_says_what_is_missing() {
    let export = |bytes: &[u8]| {
        let data = data_encoding::BASE64URL_NOPAD.encode(bytes);
        format!("otpauth-migration://offline?data={data}")
    };
    let entry = |more: &[u8]| [&[0x0a, 6][..], b"secret", &[0x12, 1, b'a'], more].concat();
    let message = |entry: &[u8], more: &[u8]| {
        [&[0x0a, u8::try_from(entry.len()).expect("short")][..], entry, more].concat()
    };
    // The second of three, alone and again: scanning remembers nothing.
    let second = export(&message(&entry(&[]), &[0x18, 3, 0x20, 1]));
    assert_eq!(notices(&second), [Notice::MoreCodes]);
    assert_eq!(read(&second), read(&second));
    // An unknown algorithm and negative digits: listed, and said so.
    let minus_one = [0x28, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    for (more, refused) in
        [(&[0x20, 4][..], Reason::UnknownAlgorithm), (&minus_one, Reason::InvalidDigits)]
    {
        let Scan::Batch { accounts, skipped, notices, .. } =
            read(&export(&message(&entry(more), &message(&entry(&[]), &[]))))
        else {
            panic!("no batch");
        };
        assert_eq!((accounts.len(), skipped.len()), (1, 1));
        assert_eq!((skipped[0].entry, skipped[0].reason), (1, refused));
        assert_eq!(notices, [Notice::AccountsSkipped]);
    }
    for damaged in [
        &[0x0a, 0x80, 0xad, 0xe2, 0x04, 0x78][..],
        &message(&entry(&[]), &[0x18, 3, 0x20, 3]),
        &message(&entry(&[]), &[0x18, 0x81, 0x02]),
        &message(&entry(&[]), &[0x1b]),
        &message(&entry(&[0x3a, 0]), &[]),
        &message(&entry(&[0x0a]), &[]),
    ] {
        assert_eq!(reason(&export(damaged)), Some(Reason::InvalidPayload), "{damaged:?}");
    }
    assert_eq!(reason(&export(&[0x18, 1])), Some(Reason::NoAccounts));
}

#[test]
fn security_10_addresses_that_mislead_are_refused_before_anything_is_sent() {
    let before = sockets();
    let pair = |base: &str| {
        let key = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
        format!("{base}/countersign/pair#v=1&code=0123456789ABCDEFGHJKMNPQR8&key={key}")
    };
    for (base, refused) in [
        ("http://login.example.org", Reason::InsecureUrl),
        ("http://10.0.0.1", Reason::InsecureUrl),
        ("https://[::ffff:10.0.0.1]", Reason::InvalidHost),
        ("https://0x7f.1", Reason::InvalidHost),
        ("https://169.254.169.254", Reason::InvalidHost),
        ("https://localhost.", Reason::InvalidHost),
        ("https://xn--bücher.example", Reason::InvalidHost),
        ("https://a.example@b.example", Reason::UserinfoNotAllowed),
        ("https://a.example\\b.example", Reason::MalformedUri),
        ("https://a.example/%2e%2e", Reason::InvalidPath),
    ] {
        assert_eq!(reason(&pair(base)), Some(refused), "{base}");
    }
    for base in ["ftp://a.example", "file://", "javascript://a.example"] {
        let told = read(&pair(base));
        assert!(matches!(told, Scan::Foreign { vendor: Vendor::UnknownScheme, .. }), "{base}");
    }
    for base in
        ["https://10.0.0.1", "https://172.16.0.1", "https://192.168.1.20", "https://[fd00::1]"]
    {
        assert_eq!(notices(&pair(base)), [Notice::PrivateAddress], "{base}");
    }
    assert_eq!(notices(&pair("https://xn--bcher-kva.example")), [Notice::PunycodeHost]);
    assert_eq!(notices(&pair("http://127.0.0.1:8080")), [Notice::InsecureLoopback]);
    assert_eq!(sockets(), before);
}
