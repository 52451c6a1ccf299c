-- What admins took from users, as long as it can be given back; and what must not come back by itself.

-- A phone number that was unbound or moved. sealed: for this row. to_user: who was given it; NULL if nobody was.
-- until: how long it can be given back; the clean-up deletes the row then.
CREATE TABLE taken_phones (
  user_id       BIGINT       NOT NULL,
  sealed        VARBINARY(255) NOT NULL,
  to_user       BIGINT       NULL,
  until         BIGINT       NOT NULL,
  PRIMARY KEY (user_id),
  KEY taken_phones_to (to_user),
  KEY taken_phones_until (until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A nickname or picture that was taken down. As long as the row is there, no login and no other server fills the field,
-- and the user cannot set the same again; it goes when they set another one.
-- digest: SHA-256 of what was taken down, by which it is known again. put: the nickname that was put in its place.
-- until: how long it can be given back; until then value holds it, and content an uploaded picture.
CREATE TABLE taken_profiles (
  user_id       BIGINT       NOT NULL,
  field         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest        BINARY(32)   NOT NULL,
  put           VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  value         VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  media_type    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  content       MEDIUMBLOB   NULL,
  until         BIGINT       NULL,
  PRIMARY KEY (user_id, field),
  KEY taken_profiles_until (until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
