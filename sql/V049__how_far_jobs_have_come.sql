-- Up to which instant a job that walks along times has done its work; 0 for one that has not begun, or walks along nothing.
ALTER TABLE jobs
  ADD COLUMN done_up_to BIGINT NOT NULL DEFAULT 0;
