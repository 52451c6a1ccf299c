-- A flood of refused logins does not write a row each: beyond the first of a minute they are counted.

-- times: how many attempts the row stands for. For more than one, at is the last of them, ip is their address, or
--   their /64 network, or empty if they came from very many, and device is empty.
ALTER TABLE login_events
  ADD COLUMN times INT NOT NULL DEFAULT 1;
