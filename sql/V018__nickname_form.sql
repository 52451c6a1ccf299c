-- What a search by nickname compares: the name without anything that cannot be seen, blanks included. So a name is
-- found whatever stands invisible in it, also a name that was stored before such things were left out at the door.
--
-- nickname_form: kept by the database itself, so that no writer can forget it. The list is that of domain/Signs, by
--   which the text that is searched for is made alike; a test compares the two for every character. Stored, because
--   MariaDB and MySQL index that alike.
-- users_nickname_form takes the place of users_nickname, which only searches used.
--
-- Adding the column writes the whole table anew, and no login is written meanwhile: see docs/deploy.md.
ALTER TABLE users
  ADD COLUMN nickname_form VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
    GENERATED ALWAYS AS (REGEXP_REPLACE(nickname, '[\\x{0000}-\\x{0020}\\x{007F}-\\x{00A0}\\x{00AD}\\x{034F}\\x{061C}\\x{115F}\\x{1160}\\x{1680}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2000}-\\x{200F}\\x{2028}-\\x{202F}\\x{205F}-\\x{206F}\\x{2800}\\x{3000}\\x{3164}\\x{FDD0}-\\x{FDEF}\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{FFFE}\\x{FFFF}\\x{13430}-\\x{1343F}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]', '')) STORED,
  ADD KEY users_nickname_form (nickname_form, id),
  DROP KEY users_nickname;
