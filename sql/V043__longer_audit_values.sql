-- Room for the AppIDs an admin is held to. Up to 255 bytes the length of a VARCHAR is changed without rewriting the table.
ALTER TABLE audit_events
  MODIFY COLUMN old_value VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  MODIFY COLUMN new_value VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL;
