//! How results look: records for programs, and pages for people.

pub(crate) mod account;
pub(crate) mod import;
pub(crate) mod journal;
pub(crate) mod notice;
pub(crate) mod request;
pub(crate) mod scan;

use crate::layout::{cells, padded};
use crate::words::Words;

/// Labels and values in two columns; what has no value is left out.
pub(crate) struct Rows {
    words: Words,
    rows: Vec<(String, String)>,
}

impl Rows {
    pub(crate) fn new(words: Words) -> Self {
        Self { words, rows: Vec::new() }
    }

    /// Adds a line. The value is printable already.
    pub(crate) fn add(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.rows.push((self.words.say(label, &[]), value.to_owned()));
        }
    }

    /// The lines, indented.
    pub(crate) fn page(&self) -> String {
        let widest = self.rows.iter().map(|(label, _)| cells(label)).max().unwrap_or(0);
        let line =
            |(label, value): &(String, String)| format!("  {}  {value}\n", padded(label, widest));
        self.rows.iter().map(line).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use countersign::{
        AccountType, AccountView, ClockConfidence, Home, PrivacyChoice, ServiceState, ServiceView,
        SignIn,
    };

    /// A first screen on which all is well.
    pub(crate) fn home(accounts: Vec<AccountView>, prompts: Vec<SignIn>) -> Home {
        let clock = ClockConfidence::Unknown { changed: false };
        let privacy = PrivacyChoice::default().into();
        Home {
            accounts,
            clock,
            damaged: Vec::new(),
            display_codes: Vec::new(),
            notices: Vec::new(),
            privacy,
            prompts,
        }
    }

    /// An account whose service asks this phone.
    pub(crate) fn paired(id: &str) -> AccountView {
        AccountView {
            id: id.into(),
            issuer: format!("Contoso {id}"),
            label_issuer: None,
            name: "alice".into(),
            nickname: None,
            favourite: false,
            account_type: AccountType::Totp,
            code: None,
            next_code: None,
            expires: None,
            period: None,
            counter: None,
            previous: None,
            service: Some(ServiceView {
                host: "a.example".into(),
                state: ServiceState::Active,
                burst: None,
                quiet_ms: None,
                tls_opt_out_refused: false,
                lock_requested: false,
            }),
        }
    }
    use crate::words::tests::{CHINESE, ENGLISH};

    #[test]
    fn columns_are_aligned_by_cells() {
        let page = |words| {
            let mut rows = Rows::new(words);
            rows.add("prompt.app", "Webmail");
            rows.add("prompt.message", "");
            rows.add("prompt.service", "Contoso");
            rows.page()
        };
        assert_eq!(page(ENGLISH), "  App      Webmail\n  Service  Contoso\n");
        assert!(page(CHINESE).lines().all(|line| line.starts_with("  ")));
    }
}
