//! Lays a scene out in lines, none wider than the terminal.

use super::screen::{Field, Row, Scene};
use crate::layout::{cells, padded, wrapped, wrapped_keys};
use crate::terminal::Size;

/// The widest card.
const WIDEST: usize = 80;
/// The border and the blank beside it, on both sides.
const BORDER: usize = 4;
/// Between a label and its value, and between two rows side by side.
const GAP: usize = 3;

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) lines: Vec<String>,
    /// Where the cursor waits: the line and the cell in it, from 0.
    pub(crate) cursor: (usize, usize),
    /// The time left, which changes by itself.
    pub(crate) left: Option<Cell>,
}

/// A text with a place of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) text: String,
}

impl Size {
    /// The width of texts and cards.
    pub(crate) fn width(self) -> usize {
        self.columns.min(WIDEST)
    }
}

/// Lays a scene out. Where there are too few rows, what matters least goes.
pub(crate) fn frame(scene: &Scene, size: Size) -> Frame {
    let width = size.width();
    let mut below = Vec::new();
    for note in &scene.notes {
        below.extend(wrapped(note, width));
    }
    let field = scene.field.as_ref().map(|field| {
        below.push(format!("{}{}", field.label, field.shown));
        below.len()
    });
    below.extend(scene.keys.iter().flat_map(|keys| wrapped_keys(keys, width)));
    for line in &scene.status {
        below.extend(wrapped(line, width));
    }
    let room = size.rows.saturating_sub(below.len()).saturating_sub(1);
    let (mut lines, left) = card(scene, width, room);
    let cursor = match (&scene.field, field) {
        (Some(field), Some(line)) => {
            (lines.len().saturating_add(line).saturating_sub(1), typed(field))
        }
        _ => (lines.len().saturating_add(below.len()).saturating_sub(1), 0),
    };
    lines.append(&mut below);
    Frame { lines, cursor, left }
}

fn typed(field: &Field) -> usize {
    cells(&field.label).saturating_add(field.cursor)
}

/// The box, with its title and the time left in the upper border.
fn card(scene: &Scene, width: usize, room: usize) -> (Vec<String>, Option<Cell>) {
    let Some(title) = &scene.title else { return (Vec::new(), None) };
    let inner = width.saturating_sub(BORDER).max(2);
    let (border, more) = border(title, scene.left.as_deref(), width);
    let mut lines = vec![border];
    let left = scene.left.as_ref().map(|text| Cell {
        line: 0,
        column: width.saturating_sub(cells(text)).saturating_sub(2),
        text: text.clone(),
    });
    let room = room.saturating_sub(more.len()).saturating_sub(2);
    for line in more.into_iter().chain(body(&scene.rows, inner, room)) {
        lines.push(format!("│ {} │", padded(&line, inner)));
    }
    lines.push(format!("└{}┘", "─".repeat(width.saturating_sub(2))));
    (lines, left)
}

/// The upper border, and what of the title goes below it where there is too little room.
fn border(title: &str, left: Option<&str>, width: usize) -> (String, Vec<String>) {
    let left = left.map(|text| format!(" {text} ")).unwrap_or_default();
    let room = width.saturating_sub(cells(&left)).saturating_sub(BORDER);
    let mut titles = wrapped(title, room).into_iter();
    let title = titles.next().unwrap_or_default();
    let start = format!("┌ {title} ");
    let rest = width.saturating_sub(cells(&start)).saturating_sub(cells(&left));
    (format!("{start}{}{left}┐", "─".repeat(rest.saturating_sub(1))), titles.collect())
}

