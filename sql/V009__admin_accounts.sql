-- Admins who manage each other, a second step at sign-in, and pauses that nobody can bring on somebody else.

-- totp_sealed is the secret in use, totp_new one that waits for its first code; both base32, sealed. totp_step is the last
-- 30-second step a code was taken of: none is taken twice. rescue marks the word of the configuration that let somebody back in.
ALTER TABLE admins
  ADD COLUMN disabled_at     BIGINT         NULL,
  ADD COLUMN must_change     TINYINT        NOT NULL DEFAULT 0,
  ADD COLUMN last_sign_in_at BIGINT         NULL,
  ADD COLUMN totp_sealed     VARBINARY(255) NULL,
  ADD COLUMN totp_new        VARBINARY(255) NULL,
  ADD COLUMN totp_step       BIGINT         NOT NULL DEFAULT 0,
  ADD COLUMN rescue          VARBINARY(32)  NULL,
  DROP COLUMN failures,
  DROP COLUMN locked_until;

-- proved_at is when the password was last typed. once_sealed is a secret for the one page that shows it, and then NULL again.
ALTER TABLE admin_sessions
  ADD COLUMN browser   VARCHAR(255)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD COLUMN proved_at BIGINT         NOT NULL DEFAULT 0,
  ADD COLUMN once_sealed VARBINARY(2048) NULL;

-- Wrong passwords and codes in a row, by where they come from: an address, a browser that was signed in before, or '*' for
-- all other browsers together. Names that do not exist count too, under admin 0, so that they cost the same time.
CREATE TABLE admin_failures (
  admin_id      BIGINT       NOT NULL,
  source        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures      INT          NOT NULL,
  locked_until  BIGINT       NOT NULL,
  PRIMARY KEY (admin_id, source),
  KEY admin_failures_age (locked_until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Who has given the password and still owes the code. The key is the SHA-256 of a cookie.
CREATE TABLE admin_half_sign_ins (
  token_hash    BINARY(32)   NOT NULL,
  admin_id      BIGINT       NOT NULL,
  expires_at    BIGINT       NOT NULL,
  PRIMARY KEY (token_hash),
  KEY admin_half_sign_ins_admin (admin_id),
  KEY admin_half_sign_ins_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Keyed hashes of the recovery codes not yet used.
CREATE TABLE admin_recovery_codes (
  admin_id      BIGINT       NOT NULL,
  code_hash     BINARY(32)   NOT NULL,
  PRIMARY KEY (admin_id, code_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
