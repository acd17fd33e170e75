//! The form of a backup file (docs/backup.md): what is needed to try a password, then everything
//! else sealed, then a checksum. Who damaged a file by accident learns so; whoever changes it on
//! purpose needs the password.

use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use crate::secret::Secret;
use crate::stretch::Cost;
use crate::vault::{Sealer, random};
use data_encoding::HEXLOWER;
use ring::digest::{SHA256, SHA256_OUTPUT_LEN, digest};
use serde::{Serialize, de::DeserializeOwned};

/// What every backup begins with, of whatever version.
const MAGIC: &[u8; 8] = b"CSBACKUP";
const VERSION: u8 = 1;
const SALT_LENGTH: usize = 16;

/// Locks a value with a password.
pub(super) fn lock<T: Serialize>(value: &T, password: &Secret) -> Result<Vec<u8>, Fault> {
    let header = Header { cost: Cost::RECOMMENDED, salt: random()? };
    let head = header.bytes();
    let sealed = header.sealer(password)?.seal_value("backup", &HEXLOWER.encode(&head), value)?;
    let mut file = [&head[..], &sealed].concat();
    file.extend_from_slice(digest(&SHA256, &file).as_ref());
    Ok(file)
}

/// Whether a file begins as every backup does.
pub(crate) fn is_backup(file: &[u8]) -> bool {
    file.starts_with(MAGIC)
}

/// Opens what was locked.
pub(super) fn unlock<T: DeserializeOwned>(file: &[u8], password: &Secret) -> Result<T, Fault> {
    if !is_backup(file) || file.len() > limits::BACKUP_BYTES {
        return Err(AuthenticatorError::BackupForeign.into());
    }
    let damaged = AuthenticatorError::BackupDamaged;
    let (body, _) = file
        .split_last_chunk::<SHA256_OUTPUT_LEN>()
        .filter(|(body, sum)| digest(&SHA256, body).as_ref() == *sum)
        .ok_or(damaged.clone())?;
    let (header, head, sealed) = Header::read(body)?;
    let opener = header.sealer(password)?;
    let json = opener.open("backup", &HEXLOWER.encode(head), sealed);
    let json = json.map_err(|_| AuthenticatorError::BackupPassword)?;
    serde_json::from_slice(json.expose()).map_err(|_| damaged.into())
}

/// Whether bytes begin as a backup does, once their checksum is right.
#[cfg(fuzzing)]
pub(super) fn has_header(body: &[u8]) -> bool {
    Header::read(body).is_ok()
}

/// What must be known before a password can be tried.
#[derive(Debug)]
struct Header {
    cost: Cost,
    salt: [u8; SALT_LENGTH],
}

impl Header {
    fn bytes(&self) -> Vec<u8> {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let cost = [memory_kib, passes, lanes].map(u32::to_be_bytes);
        [&MAGIC[..], &[VERSION], cost.as_flattened(), &self.salt].concat()
    }

    /// The header of a whole file, its bytes, and what follows it.
    fn read(body: &[u8]) -> Result<(Self, &[u8], &[u8]), AuthenticatorError> {
        let damaged = AuthenticatorError::BackupDamaged;
        let rest = body.get(MAGIC.len()..).ok_or(damaged.clone())?;
        match rest.split_first() {
            Some((&VERSION, _)) => {}
            Some((&version, _)) if version > VERSION => {
                return Err(AuthenticatorError::BackupNewer);
            }
            _ => return Err(damaged),
        }
        let rest = rest.get(1..).ok_or(damaged.clone())?;
        let (memory_kib, rest) = number(rest).ok_or(damaged.clone())?;
        let (passes, rest) = number(rest).ok_or(damaged.clone())?;
        let (lanes, rest) = number(rest).ok_or(damaged.clone())?;
        let (salt, sealed) = rest.split_first_chunk().ok_or(damaged.clone())?;
        // Before a single byte is allocated for it.
        let cost = Cost { memory_kib, passes, lanes }.checked().map_err(|_| damaged.clone())?;
        let head = body.strip_suffix(sealed).ok_or(damaged)?;
        Ok((Self { cost, salt: *salt }, head, sealed))
    }