/// The lines in the box. What may go goes from the end, so that the service, the account and what
/// is unusual are there to the last.
fn body(rows: &[Row], inner: usize, room: usize) -> Vec<String> {
    let columns = Columns::of(rows, inner);
    let block = |row: &Row| (may_go(row), columns.block(row));
    let mut blocks: Vec<_> = rows.iter().map(block).collect();
    while blocks.iter().map(|(_, lines)| lines.len()).sum::<usize>() > room {
        let Some(index) = blocks.iter().rposition(|(may_go, _)| *may_go) else { break };
        blocks.remove(index);
    }
    blocks.into_iter().flat_map(|(_, lines)| lines).collect()
}

fn may_go(row: &Row) -> bool {
    matches!(row, Row::One { may_go: true, .. } | Row::Two(_))
}

/// Where labels and values stand in a card.
struct Columns {
    /// The widest label on the left.
    label: usize,
    /// Where the second of two rows side by side begins.
    second: usize,
    inner: usize,
}

impl Columns {
    /// The second column begins where most pairs fit, in the middle if it can be.
    fn of(rows: &[Row], inner: usize) -> Self {
        let label = rows.iter().map(|row| cells(label(row))).max().unwrap_or(0);
        let fitting = |columns: &Self| rows.iter().filter(|row| columns.fits(row)).count();
        let tries =
            [inner / 2, inner.saturating_mul(2) / 5].map(|second| Self { label, second, inner });
        let [middle, left] = tries;
        let mut best = if fitting(&left) > fitting(&middle) { left } else { middle };
        let apart = rows.iter().filter(|row| !best.fits(row)).map(|row| match row {
            Row::Two([_, (label, _)]) => cells(label),
            _ => 0,
        });
        best.label = apart.max().unwrap_or(0).max(label);
        best
    }

    fn fits(&self, row: &Row) -> bool {
        let Row::Two([first, second]) = row else { return false };
        let start = cells(&self.start(first));
        let rest = cells(&second.0).saturating_add(GAP).saturating_add(cells(&second.1));
        start.saturating_add(GAP) <= self.second && self.second.saturating_add(rest) <= self.inner
    }

    fn start(&self, (label, value): &(String, String)) -> String {
        padded(label, self.label.saturating_add(GAP)) + value
    }

    fn block(&self, row: &Row) -> Vec<String> {
        match row {
            Row::One { label, value, .. } => self.labelled(label, value),
            Row::Text(text) => wrapped(text, self.inner),
            Row::Two([first, (label, value)]) if self.fits(row) => {
                let gap = " ".repeat(GAP);
                vec![padded(&self.start(first), self.second) + label + &gap + value]
            }
            Row::Two(pair) => {
                pair.iter().flat_map(|(label, value)| self.labelled(label, value)).collect()
            }
        }
    }

    /// The value beside its label; the end of an address is never cut off.
    fn labelled(&self, label: &str, value: &str) -> Vec<String> {
        let indent = self.label.saturating_add(GAP);
        let label = |index| padded(if index == 0 { label } else { "" }, indent);
        let lines = wrapped(value, self.inner.saturating_sub(indent));
        lines.into_iter().enumerate().map(|(index, line)| label(index) + &line).collect()
    }
}

