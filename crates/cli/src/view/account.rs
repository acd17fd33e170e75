//! Accounts and their codes.

use crate::outside::outside;
use crate::words::Words;
use countersign::{AccountType, AccountView, Home, HomeNotice, Moment, ServiceState, ServiceView};
use serde::Serialize;

/// An account for programs.
#[derive(Serialize)]
pub(crate) struct AccountRecord<'a> {
    id: &'a str,
    issuer: &'a str,
    label_issuer: Option<&'a str>,
    name: &'a str,
    nickname: Option<&'a str>,
    favourite: bool,
    #[serde(rename = "type")]
    account_type: AccountType,
    code: Option<&'a str>,
    next_code: Option<&'a str>,
    expires: Option<i64>,
    period: Option<u32>,
    counter: Option<u64>,
    previous_code: Option<&'a str>,
    service: Option<ServiceRecord<'a>>,
}

#[derive(Serialize)]
struct ServiceRecord<'a> {
    host: &'a str,
    state: &'static str,
    tls_opt_out_refused: bool,
    lock_requested: bool,
}

impl<'a> From<&'a AccountView> for AccountRecord<'a> {
    fn from(account: &'a AccountView) -> Self {
        Self {
            id: &account.id,
            issuer: &account.issuer,
            label_issuer: account.label_issuer.as_deref(),
            name: &account.name,
            nickname: account.nickname.as_deref(),
            favourite: account.favourite,
            account_type: account.account_type,
            code: account.code.as_deref(),
            next_code: account.next_code.as_deref(),
            expires: account.expires,
            period: account.period,
            counter: account.counter,
            previous_code: account.previous.as_ref().and_then(|it| it.code.as_deref()),
            service: account.service.as_ref().map(ServiceRecord::from),
        }
    }
}

impl<'a> From<&'a ServiceView> for ServiceRecord<'a> {
    fn from(service: &'a ServiceView) -> Self {
        let state = match service.state {
            ServiceState::Active => "active",
            ServiceState::Inactive => "inactive",
            ServiceState::Unconfirmed => "unconfirmed",
        };
        Self {
            host: &service.host,
            state,
            tls_opt_out_refused: service.tls_opt_out_refused,
            lock_requested: service.lock_requested,
        }
    }
}

/// All accounts for people: the code first, then whose it is.
pub(crate) fn page(home: &Home, now: Moment, words: Words) -> String {
    let mut blocks: Vec<_> = home.notices.iter().map(|it| notice(*it, words)).collect();
    if !home.damaged.is_empty() {
        blocks.push(words.count("home.damaged", home.damaged.len()) + "\n");
    }
    blocks.extend(home.accounts.iter().map(|account| block(account, now, words)));
    if blocks.is_empty() {
        return words.say("home.empty.title", &[]);
    }
    blocks.join("\n")
}

fn notice(notice: HomeNotice, words: Words) -> String {
    let key = match notice {
        HomeNotice::BackupDue => "home.backup_due",
        HomeNotice::BackupMissing => "home.backup_missing",
        HomeNotice::DataRolledBack => "error.data_rolled_back",
        HomeNotice::ReadOnly => "home.read_only",
    };
    words.say(key, &[]) + "\n"
}

