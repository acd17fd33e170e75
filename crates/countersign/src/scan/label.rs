//! Who an account belongs to: issuer, prefix of the label, name. Nothing of it is dropped.

use super::codes::Notice;
use super::query::{Plus, Query, decode, strip_prefix_ignoring_case};
use super::reading::Notices;

/// The issuer, the prefix where it differs, and the name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) issuer: String,
    pub(super) label_issuer: Option<String>,
    pub(super) name: String,
}

impl Names {
    /// Takes the issuer parameter, or else the prefix; both where they differ.
    fn of(parameter: &str, prefix: &str, name: &str, notices: &mut Notices) -> Self {
        let (parameter, prefix, name) = (parameter.trim(), prefix.trim(), name.trim());
        let differs = !parameter.is_empty() && !prefix.is_empty() && parameter != prefix;
        notices.add_if(differs, Notice::IssuerDiffers);
        let issuer = if parameter.is_empty() { prefix } else { parameter };
        Self {
            issuer: issuer.to_owned(),
            label_issuer: differs.then(|| prefix.to_owned()),
            name: name.to_owned(),
        }
    }

    /// Takes what a person typed.
    pub(super) fn typed(issuer: &str, name: &str) -> Self {
        Self::of(issuer, "", name, &mut Notices::default())
    }

    /// Tells what is missing or unusual, once nothing changes any more.
    pub(super) fn note(&self, notices: &mut Notices) {
        notices.add_if(self.issuer.is_empty(), Notice::NoIssuer);
        notices.add_if(self.name.is_empty(), Notice::NoName);
        let label_issuer = self.label_issuer.as_deref().unwrap_or_default();
        notices.add_about(&[&self.issuer, label_issuer, &self.name]);
    }
}

/// The issuer parameter as written and decoded.
#[derive(Default)]
pub(super) struct Issuer<'t> {
    raw: &'t str,
    pub(super) text: String,
}

impl<'t> Issuer<'t> {
    /// The first value that is not blank.
    pub(super) fn of(query: &Query<'t>, notices: &mut Notices) -> Self {
        notices.add_if(query.repeats("issuer"), Notice::DuplicateIgnored);
        let is_blank = |raw: &&str| decode(raw, Plus::Blank).text.trim().is_empty();
        let raw = query.raw("issuer").find(|raw| !is_blank(raw)).unwrap_or_default();
        Self::read(raw, notices)
    }

    /// The same, and the digits of a period that lost its ampersand and stuck to the value.
    pub(super) fn with_glued_period(
        query: &Query<'t>,
        notices: &mut Notices,
    ) -> (Self, Option<&'t str>) {
        let whole = Self::of(query, &mut notices.clone());
        let Some((raw, period)) = cut_glued_period(whole.raw) else {
            return (Self::of(query, notices), None);
        };
        notices.add(Notice::GluedParameter);
        notices.add_if(query.repeats("issuer"), Notice::DuplicateIgnored);
        (Self::read(raw, notices), Some(period))
    }

    fn read(raw: &'t str, notices: &mut Notices) -> Self {
        let decoded = decode(raw, Plus::Blank);
        decoded.note(notices);
        Self { raw, text: decoded.text.trim().to_owned() }
    }

    fn is_microsoft(&self) -> bool {
        self.text.eq_ignore_ascii_case("Microsoft")
    }
}

/// Splits the label of a link, which is still percent-encoded.
pub(super) fn of_link(label: &str, issuer: &Issuer<'_>, notices: &mut Notices) -> Names {
    let form_encoded = issuer.is_microsoft() && looks_form_encoded(label);
    let label = if form_encoded { plus_to_blank(label, notices) } else { label.to_owned() };
    let whole = decode(&label, Plus::Kept);
    if let Some(name) = after_issuer(&whole.text, &issuer.text) {
        whole.note(notices);
        return Names::of(&issuer.text, &issuer.text, name, notices);
    }
    let Some((prefix, name, separator)) = cut(&label) else {
        whole.note(notices);
        return Names::of(&issuer.text, "", &whole.text, notices);
    };
    notices.add_if(find(name, separator).is_some(), Notice::LabelAmbiguous);
    let same = !prefix.is_empty() && prefix == issuer.raw;
    let prefix = if same { plus_to_blank(prefix, notices) } else { prefix.to_owned() };
    let (prefix, name) = (decode(&prefix, Plus::Kept), decode(name, Plus::Kept));
    prefix.note(notices);
    name.note(notices);
    Names::of(&issuer.text, &prefix.text, &name.text, notices)
}

