-- Links by which a user fetches their personal data once, that operators make: at most one for each user, the newest. A row goes when the
-- link was used, revoked or is over. token_hash: SHA-256 of the token, which is nowhere else.
CREATE TABLE data_links (
  user_id       BIGINT       NOT NULL,
  token_hash    BINARY(32)   NOT NULL,
  at            BIGINT       NOT NULL,
  until         BIGINT       NOT NULL,
  made_by       VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  PRIMARY KEY (user_id),
  UNIQUE KEY data_links_token (token_hash),
  KEY data_links_until (until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
