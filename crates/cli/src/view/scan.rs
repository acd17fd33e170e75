//! What a QR code is, for people.

use super::Rows;
use super::account::{grouped, kind, named};
use super::notice::notices;
use crate::layout::wrapped;
use crate::outside::outside;
use crate::trouble::name;
use crate::words::Words;
use countersign::{Batch, BatchAccount, Notice, Scan, ScannedAccount, SkippedEntry, Vendor};
use serde::Serialize;

/// Where Microsoft's own guides send people.
const MICROSOFT_PAGE: &str = "aka.ms/mfasetup";

/// The widest line of a card.
const WIDTH: usize = 80;

/// The card of a QR code, whose lines break between words.
pub(crate) fn page(scan: &Scan, words: Words) -> String {
    page_of(&card(scan, words))
}

/// The same of any card.
pub(super) fn page_of(card: &str) -> String {
    let lines: Vec<_> = card.lines().flat_map(|it| wrapped(it, WIDTH)).collect();
    lines.join("\n")
}

fn card(scan: &Scan, words: Words) -> String {
    let say = |key: &str| words.say(key, &[]);
    let told = |them: &[Notice]| notices(them, words);
    match scan {
        Scan::Account { account, code, notices } => {
            let card = account_rows(account, code, words).page();
            let kept = ["card.account.what", "card.keep_private", "card.nothing_stored"];
            let kept = kept.map(say).join("\n");
            [say("card.title.account"), card, told(notices) + &kept].join("\n")
        }
        Scan::Batch { batch, accounts, skipped, notices } => {
            let title = say("card.title.batch") + &part(*batch, words);
            let count = words.count("batch.add", accounts.len());
            let cards: Vec<_> = accounts.iter().map(|it| batch_account(it, words)).collect();
            let left_out = self::skipped(skipped, words);
            let notices = told(notices);
            let kept = ["card.keep_private", "card.nothing_stored"].map(say).join("\n");
            [title, count, cards.join("\n"), left_out, notices, kept].join("\n")
        }
        Scan::Foreign { vendor, has_secret, notices } => {
            let private = if *has_secret { "card.keep_private" } else { "card.no_secret" };
            let kept = [private, "card.nothing_stored"].map(say).join("\n");
            let code = support_code(vendor, words);
            [foreign(*vendor, words), told(notices) + &kept, code].join("\n")
        }
        Scan::Pairing { host, issuer, name, notices, .. } => {
            let mut rows = Rows::new(words);
            rows.add("pair.consent.host", &outside(host));
            rows.add("prompt.service", &outside(issuer));
            rows.add("prompt.account", &outside(name));
            let notices = told(notices);
            let kept = ["card.pairing.what", "card.nothing_stored"].map(say).join("\n");
            [say("card.title.pairing"), rows.page(), notices + &kept].join("\n")
        }
        Scan::Rejected { reason, .. } => {
            let lines = ["card.title.rejected", "card.nothing_stored"].map(say);
            [lines.join("\n"), support_code(reason, words)].join("\n")
        }
    }
}

pub(super) fn account_rows(account: &ScannedAccount, code: &str, words: Words) -> Rows {
    let mut rows = Rows::new(words);
    rows.add("account.issuer", &named(&account.issuer, words));
    rows.add(
        "account.label_issuer",
        &account.label_issuer.as_deref().map(outside).unwrap_or_default(),
    );
    rows.add("account.name", &named(&account.name, words));
    rows.add("manual.kind", &kind(account.account_type, account.period, words));
    rows.add("card.account.first_code", &grouped(code));
    rows
}

/// Which one of an export's codes it is, where there are several.
fn part(batch: Batch, words: Words) -> String {
    if batch.size < 2 {
        return String::new();
    }
    let (number, total) = (batch.index.saturating_add(1).to_string(), batch.size.to_string());
    format!("\n{}", words.say("batch.part", &[("number", &number), ("total", &total)]))
}

fn batch_account(account: &BatchAccount, words: Words) -> String {
    let rows = account_rows(&account.account, &account.code, words).page();
    rows + &notices(&account.notices, words)
}

pub(super) fn skipped(skipped: &[SkippedEntry], words: Words) -> String {
    if skipped.is_empty() {
        return String::new();
    }
    let entry = |entry: &SkippedEntry| {
        let mut rows = Rows::new(words);
        rows.add("account.issuer", &named(&entry.issuer, words));
        rows.add("account.name", &named(&entry.name, words));
        let reason = words.say(&format!("reason.{}", name(&entry.reason)), &[]);
        format!("{}  {}. {reason}\n", rows.page(), entry.entry)
    };
    let title = words.count("batch.skipped", skipped.len()) + "\n";
    title + &skipped.iter().map(entry).collect::<String>()
}

