-- Finds users by any part of their nickname, along an index that MySQL and MariaDB both have. A job writes these tables after
-- the commit of whatever changed a name, so that no login waits for them: docs/decisions/0095-a-name-is-found-by-its-ends.md.

-- Every end of a nickname_form, each cut to 16 characters: of 王小雨 they are 王小雨, 小雨 and 雨. What begins with a text is
--   one stretch of the key, and belongs to the names that contain the text.
CREATE TABLE name_parts (
  part          VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  user_id       BIGINT       NOT NULL,
  PRIMARY KEY (part, user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Whose parts are there, and of which nickname_form: so they are found again when the name has changed or the user is gone.
CREATE TABLE named_users (
  user_id       BIGINT       NOT NULL,
  form          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row, written by the job: its absence means that it has not begun.
-- followed: up to which number of user_events it has followed the names.
-- walked: up to which id all users are gone through, because they were here before; NULL once that is done.
CREATE TABLE name_marks (
  id            TINYINT      NOT NULL,
  followed      BIGINT       NOT NULL,
  walked        BIGINT       NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
