#!/usr/bin/env bash
# Dumps the database of wxapplogin, consistently and without locking out the server.
#
#   backup.sh /var/backups/wxapplogin
#
# Environment variables:
#   BACKUP_OPTIONS  an option file with the account, so that the list of processes shows no password;
#                   default /etc/wxapplogin/backup.cnf; give it mode 600. It looks like
#                     [client]
#                     user=wxapplogin_backup
#                     password=…
#   BACKUP_DATABASE the database; default wxapplogin
#   BACKUP_KEEP     for how many days a dump is kept; default 14
#
# The dump holds session keys only encrypted and tokens only as hashes, but display names, addresses and openids in clear:
# protect it as you protect the database. The keys (keys.sealing, keys.lookup) are not in it: keep them elsewhere.
set -euo pipefail
umask 077

into=${1:?usage: backup.sh <directory>}
options=${BACKUP_OPTIONS:-/etc/wxapplogin/backup.cnf}
database=${BACKUP_DATABASE:-wxapplogin}
keep=${BACKUP_KEEP:-14}

dump=$(command -v mysqldump || command -v mariadb-dump) || {
  echo "backup.sh: neither mysqldump nor mariadb-dump is installed" >&2
  exit 1
}

# Without these options, newer versions of MySQL want rights beyond the database: RELOAD, and to read the masking policies of the server.
# MariaDB knows neither.
help=$("$dump" --no-defaults --help)
own=()
[[ $help != *--set-gtid-purged* ]] || own+=(--set-gtid-purged=OFF)
[[ $help != *--masking-policies* ]] || own+=(--skip-masking-policies)

mkdir -p "$into"
file=$into/wxapplogin-$(date -u +%Y%m%dT%H%M%SZ).sql.gz
trap 'rm -f "$file.part"' EXIT

# --no-tablespaces: without it MySQL requires the PROCESS right. --single-transaction: a snapshot without locks.
"$dump" --defaults-extra-file="$options" --single-transaction --quick --no-tablespaces \
  --hex-blob --default-character-set=utf8mb4 ${own[@]+"${own[@]}"} "$database" | gzip > "$file.part"

# A complete dump says so in its last line.
gzip -dc "$file.part" | tail -n 1 | grep -q '^-- Dump completed' || {
  echo "backup.sh: the dump is not complete" >&2
  exit 1
}
mv "$file.part" "$file"
find "$into" -maxdepth 1 -name 'wxapplogin-*.sql.gz' -mtime "+$keep" -delete
echo "$file"
