-- Users of one unionid are one person, whose id never changes and is never given again.
--
-- One row a unionid. Several unionids may lead to one person: WeChat sends other ones when an Open Platform account
--   changes hands. The rows go with the last user of the person; nothing is left of it then.
-- id: 16 random bytes. joins: how often the unionid led a user to the person. It changes each time, so that on a cluster
--   a user who comes on one node and a deletion on another conflict.
CREATE TABLE persons (
  unionid       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id            BINARY(16)   NOT NULL,
  joins         INT          NOT NULL DEFAULT 1,
  PRIMARY KEY (unionid),
  KEY persons_id (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- person_id: NULL without a unionid. person_doubt: why an admin should look at it, a PersonDoubt.
-- Users who have a unionid already get their person from a job, or at their next login.
--
-- The columns come in a statement of their own: so no row is written anew, and logins go on while the keys are made.
ALTER TABLE users
  ADD COLUMN person_id    BINARY(16) NULL,
  ADD COLUMN person_doubt TINYINT    NULL;

ALTER TABLE users
  ADD KEY users_person (person_id, id),
  ADD KEY users_doubt (person_doubt, id);
