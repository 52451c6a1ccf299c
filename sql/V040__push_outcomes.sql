-- name: WeChat's own word for the event, so that one this server does not know is seen too. outcome: what became of it, once it is
--   handled; NULL before, and for those that were handled before there was this column. The indexes: for the list of all that
--   came, the newest first, as it is or narrowed.
ALTER TABLE push_events
  ADD COLUMN name    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY push_events_received (received_at),
  ADD KEY push_events_app (appid, received_at),
  ADD KEY push_events_kind (kind, received_at),
  ADD KEY push_events_outcome (outcome, received_at);