    fn sealer(&self, password: &Secret) -> Result<Sealer, Fault> {
        let key = self.cost.stretch(password, &self.salt)?;
        Sealer::new(key.expose(), self.salt)
    }
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    bytes.split_first_chunk().map(|(number, rest)| (u32::from_be_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least that is accepted, so that a test of many files takes little time.
    const CHEAP: Cost = Cost { memory_kib: 8 * 1024, passes: 1, lanes: 1 };

    fn secret(text: &str) -> Secret {
        Secret::new(text.into())
    }

    fn file(cost: Cost, version: u8) -> Vec<u8> {
        let header = Header { cost, salt: [9; SALT_LENGTH] };
        let head = header.bytes();
        // A cost that is refused is never stretched with.
        let writer = Header { cost: CHEAP, ..header }.sealer(&secret("password")).unwrap();
        let sealed = writer.seal_value("backup", &HEXLOWER.encode(&head), &"seed").unwrap();
        let mut file = [&head[..], &sealed].concat();
        file[MAGIC.len()] = version;
        summed(file)
    }

    fn summed(mut body: Vec<u8>) -> Vec<u8> {
        body.extend_from_slice(digest(&SHA256, &body).as_ref());
        body
    }

    fn refusal(file: &[u8]) -> AuthenticatorError {
        unlock::<String>(file, &secret("password")).unwrap_err().into()
    }

    #[test]
    fn what_was_locked_opens_with_its_password_alone() {
        let file = lock(&"seed seed", &secret("correct horse")).unwrap();
        assert_eq!(unlock::<String>(&file, &secret("correct horse")).unwrap(), "seed seed");
        let other = unlock::<String>(&file, &secret("correct house")).unwrap_err();
        assert_eq!(AuthenticatorError::from(other), AuthenticatorError::BackupPassword);
        assert!(!file.windows(9).any(|window| window == b"seed seed"));
        assert_ne!(file, lock(&"seed seed", &secret("correct horse")).unwrap());
    }

    #[test]
    fn security_25_every_flipped_bit_and_every_cut_of_a_backup_is_noticed() {
        let whole = file(CHEAP, VERSION);
        assert_eq!(unlock::<String>(&whole, &secret("password")).unwrap(), "seed");
        for bit in 0..whole.len() * 8 {
            let mut changed = whole.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let expected = if bit < MAGIC.len() * 8 {
                AuthenticatorError::BackupForeign
            } else {
                AuthenticatorError::BackupDamaged
            };
            assert_eq!(refusal(&changed), expected, "bit {bit}");
        }
        for length in 0..whole.len() {
            let short = refusal(&whole[..length]);
            let foreign = length < MAGIC.len();
            assert_eq!(short == AuthenticatorError::BackupForeign, foreign, "{length} bytes");
        }
    }

    #[test]
    fn a_change_with_a_new_checksum_needs_the_password() {
        let whole = file(CHEAP, VERSION);
        let body = &whole[..whole.len() - SHA256_OUTPUT_LEN];
        let costs = MAGIC.len() + 1..MAGIC.len() + 13;
        for byte in (MAGIC.len() + 1..body.len()).filter(|byte| !costs.contains(byte)) {
            let mut changed = body.to_vec();
            changed[byte] ^= 1;
            assert_eq!(refusal(&summed(changed)), AuthenticatorError::BackupPassword, "{byte}");
        }
    }

    #[test]
    fn security_26_a_backup_that_asks_for_too_much_is_refused_before_the_kdf() {
        for cost in [
            Cost { memory_kib: u32::MAX, ..CHEAP },
            Cost { memory_kib: 1024 * 1024 + 1, ..CHEAP },
            Cost { memory_kib: 0, ..CHEAP },
            Cost { passes: u32::MAX, ..CHEAP },
            Cost { passes: 0, ..CHEAP },
            Cost { lanes: 1 << 24, ..CHEAP },
            Cost { lanes: 0, ..CHEAP },
        ] {
            assert_eq!(
                refusal(&file(cost, VERSION)),
                AuthenticatorError::BackupDamaged,
                "{cost:?}"
            );
        }
    }

    #[test]
    fn other_files_newer_files_and_huge_files_are_told_apart() {
        let huge = [&MAGIC[..], &vec![0; limits::BACKUP_BYTES]].concat();
        for (file, refused) in [
            (Vec::new(), AuthenticatorError::BackupForeign),
            (b"{\"version\":1,\"header\":{}}".to_vec(), AuthenticatorError::BackupForeign),
            (huge, AuthenticatorError::BackupForeign),
            (MAGIC.to_vec(), AuthenticatorError::BackupDamaged),
            (summed(MAGIC.to_vec()), AuthenticatorError::BackupDamaged),
            (file(CHEAP, 0), AuthenticatorError::BackupDamaged),
            (file(CHEAP, VERSION + 1), AuthenticatorError::BackupNewer),
            (file(CHEAP, u8::MAX), AuthenticatorError::BackupNewer),
        ] {
            assert_eq!(refusal(&file), refused);
        }
    }
}
