//! Accounts: adding, showing, ordering, removing.

use super::{Authenticator, State};
use crate::account::{self, Account, Added, Choice, Collision, RemovedAccount};
use crate::batch::{self, BatchProgress};
use crate::clock::Moment;
use crate::doctor::{self, Check, CheckKind, Ticks};
use crate::error::{AuthenticatorError, Fault};
use crate::home::{self, Home, HomeNotice};
use crate::image;
use crate::privacyidea::{Endpoint, known_token};
use crate::scan::{self, ManualEntry, PrivacyIdeaLink, Reading, Scan};
use crate::ticket::{Held, Ticket};
use crate::vault::setting::Setting;
use crate::vault::{Vault, table};
use zeroize::Zeroizing;

/// What a scan found, and the ticket to go on with.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Scanned {
    /// Good for ten minutes, until the lock, and once.
    pub ticket: String,
    /// What is on the card.
    pub scan: Scan,
    /// What is there already of each account that was found, in their order. Of a pairing code only
    /// where it names its account, as those of privacyIDEA do.
    pub collisions: Vec<Collision>,
    /// How far the person is, where the code is one of several of an export.
    pub progress: Option<BatchProgress>,
}

#[uniffi::export]
impl Authenticator {
    /// All that the first screen shows. Call again when the first code expires.
    pub fn home(&self, now: Moment) -> Result<Home, AuthenticatorError> {
        self.with(|state| {
            state.lock_if_due(now);
            home::home(&state.vault, now)
        })
    }

    /// The ids of the accounts whose names hold a text, in the order of the first screen. Case
    /// does not matter; an empty text finds all.
    pub fn search(&self, text: String, now: Moment) -> Result<Vec<String>, AuthenticatorError> {
        #[cfg(feature = "forced-panic")]
        self.with(|_| {
            crate::forced_panic::where_wished(&text);
            Ok(())
        })?;
        let wanted = text.trim().to_lowercase();
        let accounts = self.home(now)?.accounts.into_iter();
        let found = accounts.filter(|account| {
            let own = [&account.label_issuer, &account.nickname].map(Option::as_deref);
            let names = [Some(&*account.issuer), Some(&*account.name)];
            let mut names = names.into_iter().chain(own).flatten();
            names.any(|name| name.to_lowercase().contains(&wanted))
        });
        Ok(found.map(|account| account.id).collect())
    }

    /// Reads the text of a QR code. Nothing is stored and no connection is made.
    pub fn scan(&self, text: String, now: Moment) -> Result<Scanned, AuthenticatorError> {
        self.issue(scan::read(&Zeroizing::new(text), now.unix_seconds()), now)
    }

    /// Reads every QR code in a camera frame or picture: one byte of luminance a pixel, rows
    /// `row_stride` bytes apart.
    pub fn scan_image(
        &self,
        luma: Vec<u8>,
        width: u32,
        height: u32,
        row_stride: u32,
        now: Moment,
    ) -> Result<Vec<Scanned>, AuthenticatorError> {
        let texts = image::texts_in(&luma, width, height, row_stride).map_err(Fault::from)?;
        let issue =
            |text: &Zeroizing<String>| self.issue(scan::read(text, now.unix_seconds()), now);
        texts.iter().map(issue).collect()
    }

    /// Reads an account that was typed in.
    pub fn scan_manual(
        &self,
        entry: ManualEntry,
        now: Moment,
    ) -> Result<Scanned, AuthenticatorError> {
        self.issue(scan::read_manual(entry, now.unix_seconds()), now)
    }

    /// Reads the address of a service and the five groups of a product key.
    pub fn scan_product_key(
        &self,
        address: String,
        groups: String,
        now: Moment,
    ) -> Result<Scanned, AuthenticatorError> {
        self.issue(scan::read_product_key(&address, &Zeroizing::new(groups)), now)
    }

    /// Adds what a scan or a backup has, all of it or nothing. A ticket is good once. The choice counts
    /// where an account is there already with another key; replacing an account that the scan
    /// does not have is refused.
    pub fn add(
        &self,
        ticket: String,
        choice: Choice,
        now: Moment,
    ) -> Result<Vec<Added>, AuthenticatorError> {
        self.with(|State { vault, tickets, .. }| {
            let Ticket { held: Held::Accounts(accounts), batch, .. } = tickets.get(&ticket, now)?
            else {
                return Err(AuthenticatorError::WrongState.into());
            };
            let added = vault.write(|transaction, keys| {
                if let Some(batch) = batch {
                    batch::note(transaction, &keys.device, batch, now)?;
                }
                account::add(transaction, keys, accounts, &choice, now)
            })?;
            tickets.spend(&ticket);
            Ok(added)
        })
    }

    /// Gives an account the person's own name, or none where it is blank.
    pub fn rename(&self, account: String, nickname: String) -> Result<(), AuthenticatorError> {
        self.change(&account, |account| {
            account.rename(&nickname);
            Ok(())
        })
    }

    /// Makes an account a favourite, or no longer one.
    pub fn set_favourite(
        &self,
        account: String,
        favourite: bool,
    ) -> Result<(), AuthenticatorError> {
        self.change(&account, |account| {
            account.favourite = favourite;
            Ok(())
        })
    }

