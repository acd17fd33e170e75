//! The same scenes as plain lines, each printed once: for screen readers and simple terminals.

use super::screen::{Row, Scene};

/// What was printed last.
#[derive(Debug, Default)]
pub(crate) struct Plain {
    scene: Scene,
}

impl Plain {
    /// The lines that are new.
    pub(crate) fn next(&mut self, scene: Scene, mut said: Vec<String>) -> Vec<String> {
        let before = std::mem::replace(&mut self.scene, scene);
        let scene = &self.scene;
        let new_card = (&scene.title, &scene.rows) != (&before.title, &before.rows);
        if new_card {
            said.extend(scene.title.clone());
            // The time is said once, and then left alone.
            said.extend(scene.left.clone());
            said.extend(scene.rows.iter().flat_map(lines));
        }
        let fresh = |now: &[String], then: &[String]| {
            let fresh = now.iter().filter(|line| new_card || !then.contains(line));
            fresh.cloned().collect::<Vec<_>>()
        };
        said.extend(fresh(&scene.notes, &before.notes));
        if new_card || scene.keys != before.keys {
            said.extend(scene.keys.clone());
        }
        said.extend(scene.status.iter().filter(|line| !before.status.contains(line)).cloned());
        said
    }
}

fn lines(row: &Row) -> Vec<String> {
    let line = |label: &str, value: &str| match label {
        "" => value.to_owned(),
        label => format!("{label}: {value}"),
    };
    match row {
        Row::One { label, value, .. } => vec![line(label, value)],
        Row::Text(text) => vec![text.clone()],
        Row::Two(pair) => pair.iter().map(|(label, value)| line(label, value)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(left: &str, note: Option<&str>) -> Scene {
        Scene {
            title: Some("Are you signing in?".into()),
            left: Some(left.into()),
            rows: vec![Row::One { label: "App".into(), value: "Webmail".into(), may_go: true }],
            notes: note.into_iter().map(str::to_owned).collect(),
            keys: Some("r refuse".into()),
            status: vec!["1 more".into()],
            ..Scene::default()
        }
    }

    #[test]
    fn a_card_is_printed_once_and_its_time_with_it() {
        let mut plain = Plain::default();
        let first = plain.next(scene("04:12", None), vec!["Approved".into()]);
        let wanted =
            ["Approved", "Are you signing in?", "04:12", "App: Webmail", "r refuse", "1 more"];
        assert_eq!(first, wanted);
        assert!(plain.next(scene("04:11", None), Vec::new()).is_empty());
        assert_eq!(plain.next(scene("04:10", Some("Wrong")), Vec::new()), ["Wrong"]);
        assert!(plain.next(scene("04:09", Some("Wrong")), Vec::new()).is_empty());
    }
}