/// Whose code it is, and the way to one that works here.
fn foreign(vendor: Vendor, words: Words) -> String {
    let part = |part: &str| words.say(&format!("vendor.{}.{part}", name(&vendor)), &[]);
    let say = |key: &str| words.say(key, &[]);
    let mut lines = vec![say("card.title.foreign"), String::new()];
    lines.extend([part("name"), part("what"), String::new()]);
    lines.extend([say("card.what_instead"), part("do")]);
    if vendor == Vendor::MicrosoftWork {
        lines.extend(["steps", "steps_new", "no_link"].map(part));
        lines.push(words.say("vendor.microsoft_work.where", &[("url", MICROSOFT_PAGE)]));
    }
    lines.join("\n") + "\n"
}

/// The stable code of a vendor or reason, which a help desk can look up.
fn support_code(code: &impl Serialize, words: Words) -> String {
    words.say("card.support_code", &[("code", &name(code))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::cells;
    use crate::words::tests::{CHINESE, ENGLISH, JAPANESE};
    use countersign::{AccountType, Algorithm, PairingProtocol, Reason};

    #[test]
    fn an_account_is_shown_with_its_code() {
        let scan = Scan::Account {
            account: ScannedAccount {
                account_type: AccountType::Totp,
                issuer: "Contoso\u{1b}".into(),
                label_issuer: None,
                name: String::new(),
                algorithm: Algorithm::Sha1,
                digits: 6,
                period: Some(30),
                counter: None,
            },
            code: "287082".into(),
            notices: vec![Notice::NoName],
        };
        let page = page(&scan, ENGLISH);
        for part in
            ["Contoso\u{fffd}", "No name", "287 082", "every 30 seconds", "Nothing was stored"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
    }

    #[test]
    fn a_pairing_shows_its_host() {
        let scan = Scan::Pairing {
            protocol: PairingProtocol::Countersign,
            host: "a.example:8443".into(),
            issuer: String::new(),
            name: String::new(),
            notices: vec![Notice::PrivateAddress],
        };
        assert!(page(&scan, ENGLISH).contains("  With the service at  a.example:8443\n"));
    }

    #[test]
    fn a_part_of_an_export_says_which_one_it_is() {
        let batch = Batch { id: 7, index: 1, size: 3 };
        let (accounts, skipped, notices) = (Vec::new(), Vec::new(), Vec::new());
        let scan = Scan::Batch { batch, accounts, skipped, notices };
        assert!(page(&scan, ENGLISH).contains("\nQR code 2 of 3\n"));
    }

    #[test]
    fn the_code_of_another_app_comes_with_a_way_out() {
        let vendor = Vendor::MicrosoftWork;
        let scan = Scan::Foreign { vendor, has_secret: false, notices: Vec::new() };
        let page = page(&scan, ENGLISH);
        for part in [
            "This QR code is for something else\n\nMicrosoft work or school\n",
            "\nWhat to do instead\n",
            "I want to use a different authenticator app",
            MICROSOFT_PAGE,
            "Nothing was stored, and no connection was made.\nFor support: microsoft_work",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        for step in ["1. ", "2. ", "3. "] {
            assert!(page.lines().any(|line| line.starts_with(step)), "{page}");
        }
        assert!(!page.contains('{'), "{page}");
    }

    #[test]
    fn a_card_has_the_same_lines_in_every_language() {
        let vendor = Vendor::MicrosoftWork;
        let scan = Scan::Foreign { vendor, has_secret: true, notices: vec![Notice::LookalikeLink] };
        for words in [CHINESE, ENGLISH, JAPANESE] {
            assert!(page(&scan, words).lines().all(|line| cells(line) <= WIDTH));
        }
        let lines = |words| card(&scan, words).lines().count();
        assert_eq!([lines(CHINESE), lines(JAPANESE)], [lines(ENGLISH); 2]);
    }

    #[test]
    fn a_rejected_code_has_something_to_tell_the_help_desk() {
        let reason = Reason::InvalidHost;
        let scan = Scan::Rejected { reason, parameter: None, position: None };
        assert!(page(&scan, ENGLISH).ends_with("For support: invalid_host"));
    }
}