    /// Moves an account to a place of the first screen, counted from 0; favourites stay before
    /// the others. A place after the end is the last one.
    pub fn move_to(
        &self,
        account: String,
        place: u32,
        now: Moment,
    ) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            let shown = home::home(&state.vault, now)?.accounts.into_iter().map(|it| it.id);
            let mut ids: Vec<_> = shown.collect();
            let from = ids.iter().position(|id| *id == account);
            let moved = ids.remove(from.ok_or(AuthenticatorError::NotFound)?);
            let place = usize::try_from(place).map_or(ids.len(), |place| place.min(ids.len()));
            ids.insert(place, moved);
            state.vault.write(|transaction, _| table::put_places(transaction, &ids))
        })
    }

    /// Gives the code of a counter, as the first screen shows it, and moves the counter on before
    /// it does so. The same counter again gives the same code again: one tap never uses up two.
    pub fn advance(&self, account: String, counter: u64) -> Result<String, AuthenticatorError> {
        self.change(&account, |account| account.advance(counter))
    }

    /// Goes back to the key that was replaced last; the present one is kept for 30 days.
    pub fn use_previous(&self, account: String, now: Moment) -> Result<(), AuthenticatorError> {
        self.change(&account, |account| account.go_back(now))
    }

    /// Removes an account. For 30 days it can be brought back, with its pairing.
    pub fn remove(&self, account: String, now: Moment) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.unlocked()?;
            state.vault.write(|transaction, _| {
                table::set_removed(transaction, &account, Some(now.unix_ms))
            })
        })
    }

    /// What was removed and can be brought back, the last one first.
    pub fn removed(&self) -> Result<Vec<RemovedAccount>, AuthenticatorError> {
        self.with(|state| state.vault.read(account::removed))
    }

    /// Brings a removed account back to its place.
    pub fn undo_remove(&self, account: String) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.unlocked()?;
            state.vault.write(|transaction, _| table::set_removed(transaction, &account, None))
        })
    }

    /// Deletes a removed account for good, with its keys where it approves sign-ins.
    pub fn delete_now(&self, account: String) -> Result<(), AuthenticatorError> {
        let useless = self.with(|state| {
            state.vault.write(|transaction, keys| account::delete_now(transaction, keys, &account))
        })?;
        self.delete_keys(useless);
        Ok(())
    }

    /// The checklist before a journey, and the health of the vault, in the order to be shown.
    pub fn doctor(&self, now: Moment) -> Result<Vec<Check>, AuthenticatorError> {
        self.with(|state| doctor::doctor(&state.vault, now))
    }

    /// Ticks off what only the person knows, for 90 days; or takes the tick away.
    pub fn tick(
        &self,
        check: CheckKind,
        done: bool,
        now: Moment,
    ) -> Result<(), AuthenticatorError> {
        if !check.is_ticked() {
            return Err(AuthenticatorError::WrongState);
        }
        self.with(|state| {
            state.unlocked()?;
            state.vault.write(|transaction, keys| {
                let ticks = Setting::Ticks.get::<Ticks>(transaction, &keys.device);
                let mut ticks = ticks.ok().flatten().unwrap_or_default();
                ticks.remove(&check);
                ticks.extend(done.then_some((check, now.unix_ms)));
                Setting::Ticks.put(transaction, &keys.device, &ticks)
            })
        })
    }

    /// The person has seen a notice of the first screen; one that is still true stays.
    pub fn dismiss(&self, notice: HomeNotice) -> Result<(), AuthenticatorError> {
        self.with(|state| {
            state.unlocked()?;
            match notice {
                HomeNotice::DataRolledBack => {
                    state.vault.write(|transaction, _| Setting::RolledBack.remove(transaction))
                }
                HomeNotice::BackupDue | HomeNotice::BackupMissing | HomeNotice::ReadOnly => Ok(()),
            }
        })
    }
}

impl Authenticator {
    fn issue(&self, reading: Reading, now: Moment) -> Result<Scanned, AuthenticatorError> {
        self.with(|state| issued(state, reading, now))
    }

    fn change<T>(
        &self,
        id: &str,
        change: impl FnOnce(&mut Account) -> Result<T, Fault>,
    ) -> Result<T, AuthenticatorError> {
        self.with(|state| {
            state.vault.write(|transaction, keys| {
                let secrets = keys.secrets()?;
                let mut account = table::account::<Account>(transaction, secrets, id)?;
                let result = change(&mut account)?;
                table::update_account(transaction, secrets, id, &account)?;
                Ok(result)
            })
        })
    }
}

/// A ticket for a reading, and what is there already.
pub(super) fn issued(state: &mut State, reading: Reading, now: Moment) -> Result<Scanned, Fault> {
    let Reading { scan, payload } = reading;
    state.unlocked()?;
    let held = Held::from(payload);
    let collisions = collisions(&state.vault, &held, now)?;
    let batch = match &scan {
        Scan::Batch { batch, .. } => Some(*batch),
        _ => None,
    };
    let progress = state.vault.read(|connection, keys| {
        let of = |batch| batch::progress(connection, &keys.device, batch, now);
        batch.as_ref().map_or(Ok(None), of)
    })?;
    let ticket = state.tickets.issue(held, batch, now)?;
    Ok(Scanned { ticket, scan, collisions, progress })
}

fn collisions(vault: &Vault, held: &Held, now: Moment) -> Result<Vec<Collision>, Fault> {
    let accounts = match held {
        Held::Accounts(accounts) => accounts,
        Held::PrivacyIdea(link) => return paired_again(vault, link),
        Held::Countersign(_) | Held::Nothing => return Ok(Vec::new()),
    };
    vault.read(|connection, keys| {
        let known = table::accounts::<Account>(connection, keys.secrets()?)?.readable;
        Ok(accounts.iter().map(|account| account::collision(&known, account, now)).collect())
    })
}

fn paired_again(vault: &Vault, link: &PrivacyIdeaLink) -> Result<Vec<Collision>, Fault> {
    let Some(url) = Endpoint::parse(&link.url) else { return Ok(Vec::new()) };
    let known = vault.read(|connection, keys| known_token(connection, keys, &url, &link.serial))?;
    let again = known.map(|(account, _)| Collision::PairedAgain { account });
    Ok(vec![again.unwrap_or(Collision::New)])
}
