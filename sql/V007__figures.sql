-- What the dashboard shows, counted beforehand: no page counts a large table.

-- Login events by app and outcome: span H an hour, D a day of the zone of the admin pages; at is when it begins.
-- What the clean-up deletes of login_events stays counted here.
CREATE TABLE login_counts (
  span          CHAR(1)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at            BIGINT       NOT NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome       VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  events        BIGINT       NOT NULL,
  PRIMARY KEY (span, at, appid, outcome)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- How far login_events is counted, in one row: every event up to counted_id stands in login_counts. head_id was the
-- last one at head_at; some while later all before it are committed and may be counted too. complete_at: every
-- event written before this instant is counted.
CREATE TABLE login_count_mark (
  id            TINYINT      NOT NULL,
  counted_id    BIGINT       NOT NULL,
  head_id       BIGINT       NOT NULL,
  head_at       BIGINT       NOT NULL,
  complete_at   BIGINT       NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Counts of users, each with the instant it was taken and what it cost: the dear ones are taken rarely.
CREATE TABLE user_counts (
  name          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  users         BIGINT       NOT NULL,
  counted_at    BIGINT       NOT NULL,
  took_millis   BIGINT       NOT NULL,
  PRIMARY KEY (name, appid)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- When a job last failed, beside when it last came to its end.
ALTER TABLE jobs
  ADD COLUMN failed_at BIGINT NOT NULL DEFAULT 0;
