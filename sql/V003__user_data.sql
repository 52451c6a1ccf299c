-- What WeChat knows of the user: phone, unionid changes, avatar; and the access tokens it takes to ask.

-- phone_sealed: country code and number, sealed for this user's row.
-- phone_hash: keyed hash of the same, by which a number is found; phone_claim: the same where the policy
--   allows a number to one user of an app only, so that the database itself refuses the second.
ALTER TABLE users
  ADD COLUMN phone_sealed VARBINARY(255) NULL,
  ADD COLUMN phone_hash   BINARY(32)     NULL,
  ADD COLUMN phone_claim  BINARY(32)     NULL,
  ADD KEY users_phone (phone_hash, appid),
  ADD UNIQUE KEY users_phone_claim (appid, phone_claim);

-- What changed about who a user is: a unionid that came or differs, a phone bound or moved away. Never a
-- phone number.
CREATE TABLE user_changes (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  at            BIGINT       NOT NULL,
  user_id       BIGINT       NOT NULL,
  kind          VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  old_value     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  new_value     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id),
  KEY user_changes_user (user_id, at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row an app. Who holds the lease may ask WeChat for a token; its fence keeps one whose lease has ended
-- from writing. lease_until is the database's own clock, the one clock all nodes share; forced_at, forced_on
-- and forced_count keep within the 20 forced refreshes WeChat allows on a day.
CREATE TABLE access_tokens (
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed        VARBINARY(4096) NULL,
  expires_at    BIGINT       NOT NULL DEFAULT 0,
  fence         BIGINT       NOT NULL DEFAULT 0,
  lease_until   BIGINT       NOT NULL DEFAULT 0,
  forced_at     BIGINT       NOT NULL DEFAULT 0,
  forced_on     BIGINT       NOT NULL DEFAULT 0,
  forced_count  INT          NOT NULL DEFAULT 0,
  PRIMARY KEY (appid)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The picture of a user, made anew from what they sent. The name is random and stands for these bytes for ever.
-- trace_id: WeChat's name of its check of this picture, while the answer is awaited.
CREATE TABLE avatars (
  name          CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id       BIGINT       NOT NULL,
  media_type    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content       MEDIUMBLOB   NOT NULL,
  trace_id      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at    BIGINT       NOT NULL,
  PRIMARY KEY (name),
  UNIQUE KEY avatars_user (user_id),
  KEY avatars_trace (trace_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
