-- logins_per_minute: how many logins into the app each node takes in a minute; NULL where the setting for all apps counts.
ALTER TABLE apps
  ADD COLUMN logins_per_minute INT NULL;
