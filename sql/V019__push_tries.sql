-- tries: how often it failed to handle an event. next_try_at: when it is tried again at the earliest; means nothing once it is
--   handled or waits for an owner (user_id). failure: why the last try failed, without values; with user_id it says that
--   nobody tries any more until an owner does.
ALTER TABLE push_events
  ADD COLUMN tries       INT          NOT NULL DEFAULT 0,
  ADD COLUMN next_try_at BIGINT       NOT NULL DEFAULT 0,
  ADD COLUMN failure     VARCHAR(200) NULL,
  ADD KEY push_events_due (handled_at, user_id, kind, next_try_at);
