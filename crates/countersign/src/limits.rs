//! The one table of sizes, counts and times: what the core accepts from outside, and no more.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;

/// The longest text read as a code, in bytes of UTF-8; the largest QR code holds 7 089 characters.
pub(crate) const SCAN_TEXT_BYTES: usize = 16_384;
/// How often quotes and link markup are taken off around a text.
pub(crate) const SCAN_UNWRAPS: usize = 4;
/// How often escaped ampersands are unescaped.
pub(crate) const SCAN_ENTITY_PASSES: usize = 3;
/// The longest number in a parameter, leading zeros included.
pub(crate) const NUMBER_DIGITS: usize = 40;
/// The longest secret of an account, in bytes.
pub(crate) const SECRET_BYTES: usize = 1_024;
/// Below this many bytes a secret is called weak (RFC 4226 §4, R6: 128 bit).
pub(crate) const SECRET_BYTES_RECOMMENDED: usize = 16;
/// The most entries, and the most codes, of one export.
pub(crate) const EXPORT_ENTRIES: usize = 256;
/// From this many characters on, a name is called long.
pub(crate) const NAME_CHARACTERS: usize = 256;
/// The most combining marks in a row that a script in use needs.
pub(crate) const MARKS_IN_A_ROW: usize = 4;

/// The longest side of a picture that is looked at, in pixels.
pub(crate) const PICTURE_SIDE: u32 = 16_384;
/// The longest side of a picture that is read as it is; larger ones are made smaller first.
pub(crate) const FRAME_SIDE: usize = 4_096;
/// Up to this side a frame is also read at twice its size, in case its modules are tiny.
pub(crate) const DOUBLED_SIDE: usize = 800;
/// Above this side a frame is first read at half its size, which is faster and usually enough.
pub(crate) const HALVED_FIRST_SIDE: usize = 2_048;
/// The most QR codes told about one picture.
pub(crate) const PICTURE_CODES: usize = 16;
/// The most finder patterns looked at in one pass over a picture.
pub(crate) const FINDER_PATTERNS: usize = 512;
/// The most triples of finder patterns tried as a QR code, over all passes over a picture.
pub(crate) const SAMPLED_TRIPLES: u32 = 1_500;

/// The characters of a pairing code in a link.
pub(crate) const LINK_CODE_SYMBOLS: usize = 26;
/// The characters of a typed product key: the pairing code and the start of a thumbprint.
pub(crate) const PRODUCT_KEY_SYMBOLS: usize = 25;
/// How many of those are the pairing code.
pub(crate) const TYPED_CODE_SYMBOLS: usize = 15;

/// Memory of Argon2id that a vault may ask for, in KiB: 8 MiB to 1 GiB.
pub(crate) const ARGON2_MEMORY_KIB: RangeInclusive<u32> = 8 * 1024..=1024 * 1024;
/// Passes of Argon2id that a vault may ask for.
pub(crate) const ARGON2_PASSES: RangeInclusive<u32> = 1..=20;
/// Lanes of Argon2id that a vault may ask for.
pub(crate) const ARGON2_LANES: RangeInclusive<u32> = 1..=8;

/// The fewest characters of a passcode where no hardware slows guessing down.
pub(crate) const PASSCODE_CHARACTERS: usize = 12;
/// The fewest characters of a passcode that this phone alone can try.
pub(crate) const PASSCODE_CHARACTERS_ON_A_PHONE: usize = 6;
/// The fewest characters of the password of a backup: anybody who has the file can try.
pub(crate) const BACKUP_PASSWORD_CHARACTERS: usize = 12;
/// The largest backup that is read or made, in bytes: 10,000 accounts are a fifth of it.
pub(crate) const BACKUP_BYTES: usize = 16 * 1024 * 1024;
/// The largest file of another app that is read, in bytes.
pub(crate) const IMPORT_BYTES: usize = 8 * 1024 * 1024;
/// The most entries of such a file.
pub(crate) const IMPORT_ENTRIES: usize = 10_000;
/// The most passwords that open one such file.
pub(crate) const IMPORT_SLOTS: usize = 4;
/// The least cost of scrypt that protects anything; with less its blocks could outgrow its table.
pub(crate) const SCRYPT_COST_LEAST: u64 = 1 << 10;
/// Memory of scrypt that such a file may ask for, in bytes.
pub(crate) const SCRYPT_BYTES: u64 = 256 * 1024 * 1024;
/// How often in a row scrypt may work through that.
pub(crate) const SCRYPT_LANES: u32 = 4;
/// How often a file may ask that a password be hashed.
pub(crate) const PBKDF2_ITERATIONS: NonZeroU32 = NonZeroU32::new(2_000_000).unwrap();
/// Misses after which a passcode is switched off (NIST SP 800-63B-4 §3.2.10).
pub(crate) const PASSCODE_MISSES: u32 = 10;

