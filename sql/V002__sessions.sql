-- Sessions that rotate their tokens, and what every node must learn within a second.

-- rotates: the client said at login that it can take a next token.
-- issued_at: when this token, and not the sign-in, came to be.
-- parent_hash: the token this one follows; NULL once this one has been used.
-- next_hash, next_sealed: the token that follows, until it is first used; sealed, so that a reply that was
--   lost can be given again.
-- superseded_at: when the following token was first used; a grace later this one means theft.
ALTER TABLE sessions
  ADD COLUMN rotates       TINYINT        NOT NULL DEFAULT 0,
  ADD COLUMN issued_at     BIGINT         NOT NULL DEFAULT 0,
  ADD COLUMN parent_hash   BINARY(32)     NULL,
  ADD COLUMN next_sealed   VARBINARY(255) NULL,
  ADD COLUMN superseded_at BIGINT         NULL;

-- What other nodes must forget: every session of a user (kind U, subject the id) or of one sign-in (kind F,
-- subject the family in hex). at is the database's own clock, the one clock all nodes share.
CREATE TABLE revocations (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  at            BIGINT       NOT NULL,
  kind          CHAR(1)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject       VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  KEY revocations_at (at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Work that one node at a time does for all. Who holds the lease runs the job; times are the nodes' clocks.
CREATE TABLE jobs (
  name          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder        VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lease_until   BIGINT       NOT NULL,
  last_end      BIGINT       NOT NULL,
  last_millis   BIGINT       NOT NULL,
  last_count    BIGINT       NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
