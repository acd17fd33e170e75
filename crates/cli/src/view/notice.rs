//! What to know about a QR code, in three weights: word, sign and place differ.

use crate::trouble::name;
use crate::words::Words;
use countersign::Notice;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Check,
    Repair,
    Warning,
}

/// All notices: warnings first, then what to check, then what was mended.
pub(crate) fn notices(notices: &[Notice], words: Words) -> String {
    let of = |weight| notices.iter().filter(move |notice| self::weight(**notice) == weight);
    let line = |sign: &str, label: &str, notice: &Notice| {
        format!("{sign} {}: {}\n", words.say(label, &[]), sentence(*notice, words))
    };
    let mut page = String::new();
    page.extend(of(Weight::Warning).map(|it| line("!", "a11y.severity.warning", it)));
    page.extend(of(Weight::Check).map(|it| line("?", "a11y.severity.check", it)));
    let repairs: Vec<_> = of(Weight::Repair).collect();
    if !repairs.is_empty() {
        page.extend(["✓ ", &words.count("card.repairs", repairs.len()), "\n"]);
        page.extend(repairs.iter().map(|it| format!("    {}\n", sentence(**it, words))));
    }
    page
}

fn sentence(notice: Notice, words: Words) -> String {
    words.say(&format!("notice.{}", name(&notice)), &[])
}

fn weight(notice: Notice) -> Weight {
    match notice {
        Notice::InsecureLoopback
        | Notice::LookalikeLink
        | Notice::LooksLikeSecret
        | Notice::PrivateAddress
        | Notice::PunycodeHost
        | Notice::TlsOptOutRefused
        | Notice::UnusualCharacters => Weight::Warning,
        Notice::AccountsSkipped
        | Notice::BadUtf8
        | Notice::CounterAssumed
        | Notice::DayPassword
        | Notice::DoubleEncoded
        | Notice::GluedParameter
        | Notice::IssuerDiffers
        | Notice::LabelAmbiguous
        | Notice::LockRequested
        | Notice::LongText
        | Notice::MaybeMilliseconds
        | Notice::MaybeSteam
        | Notice::MoreCodes
        | Notice::NoIssuer
        | Notice::NoName
        | Notice::PeriodAssumed
        | Notice::PlusAsSpace
        | Notice::SteamAssumed => Weight::Check,
        Notice::BadPercent
        | Notice::DigitsFixed
        | Notice::DuplicateIgnored
        | Notice::EmptyIgnored
        | Notice::HtmlUnescaped
        | Notice::LineBreaksRemoved
        | Notice::PeriodZero
        | Notice::PushExtrasIgnored
        | Notice::SecretCleaned
        | Notice::SecretTrailingBits
        | Notice::UnknownParameter
        | Notice::Unwrapped
        | Notice::WeakSecret => Weight::Repair,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::ENGLISH;

    #[test]
    fn what_matters_most_comes_first() {
        let all = [
            Notice::Unwrapped,
            Notice::NoName,
            Notice::PrivateAddress,
            Notice::SecretCleaned,
            Notice::UnusualCharacters,
        ];
        let page = notices(&all, ENGLISH);
        let starts: Vec<_> = page.lines().map(|line| line.split(':').next().unwrap()).collect();
        assert_eq!(starts[..3], ["! Warning", "! Warning", "? Please check"]);
        assert_eq!(starts[3], "✓ 2 small repairs were made");
        assert!(starts[4..].iter().all(|line| line.starts_with("    ")), "{page}");
        assert_eq!(notices(&[], ENGLISH), "");
    }
}
