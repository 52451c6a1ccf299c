-- What has happened to users, for the backends that want to hear of it: ids and times only. A row is written in the
-- transaction of what happened (an outbox).

-- seq: the position by which readers read. It is given after the commit, one after the other, so that a transaction that
--   commits later than its neighbours gets a later position and is not skipped. NULL until then; never given twice.
-- person: the person the user was then, if any.
CREATE TABLE user_events (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  at            BIGINT       NOT NULL,
  type          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id       BIGINT       NOT NULL,
  person        BINARY(16)   NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq           BIGINT       NULL,
  PRIMARY KEY (id),
  UNIQUE KEY user_events_seq (seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Two positions. given: the last that was given; whoever holds this row gives the next ones. deleted: up to it, events
-- were too old and are gone.
CREATE TABLE user_event_head (
  name          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq           BIGINT       NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO user_event_head (name, seq) VALUES ('given', 0), ('deleted', 0);
