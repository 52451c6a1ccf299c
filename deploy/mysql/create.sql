-- The database and the accounts of wxapplogin, for MySQL 8 and MariaDB 10.6 or newer. docs/deploy.md runs it with the passwords put in.
-- What is there already is left as it is, so it may be run again, and before a restore. An account that is there keeps its password.
-- The server connects by TCP, as 127.0.0.1; put its address here if it runs on another machine than the database. The backup
-- connects by the socket of this machine, as localhost.

CREATE DATABASE IF NOT EXISTS wxapplogin CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- The server's account (db.user). It needs CREATE, ALTER and INDEX for the migrations (db.migrate=true, the default);
-- revoke them if the migrations run under another account: see docs/deploy.md. No right applies outside this database.
CREATE USER IF NOT EXISTS 'wxapplogin'@'127.0.0.1' IDENTIFIED BY 'replace-this-password';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON wxapplogin.* TO 'wxapplogin'@'127.0.0.1';
-- Group Replication only: whether a host is in its group.
-- GRANT SELECT ON performance_schema.replication_group_members TO 'wxapplogin'@'127.0.0.1';

-- The account of deploy/backup/backup.sh. It can only read.
CREATE USER IF NOT EXISTS 'wxapplogin_backup'@'localhost' IDENTIFIED BY 'replace-this-other-password';
GRANT SELECT, SHOW VIEW, TRIGGER ON wxapplogin.* TO 'wxapplogin_backup'@'localhost';
