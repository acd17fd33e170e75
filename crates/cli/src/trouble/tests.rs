use super::*;
use crate::words::tests::{CHINESE, ENGLISH, has};
use countersign::{ImportApp, Notice, Vendor};

/// All variants with their names; does not compile when one is missing.
macro_rules! names {
    ($($type:ident :: { $($variant:ident),* $(,)? })*) => {{
        $(let _ = |code: $type| match code { $($type::$variant => ()),* };)*
        vec![$($((stringify!($type), name(&$type::$variant)),)*)*]
    }};
}

fn core() -> Vec<(AuthenticatorError, Exit)> {
    use AuthenticatorError as E;
    vec![
        (E::AddressRefused, Exit::Input),
        (E::BackupDamaged, Exit::Input),
        (E::BackupForeign, Exit::Input),
        (E::BackupNewer, Exit::Input),
        (E::BackupPassword, Exit::Input),
        (E::BackupPasswordShort { count: 2 }, Exit::Input),
        (E::Busy, Exit::Vault),
        (E::CounterExhausted, Exit::Input),
        (E::DataDamaged, Exit::Vault),
        (E::DataForeign, Exit::Vault),
        (E::DataNewer, Exit::Vault),
        (E::ExpiredTicket, Exit::Input),
        (E::FileUnwritable, Exit::Input),
        (E::ImportIsBackup, Exit::Input),
        (E::ImportPassword, Exit::Input),
        (E::ImportTooLarge, Exit::Input),
        (E::ImportUnknown, Exit::Input),
        (E::Internal, Exit::Vault),
        (E::Locked, Exit::Locked),
        (E::NotFound, Exit::Input),
        (E::NumberLength { count: 6 }, Exit::Input),
        (E::PasscodeShort { count: 12 }, Exit::Input),
        (E::SlotDisabled, Exit::Locked),
        (E::StorageFull, Exit::Vault),
        (E::StorageReadOnly, Exit::Vault),
        (E::TransferDamaged, Exit::Input),
        (E::TransferNewer, Exit::Input),
        (E::TransferTooLarge, Exit::Input),
        (E::Unavailable, Exit::Vault),
        (E::VerificationRequired, Exit::Locked),
        (E::WrongPasscode, Exit::Locked),
        (E::WrongState, Exit::Input),
    ]
}

const FAILURES: [(Failure, u8); 10] = [
    (Failure::Cancelled, 2),
    (Failure::KeyInvalidated, 1),
    (Failure::NoScreenLock, 1),
    (Failure::Offline, 5),
    (Failure::ServiceError, 5),
    (Failure::ServiceReply, 5),
    (Failure::ServiceSignature, 5),
    (Failure::Timeout, 5),
    (Failure::Tls, 5),
    (Failure::Unavailable, 1),
];

const PROBLEMS: [Problem; 13] = [
    Problem::AccountBlocked,
    Problem::AlreadyAnswered,
    Problem::BadRequest,
    Problem::BadSignature,
    Problem::ChallengeExpired,
    Problem::ChallengeUnknown,
    Problem::ClockSkew,
    Problem::CodeExpired,
    Problem::CodeUnknown,
    Problem::CodeUsed,
    Problem::DeviceUnknown,
    Problem::TooManyRequests { retry_after: None },
    Problem::TooManyRequests { retry_after: Some(5) },
];

const OWN: [Own; 23] = [
    Own::AlreadyInitialised,
    Own::Cancelled,
    Own::DifferentPasscodes,
    Own::DifferentPasswords,
    Own::FileUnreadable,
    Own::KeysDamaged,
    Own::NeedsYes,
    Own::NoBackupPassword,
    Own::NoDirectory,
    Own::NoImportPassword,
    Own::NoNewPasscode,
    Own::NoPasscode,
    Own::NotAnAccount,
    Own::NotAPairing,
    Own::NotInitialised,
    Own::PairingCode,
    Own::PictureNone,
    Own::PictureTooLarge,
    Own::PictureUnreadable,
    Own::PinnedTime,
    Own::RemoveNeedsYes,
    Own::SeveralCodes,
    Own::Usage,
];

#[test]
fn every_trouble_has_its_words_and_its_exit_status() {
    let failed = |failure| Trouble::Failed { failure, host: "a.example".into() };
    let all = core().into_iter().map(|(error, exit)| (Trouble::Core(error), exit as u8));
    let all = all.chain(FAILURES.map(|(failure, exit)| (failed(failure), exit)));
    let all = all.chain(PROBLEMS.map(|problem| (Trouble::Refused(problem), 4)));
    for (trouble, exit) in all {
        assert_eq!(trouble.exit() as u8, exit, "{trouble:?}");
        check(&trouble);
    }
    for own in OWN {
        check(&own.into());
    }
}

