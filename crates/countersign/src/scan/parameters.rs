//! The parameters of an account that decide its codes. Whatever is not certain is refused.

use super::base32;
use super::codes::{Notice, Reason};
use super::query::{Query, is_false, is_true, number};
use super::reading::{Notices, Rejection};
use crate::otp::{Algorithm, Digits, Generator, Period};
use crate::secret::Secret;
use zeroize::Zeroizing;

/// The issuer of Steam codes.
pub(super) const STEAM: &str = "Steam";

/// The type as a link writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    DayPassword,
    Hotp,
    Steam,
    Totp,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::DayPassword => "daypassword",
            Self::Hotp => "hotp",
            Self::Steam => "steam",
            Self::Totp => "totp",
        }
    }

    fn default_period(self) -> Period {
        if self == Self::DayPassword { Period::DAY } else { Period::HALF_MINUTE }
    }
}

/// What makes the codes.
pub(super) struct Read {
    pub(super) generator: Generator,
    pub(super) secret: Secret,
}

/// Reads all parameters; the first failure, in the order of the checks, is the answer.
pub(super) fn read(
    kind: Kind,
    query: &Query<'_>,
    glued_period: Option<&str>,
    issuer: &str,
    notices: &mut Notices,
) -> Result<Read, Rejection> {
    let values = Values::of(kind, query, glued_period, notices)?;
    let secret = values.secret(notices)?;
    let marked = is_marked_steam(kind, values.encoder.as_deref(), query)?;
    let generator = generator(kind, &values, marked, issuer, notices)?;
    check_misspelt(query, generator, notices)?;
    let contradicts = |value: Zeroizing<String>| !value.trim().eq_ignore_ascii_case(kind.name());
    if query.values("tokentype").any(contradicts) {
        return Err(Reason::AmbiguousParameter.of("tokentype"));
    }
    notices.add_if(kind == Kind::DayPassword, Notice::DayPassword);
    Ok(Read { generator, secret })
}

/// What the values of a link, or of an entry in a file, make together.
pub(super) fn generator(
    kind: Kind,
    values: &Values,
    marked: bool,
    issuer: &str,
    notices: &mut Notices,
) -> Result<Generator, Rejection> {
    let algorithm = algorithm(values.algorithm.as_deref(), marked)?;
    let may_be_steam = kind == Kind::Totp && !marked && issuer.eq_ignore_ascii_case(STEAM);
    let assumed = may_be_steam && algorithm == Algorithm::Sha1 && values.look_like_steam();
    let steam = marked || assumed;
    let digits = digits(values.digits.as_deref(), steam, notices)?;
    notices.add_if(assumed, Notice::SteamAssumed);
    notices.add_if(may_be_steam && !assumed, Notice::MaybeSteam);
    if kind == Kind::Hotp {
        let counter = counter(values.counter.as_deref(), notices)?;
        return Ok(Generator::Hotp { algorithm, digits, counter });
    }
    let period = period(kind, values.period.as_deref(), steam, notices)?;
    Ok(if steam { Generator::Steam } else { Generator::Totp { algorithm, digits, period } })
}

pub(super) type Value = Option<Zeroizing<String>>;

/// One value of each parameter that decides the codes.
pub(super) struct Values {
    pub(super) secret: Value,
    pub(super) algorithm: Value,
    pub(super) digits: Value,
    pub(super) period: Value,
    pub(super) counter: Value,
    pub(super) encoder: Value,
}

