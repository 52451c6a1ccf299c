-- phone_end: keyed hash of the last four digits of the phone number, by which operators find its owner; the first 8 bytes of
--   it, made for this purpose alone. NULL without a number, and for numbers of less than eight digits. Numbers that are here
--   already get theirs from a job: docs/decisions/0094-four-digits-find-a-number-for-operators.md.
--
-- The column comes in a statement of its own: so no row is written anew, and logins go on while the key is made.
ALTER TABLE users
  ADD COLUMN phone_end BINARY(8) NULL;

-- has_phone stands in it for the job: who has a number and no end yet is one stretch of the key.
ALTER TABLE users
  ADD KEY users_phone_end (phone_end, has_phone);
