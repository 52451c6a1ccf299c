-- Grows with each login of a user, one that is refused too, so that every login changes its user's row whatever else it
-- notes there: on a cluster, only transactions that write the same row find that they meet.
ALTER TABLE users
  ADD COLUMN login_seq INT UNSIGNED NOT NULL DEFAULT 0;
