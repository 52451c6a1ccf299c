-- The database and the accounts of wxapplogin, for MySQL 8 and MariaDB 10.6 or newer.
-- Run once, as an administrator:  mysql -u root -p < create.sql
-- Before that, replace the two passwords, and 'localhost' if the server or the backup runs on another host.

CREATE DATABASE wxapplogin CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The server's account (db.user). It needs CREATE, ALTER and INDEX for the migrations (db.migrate=true, the default);
-- revoke them if the migrations run under another account: see docs/deploy.md. No right applies outside this database.
CREATE USER 'wxapplogin'@'localhost' IDENTIFIED BY 'replace-this-password';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON wxapplogin.* TO 'wxapplogin'@'localhost';
-- Group Replication only: whether a host is in its group.
-- GRANT SELECT ON performance_schema.replication_group_members TO 'wxapplogin'@'localhost';

-- The account of deploy/backup/backup.sh. It can only read.
CREATE USER 'wxapplogin_backup'@'localhost' IDENTIFIED BY 'replace-this-password-too';
GRANT SELECT, SHOW VIEW, TRIGGER ON wxapplogin.* TO 'wxapplogin_backup'@'localhost';