/// How long a scan's ticket lives, in milliseconds.
pub(crate) const TICKET_MS: i64 = 10 * 60 * 1000;
/// How long after it was shown, by unlocking, that it is the person, in milliseconds.
pub(crate) const VERIFIED_MS: i64 = 60 * 1000;
/// How long a move to another phone may take, in milliseconds.
pub(crate) const TRANSFER_MS: i64 = 10 * 60 * 1000;
/// The most parts of a move: three minutes of codes, and some 1,500 accounts.
pub(crate) const TRANSFER_PARTS: usize = 1_000;
/// How many links of other apps are kept; the oldest goes first.
pub(crate) const LINKS: usize = 128;
/// How long a link that was shown is known as the same delivery, in milliseconds.
pub(crate) const LINK_AGAIN_MS: i64 = 10_000;
/// How many tickets are kept; the oldest goes first.
pub(crate) const TICKETS: usize = 16;

/// How long something removed or replaced is kept, in milliseconds.
pub(crate) const UNDO_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Where no service vouches for the clock, how long it must have said that the time is over before
/// anything is deleted for good, in milliseconds.
pub(crate) const PURGE_DOUBT_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// The longest own name of an account, in characters.
pub(crate) const NICKNAME_CHARACTERS: usize = 128;
/// How long a copied code stays on the clipboard, in seconds: as long as most codes live.
pub(crate) const CLIPBOARD_SECONDS: u32 = 30;
/// How long a tick of the person counts, in milliseconds.
pub(crate) const TICK_MS: i64 = 90 * 24 * 60 * 60 * 1000;

/// From this offset on the clock is called off, in milliseconds: services accept about two minutes.
pub(crate) const CLOCK_OFF_MS: i64 = 30_000;
/// How far wall clock and monotonic clock may drift apart before the clock counts as changed.
pub(crate) const CLOCK_CHANGED_MS: i64 = 2_000;
/// The slowest reply that says anything about the clock, in milliseconds.
pub(crate) const CLOCK_ROUND_TRIP_MS: i64 = 20_000;
/// How old evidence may be, in milliseconds: the clock of a phone drifts by seconds a day.
pub(crate) const CLOCK_EVIDENCE_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// The most characters of a JWS (docs/protocol.md, Messages).
pub(crate) const JWS_CHARACTERS: usize = 65_536;
/// How deep JSON may nest; the outermost object is 1.
pub(crate) const JSON_DEPTH: usize = 16;
/// How much memory the values of one JSON text may take, in units of a number; an array or object
/// takes that of 16 at least. No reply reaches it; it is about 50 MB.
pub(crate) const JSON_WEIGHT: u32 = 1_600_000;
/// The largest time in a message: 2^53 − 1.
pub(crate) const LATEST_SECOND: u64 = (1 << 53) - 1;
/// Challenges in one reply (docs/protocol.md §2).
pub(crate) const CHALLENGES: usize = 20;
/// The longest life of a challenge, in seconds (docs/protocol.md §3).
pub(crate) const CHALLENGE_SECONDS: u64 = 600;
/// A clock offset above this is not used, in seconds (docs/protocol.md §2).
pub(crate) const CLOCK_OFFSET_SECONDS: u64 = 24 * 60 * 60;
/// How long an unanswered request stays visible after its end, in seconds.
pub(crate) const EXPIRED_VISIBLE_SECONDS: u64 = 24 * 60 * 60;

