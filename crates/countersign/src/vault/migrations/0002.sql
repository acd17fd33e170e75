-- Version 2: slots of the phone, removal that can be undone, settings, a count of changes.
CREATE TABLE slot_of_version_2 (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL UNIQUE CHECK (kind IN ('hardware', 'passcode', 'person')),
    parameters TEXT NOT NULL,
    misses     INTEGER NOT NULL DEFAULT 0,
    wrapped    BLOB NOT NULL
) STRICT;
INSERT INTO slot_of_version_2 SELECT id, kind, parameters, misses, wrapped FROM slot;
DROP TABLE slot;
ALTER TABLE slot_of_version_2 RENAME TO slot;

-- Unix milliseconds; null where the account was not removed.
ALTER TABLE account ADD COLUMN removed_ms INTEGER;

-- Small values of the whole vault, sealed with the device key.
CREATE TABLE setting (
    name   TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;

-- Counts what must never be taken back unnoticed: changes of accounts and signed answers. Kept by
-- triggers, so that no statement can forget it; vault/mark.rs says what it is compared with.
ALTER TABLE vault ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER account_added AFTER INSERT ON account
    BEGIN UPDATE vault SET changes = changes + 1; END;
CREATE TRIGGER account_changed AFTER UPDATE OF sealed, removed_ms ON account
    BEGIN UPDATE vault SET changes = changes + 1; END;
CREATE TRIGGER account_deleted AFTER DELETE ON account
    BEGIN UPDATE vault SET changes = changes + 1; END;
CREATE TRIGGER answer_added AFTER INSERT ON answer
    BEGIN UPDATE vault SET changes = changes + 1; END;
