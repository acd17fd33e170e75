//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXIT_STATUS: &str = "\
Exit status:
  0  done
  1  the vault or the disk: absent, foreign, damaged, full
  2  refused input, or wrong usage
  3  locked, or a wrong passcode
  4  the service said no
  5  no usable reply from the service

COUNTERSIGN_PASSCODE holds the passcode for scripts; otherwise it is asked for on the terminal.
With --json nothing but the passcode is asked, and an error is also an object on standard output.";

const PASSCODE: &str = "\
COUNTERSIGN_NEW_PASSCODE holds the new passcode for scripts; otherwise it is asked for twice on the
terminal. It has at least twelve characters. Copies of the directory keep the old one.";

const BACKUP: &str = "\
COUNTERSIGN_BACKUP_PASSWORD holds the password of the file for scripts; otherwise it is asked for on
the terminal. It has at least twelve characters, and nobody can reset it.";

const IMPORT: &str = "\
Aegis, andOTP, Bitwarden, FreeOTP+, LastPass Authenticator, Proton Authenticator, Raivo, Stratum,
2FAS, and lists with one otpauth link a line are known by what is in them.
COUNTERSIGN_IMPORT_PASSWORD holds the password of the file for scripts; otherwise it is asked for on
the terminal, where the accounts are shown before they are added.";

const EXPORT: &str = "\
The file has an otpauth link a line, and nothing locks it: delete it when you no longer need it. A
backup is safer. The passcode is asked for again where it was typed more than a minute ago.";

const RECEIVE: &str = "\
Each line of standard input is the path of a picture of what the old phone shows, or the text of one
of its codes; a code may come in any order and again. With --json each line of output tells how far
it is, and the last one what was added.";

