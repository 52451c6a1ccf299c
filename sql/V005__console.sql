-- What the admin console reads and writes beside the users.

-- What admins did, to whom, from where. Rows are appended in the transaction of the act, never changed and
-- never deleted; admin_name is the name of then. target_kind says which table target_id is of.
CREATE TABLE audit_events (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  at            BIGINT       NOT NULL,
  admin_id      BIGINT       NOT NULL,
  admin_name    VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  act           VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  target_kind   VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  target_id     BIGINT       NOT NULL,
  detail        VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ip            VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  KEY audit_events_at (at, id),
  KEY audit_events_admin (admin_id, at),
  KEY audit_events_target (target_kind, target_id, at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The list of login events can be narrowed to an address or an outcome, newest first.
ALTER TABLE login_events
  ADD KEY login_events_ip (ip, at),
  ADD KEY login_events_outcome (outcome, at);
