-- A row of kind F may name several sign-ins: their families, with commas between them. A group of logins ends many at
-- once, and every node reads each row.
ALTER TABLE revocations
  MODIFY subject VARCHAR(2048) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
