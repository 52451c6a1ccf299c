-- Texts that admins use again and again, for the reason of a ban, what its user is told, and notes: at most 50, each in the language it
-- is written in.
CREATE TABLE text_templates (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  kind          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  text          VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY text_templates_name (kind, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
