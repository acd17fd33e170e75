//! What there is to see and to read, before it is laid out.

use super::{Mode, Screen, account, burst};
use crate::outside::outside;
use crate::view::account::named;
use crate::view::request::{about_number, answer_length, display_code, first_times, place, quiet};
use crate::words::Words;
use countersign::{Home, Moment, NumberMatching, SignIn, SignInKind};

/// The longest life of a request, in seconds (docs/protocol.md §3).
const LONGEST: i64 = 600;

/// All that is in front of the person. Texts are printable already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scene {
    /// The title of the card; without one there is no card.
    pub(crate) title: Option<String>,
    /// The time left, always of the same width.
    pub(crate) left: Option<String>,
    /// What stands in the card.
    pub(crate) rows: Vec<Row>,
    /// What to know, below the card.
    pub(crate) notes: Vec<String>,
    /// Where the number is typed.
    pub(crate) field: Option<Field>,
    /// Which keys do what.
    pub(crate) keys: Option<String>,
    /// What else there is.
    pub(crate) status: Vec<String>,
}

/// One line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// A label and its value, and whether it may go where there is no room.
    One { label: String, value: String, may_go: bool },
    /// A sentence.
    Text(String),
    /// Two of them that may stand side by side.
    Two([(String, String); 2]),
}

/// An answer that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) label: String,
    /// What was typed, digits in pairs, with a line for each that is missing.
    pub(crate) shown: String,
    /// Where the next character goes.
    pub(crate) cursor: usize,
}

impl Screen {
    /// What to draw.
    pub(crate) fn scene(&self, now: Moment) -> Scene {
        let words = self.words;
        let say = |key: &str| words.say(key, &[]);
        let mut scene = match &self.mode {
            Mode::Burst { account } => burst_card(&self.home, account, words),
            Mode::Ended { .. } => Scene {
                title: Some(say("report.title")),
                rows: vec![Row::Text(say("report.body"))],
                keys: Some(say("term.report.keys")),
                ..Scene::default()
            },
            Mode::Prompt { request, typed, note } => Scene {
                notes: self.notes(request, note.as_deref()),
                field: Some(field(request, typed, words)),
                keys: Some(say(keys(&request.number))),
                ..prompt_card(&self.home, request, now, words)
            },
            Mode::Sending { request, typed } => self.sending(request.as_deref(), typed, now),
            Mode::Waiting => self.waiting(),
        };
        let codes = self.home.display_codes.iter().map(|code| display_code(code, words));
        scene.status.extend(codes.flat_map(|it| it.lines().map(str::to_owned).collect::<Vec<_>>()));
        scene.status.extend(self.others());
        scene.status.extend(self.unreached.values().cloned());
        scene
    }

    fn sending(&self, request: Option<&SignIn>, typed: &str, now: Moment) -> Scene {
        let card = request.map(|request| prompt_card(&self.home, request, now, self.words));
        let field = request.filter(|_| !typed.is_empty());
        Scene {
            field: field.map(|request| self::field(request, typed, self.words)),
            status: vec![self.words.say("prompt.sending", &[])],
            ..card.unwrap_or_default()
        }
    }

    fn waiting(&self) -> Scene {
        let put_aside = self.later.iter().filter(|id| !self.outbox.decides(id)).count();
        if put_aside == 0 {
            let keys = Some(self.words.say("term.watch.waiting", &[]));
            return Scene { keys, ..Scene::default() };
        }
        Scene {
            notes: vec![self.words.count("home.prompts", put_aside)],
            keys: Some(self.words.say("term.watch.later", &[])),
            ..Scene::default()
        }
    }

    fn notes(&self, request: &SignIn, note: Option<&str>) -> Vec<String> {
        let mut notes = Vec::new();
        if request.kind == SignInKind::PairingCheck {
            notes.push(self.words.say("pair.number.body", &[]));
        }
        notes.extend(about_number(request, self.words));
        let service = account(&self.home, &request.account).and_then(|it| it.service.as_ref());
        notes.extend(service.and_then(|service| quiet(service, self.words)));
        notes.extend(note.into_iter().flat_map(str::lines).map(str::to_owned));
        notes
    }

    /// How many open requests are not the one in front of the person.
    fn others(&self) -> Option<String> {
        let shown = |request: &SignIn| match &self.mode {
            Mode::Burst { account } => request.account == *account,
            Mode::Ended { request: shown }
            | Mode::Prompt { request: shown, .. }
            | Mode::Sending { request: Some(shown), .. } => request.id == shown.id,
            Mode::Sending { request: None, .. } | Mode::Waiting => true,
        };
        let open =
            self.home.prompts.iter().filter(|it| !it.expired && !self.outbox.decides(&it.id));
        let others = open.filter(|request| !shown(request)).count();
        (others > 0).then(|| self.words.count("prompt.next_request", others))
    }
}