fn label(row: &Row) -> &str {
    match row {
        Row::One { label, .. } | Row::Two([(label, _), _]) => label,
        Row::Text(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Size = Size { columns: 80, rows: 24 };

    fn one(label: &str, value: &str, may_go: bool) -> Row {
        Row::One { label: label.into(), value: value.into(), may_go }
    }

    fn two(first: (&str, &str), second: (&str, &str)) -> Row {
        Row::Two([first, second].map(|(label, value)| (label.to_owned(), value.to_owned())))
    }

    fn scene() -> Scene {
        Scene {
            title: Some("Are you signing in?".into()),
            left: Some("04:12 left".into()),
            rows: vec![
                one("Service", "Contoso", false),
                one("Account", "a@contoso.example", false),
                two(("App", "Webmail"), ("Web", "https://mail.contoso.example")),
                one("Unusual", "First time with this browser", false),
            ],
            notes: Vec::new(),
            field: Some(Field { label: "Number: ".into(), shown: "48 2_ __".into(), cursor: 4 }),
            keys: Some("r refuse   q later".into()),
            status: vec!["2 more requests are waiting".into()],
        }
    }

    #[test]
    fn a_card_looks_like_this() {
        let frame = frame(&scene(), WIDE);
        let (app, web) = ("App       Webmail", "Web   https://mail.contoso.example");
        assert_eq!(
            frame.lines,
            [
                &format!("┌ Are you signing in? {} 04:12 left ┐", "─".repeat(45)),
                &format!("│ {:<76} │", "Service   Contoso"),
                &format!("│ {:<76} │", "Account   a@contoso.example"),
                &format!("│ {app:<38}{web:<38} │"),
                &format!("│ {:<76} │", "Unusual   First time with this browser"),
                &format!("└{}┘", "─".repeat(78)),
                "Number: 48 2_ __",
                "r refuse   q later",
                "2 more requests are waiting",
            ]
        );
        assert_eq!(frame.cursor, (6, 12));
        let cell = frame.left.unwrap();
        assert_eq!((cell.line, cell.column), (0, 68));
        let cut: String = frame.lines[0].chars().skip(68).take(10).collect();
        assert_eq!(cut, "04:12 left");
    }

    #[test]
    fn every_line_has_the_same_width_in_every_script() {
        let mut scene = scene();
        scene.title = Some("這是您本人在登入嗎？".into());
        scene.left = Some("剩下 04:12".into());
        scene.rows = vec![
            one("服務", "康托索雲端服務股份有限公司", false),
            two(("應用程式", "電子郵件"), ("網址", "https://mail.contoso.example")),
            two(("地點", "TW、台北"), ("ブラウザー", "Firefox")),
            one("訊息", &"請確認。".repeat(40), true),
        ];
        let is_of = |it: &char| !" │┌┐─剩下0412:".contains(*it);
        for columns in [20, 40, 79, 80, 200] {
            let frame = frame(&scene, Size { columns, rows: 60 });
            let width = columns.min(80);
            for line in frame.lines.iter().filter(|line| line.starts_with(['┌', '│', '└'])) {
                assert_eq!(cells(line), width, "{line}");
            }
            assert!(frame.lines.iter().all(|line| cells(line) <= width), "{:?}", frame.lines);
            let title: String = frame.lines.concat().chars().filter(|it| is_of(it)).collect();
            assert!(title.contains("這是您本人在登入嗎？"), "{title}");
        }
    }

    #[test]
    fn a_long_address_is_wrapped_and_never_cut() {
        let address = format!("https://{}.example.evil.example", "a".repeat(200));
        let rows = [two(("App", "Webmail"), ("Web", &address))];
        let lines = body(&rows, 76, 20);
        let together: String =
            lines.iter().skip(1).map(|it| it.trim_start_matches("Web").trim()).collect();
        assert_eq!(together, address);
    }

    #[test]
    fn what_matters_least_goes_first_where_there_is_no_room() {
        let mut scene = scene();
        scene.rows.push(one("Message", "hello", true));
        let shown = |rows| frame(&scene, Size { columns: 80, rows }).lines.join("\n");
        assert!(shown(11).contains("hello") && shown(11).contains("Webmail"));
        assert!(!shown(10).contains("hello") && shown(10).contains("Webmail"));
        for rows in [1, 5, 9] {
            let shown = shown(rows);
            assert!(shown.contains("Contoso") && shown.contains("First time"), "{shown}");
            assert!(!shown.contains("Webmail") && shown.contains("Number: "), "{shown}");
        }
    }

    #[test]
    fn without_a_title_there_is_no_card() {
        let scene = Scene { keys: Some("Waiting.".into()), ..Scene::default() };
        let frame = frame(&scene, WIDE);
        assert_eq!(
            (frame.lines, frame.cursor, frame.left),
            (vec!["Waiting.".into()], (0, 0), None)
        );
    }
}