fn check(trouble: &Trouble) {
    assert!(has(&trouble.key()), "{}", trouble.key());
    for words in [ENGLISH, CHINESE] {
        let sentence = trouble.sentence(words);
        assert!(!sentence.is_empty() && !sentence.contains(['{', '}']), "{sentence}");
        assert!(!sentence.contains("  "), "a value is missing: {sentence}");
    }
}

#[test]
fn codes_are_the_last_part_of_the_key() {
    assert_eq!(Trouble::from(AuthenticatorError::NotFound).code(), "not_found");
    assert_eq!(Trouble::Refused(Problem::CodeUsed).code(), "code_used");
    let reason = Reason::SecretBadChar;
    let rejected = Trouble::Rejected { reason, position: Some(3) };
    assert_eq!((rejected.code().as_str(), rejected.exit()), ("secret_bad_char", Exit::Input));
    assert!(rejected.sentence(ENGLISH).starts_with("Character 3 of the key"));
}

#[test]
fn numbers_and_hosts_are_filled_in() {
    let short = Trouble::from(AuthenticatorError::PasscodeShort { count: 12 });
    assert_eq!(short.sentence(ENGLISH), "Use at least 12 characters.");
    let tls = Trouble::Failed { failure: Failure::Tls, host: "a.example\u{1b}".into() };
    assert!(tls.sentence(ENGLISH).contains("a.example\u{fffd}"));
    let busy = Trouble::Refused(Problem::TooManyRequests { retry_after: Some(9) });
    assert!(busy.sentence(ENGLISH).contains("9 seconds"));
}

#[test]
fn every_word_of_a_scan_is_known() {
    for (family, code) in codes() {
        let keys = match family {
            "Notice" => vec![format!("notice.{code}")],
            "ImportApp" => vec![format!("import.app.{code}")],
            "Reason" => vec![format!("reason.{code}")],
            _ => ["name", "what", "do"].map(|part| format!("vendor.{code}.{part}")).to_vec(),
        };
        for key in keys {
            assert!(has(&key), "{key}");
        }
    }
}

fn codes() -> Vec<(&'static str, String)> {
    names! {
        ImportApp::{
            Aegis, AndOtp, Bitwarden, FreeOtpPlus, LastPass, Links, Proton, Raivo, Stratum, TwoFas,
        }
        Notice::{
            AccountsSkipped, BadPercent, BadUtf8, CounterAssumed, DayPassword, DigitsFixed,
            DoubleEncoded, DuplicateIgnored, EmptyIgnored, GluedParameter, HtmlUnescaped,
            InsecureLoopback, IssuerDiffers, LabelAmbiguous, LineBreaksRemoved, LockRequested,
            LongText, LooksLikeSecret, LookalikeLink, MaybeMilliseconds, MaybeSteam, MoreCodes,
            NoIssuer, NoName, PeriodAssumed, PeriodZero, PlusAsSpace, PrivateAddress, PunycodeHost,
            PushExtrasIgnored, SecretCleaned, SecretTrailingBits, SteamAssumed, TlsOptOutRefused,
            UnknownParameter, UnusualCharacters, Unwrapped, WeakSecret,
        }
        Reason::{
            AmbiguousParameter, ControlCharacter, DuplicateParameter, Empty, FragmentNotAllowed,
            InsecureUrl, InvalidBase64, InvalidCode, InvalidCounter, InvalidDigits, InvalidHost,
            InvalidKey, InvalidParameter, InvalidPath, InvalidPayload, InvalidPeriod, MalformedUri,
            MissingParameter, NoAccounts, QueryNotAllowed, SecretBadChar, SecretBadLength,
            SecretTooLong, TooLong, TooManyAccounts, TwoStepEnrollment, UnexpectedParameter,
            UnknownAlgorithm, UnknownEncoder, UnknownType, UnsupportedVersion, UntrustedUrl,
            UserinfoNotAllowed,
        }
        Vendor::{
            Auth0Guardian, Duo, Fido, KeycloakApp, Lastpass, MicrosoftPersonal, MicrosoftWork, Motp,
            Okta, PingoneForgerock, PlainText, PrivacyideaBackup, PrivacyideaContainer, Tiqr,
            UnknownScheme, WebLink, Wifi, Wso2, Yandex,
        }
    }
}
