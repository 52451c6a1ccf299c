-- Filters of the other lists, too: a filter belongs to one list, and its name is taken on that list alone. Those there are were all of the list of users.
ALTER TABLE saved_filters
  ADD COLUMN of_list VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'USERS' AFTER admin_id,
  DROP KEY saved_filters_name,
  ADD UNIQUE KEY saved_filters_name (admin_id, of_list, name);