/// Splits a name that was never percent-encoded, as exports have it.
pub(super) fn of_plain(label: &str, issuer: &str, notices: &mut Notices) -> Names {
    if let Some(name) = after_issuer(label, issuer) {
        return Names::of(issuer, issuer, name, notices);
    }
    let Some((prefix, name)) = label.split_once(':') else {
        return Names::of(issuer, "", label, notices);
    };
    notices.add_if(name.contains(':'), Notice::LabelAmbiguous);
    Names::of(issuer, prefix, name, notices)
}

/// The rest of a label that starts with the issuer and a colon: this settles which colon counts.
fn after_issuer<'t>(label: &'t str, issuer: &str) -> Option<&'t str> {
    if issuer.is_empty() { None } else { label.strip_prefix(issuer)?.strip_prefix(':') }
}

/// Cuts at the first literal colon, or else at the first encoded one.
fn cut(label: &str) -> Option<(&str, &str, &'static str)> {
    [":", "%3a"].into_iter().find_map(|separator| {
        let at = find(label, separator)?;
        let (prefix, rest) = label.split_at_checked(at)?;
        Some((prefix, strip_prefix_ignoring_case(rest, separator)?, separator))
    })
}

/// Where a separator starts, in either case.
fn find(text: &str, separator: &str) -> Option<usize> {
    text.match_indices(separator.chars().next()?).map(|(at, _)| at).find(|at| {
        text.get(*at..).is_some_and(|rest| strip_prefix_ignoring_case(rest, separator).is_some())
    })
}

/// Whether a label was written by a form encoder, which leaves no blank, colon or at sign bare.
fn looks_form_encoded(label: &str) -> bool {
    let bare = |other: char| other.is_whitespace() || matches!(other, ':' | '@');
    let encoded = find(label, "%3a").is_some() || find(label, "%40").is_some();
    encoded && find(label, "%20").is_none() && !label.contains(bare)
}

fn plus_to_blank(text: &str, notices: &mut Notices) -> String {
    notices.add_if(text.contains('+'), Notice::PlusAsSpace);
    text.replace('+', " ")
}

fn cut_glued_period(raw: &str) -> Option<(&str, &str)> {
    let head = raw.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let digits = raw.get(head.len()..).filter(|digits| !digits.is_empty())?;
    let issuer = head.len().checked_sub("period=".len())?;
    let (issuer, name) = head.split_at_checked(issuer)?;
    (name.eq_ignore_ascii_case("period=") && !issuer.is_empty()).then_some((issuer, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(label: &str, issuer: &str) -> (String, Option<String>, String, Vec<Notice>) {
        let mut notices = Notices::default();
        let query = format!("issuer={issuer}");
        let issuer = Issuer::of(&Query::of(&query), &mut notices);
        let Names { issuer, label_issuer, name } = of_link(label, &issuer, &mut notices);
        (issuer, label_issuer, name, notices.sorted())
    }

    #[test]
    fn the_issuer_settles_which_colon_counts() {
        let (issuer, label_issuer, name, notices) = split("a:b%3Ac:d", "a:b");
        assert_eq!((&*issuer, label_issuer, &*name), ("a:b", None, "c:d"));
        assert!(notices.is_empty());
        let (issuer, label_issuer, name, notices) = split("a%3ab%3ac", "");
        assert_eq!((&*issuer, label_issuer, &*name), ("a", None, "b:c"));
        assert_eq!(notices, [Notice::LabelAmbiguous]);
    }

    #[test]
    fn a_plus_is_a_blank_only_where_a_form_encoder_wrote_it() {
        let plus = [Notice::PlusAsSpace];
        assert_eq!(split("A+B%3Aa+b%40c", "microsoft").2, "a b@c");
        assert_eq!(split("A+B:a+b", "A+B"), ("A B".into(), None, "a+b".into(), plus.into()));
        assert_eq!(split("A+B%3Aa+b", "A+B"), ("A B".into(), None, "a+b".into(), plus.into()));
        assert_eq!(split("A+B:a+b", "A%2BB"), ("A+B".into(), None, "a+b".into(), vec![]));
        assert_eq!(split("AB:a", "AB"), ("AB".into(), None, "a".into(), vec![]));
        for label in ["A+B%3Aa%20b", "A+B%3Aa b", "A+B:a%40b", "A+B%3Aa@b", "A+B"] {
            assert!(!split(label, "Microsoft").3.contains(&Notice::PlusAsSpace), "{label}");
        }
    }

    #[test]
    fn a_period_at_the_end_of_the_issuer_is_cut_off() {
        assert_eq!(cut_glued_period("Exampleperiod=60"), Some(("Example", "60")));
        assert_eq!(cut_glued_period("éPeriod=060"), Some(("é", "060")));
        for raw in ["period=60", "Exampleperiod=", "Example60", "Exampleperiod=6x", "", "é0"] {
            assert_eq!(cut_glued_period(raw), None, "{raw}");
        }
    }
}
