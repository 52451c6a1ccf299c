-- How far each receiver of webhooks is, and who delivers to it.

-- cursor_seq: up to it, every event of user_events is delivered, of no interest to the receiver, or in webhook_retries.
-- holder, lease_until: the node that delivers, until then by the database's clock.
-- paused_at: since when nothing is delivered; gone: because the receiver answered 410, and not because an owner said so.
-- woken_at: when an owner last asked for a try at once.
-- down_since: since when every call has failed; failures: how many tries since it was found down; not_before: when it is
--   called again at the earliest.
-- last_*: the last answer. last_kind: what came of the call; last_status: of HTTP, 0 without an answer.
CREATE TABLE webhook_receivers (
  name          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cursor_seq    BIGINT       NOT NULL,
  holder        VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lease_until   BIGINT       NOT NULL,
  paused_at     BIGINT       NULL,
  gone          BOOLEAN      NOT NULL DEFAULT FALSE,
  woken_at      BIGINT       NOT NULL DEFAULT 0,
  down_since    BIGINT       NULL,
  failures      INT          NOT NULL DEFAULT 0,
  not_before    BIGINT       NOT NULL DEFAULT 0,
  last_at       BIGINT       NULL,
  last_kind     VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  last_status   INT          NOT NULL DEFAULT 0,
  last_millis   BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Events that a receiver did not take, and those of the same user that wait behind them; each is deleted once it is
-- delivered or left out. Holds a copy of the event, which user_events may have deleted.

-- tries: how often it failed; next_at: when it is tried again at the earliest, if no earlier one of its user waits.
-- failed_at: when it was given up, for an owner to decide; 0 as long as it waits.
-- last_*: as in webhook_receivers; last_at 0 if it was never tried.
CREATE TABLE webhook_retries (
  receiver      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq           BIGINT       NOT NULL,
  at            BIGINT       NOT NULL,
  type          VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id       BIGINT       NOT NULL,
  person        BINARY(16)   NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tries         INT          NOT NULL,
  next_at       BIGINT       NOT NULL,
  failed_at     BIGINT       NOT NULL DEFAULT 0,
  last_at       BIGINT       NOT NULL DEFAULT 0,
  last_kind     VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  last_status   INT          NOT NULL DEFAULT 0,
  last_millis   BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (receiver, seq),
  KEY webhook_retries_user (receiver, failed_at, user_id, seq),
  KEY webhook_retries_due (receiver, failed_at, next_at),
  KEY webhook_retries_failed (failed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