impl Values {
    fn of(
        kind: Kind,
        query: &Query<'_>,
        glued_period: Option<&str>,
        notices: &mut Notices,
    ) -> Result<Self, Rejection> {
        let all = |name| query.values(name).collect::<Vec<_>>();
        let mut given = |name| without_empty(all(name), notices);
        let (algorithms, digits) = (given("algorithm"), given("digits"));
        let (mut periods, mut counters) = (given("period"), given("counter"));
        periods.extend(glued_period.map(|period| Zeroizing::new(period.to_owned())));
        // A parameter that means nothing to this type may say what it likes.
        let meaningless = if kind == Kind::Hotp { &mut periods } else { &mut counters };
        meaningless.truncate(1);
        let seconds = |text: &str| number(text).map(|period| or_default(kind, period));
        let mut one =
            |name, values, same: &dyn Fn(&str, &str) -> bool| single(name, values, same, notices);
        Ok(Self {
            secret: one("secret", all("secret"), &same_secret)?,
            algorithm: one("algorithm", algorithms, &|a, b| normal(a) == normal(b))?,
            digits: one("digits", digits, &same_reading(number))?,
            period: one("period", periods, &same_reading(seconds))?,
            counter: one("counter", counters, &same_reading(number))?,
            encoder: one("encoder", all("encoder"), &|a, b| {
                a.trim().eq_ignore_ascii_case(b.trim())
            })?,
        })
    }

    /// The secret within its limits.
    pub(super) fn secret(&self, notices: &mut Notices) -> Result<Secret, Rejection> {
        base32::read(self.secret.as_deref().map_or("", String::as_str))?.accept(notices)
    }

    /// Whether digits and period are those of Steam, or left out.
    fn look_like_steam(&self) -> bool {
        let is = |value: &Value, allowed: &[u64]| {
            value.as_ref().is_none_or(|text| number(text).is_some_and(|n| allowed.contains(&n)))
        };
        is(&self.digits, &[5]) && is(&self.period, &[0, 30])
    }
}

/// Leaves out empty values: some services write every parameter, with or without a value.
fn without_empty(
    mut values: Vec<Zeroizing<String>>,
    notices: &mut Notices,
) -> Vec<Zeroizing<String>> {
    let before = values.len();
    values.retain(|value| !value.trim().is_empty());
    notices.add_if(values.len() < before, Notice::EmptyIgnored);
    values
}

/// The first of several values that all say the same. Platforms disagree on which of two counts,
/// so two that differ would give different codes.
fn single(
    name: &str,
    values: Vec<Zeroizing<String>>,
    same: &dyn Fn(&str, &str) -> bool,
    notices: &mut Notices,
) -> Result<Value, Rejection> {
    let mut values = values.into_iter();
    let first = values.next();
    for other in values {
        if first.as_ref().is_some_and(|first| !same(first, &other)) {
            return Err(Reason::DuplicateParameter.of(name));
        }
        notices.add(Notice::DuplicateIgnored);
    }
    Ok(first)
}

fn same_reading<T: PartialEq>(read: impl Fn(&str) -> Option<T>) -> impl Fn(&str, &str) -> bool {
    move |first, second| read(first).is_some_and(|first| Some(first) == read(second))
}

fn same_secret(first: &str, second: &str) -> bool {
    match (base32::read(first), base32::read(second)) {
        (Ok(first), Ok(second)) => first.secret.equals(&second.secret),
        _ => false,
    }
}

fn is_marked_steam(
    kind: Kind,
    encoder: Option<&String>,
    query: &Query<'_>,
) -> Result<bool, Rejection> {
    if encoder.is_some_and(|encoder| !encoder.trim().eq_ignore_ascii_case(STEAM)) {
        return Err(Reason::UnknownEncoder.of("encoder"));
    }
    let flags: Vec<_> = query.values("steam").collect();
    let on = flags.iter().filter(|flag| flag.trim().is_empty() || is_true(flag)).count();
    let off = flags.iter().filter(|flag| is_false(flag)).count();
    // Every flag says on, or every flag says off.
    if on != flags.len() && off != flags.len() {
        return Err(Reason::AmbiguousParameter.of("steam"));
    }
    let by_parameter = encoder.is_some() || on > 0;
    if by_parameter && matches!(kind, Kind::DayPassword | Kind::Hotp) {
        let name = if encoder.is_some() { "encoder" } else { "steam" };
        return Err(Reason::AmbiguousParameter.of(name));
    }
    Ok(by_parameter || kind == Kind::Steam)
}

fn algorithm(text: Option<&String>, steam: bool) -> Result<Algorithm, Rejection> {
    let algorithm = match text {
        Some(text) => known_algorithm(text).ok_or(Reason::UnknownAlgorithm.of("algorithm"))?,
        None => Algorithm::Sha1,
    };
    if steam && algorithm != Algorithm::Sha1 {
        return Err(Reason::AmbiguousParameter.of("algorithm"));
    }
    Ok(algorithm)
}

