//! Refusing everything that is open for a token, as one act.

use super::Token;
use super::answer::{Kept, Refusal, Signed, Unsigned};
use super::prompt::Prompt;
use crate::clock::Moment;
use crate::countersign::DenyReason;
use crate::error::Fault;
use crate::vault::{Vault, table};

/// What has to be signed, with the id of the request that it refuses.
pub(crate) fn refusals(
    vault: &Vault,
    account: &str,
    token: &Token,
    reason: DenyReason,
    now: Moment,
) -> Result<Vec<(String, Unsigned)>, Fault> {
    vault.read(|connection, keys| {
        let rows = table::prompts::<Prompt>(connection, &keys.device, account)?;
        let open =
            rows.into_iter().filter(|it| it.value.outcome.is_none() && !it.value.expired(now));
        let refusals = open.filter_map(|row| {
            let verified = row.value.verified(token)?;
            Some((row.id, Unsigned::deny(&verified, token, Refusal::Person(reason))))
        });
        Ok(refusals.collect())
    })
}

/// Keeps all of them, or none, and gives the ids of the refused requests. Where another answer waits
/// for its reply, that one counts.
pub(crate) fn keep_refusals(
    vault: &mut Vault,
    refusals: Vec<(String, Signed)>,
) -> Result<Vec<String>, Fault> {
    vault.write(|transaction, keys| {
        let keep = |(prompt, signed): (String, Signed)| {
            if table::answers::<Kept>(transaction, &keys.device, &prompt)?.is_empty() {
                signed.keep(transaction, &keys.device, &prompt)?;
            }
            Ok(prompt)
        };
        refusals.into_iter().map(keep).collect()
    })
}
