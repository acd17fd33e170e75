-- Times are Unix seconds. Seeds and private keys are sealed with the key in the file beside the
-- database; pairing codes, the API key, passwords and session tokens are stored as hashes.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The key chain. The last one signs; `link` is the message by which a key names the next one.
CREATE TABLE service_key (
    position INTEGER PRIMARY KEY,
    kid TEXT NOT NULL UNIQUE,
    private_sealed BLOB NOT NULL,
    link TEXT,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE user (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    login TEXT UNIQUE,
    password TEXT,
    wrong_numbers INTEGER NOT NULL DEFAULT 0,
    wrong_codes INTEGER NOT NULL DEFAULT 0,
    last_wrong_code INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    qr_hash BLOB NOT NULL,
    hand_hash BLOB NOT NULL,
    user TEXT NOT NULL REFERENCES user (id),
    expires INTEGER NOT NULL,
    wrong_secrets INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0,
    used INTEGER,
    request TEXT,
    reply TEXT,
    device TEXT,
    sign_in TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL REFERENCES user (id),
    name TEXT NOT NULL,
    platform TEXT NOT NULL,
    approval_key BLOB NOT NULL,
    device_key BLOB NOT NULL,
    seed_sealed BLOB,
    created INTEGER NOT NULL,
    -- An unconfirmed device vanishes at this time; null once the number was right.
    unconfirmed_until INTEGER,
    removed INTEGER,
    last_step INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX device_of_user ON device (user);

CREATE TABLE sign_in (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL REFERENCES user (id),
    kind TEXT NOT NULL CHECK (kind IN ('sign_in', 'pairing_check')),
    number TEXT NOT NULL,
    tries_left INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'approved', 'denied', 'reported', 'closed')),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX open_sign_in ON sign_in (user, expires) WHERE state = 'pending' AND kind = 'sign_in';

-- For the upkeep, which deletes by end.
CREATE INDEX sign_in_by_end ON sign_in (expires);

CREATE TABLE challenge (
    jti TEXT PRIMARY KEY,
    sign_in TEXT NOT NULL REFERENCES sign_in (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    message TEXT NOT NULL,
    created INTEGER NOT NULL,
    -- Follows the sign-in's state, so that a poll reads only what it lists.
    closed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX open_challenge ON challenge (device, created) WHERE closed = 0;
CREATE INDEX challenge_of_sign_in ON challenge (sign_in);

-- One row a used slot: the same bytes get the same reply, others are refused.
CREATE TABLE answer (
    challenge TEXT NOT NULL REFERENCES challenge (jti) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    hash TEXT NOT NULL,
    reply TEXT NOT NULL,
    answered INTEGER NOT NULL,
    PRIMARY KEY (challenge, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token BLOB PRIMARY KEY,
    user TEXT NOT NULL REFERENCES user (id),
    pairing TEXT,
    sign_in TEXT,
    signed_in INTEGER NOT NULL DEFAULT 0,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
