-- Templates that were deleted, as long as that can be undone. id: which they had, and have again.
CREATE TABLE deleted_templates (
  id            BIGINT       NOT NULL,
  kind          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  text          VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  until         BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY deleted_templates_until (until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
