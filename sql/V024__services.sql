-- What other backends do with users: how much they ask, what they do, and the walk through the users of an app.

-- How often a service asked, by day of the zone of the admin pages, and what: kind names a ServiceUseKind. last_at is the
-- last time. audited says how many of uses stand in the audit already. A few rows a service and day: they are kept.
CREATE TABLE service_use (
  service       VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day           CHAR(10)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind          VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  uses          BIGINT       NOT NULL,
  last_at       BIGINT       NOT NULL,
  audited       BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (service, day, kind)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Whether an admin acted or a service: of a service, admin_id is 0 and admin_name its name.
ALTER TABLE audit_events
  ADD COLUMN actor_kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ADMIN';

-- A service that is limited to some apps walks through the users of each by id.
ALTER TABLE users
  ADD KEY users_app (appid, id);
