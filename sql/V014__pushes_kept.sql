-- user_id: the user whose event is kept for an owner to decide upon, because nothing proves that it is WeChat's;
--   NULL for all others. signature_hash: SHA-256 of what a signature covers that does not cover the message, so that it
--   serves one message only; NULL where it covers the message.
ALTER TABLE push_events
  ADD COLUMN user_id        BIGINT     NULL,
  ADD COLUMN signature_hash BINARY(32) NULL,
  ADD UNIQUE KEY push_events_signature (signature_hash),
  ADD KEY push_events_user (user_id);
