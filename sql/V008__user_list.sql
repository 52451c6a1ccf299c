-- The list of users, narrowed by any mix of app, status, level and phone, is read along one of two indexes in
-- its order: what is not asked for is enumerated (see dao/UserWalk).
--
-- has_phone: kept by the database itself, so that no writer can forget it. Stored, because MariaDB and MySQL
--   index that alike.
-- users_by_last_login takes the place of users_last_login: each login moves its entry, so there is one such
--   index and not two. registered_at stands at its end, never changed, so that the two ranges together are
--   judged without reading the rows. The other order has no last_login_at for the same reason.
-- users_registered stays: the list without any filter, and the newcomers of a day.
ALTER TABLE users
  ADD COLUMN has_phone TINYINT GENERATED ALWAYS AS (IF(phone_hash IS NULL, 0, 1)) STORED,
  ADD KEY users_by_registered (appid, status, level, has_phone, registered_at, id),
  ADD KEY users_by_last_login (appid, status, level, has_phone, last_login_at, id, registered_at),
  DROP KEY users_last_login;
