-- Which sign-ins a user has is answered by the index alone: every login asks, to end the oldest beyond the allowed number.
ALTER TABLE sessions
  ADD KEY sessions_user_family (user_id, created_at, family),
  DROP KEY sessions_user;