fn block(account: &AccountView, now: Moment, words: Words) -> String {
    let code = account.code.as_deref().map_or_else(|| "––– –––".to_owned(), grouped);
    let mut lines = vec![format!("{code:<11}{}", named(&account.issuer, words))];
    let mut under = |text: String| lines.push(format!("{:<11}{text}", ""));
    under(named(&account.name, words));
    if let Some(nickname) = &account.nickname {
        under(format!("{}: {}", words.say("account.nickname", &[]), outside(nickname)));
    }
    if let Some(other) = &account.label_issuer {
        under(format!("{}: {}", words.say("account.label_issuer", &[]), outside(other)));
    }
    under(time(account, now, words));
    if let Some(code) = account.previous.as_ref().and_then(|it| it.code.as_deref()) {
        under(words.say("home.previous_code", &[("code", &grouped(code))]));
    }
    for line in account.service.iter().flat_map(|service| about_service(service, words)) {
        under(line);
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn time(account: &AccountView, now: Moment, words: Words) -> String {
    let (Some(expires), Some(next)) = (account.expires, &account.next_code) else {
        return kind(account.account_type, None, words);
    };
    let left = expires.saturating_sub(now.unix_ms.div_euclid(1000)).max(0);
    let left = words.count("common.seconds_left", left);
    format!("{left} · {} {}", words.say("term.codes.next", &[]), grouped(next))
}

fn about_service(service: &ServiceView, words: Words) -> Vec<String> {
    let state = match service.state {
        ServiceState::Active => None,
        ServiceState::Inactive => Some("inactive.title"),
        ServiceState::Unconfirmed => Some("home.unconfirmed"),
    };
    let notices = [
        (service.tls_opt_out_refused, "account.tls_opt_out_refused"),
        (service.lock_requested, "account.lock_requested"),
    ];
    let notices = notices.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| key);
    state.into_iter().chain(notices).map(|key| words.say(key, &[])).collect()
}

/// A text from outside, or that there is none.
pub(crate) fn named(text: &str, words: Words) -> String {
    if text.is_empty() { words.say("common.no_name", &[]) } else { outside(text) }
}

/// Six or eight digits are easier to read in two halves.
pub(crate) fn grouped(code: &str) -> String {
    match code.split_at_checked(code.len() / 2) {
        Some((first, second)) if matches!(code.len(), 6 | 8) => format!("{first} {second}"),
        _ => code.to_owned(),
    }
}

/// The words for how an account makes its codes.
pub(crate) fn kind(kind: AccountType, period: Option<u32>, words: Words) -> String {
    let seconds = period.unwrap_or_default().to_string();
    match kind {
        AccountType::Hotp => words.say("account.kind.counter", &[]),
        AccountType::Push => words.say("home.push_only", &[]),
        AccountType::Steam => words.say("account.kind.steam", &[]),
        AccountType::Totp => words.say("account.kind.time", &[("seconds", &seconds)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::ENGLISH;
    use countersign::{ClockConfidence, PrivacyChoice};

    fn account() -> AccountView {
        AccountView {
            id: "a".into(),
            issuer: "Contoso\u{1b}[2J".into(),
            label_issuer: None,
            name: "alice@contoso.example".into(),
            nickname: None,
            favourite: false,
            account_type: AccountType::Totp,
            code: Some("287082".into()),
            next_code: Some("359152".into()),
            expires: Some(60),
            period: Some(30),
            counter: None,
            previous: None,
            service: Some(ServiceView {
                burst: None,
                quiet_ms: None,
                tls_opt_out_refused: false,
                lock_requested: false,
                host: "contoso.example".into(),
                state: ServiceState::Unconfirmed,
            }),
        }
    }

    #[test]
    fn a_page_tells_the_code_and_whose_it_is() {
        let now = Moment { unix_ms: 59_000, monotonic_ms: 0 };
        let home = Home {
            accounts: vec![account()],
            prompts: Vec::new(),
            clock: ClockConfidence::Unknown { changed: false },
            display_codes: Vec::new(),
            damaged: Vec::new(),
            notices: vec![HomeNotice::ReadOnly],
            privacy: PrivacyChoice::default().into(),
        };
        let page = page(&home, now, ENGLISH);
        let (notice, page) = page.split_once("\n\n").unwrap();
        assert_eq!(notice, ENGLISH.say("home.read_only", &[]));
        let lines: Vec<_> = page.lines().collect();
        assert_eq!(lines[0], "287 082    Contoso\u{fffd}[2J");
        assert_eq!(lines[1], "           alice@contoso.example");
        assert_eq!(lines[2], "           1 second left · next 359 152");
        assert_eq!(lines[3], "           Pairing not finished");
    }

    #[test]
    fn a_record_has_every_member() {
        let record = serde_json::to_value(AccountRecord::from(&account())).unwrap();
        assert_eq!(record["type"], "totp");
        assert_eq!(record["code"], "287082");
        assert_eq!(record["next_code"], "359152");
        assert_eq!(record["expires"], 60);
        assert_eq!(record["label_issuer"], serde_json::Value::Null);
        assert_eq!(record["service"]["state"], "unconfirmed");
    }

    #[test]
    fn codes_are_grouped_where_that_helps() {
        assert_eq!(grouped("287082"), "287 082");
        assert_eq!(grouped("12345678"), "1234 5678");
        assert_eq!(grouped("1234567"), "1234567");
        assert_eq!(grouped("BCD23"), "BCD23");
    }
}
