-- Filters of the list of users that admins have named, each for themselves. query: the parameters of the list's address,
-- which hold no phone number and no hash of one: docs/decisions/0096-saved-filters-hold-no-number.md.
CREATE TABLE saved_filters (
  id            BIGINT        NOT NULL AUTO_INCREMENT,
  admin_id      BIGINT        NOT NULL,
  name          VARCHAR(30)   CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  query         VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  saved_at      BIGINT        NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY saved_filters_name (admin_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
