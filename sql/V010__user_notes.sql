-- What admins note about a user; the nodes that run; and the indexes of two more filters.

-- It is data held on the user: in their export, and deleted with them. admin_name is the name of then.
CREATE TABLE user_notes (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  at            BIGINT       NOT NULL,
  user_id       BIGINT       NOT NULL,
  admin_id      BIGINT       NOT NULL,
  admin_name    VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  note          VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id),
  KEY user_notes_user (user_id, at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row a running node, which says every few seconds that it is there. started_at is the node's own clock;
-- seen_at the database's, the one clock all nodes share. behind_millis: how far the node's clock was behind it.
CREATE TABLE nodes (
  id            VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  host          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  version       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at    BIGINT       NOT NULL,
  seen_at       BIGINT       NOT NULL,
  behind_millis BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY nodes_seen (seen_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The list of login events can be narrowed to an app, the audit to an act, newest first.
ALTER TABLE login_events
  ADD KEY login_events_app (appid, at);

ALTER TABLE audit_events
  ADD KEY audit_events_act (act, at);
