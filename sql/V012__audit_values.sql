-- What an act replaced and what it put there, as values of their own: until now both stood in detail as a sentence.
ALTER TABLE audit_events
  ADD COLUMN old_value VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN new_value VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- Assignments run from left to right: detail is read first, then changed.

-- "ORDINARY → VIP"
UPDATE audit_events
SET old_value = SUBSTRING_INDEX(detail, ' ', 1),
  new_value = SUBSTRING_INDEX(detail, ' ', -1),
  detail = ''
WHERE act = 'SET_LEVEL' AND detail REGEXP '^[A-Z_]+ [^A-Z ]+ [A-Z_]+$';

-- "name: VIEWER → OWNER", where the name may hold anything
UPDATE audit_events
SET old_value = SUBSTRING_INDEX(SUBSTRING_INDEX(detail, ' ', -3), ' ', 1),
  new_value = SUBSTRING_INDEX(detail, ' ', -1),
  detail = LEFT(detail, CHAR_LENGTH(detail) - CHAR_LENGTH(SUBSTRING_INDEX(detail, ': ', -1)) - 2)
WHERE act = 'SET_ROLE' AND detail REGEXP ': [A-Z_]+ [^A-Z ]+ [A-Z_]+$';

-- "name: VIEWER"
UPDATE audit_events
SET new_value = SUBSTRING_INDEX(detail, ' ', -1),
  detail = LEFT(detail, CHAR_LENGTH(detail) - CHAR_LENGTH(SUBSTRING_INDEX(detail, ': ', -1)) - 2)
WHERE act = 'CREATE_ADMIN' AND detail REGEXP ': [A-Z_]+$';
