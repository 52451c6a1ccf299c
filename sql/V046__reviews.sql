-- What WeChat's check of content left for a person to judge: a nickname or a picture that is shown, and waits until an admin has
-- looked at it. A user has one row for each field. digest: by which what was judged is known again. decision NULL: it waits.
-- What was decided is kept for some weeks, so that an admin who comes second is told.
CREATE TABLE reviews (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  user_id       BIGINT       NOT NULL,
  field         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest        BINARY(32)   NOT NULL,
  at            BIGINT       NOT NULL,
  decision      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  decided_at    BIGINT       NULL,
  decided_by    VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  PRIMARY KEY (id),
  UNIQUE KEY reviews_user (user_id, field),
  KEY reviews_waiting (decision, at, id),
  KEY reviews_decided (decided_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
