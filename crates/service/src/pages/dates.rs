//! Times in words. What is recent is said without a time zone, which the service does not know.

use super::words::{Language, Words};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A time for a page.
#[derive(Clone, Debug)]
pub(crate) struct When {
    /// In words: "2 hours ago", or a date where it is over 30 days ago.
    pub(crate) words: String,
    /// RFC 3339 in UTC, for `<time datetime>`.
    pub(crate) exact: String,
}

impl When {
    /// A time as seen from `now`, both Unix seconds.
    pub(crate) fn new(words: Words, time: i64, now: i64) -> Self {
        let age = now.saturating_sub(time);
        let said = match age {
            ..MINUTE => words.say("web.when.now").to_owned(),
            MINUTE..HOUR => words.count("common.minutes_ago", age / MINUTE),
            HOUR..DAY => words.count("common.hours_ago", age / HOUR),
            _ if age <= 30 * DAY => words.count("common.days_ago", age / DAY),
            _ => date(words.language, time),
        };
        let (year, month, day) = civil(time.div_euclid(DAY));
        let second = time.rem_euclid(DAY);
        let (hour, minute, second) = (second / HOUR, second % HOUR / MINUTE, second % MINUTE);
        let exact = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        Self { words: said, exact }
    }
}

/// A day in UTC: "3 November 2025".
pub(crate) fn date(language: Language, time: i64) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = civil(time.div_euclid(DAY));
    let name = usize::try_from(month).ok().and_then(|it| MONTHS.get(it.checked_sub(1)?));
    match language {
        Language::English => format!("{day} {} {year}", name.unwrap_or(&"")),
        Language::Japanese => format!("{year}年{month}月{day}日"),
        Language::TraditionalChinese => format!("{year} 年 {month} 月 {day} 日"),
    }
}

/// Year, month and day of a day counted from 1970-01-01: the algorithm `civil_from_days` of
/// Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
#[expect(clippy::arithmetic_side_effects, reason = "a day is a time divided by 86400")]
const fn civil(day: i64) -> (i64, i64, i64) {
    // Years begin in March here, so that the leap day is the last one.
    let shifted = day + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: Language, time: i64, now: i64) -> String {
        When::new(Words::new(language), time, now).words
    }

    #[test]
    fn recent_times_are_ages_and_old_ones_dates() {
        let now = 1_762_128_000;
        for (age, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (2 * HOUR, "2 hours ago"),
            (DAY, "1 day ago"),
            (30 * DAY, "30 days ago"),
            (31 * DAY, "3 October 2025"),
            // Paired before somebody set the service's clock back.
            (-HOUR, "just now"),
        ] {
            assert_eq!(said(Language::English, now - age, now), words);
        }
        assert_eq!(said(Language::Japanese, now - 31 * DAY, now), "2025年10月3日");
        assert_eq!(said(Language::TraditionalChinese, 0, now), "1970 年 1 月 1 日");
    }

    #[test]
    fn days_are_named_by_the_calendar() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_454), (2026, 1, 1));
        assert_eq!(civil(-1), (1969, 12, 31));
        let when = When::new(Words::new(Language::English), 1_762_128_061, 1_762_128_061);
        assert_eq!(when.exact, "2025-11-03T00:01:01Z");
    }
}