/// How long after its replacement a service key still holds for what it signed before, in seconds.
pub(crate) const REPLACED_KEY_SECONDS: u64 = 24 * 60 * 60;
/// Steps along a service's chain of keys in one conversation (docs/protocol.md §5).
pub(crate) const KEY_STEPS: u8 = 8;

/// Requests of one account that are a burst when they come within `BURST_MS`.
pub(crate) const BURST: usize = 5;
/// The time in which requests make a burst, in milliseconds.
pub(crate) const BURST_MS: i64 = 10 * 60 * 1000;
/// How long requests are quiet after two refusals, in milliseconds.
pub(crate) const QUIET_MS: i64 = 20 * 60 * 1000;
/// How many countries, apps and browsers of past approvals are remembered for an account.
pub(crate) const HISTORY: usize = 64;

/// Seconds for which a service is asked to wait while nothing is open (docs/protocol.md §2).
pub(crate) const LONG_POLL_SECONDS: u32 = 25;

/// How long the parts of an export are remembered, in milliseconds: 30 days.
pub(crate) const BATCH_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Exports of several codes that can be open at a time.
pub(crate) const BATCHES: usize = 2;

/// The most bytes of a service's reply: a JWS, or a problem.
pub(crate) const REPLY_BYTES: u32 = 65_536;
/// Milliseconds for a whole request and its reply.
pub(crate) const REQUEST_TIMEOUT_MS: u32 = 10_000;
/// How often a request is sent again, with the same bytes, when no reply came.
pub(crate) const RESENDS: u8 = 1;
/// Milliseconds before a request is sent again.
pub(crate) const RESEND_AFTER_MS: i64 = 1_000;

/// The most bytes of a reply of a privacyIDEA server: a list of open requests has no other end.
pub(crate) const PRIVACYIDEA_REPLY_BYTES: u32 = 262_144;
/// The most requests of one such list that are looked at.
pub(crate) const PRIVACYIDEA_CHALLENGES: usize = 100;
/// Milliseconds for a registration: the server makes a key of 4 096 bits meanwhile.
pub(crate) const PRIVACYIDEA_REGISTER_TIMEOUT_MS: u32 = 30_000;
/// The longest address of such a server, in bytes.
pub(crate) const ENDPOINT_BYTES: usize = 2_048;
/// The longest question of a request, in characters; a server sends 512 at most.
pub(crate) const QUESTION_CHARACTERS: usize = 1_024;
/// The longest title of a request, in characters; a server sends 128 at most.
pub(crate) const TITLE_CHARACTERS: usize = 256;
/// The longest signature, in base32: that of a key of 8 192 bits.
pub(crate) const SIGNATURE_CHARACTERS: usize = 1_640;
/// The most options of number matching; a server sends ten at most.
pub(crate) const OPTIONS: usize = 32;
/// The longest option, in characters.
pub(crate) const OPTION_CHARACTERS: usize = 64;
/// Up to this many characters options are typed, and not chosen from a list.
pub(crate) const TYPED_OPTION_CHARACTERS: usize = 4;
/// The longest code that a server gives a phone to show, in characters.
pub(crate) const DISPLAY_CODE_CHARACTERS: usize = 32;
/// How long a request lives that does not say it, in seconds: the server's default.
pub(crate) const ASSUMED_SECONDS: i64 = 120;
/// How long a request that was listed beyond its assumed end is taken to live on, in seconds.
pub(crate) const STILL_LISTED_SECONDS: i64 = 30;
/// From this distance on a refused timestamp is the clock's fault, in seconds: a minute is allowed.
pub(crate) const TIMESTAMP_DOUBT_SECONDS: u64 = 45;
/// How many requests that are over and deleted are remembered, so that none is asked again.
pub(crate) const SPENT_NONCES: usize = 256;
