-- The apps an admin is held to: whose users they see and act on. An admin without a row sees all apps, and so does an owner, whatever
-- stands here. A row outlives its app, so that nobody comes to see all because an app went away.
CREATE TABLE admin_apps (
  admin_id      BIGINT       NOT NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (admin_id, appid)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
