//! The words a scan answers in: every notice, reason and vendor has one stable code.

use serde::Serialize;

/// Something about a code that the person should know, although the code could be read.
///
/// Its JSON form is the variant in lower case with underscores. Results list notices by that form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Some entries of the export cannot be used; they are listed with their reason.
    AccountsSkipped,
    /// A percent sign that encodes nothing was kept.
    BadPercent,
    /// The name is not UTF-8; the parts that are not are shown as U+FFFD.
    BadUtf8,
    /// No counter was given, 0 is used.
    CounterAssumed,
    /// A day password of privacyIDEA: a time-based code with a period of one day.
    DayPassword,
    /// Steam codes have five characters, whatever the code says.
    DigitsFixed,
    /// The name or issuer still holds percent codes after decoding once.
    DoubleEncoded,
    /// A parameter came twice; the other one says the same or does not matter to the code.
    DuplicateIgnored,
    /// A parameter was empty, the default is used.
    EmptyIgnored,
    /// A period was cut off the end of the issuer.
    GluedParameter,
    /// An escaped ampersand was turned into an ampersand.
    HtmlUnescaped,
    /// The service is this device, reached without TLS.
    InsecureLoopback,
    /// The issuer and the prefix of the label differ; both are kept.
    IssuerDiffers,
    /// The label has several separators; it was cut at the first.
    LabelAmbiguous,
    /// Line breaks or tabs inside the text were removed.
    LineBreaksRemoved,
    /// The service asks that the account be locked.
    LockRequested,
    /// A name has over 256 characters.
    LongText,
    /// A text that may be a secret for manual entry.
    LooksLikeSecret,
    /// A link that resembles a pairing link but is none.
    LookalikeLink,
    /// The period may have been meant in milliseconds; it is taken as written, in seconds.
    MaybeMilliseconds,
    /// The issuer is Steam, but the code is an ordinary one.
    MaybeSteam,
    /// One of several codes of an export.
    MoreCodes,
    /// No issuer is given: ask for it.
    NoIssuer,
    /// No account name is given: ask for it.
    NoName,
    /// Exports carry no period; 30 seconds is used and should be checked.
    PeriodAssumed,
    /// The period is 0, the default is used.
    PeriodZero,
    /// A plus in the label was read as a blank.
    PlusAsSpace,
    /// The host is a private address: ask first.
    PrivateAddress,
    /// An internationalised host name: show both forms.
    PunycodeHost,
    /// The code also holds data for pairing with Auth0 Guardian, which is not used.
    PushExtrasIgnored,
    /// Blanks or dashes were removed from the secret.
    SecretCleaned,
    /// Unused last bits of the secret were dropped.
    SecretTrailingBits,
    /// Taken as a Steam code because of the issuer.
    SteamAssumed,
    /// The code asks to skip certificate checks; that is refused.
    TlsOptOutRefused,
    /// A misspelt parameter has the value that is used anyway.
    UnknownParameter,
    /// A name has invisible, direction or mixed-script characters.
    UnusualCharacters,
    /// Quotes or link markup around the text were removed.
    Unwrapped,
    /// The secret is shorter than 128 bits (RFC 4226, requirement R6).
    WeakSecret,
}

/// Why a code, or one entry of an export, cannot be used.
///
/// Its JSON form is the variant in lower case with underscores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Two readings would give different codes.
    AmbiguousParameter,
    /// A control character in the text.
    ControlCharacter,
    /// A parameter came twice.
    DuplicateParameter,
    /// Nothing to read.
    Empty,
    /// The address in the code has a fragment.
    FragmentNotAllowed,
    /// The address is not https.
    InsecureUrl,
    /// The data of the export is not base64.
    InvalidBase64,
    /// The pairing code is malformed.
    InvalidCode,
    /// The counter is not a number from 0 to 2^64 - 1.
    InvalidCounter,
    /// The digits are not 6, 7 or 8.
    InvalidDigits,
    /// The host is malformed or not allowed.
    InvalidHost,
    /// The thumbprint of the service's key is malformed.
    InvalidKey,
    /// The credential or the serial is malformed.
    InvalidParameter,
    /// The path before the fixed part is malformed.
    InvalidPath,
    /// The data of the export is damaged.
    InvalidPayload,
    /// The period is not a number from 1 to 86 400.
    InvalidPeriod,
    /// Not a URI of its scheme.
    MalformedUri,
    /// A required parameter is absent or empty.
    MissingParameter,
    /// The export holds no entry.
    NoAccounts,
    /// A pairing link has a query: what it holds would reach the logs of servers.
    QueryNotAllowed,
    /// The secret has a character that is not base32.
    SecretBadChar,
    /// The secret has a length that base32 cannot have; it may be cut off.
    SecretBadLength,
    /// The secret has over 1 024 bytes.
    SecretTooLong,
    /// The text has over 16 384 bytes.
    TooLong,
    /// The export has over 256 entries.
    TooManyAccounts,
    /// A two-step enrolment of privacyIDEA: the secret is only half of the key.
    TwoStepEnrollment,
    /// A parameter that this version of the protocol does not have.
    UnexpectedParameter,
    /// The algorithm is not SHA1, SHA256 or SHA512.
    UnknownAlgorithm,
    /// An encoder other than that of Steam.
    UnknownEncoder,
    /// The type is not known.
    UnknownType,
    /// The pairing has another version than 1.
    UnsupportedVersion,
    /// The inner address is not Microsoft's.
    UntrustedUrl,
    /// User information in the address hides the real host.
    UserinfoNotAllowed,
}

/// Whose code it is, when this app cannot use it.
///
/// Its JSON form is the variant in lower case with underscores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "snake_case")]
pub enum Vendor {
    /// Auth0 Guardian, pairing for push.
    Auth0Guardian,
    /// Duo Mobile.
    Duo,
    /// A sign-in with a passkey.
    Fido,
    /// The app authenticator of Keycloak.
    KeycloakApp,
    /// An export of `LastPass` Authenticator.
    Lastpass,
    /// A personal account of Microsoft.
    MicrosoftPersonal,
    /// A work or school account of Microsoft, pairing for push.
    MicrosoftWork,
    /// Mobile-OTP.
    Motp,
    /// Okta Verify.
    Okta,
    /// `PingOne` or `ForgeRock`, pairing for push.
    PingoneForgerock,
    /// Text that no scheme explains.
    PlainText,
    /// A backup of the privacyIDEA app.
    PrivacyideaBackup,
    /// A container of the privacyIDEA app.
    PrivacyideaContainer,
    /// tiqr.
    Tiqr,
    /// A link of a scheme that is not known.
    UnknownScheme,
    /// An ordinary link.
    WebLink,
    /// The credentials of a wireless network.
    Wifi,
    /// The app of WSO2 or Asgardeo.
    Wso2,
    /// Yandex Key.
    Yandex,
}
