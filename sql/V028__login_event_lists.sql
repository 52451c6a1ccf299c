-- What a login writes: three indexes of login_events take the place of five. Ids are given in the order of writing, which is
-- very nearly that of at, so the lists go by id, and a time is looked for among the ids: see dao/LoginEventTimes.
--
-- Each index has the outcome, so that the few refusals among very many logins are found without reading those. What a filter
-- leaves open, an outcome or an app, is enumerated (see dao/LoginEventList).
--
-- Written in place while logins go on: see docs/deploy.md.
ALTER TABLE login_events
  ADD KEY login_events_by_user (user_id, outcome, id),
  ADD KEY login_events_by_ip (ip, outcome, id),
  ADD KEY login_events_by_app (appid, outcome, id),
  DROP KEY login_events_user,
  DROP KEY login_events_at,
  DROP KEY login_events_ip,
  DROP KEY login_events_outcome,
  DROP KEY login_events_app;
