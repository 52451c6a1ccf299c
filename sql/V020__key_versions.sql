-- Lookup keys in versions: what was made under an older one is found, and told apart.

-- lookup_mark tells which lookup key made the hash, without giving the key away. NULL: made before this column was there.
ALTER TABLE admin_recovery_codes
  ADD COLUMN lookup_mark BINARY(8) NULL;

-- Whoever binds a phone number while two lookup keys are in use holds a row for each of its keyed hashes until the
-- commit, so that two users cannot claim one number under two keys at the same moment. Empty between transactions.
CREATE TABLE phone_locks (
  hash          BINARY(32)   NOT NULL,
  PRIMARY KEY (hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
