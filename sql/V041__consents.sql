-- What users have agreed to, and when: each version of a document once, with the first time. It is the user's data, and is deleted
-- with them.
CREATE TABLE user_consents (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  user_id       BIGINT       NOT NULL,
  document      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version       VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at            BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY user_consents_user (user_id, document, version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
