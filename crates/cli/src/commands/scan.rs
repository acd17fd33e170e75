//! `scan`: needs no vault, stores nothing, sends nothing.

use crate::arguments::Source;
use crate::output;
use crate::scanning::{rejected, tell};
use crate::session::Session;
use crate::trouble::{Exit, Trouble};
use crate::view;
use countersign::Scan;
use serde_json::json;

/// Tells what each text is.
pub(crate) fn scan(session: &Session, source: &Source) -> Result<Exit, Trouble> {
    let now = session.now();
    let scans: Vec<_> = source.texts()?.iter().map(|text| tell(text, now)).collect();
    let pages = || {
        let pages: Vec<_> = scans.iter().map(|it| view::scan::page(it, session.words)).collect();
        pages.join("\n\n")
    };
    match scans.as_slice() {
        [scan] => session.output.show(scan, pages)?,
        scans => session.output.show(&json!({ "codes": scans }), pages)?,
    }
    // The result itself tells a program why; a person reads it on standard error.
    for scan in &scans {
        if let Scan::Rejected { reason, position, .. } = scan {
            output::aside(&rejected(*reason, *position).sentence(session.words));
        }
    }
    let usable = scans.iter().any(|scan| !matches!(scan, Scan::Rejected { .. }));
    Ok(if usable { Exit::Done } else { Exit::Input })
}