fn known_algorithm(text: &str) -> Option<Algorithm> {
    match normal(text).as_str() {
        "SHA1" => Some(Algorithm::Sha1),
        "SHA256" => Some(Algorithm::Sha256),
        "SHA512" => Some(Algorithm::Sha512),
        _ => None,
    }
}

/// The name of an algorithm without what libraries write around it.
fn normal(algorithm: &str) -> String {
    let upper = algorithm.to_ascii_uppercase();
    let bare = upper.strip_prefix("ALGORITHM.").unwrap_or(&upper);
    let joined =
        bare.replace(|other: char| other.is_whitespace() || matches!(other, '-' | '_'), "");
    joined.strip_prefix("HMAC").unwrap_or(&joined).to_owned()
}

/// The digits; of a Steam code, which has five characters, only that they are plausible.
fn digits(text: Option<&String>, steam: bool, notices: &mut Notices) -> Result<Digits, Rejection> {
    let Some(text) = text else { return Ok(Digits::SIX) };
    let number = number(text).and_then(|number| u8::try_from(number).ok());
    match number {
        Some(5) if steam => Ok(Digits::SIX),
        Some(number) => {
            let digits = Digits::try_from(number);
            notices.add_if(steam && digits.is_ok(), Notice::DigitsFixed);
            digits.map_err(|_| Reason::InvalidDigits.of("digits"))
        }
        None => Err(Reason::InvalidDigits.of("digits")),
    }
}

fn or_default(kind: Kind, seconds: u64) -> u64 {
    if seconds == 0 { u32::from(kind.default_period()).into() } else { seconds }
}

fn period(
    kind: Kind,
    text: Option<&String>,
    steam: bool,
    notices: &mut Notices,
) -> Result<Period, Rejection> {
    let Some(text) = text else { return Ok(kind.default_period()) };
    let invalid = || Reason::InvalidPeriod.of("period");
    let seconds = number(text).ok_or_else(invalid)?;
    notices.add_if(seconds == 0, Notice::PeriodZero);
    notices.add_if(seconds >= 1000 && seconds.is_multiple_of(1000), Notice::MaybeMilliseconds);
    let seconds = u32::try_from(or_default(kind, seconds)).map_err(|_| invalid())?;
    let period = Period::try_from(seconds).map_err(|_| invalid())?;
    if steam && period != Period::HALF_MINUTE {
        return Err(Reason::AmbiguousParameter.of("period"));
    }
    Ok(period)
}

fn counter(text: Option<&String>, notices: &mut Notices) -> Result<u64, Rejection> {
    let Some(text) = text else {
        notices.add(Notice::CounterAssumed);
        return Ok(0);
    };
    number(text).ok_or_else(|| Reason::InvalidCounter.of("counter"))
}

/// Misspelt names are harmless where they say what is used anyway; else nobody knows what is meant.
fn check_misspelt(
    query: &Query<'_>,
    used: Generator,
    notices: &mut Notices,
) -> Result<(), Rejection> {
    let (algorithm, digits) = match used {
        Generator::Hotp { algorithm, digits, .. } | Generator::Totp { algorithm, digits, .. } => {
            (algorithm, u8::from(digits))
        }
        // No link for codes gives the first.
        Generator::Push | Generator::Steam => (Algorithm::Sha1, 5),
    };
    let period = used.period().map(|period| u64::from(u32::from(period)));
    for name in ["algo", "alg", "digit", "interval", "timestep"] {
        let is_period = matches!(name, "interval" | "timestep");
        if is_period && period.is_none() {
            continue;
        }
        for value in query.values(name) {
            let same = match name {
                "algo" | "alg" => known_algorithm(&value) == Some(algorithm),
                "digit" => number(&value) == Some(digits.into()),
                _ => number(&value) == period,
            };
            if !same {
                return Err(Reason::AmbiguousParameter.of(name));
            }
            notices.add(Notice::UnknownParameter);
        }
    }
    Ok(())
}
