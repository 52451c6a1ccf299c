-- The tables a login needs and the admin pages read. MySQL 8 and MariaDB 10.6+ alike.
-- Instants are milliseconds since 1970. openid, unionid and appid compare byte by byte: they differ by case.

CREATE TABLE users (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  openid        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unionid       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  nickname      VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  avatar_url    VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  gender        TINYINT      NOT NULL,
  country       VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  province      VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  city          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  language      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level         TINYINT      NOT NULL,
  status        TINYINT      NOT NULL,
  registered_at BIGINT       NOT NULL,
  last_login_at BIGINT       NOT NULL,
  last_login_ip VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY users_identity (appid, openid),
  KEY users_openid (openid),
  KEY users_unionid (unionid),
  KEY users_nickname (nickname, id),
  KEY users_registered (registered_at, id),
  KEY users_last_login (last_login_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The two newest WeChat session keys of a user, sealed. The marks are keyed hashes that tell whether
-- WeChat handed out the same key again, without opening anything.
CREATE TABLE session_keys (
  user_id       BIGINT         NOT NULL,
  newest        VARBINARY(255) NOT NULL,
  newest_mark   BINARY(16)     NOT NULL,
  newest_at     BIGINT         NOT NULL,
  previous      VARBINARY(255) NULL,
  previous_at   BIGINT         NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row a signed-in device. The key is the SHA-256 of the token; the token is nowhere. appid and openid
-- stand here too, so that judging a token reads one row by its key.
CREATE TABLE sessions (
  token_hash    BINARY(32)   NOT NULL,
  family        BINARY(16)   NOT NULL,
  user_id       BIGINT       NOT NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  openid        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device        VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ip            VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at    BIGINT       NOT NULL,
  seen_at       BIGINT       NOT NULL,
  expires_at    BIGINT       NOT NULL,
  ends_at       BIGINT       NOT NULL,
  PRIMARY KEY (token_hash),
  KEY sessions_user (user_id, created_at),
  KEY sessions_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Each attempt to log in, good or refused. user_id is NULL where WeChat did not say who it was.
CREATE TABLE login_events (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  at            BIGINT       NOT NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id       BIGINT       NULL,
  outcome       VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ip            VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device        VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id),
  KEY login_events_user (user_id, at),
  KEY login_events_at (at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The people who look after the users.
CREATE TABLE admins (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  name          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  password_hash VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures      INT          NOT NULL DEFAULT 0,
  locked_until  BIGINT       NOT NULL DEFAULT 0,
  created_at    BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY admins_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The key is the SHA-256 of the cookie. In the database, so that any node serves any request.
CREATE TABLE admin_sessions (
  token_hash    BINARY(32)   NOT NULL,
  admin_id      BIGINT       NOT NULL,
  ip            VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at    BIGINT       NOT NULL,
  seen_at       BIGINT       NOT NULL,
  expires_at    BIGINT       NOT NULL,
  PRIMARY KEY (token_hash),
  KEY admin_sessions_admin (admin_id),
  KEY admin_sessions_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
