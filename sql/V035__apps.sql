-- Mini programs that owners have entered on the page of apps. Those of the configuration are not here; for an AppID that
-- stands in both, the configuration counts.

-- id: their order, which decides which one is the default, and how the audit names them. Rows are never deleted.
-- *_sealed: AppSecret, Token and EncodingAESKey of the pushes, sealed for the AppID.
-- idle, absolute, rotate_after, in milliseconds, and max_devices: NULL where the setting for all apps counts.
-- version: of this row, one more with each change; the sum over all rows tells the other nodes that something has changed.
CREATE TABLE apps (
  id                BIGINT         NOT NULL AUTO_INCREMENT,
  appid             VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name              VARCHAR(64)    NOT NULL,
  secret_sealed     VARBINARY(512) NOT NULL,
  push_token_sealed VARBINARY(512) NULL,
  push_key_sealed   VARBINARY(512) NULL,
  plain_too         BOOLEAN        NOT NULL DEFAULT FALSE,
  act_on_plain      BOOLEAN        NOT NULL DEFAULT FALSE,
  idle              BIGINT         NULL,
  absolute          BIGINT         NULL,
  max_devices       INT            NULL,
  rotate_after      BIGINT         NULL,
  registration      VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  stopped_at        BIGINT         NULL,
  version           BIGINT         NOT NULL,
  changed_at        BIGINT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY apps_appid (appid)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