fn prompt_card(home: &Home, request: &SignIn, now: Moment, words: Words) -> Scene {
    let title = match request.kind {
        SignInKind::PairingCheck => "prompt.pairing_title",
        SignInKind::SignIn => "prompt.title",
    };
    let left = request.expires.saturating_sub(now.unix_ms.div_euclid(1000)).clamp(0, LONGEST);
    Scene {
        title: Some(words.say(title, &[])),
        left: Some(time_left(left, words)),
        rows: rows(home, request, words),
        ..Scene::default()
    }
}

fn time_left(seconds: i64, words: Words) -> String {
    let (minutes, seconds) = (format!("{:02}", seconds / 60), format!("{:02}", seconds % 60));
    words.say("term.prompt.left", &[("minutes", &minutes), ("seconds", &seconds)])
}

fn rows(home: &Home, request: &SignIn, words: Words) -> Vec<Row> {
    let text = |text: &Option<String>| text.as_deref().map(outside).unwrap_or_default();
    let context = &request.context;
    let mut rows = whose(home, &request.account, words);
    let from = place(context.country.as_deref(), context.place.as_deref());
    let pairs = [
        [("prompt.app", text(&request.app)), ("prompt.origin", text(&request.origin))],
        [("prompt.place", from), ("prompt.browser", text(&context.browser))],
        [("prompt.device", text(&context.os)), ("prompt.ip", text(&context.ip))],
    ];
    for pair in pairs {
        rows.extend(row(pair.map(|(label, value)| (words.say(label, &[]), value))));
    }
    rows.extend(one("term.prompt.message", text(&request.message), true, words));
    // One label for all that is unusual.
    let mut label = words.say("term.prompt.unusual", &[]);
    for value in first_times(request, words) {
        rows.push(Row::One { label: std::mem::take(&mut label), value, may_go: false });
    }
    rows
}

/// The service and the account, never joined.
fn whose(home: &Home, id: &str, words: Words) -> Vec<Row> {
    let Some(account) = account(home, id) else { return Vec::new() };
    let texts = [("prompt.service", &account.issuer), ("prompt.account", &account.name)];
    texts.into_iter().filter_map(|(key, text)| one(key, named(text, words), false, words)).collect()
}

/// What a request does not say is left out.
fn one(label: &str, value: String, may_go: bool, words: Words) -> Option<Row> {
    (!value.is_empty()).then(|| Row::One { label: words.say(label, &[]), value, may_go })
}

fn row(pair: [(String, String); 2]) -> Option<Row> {
    let [first, second] = pair;
    let alone = |(label, value): (String, String)| Row::One { label, value, may_go: true };
    match (first.1.is_empty(), second.1.is_empty()) {
        (true, true) => None,
        (false, true) => Some(alone(first)),
        (true, false) => Some(alone(second)),
        (false, false) => Some(Row::Two([first, second])),
    }
}

fn burst_card(home: &Home, id: &str, words: Words) -> Scene {
    let mut rows = whose(home, id, words);
    rows.push(Row::Text(words.count("burst.body", burst(home, id).unwrap_or_default())));
    rows.push(Row::Text(words.say("burst.caller", &[])));
    Scene {
        title: Some(words.say("burst.title", &[])),
        rows,
        keys: Some(words.say("term.burst.keys", &[])),
        ..Scene::default()
    }
}

fn keys(number: &NumberMatching) -> &'static str {
    match number {
        NumberMatching::Absent => "term.prompt.keys_plain",
        NumberMatching::Digits { .. } => "term.prompt.keys",
        NumberMatching::Listed { .. } => "term.prompt.keys_list",
        NumberMatching::Typed { .. } => "term.prompt.keys_letters",
    }
}

/// Digits are shown in pairs.
fn field(request: &SignIn, typed: &str, words: Words) -> Field {
    let label = match request.number {
        NumberMatching::Digits { .. } => "term.prompt.number",
        _ => "term.prompt.answer",
    };
    let pairs = matches!(request.number, NumberMatching::Digits { .. });
    let places = typed.chars().chain(std::iter::repeat('_')).take(answer_length(&request.number));
    let mut shown = String::new();
    for (index, place) in places.enumerate() {
        if pairs && index > 0 && index % 2 == 0 {
            shown.push(' ');
        }
        shown.push(place);
    }
    let gaps = if pairs { typed.len() / 2 } else { 0 };
    let cursor = typed.len().saturating_add(gaps).min(shown.len());
    Field { label: words.say(label, &[]), shown, cursor }
}
