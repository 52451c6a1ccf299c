-- When a user cancelled their account; NULL for who has not. Once the cooling-off is over, the row and all that
-- is held on the user is deleted.
ALTER TABLE users
  ADD COLUMN cancelled_at BIGINT NULL,
  ADD KEY users_cancelled (cancelled_at, id);

-- Whoever was cancelled by hand before is deleted in their time too.
UPDATE users SET cancelled_at = ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) WHERE status = 2;
