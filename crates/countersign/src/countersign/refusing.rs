//! Refusing everything that is open for an account, as one act.

use super::Pairing;
use super::challenge::{Prompt, Signed, Unsigned};
use super::message::DenyReason;
use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::vault::{Vault, table};

/// What has to be signed, with the id of the request that it refuses.
pub(crate) fn refusals(
    vault: &Vault,
    account: &str,
    reason: DenyReason,
    now: Moment,
) -> Result<Vec<(String, Unsigned)>, Fault> {
    vault.read(|connection, keys| {
        let pairing: Pairing = table::pairing(connection, &keys.device, account)?
            .ok_or(AuthenticatorError::NotFound)?;
        let mut refusals = Vec::new();
        for row in table::prompts::<Prompt>(connection, &keys.device, account)? {
            let verified = row.value.verified(&pairing, now);
            let open =
                verified.filter(|it| row.value.outcome.is_none() && !row.value.expired(it, now));
            if let Some(verified) = open {
                refusals.push((row.id, Unsigned::deny(&verified, &pairing, reason, now)?));
            }
        }
        Ok(refusals)
    })
}

/// Keeps all of them, or none, and gives the ids of the refused requests.
pub(crate) fn keep_refusals(
    vault: &mut Vault,
    refusals: Vec<(String, Signed)>,
) -> Result<Vec<String>, Fault> {
    vault.write(|transaction, keys| {
        let keep = |(prompt, signed): (String, Signed)| {
            signed.keep(transaction, &keys.device, &prompt)?;
            Ok(prompt)
        };
        refusals.into_iter().map(keep).collect()
    })
}
