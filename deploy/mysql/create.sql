-- The database and the accounts of wxapplogin, for MySQL 8 and MariaDB 10.6 or newer.
-- Run once, as an administrator:  mysql -u root -p < create.sql
-- Replace the two passwords first, and 'localhost' if the server or the backup runs on another host.

CREATE DATABASE wxapplogin CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- db.user. CREATE, ALTER and INDEX are for the migrations (db.migrate=true, the default) and may be revoked
-- where these run under another account: see docs/deploy.md. No right reaches outside this database.
CREATE USER 'wxapplogin'@'localhost' IDENTIFIED BY 'replace-this-password';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON wxapplogin.* TO 'wxapplogin'@'localhost';

-- For deploy/backup/backup.sh: reads, and no more.
CREATE USER 'wxapplogin_backup'@'localhost' IDENTIFIED BY 'replace-this-password-too';
GRANT SELECT, SHOW VIEW, TRIGGER ON wxapplogin.* TO 'wxapplogin_backup'@'localhost';
