-- When a job that is done once and for all was done, by whichever node; 0 as long as it is not.
ALTER TABLE jobs
  ADD COLUMN done_at BIGINT NOT NULL DEFAULT 0;