const WATCH: &str = "\
COUNTERSIGN_PLAIN=1 prints plain lines, each once, for screen readers. Without a terminal nothing
is asked: each request is printed as it comes. With --json it is a line {\"request\":...}, and each
that has ended a line {\"ended\":ID}.";

/// The phone in a terminal: codes, pairing and sign-in requests.
#[derive(Parser)]
#[command(name = "countersign", version, after_help = EXIT_STATUS)]
pub(crate) struct Arguments {
    /// The directory of the vault [default: countersign in the user's data directory]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) vault: Option<String>,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Pretend that it is this Unix second; for scan, add, import and codes
    #[arg(long, global = true, value_name = "UNIX", value_parser = unix_second())]
    pub(crate) at: Option<i64>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

fn unix_second() -> clap::builder::RangedI64ValueParser<i64> {
    clap::value_parser!(i64).range(0..=i64::MAX / 1000)
}

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a new vault with a passcode of at least twelve characters
    Init,
    /// Tell what a QR code is; nothing is stored and no connection is made
    Scan(Source),
    /// Add the accounts of a QR code beside those that are there
    Add {
        #[command(flatten)]
        source: Source,
        /// Where an account is there already with another key: replace it, and keep the old key for
        /// 30 days. Names which one, where there are several
        #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
        replace: Option<String>,
    },
    /// Put all accounts in one file under a password of its own, and open it again
    #[command(after_help = BACKUP)]
    Backup {
        /// A file that is not there yet
        file: PathBuf,
    },
    /// Show the codes of all accounts
    Codes {
        /// Draw them anew each second, until Ctrl-C
        #[arg(long)]
        watch: bool,
    },
    /// Pair with the service of a QR code, or with the address and the five groups on its page
    Pair {
        #[command(flatten)]
        invitation: Invitation,
        /// What the service calls this phone [default: the name of this computer]
        #[arg(long)]
        name: Option<String>,
        /// Agree to the host without being asked
        #[arg(long)]
        yes: bool,
    },
    /// Ask every paired service once for sign-in requests
    ///
    /// A service that cannot be asked is named on standard error, and the requests of the others
    /// are listed with exit status 0. Where none could be asked, the exit status is that of the
    /// first failure.
    Requests,
    /// Approve a request with what its page shows
    Approve {
        /// The request, as listed by `requests`
        id: String,
        /// The number, or one of the options, to the letter; asked for on a terminal
        #[arg(long)]
        number: Option<String>,
    },
    /// Refuse a request
    Deny {
        /// The request, as listed by `requests`
        id: String,
        /// Say that somebody else is signing in
        #[arg(long)]
        not_me: bool,
    },
    /// Put a request away that is over: its code was typed, or it expired and was yours
    Dismiss {
        /// Its id, as listed by `requests`
        id: String,
    },
    /// Refuse all open requests of an account, and say that somebody else is signing in
    DenyAll {
        /// The account, as listed by `codes --json`
        account: String,
    },
    /// Show what was decided here, with the services' receipts
    Journal {
        /// Write it to this file instead, for a help desk
        #[arg(long, value_name = "FILE")]
        export: Option<PathBuf>,
    },
    /// Tell the service that a request was not yours, up to a day after its end
    Report {
        /// The request, as listed by `requests`
        id: String,
    },
    /// Wait for sign-in requests and answer them, until q or Ctrl-C
    #[command(after_help = WATCH)]
    Watch,
    /// End a pairing on both sides; the account and its codes go
    Unpair {
        /// The account, as listed by `codes --json`
        id: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Delete a removed account at once, with its keys
    Delete {
        /// The account, as listed by `undo`
        id: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Check codes, clock, backup and data, before a journey above all
    Doctor {
        /// Tick off what only you know, for 90 days
        #[arg(long, value_name = "CHECK")]
        done: Option<Ticked>,
        /// Take a tick away
        #[arg(long, value_name = "CHECK", conflicts_with = "done")]
        not_done: Option<Ticked>,
    },
    /// Put all accounts with codes in a file without a lock, or show one as a QR code
    #[command(after_help = EXPORT)]
    Export {
        #[command(flatten)]
        what: Exporting,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Show an account before the others
    Favourite {
        /// The account, as listed by `codes --json`
        id: String,
        /// Show it in its place again
        #[arg(long)]
        off: bool,
    },
    /// Bring the accounts of another app here from the file that it exports
    #[command(after_help = IMPORT)]
    Import {
        /// The file
        file: PathBuf,
        /// Where an account is there already with another key: take the one of the file, and keep
        /// the present one for 30 days
        #[arg(long)]
        replace: bool,
    },
    /// Move an account to another place
    Move {
        /// The account, as listed by `codes --json`
        id: String,
        /// The place, from 1
        place: u32,
    },
    /// Make the next code of a counter-based account
    Next {
        /// The account, as listed by `codes --json`
        id: String,
    },
    /// Change the passcode; the old one opens nothing any more
    #[command(after_help = PASSCODE)]
    Passcode,
    /// Try whether a backup would bring its accounts back; nothing is changed
    #[command(after_help = BACKUP)]
    Rehearse {
        /// The file
        file: PathBuf,
    },
    /// Remove an account from this phone; `undo` brings it back for 30 days
    Remove {
        /// The account, as listed by `codes --json`
        id: String,
    },
    /// Give an account a name of your own
    Rename {
        /// The account, as listed by `codes --json`
        id: String,
        /// The name; an empty one takes it away
        name: String,
    },
    /// Bring the accounts of a backup back, beside those that are there
    #[command(after_help = BACKUP)]
    Restore {
        /// The file
        file: PathBuf,
        /// Where an account is there already with another key: take the one of the backup, and
        /// keep the present one for 30 days
        #[arg(long)]
        replace: bool,
    },
    /// Move all accounts to a new phone over the screens
    #[command(subcommand)]
    Transfer(Transfer),
    /// Bring a removed account back, or list those that can be
    Undo {
        /// The account
        id: Option<String>,
    },
}

/// What is exported.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Exporting {
    /// A file that is not there yet
    pub(crate) file: Option<PathBuf>,
    /// The account, as listed by `codes --json`
    #[arg(long, value_name = "ID")]
    pub(crate) account: Option<String>,
}

/// Which of the two phones this is.
#[derive(Subcommand)]
pub(crate) enum Transfer {
    /// This is the new phone: show its code, then read what the old one shows
    #[command(after_help = RECEIVE)]
    Receive {
        /// Where an account is there already with another key: take the one that comes, and keep
        /// the present one for 30 days
        #[arg(long)]
        replace: bool,
    },
    /// This is the old phone: read the new one's code, then show all accounts
    Send {
        #[command(flatten)]
        source: Source,
        /// Write the codes as pictures into this folder instead
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// The codes of both phones were compared
        #[arg(long)]
        yes: bool,
    },
}

/// What only the person knows.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Ticked {
    /// The code is the way to sign in, or one can switch to it
    DefaultMethod,
    /// Each account has a second phone or a recovery code
    SecondPhone,
    /// The codes were tried in airplane mode
    TriedOffline,
}

impl Command {
    /// Whether it makes sense at another time than now: a service has its own.
    pub(crate) fn may_pretend(&self) -> bool {
        matches!(
            self,
            Self::Add { .. }
                | Self::Codes { .. }
                | Self::Doctor { .. }
                | Self::Import { .. }
                | Self::Init
                | Self::Scan(_)
        )
    }
}

/// Where the text of a QR code comes from.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Source {
    /// The text of the QR code; - reads it from standard input
    pub(crate) text: Option<String>,
    /// A picture with the QR code: PNG, JPEG or WebP
    #[arg(long, value_name = "FILE")]
    pub(crate) image: Option<PathBuf>,
}

/// What a service's page shows for pairing.
#[derive(Args)]
#[group(required = true)]
pub(crate) struct Invitation {
    /// The text of the QR code; - reads it from standard input
    #[arg(conflicts_with_all = ["image", "url"])]
    pub(crate) text: Option<String>,
    /// A picture with the QR code: PNG, JPEG or WebP
    #[arg(long, value_name = "FILE", conflicts_with = "url")]
    pub(crate) image: Option<PathBuf>,
    /// The address of the service, where there is no QR code
    #[arg(long, value_name = "ADDRESS", requires = "code")]
    pub(crate) url: Option<String>,
    /// The five groups beside the address; - reads them from standard input
    #[arg(long, value_name = "GROUPS", requires = "url")]
    pub(crate) code: Option<String>,
}
