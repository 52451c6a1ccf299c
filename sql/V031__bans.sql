-- What is known of the ban of a user whose status is 1, beside users, so that rows of users stay slim. until NULL: for
-- ever. reason is for the console, told for the user, may be empty. Who banned is named as in audit_events. Users whose
-- ban is known from elsewhere, such as an import, have no row.
CREATE TABLE bans (
  user_id       BIGINT       NOT NULL,
  at            BIGINT       NOT NULL,
  until         BIGINT       NULL,
  reason        VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  told          VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  by_kind       VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  by_admin      BIGINT       NOT NULL,
  by_name       VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  PRIMARY KEY (user_id),
  KEY bans_until (until, user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The last ban of a user that was lifted or changed by hand, and when, for the undo of that; kept for some days.
CREATE TABLE former_bans (
  user_id       BIGINT       NOT NULL,
  at            BIGINT       NOT NULL,
  until         BIGINT       NULL,
  reason        VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  told          VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  by_kind       VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  by_admin      BIGINT       NOT NULL,
  by_name       VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  replaced_at   BIGINT       NOT NULL,
  PRIMARY KEY (user_id),
  KEY former_bans_replaced (replaced_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The detail of a ban holds two texts, of a changed one four.
ALTER TABLE audit_events
  MODIFY detail VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

-- Bans that are in force: the audit knows of them.
INSERT INTO bans (user_id, at, until, reason, told, by_kind, by_admin, by_name)
SELECT u.id, a.at, NULL, LEFT(a.detail, 200), '', a.actor_kind, a.admin_id, a.admin_name
FROM users u
JOIN audit_events a ON a.id = (
  SELECT MAX(b.id) FROM audit_events b
  WHERE b.target_kind = 'USER' AND b.target_id = u.id AND b.act = 'DISABLE_USER')
WHERE u.status = 1;
