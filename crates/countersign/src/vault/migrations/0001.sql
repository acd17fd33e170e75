-- Version 1. What is sealed is one blob a row: see vault/seal.rs. Visible without a key are row
-- counts, ids, order and sizes.
CREATE TABLE vault (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id       BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;

-- Each slot wraps both keys of the vault; any one of them opens it.
CREATE TABLE slot (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('passcode')),
    parameters TEXT NOT NULL,
    misses     INTEGER NOT NULL DEFAULT 0,
    wrapped    BLOB NOT NULL
) STRICT;

-- Sealed with the secrets key.
CREATE TABLE account (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    sealed   BLOB NOT NULL
) STRICT;

-- Pairings. Sealed with the device key, so that refusing works while the secrets are locked.
CREATE TABLE pairing (
    account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    sealed  BLOB NOT NULL
) STRICT;

-- Requests as the service signed them. Sealed with the device key.
CREATE TABLE prompt (
    id        TEXT PRIMARY KEY,
    account   TEXT NOT NULL REFERENCES pairing (account) ON DELETE CASCADE,
    challenge TEXT NOT NULL,
    sealed    BLOB NOT NULL,
    UNIQUE (account, challenge)
) STRICT;

-- What was decided. Sealed with the device key.
CREATE TABLE journal (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    sealed BLOB NOT NULL
) STRICT;

-- Signed answers. The key is what makes a second answer for one attempt impossible.
CREATE TABLE answer (
    prompt  TEXT NOT NULL REFERENCES prompt (id) ON DELETE CASCADE,
    attempt TEXT NOT NULL CHECK (attempt IN ('approve-1', 'approve-2', 'approve-3', 'deny', 'report')),
    sealed  BLOB NOT NULL,
    PRIMARY KEY (prompt, attempt)
) STRICT;
