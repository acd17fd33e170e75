//! Browser sessions: a cookie, and what the person has done so far.
//!
//! The cookie holds 256 random bits; the database holds their keyed hash. Before the password was
//! right there is a cookie and no row: all it does is to tie the form to the browser.

use crate::problem::Problem;
use crate::seal::random_token;
use crate::state::ServiceState;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::http::{HeaderMap, HeaderValue, header};
use data_encoding::BASE64URL_NOPAD;

/// Seconds that a session lasts.
const LASTS: i64 = 60 * 60;

/// What a session knows.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Session {
    pub(crate) user: String,
    pub(crate) pairing: Option<String>,
    pub(crate) sign_in: Option<String>,
    pub(crate) signed_in: bool,
}

/// A browser that asks for a page.
pub(crate) struct Visitor {
    token: String,
    is_new: bool,
    pub(crate) session: Option<Session>,
}

fn cookie_name(state: &ServiceState) -> &'static str {
    if state.base.is_https() { "__Host-countersign" } else { "countersign" }
}

impl Visitor {
    /// Who sends these headers.
    pub(crate) async fn find(state: &ServiceState, headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(token) = cookie(headers, cookie_name(state)) else {
            let token = random_token().ok_or(Problem::internal())?;
            return Ok(Self { token, is_new: true, session: None });
        };
        let session = sqlx::query_as(
            "SELECT user, pairing, sign_in, signed_in FROM session
             WHERE token = ? AND expires > ?",
        )
        .bind(state.sealer.hash("session", &token))
        .bind(state.clock.now())
        .fetch_optional(&state.reader)
        .await?;
        Ok(Self { token, is_new: false, session })
    }

    /// The token that every form of this visitor carries.
    pub(crate) fn form_token(&self, state: &ServiceState) -> String {
        BASE64URL_NOPAD.encode(&state.sealer.hash("form", &self.token))
    }

    /// Whether a form comes from a page that this visitor was shown.
    pub(crate) fn sent(&self, state: &ServiceState, form_token: &str) -> bool {
        let expected = self.form_token(state);
        !self.is_new && verify_slices_are_equal(expected.as_bytes(), form_token.as_bytes()).is_ok()
    }

    /// The cookie to set, if the browser has none.
    pub(crate) fn new_cookie(&self, state: &ServiceState) -> Option<HeaderValue> {
        if self.is_new { self.cookie(state) } else { None }
    }

    /// The cookie of this visitor.
    pub(crate) fn cookie(&self, state: &ServiceState) -> Option<HeaderValue> {
        let secure = if state.base.is_https() { "; Secure" } else { "" };
        let name = cookie_name(state);
        let cookie = format!("{name}={}; Path=/; HttpOnly; SameSite=Strict{secure}", self.token);
        let mut value = HeaderValue::from_str(&cookie).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// A session for a user whose password was right, under a new token: one that was known before
    /// is worth nothing afterwards.
    pub(crate) async fn begin(state: &ServiceState, user: &str) -> Result<Self, Problem> {
        let token = random_token().ok_or(Problem::internal())?;
        sqlx::query("INSERT INTO session (token, user, expires) VALUES (?, ?, ?)")
            .bind(state.sealer.hash("session", &token))
            .bind(user)
            .bind(state.clock.now().saturating_add(LASTS))
            .execute(&state.writer)
            .await?;
        let session =
            Session { user: user.to_owned(), pairing: None, sign_in: None, signed_in: false };
        Ok(Self { token, is_new: true, session: Some(session) })
    }

    /// Stores what the person has done.
    pub(crate) async fn keep(
        &self,
        state: &ServiceState,
        session: &Session,
    ) -> Result<(), Problem> {
        sqlx::query("UPDATE session SET pairing = ?, sign_in = ?, signed_in = ? WHERE token = ?")
            .bind(&session.pairing)
            .bind(&session.sign_in)
            .bind(session.signed_in)
            .bind(state.sealer.hash("session", &self.token))
            .execute(&state.writer)
            .await?;
        Ok(())
    }

    /// Ends the session.
    pub(crate) async fn end(&self, state: &ServiceState) -> Result<(), Problem> {
        sqlx::query("DELETE FROM session WHERE token = ?")
            .bind(state.sealer.hash("session", &self.token))
            .execute(&state.writer)
            .await?;
        Ok(())
    }
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let headers = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies =
        headers.flat_map(|value| value.split(';')).filter_map(|it| it.split_once('='));
    let (_, token) = cookies.find(|(found, _)| found.trim() == name)?;
    Some(token.trim().to_owned()).filter(|token| token.len() == 43)
}
