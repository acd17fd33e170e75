//! Passwords: Argon2id (RFC 9106) in PHC strings.

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

/// The id of the user with this login and password.
pub(crate) async fn check(
    state: &ServiceState,
    login: &str,
    password: String,
) -> Result<Option<String>, Problem> {
    let found: Option<(String, String)> =
        sqlx::query_as("SELECT id, password FROM user WHERE login = ? AND password IS NOT NULL")
            .bind(login)
            .fetch_optional(&state.reader)
            .await?;
    let (user, stored) = found.map_or((None, NOBODY.to_owned()), |(id, hash)| (Some(id), hash));
    let permit = state.hashing.acquire().await.map_err(|_| Problem::internal())?;
    let right = tokio::task::spawn_blocking(move || verify(&password, &stored)).await;
    drop(permit);
    Ok(user.filter(|_| right.unwrap_or(false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_is_right() {
        let stored = hash("correct horse").unwrap();
        assert!(verify("correct horse", &stored));
        assert!(!verify("correct horse ", &stored));
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
