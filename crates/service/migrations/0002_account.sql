-- API keys by name, the key that a QR names, and what a person's account page lists.

-- A revoked key keeps its row, so that its name is not given again.
CREATE TABLE api_key (
    name TEXT PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    created INTEGER NOT NULL,
    revoked INTEGER
) STRICT, WITHOUT ROWID;

INSERT INTO api_key (name, hash, created)
    SELECT 'default', value, 0 FROM setting WHERE name = 'api_key_hash';
DELETE FROM setting WHERE name = 'api_key_hash';

-- The service key that the pairing's QR names; it signs `paired` even if it was replaced since.
ALTER TABLE pairing ADD COLUMN kid TEXT;
UPDATE pairing SET kid = (SELECT kid FROM service_key ORDER BY position DESC LIMIT 1);

-- An hour exact is enough here.
ALTER TABLE device ADD COLUMN last_used INTEGER;

ALTER TABLE sign_in ADD COLUMN app TEXT;
ALTER TABLE sign_in ADD COLUMN origin TEXT;
-- JSON, as it was asked.
ALTER TABLE sign_in ADD COLUMN context TEXT;
-- The device whose answer settled it, and when it was approved; a report later leaves both.
ALTER TABLE sign_in ADD COLUMN answered_by TEXT;
ALTER TABLE sign_in ADD COLUMN approved INTEGER;

CREATE INDEX sign_in_of_user ON sign_in (user, created);

-- For the upkeep, which deletes challenges long before their sign-in.
CREATE INDEX challenge_by_age ON challenge (created);

CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL REFERENCES user (id),
    kind TEXT NOT NULL
        CHECK (kind IN ('blocked', 'device_added', 'device_removed', 'reported')),
    device TEXT,
    device_name TEXT,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_of_user ON notice (user, created);
