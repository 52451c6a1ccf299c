-- A next token is not stored before it is used: it carries a proof of which token it follows.

-- first_used_at: when the token was first used, which replaced all others of its sign-in; 0 in rows of the version
--   before. issued_at stays the time at which it was handed out.
-- settled: this token was used so long after its first use that no reply with another next token for the token
--   before it can still be on its way; whoever comes with such another one then is a thief.
-- parent_hash is from now on the token that this one follows, used or not.
-- next_sealed is not written any more. It stays for nodes of the version before.
ALTER TABLE sessions
  ADD COLUMN first_used_at BIGINT  NOT NULL DEFAULT 0,
  ADD COLUMN settled       TINYINT NOT NULL DEFAULT 0;
