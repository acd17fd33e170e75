//! Passwords: Argon2id (RFC 9106) in PHC strings.

use crate::peer::Peer;
use crate::problem::Problem;
use crate::state::ServiceState;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// Hashed where there is no user, so that the time taken does not tell whether there is one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGF0IGFsbA$\
                      1Lr0Ylyv1q3cYp0i8F1cXk8i4q3n1Jm1b4f5x0sZb6E";

/// The PHC string of a new password.
pub(crate) fn hash(password: &str) -> Option<String> {
    Argon2::default().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// The id of the user with this login and password. Wrong ones are counted, by login and by the
/// address that asks.
pub(crate) async fn check(
    state: &ServiceState,
    login: &str,
    password: String,
) -> Result<Option<String>, Problem> {
    let (now, from) = (state.clock.now(), Peer::current().network());
    let login_key = state.sealer.hash("login", &login.to_lowercase());
    let limits = &state.limits;
    let blocked = limits.password_logins.blocked(&login_key, now);
    if let Some(wait) = blocked.or_else(|| limits.password_addresses.blocked(&from, now)) {
        let detail = "Too many wrong passwords. Wait a few minutes, then try again.";
        return Err(Problem::too_many_requests(detail, wait));
    }
    let found: Option<(String, String)> =
        sqlx::query_as("SELECT id, password FROM user WHERE login = ? AND password IS NOT NULL")
            .bind(login)
            .fetch_optional(&state.reader)
            .await?;
    let (user, stored) = found.map_or((None, NOBODY.to_owned()), |(id, hash)| (Some(id), hash));
    let permit = state.hashing.acquire().await.map_err(|_| Problem::internal())?;
    let right = tokio::task::spawn_blocking(move || verify(&password, &stored)).await;
    drop(permit);
    let user = user.filter(|_| right.unwrap_or(false));
    if user.is_none() {
        limits.password_logins.count(login_key, now);
        limits.password_addresses.count(from, now);
    }
    Ok(user)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::config::Settings;
    use crate::seal::random_id;
    use crate::start;

    #[test]
    fn only_the_password_itself_is_right() {
        let stored = hash("correct horse").unwrap();
        assert!(verify("correct horse", &stored));
        assert!(!verify("correct horse ", &stored));
    }

    #[tokio::test]
    async fn guessing_is_slowed_by_login_and_by_address() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::new(folder.path().join("service.sqlite"));
        settings.demo = true;
        let address = "127.0.0.1:1".parse().unwrap();
        let (state, _) = start::open(&settings, address, Clock::system()).await.unwrap();
        let try_as = async |login: &str, password: &str| {
            check(&state, login, password.to_owned()).await.map(|user| user.is_some())
        };
        let right = state.demo_password.clone().unwrap();
        for _ in 0..10 {
            assert!(!try_as("Demo", "wrong").await.unwrap());
        }
        assert!(try_as("demo", &right).await.is_err());
        for _ in 0..20 {
            assert!(!try_as(&random_id().unwrap(), "wrong").await.unwrap());
        }
        assert!(try_as("somebody", "wrong").await.is_err());
        state.clock.advance(5 * 60);
        assert!(try_as("demo", &right).await.unwrap());
    }

    #[test]
    fn nobody_costs_as_much_as_somebody() {
        let (nobody, somebody) = (PasswordHash::new(NOBODY).unwrap(), hash("x").unwrap());
        let somebody = PasswordHash::new(&somebody).unwrap();
        assert_eq!(nobody.algorithm, somebody.algorithm);
        assert_eq!(nobody.params, somebody.params);
        assert_eq!(nobody.hash.unwrap().len(), somebody.hash.unwrap().len());
    }
}
