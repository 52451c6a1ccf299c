-- Events WeChat pushed. digest: SHA-256 of the message, by which one that comes again is known. Who it is about
-- is kept until it is handled; what stays then is that it came.
CREATE TABLE push_events (
  digest        BINARY(32)   NOT NULL,
  appid         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind          VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  openid        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  about         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  received_at   BIGINT       NOT NULL,
  handled_at    BIGINT       NULL,
  PRIMARY KEY (digest),
  KEY push_events_handled (handled_at, received_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
