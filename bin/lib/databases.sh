# Database servers from Debian's packages, unpacked into a directory and started on loopback; nothing is installed. Sourced by bin/matrix.

# unpack DIR SUITE PACKAGE…: downloads packages of a suite, from where this Debian has its own, with all they need, and unpacks them into
# DIR/root, unless it is there. apt keeps its state in DIR, so that the machine's own is not touched.
unpack() {
  local dir=$1 suite=$2 mirror each
  shift 2
  [ -e "$dir/unpacked" ] && return
  rm -rf "${dir:?}/apt" "$dir/root"
  mkdir -p "$dir"/apt/{parts,state/lists/partial,cache/archives/partial,log} "$dir/root"
  : > "$dir/apt/status"
  mirror=$(debian_mirror)
  printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
    "$mirror" "$suite" /usr/share/keyrings/debian-archive-keyring.gpg > "$dir/apt/parts/debian.sources"
  cat > "$dir/apt/apt.conf" << CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$dir/apt/parts";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::State "$dir/apt/state";
Dir::State::status "$dir/apt/status";
Dir::Cache "$dir/apt/cache";
Dir::Log "$dir/apt/log";
Acquire::Languages "none";
APT::Install-Recommends "0";
APT::Sandbox::User "root";
CONF
  APT_CONFIG=$dir/apt/apt.conf apt-get update -qq
  APT_CONFIG=$dir/apt/apt.conf apt-get install -y -qq --download-only "$@" > /dev/null
  for each in "$dir"/apt/cache/archives/*.deb; do
    case ${each##*/} in
      perl* | libperl* | libgdbm* | libdb5*) ;;
      *) dpkg-deb -x "$each" "$dir/root" ;;
    esac
  done
  rm -rf "$dir/apt"
  touch "$dir/unpacked"
}

# program DIR NAME: the command line that runs a program of DIR/root with the libraries of DIR/root, in the array program.
program() {
  local root=$1/root loader libraries
  loader=$root/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
  [ -x "$loader" ] || loader=$root/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
  libraries=$root/usr/lib/x86_64-linux-gnu:$root/lib/x86_64-linux-gnu:$root/usr/lib/mysql/private
  program=(env OPENSSL_CONF=/dev/null "OPENSSL_MODULES=$root/usr/lib/x86_64-linux-gnu/ossl-modules"
    "$loader" --library-path "$libraries" "$root/$2")
}

as_root() { [ "$(id -u)" != 0 ] || echo --user=root; }

# The accounts of a server whose data is new: one that may do everything, over TCP from this machine only.
ACCOUNTS="CREATE USER 'matrix'@'127.0.0.1' IDENTIFIED BY 'matrix'; GRANT ALL ON *.* TO 'matrix'@'127.0.0.1' WITH GRANT OPTION;
CREATE USER 'matrix'@'localhost' IDENTIFIED BY 'matrix'; GRANT ALL ON *.* TO 'matrix'@'localhost' WITH GRANT OPTION;"

# start_server DIR PORT COMMON OPTION…: starts the server in the array program with DIR/data, waits until it listens, adds its process to
# the array servers.
start_server() {
  local dir=$1 port=$2 i
  shift 2
  echo "$ACCOUNTS" | tr '\n' ' ' | sed 's/; */;\n/g' > "$dir/accounts.sql"
  "${program[@]}" --no-defaults "$@" --datadir="$dir/data" --port="$port" --bind-address=127.0.0.1 --socket="$dir/socket" \
    --pid-file="$dir/pid" --log-error="$dir/server.log" --innodb-buffer-pool-size=64M --character-set-server=utf8mb4 \
    --init-file="$dir/accounts.sql" > /dev/null 2>&1 < /dev/null &
  servers+=($!)
  for ((i = 0; i < 600; i++)); do
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null && return
    kill -0 "${servers[-1]}" 2> /dev/null || break
    sleep 0.1
  done
  tail -n 5 "$dir/server.log" >&2
  return 1
}

# start_mysql DIR SUITE PORT: MySQL of a suite, with new data.
start_mysql() {
  local dir=$1 usr=$1/root/usr
  unpack "$dir" "$2" mysql-server-core
  program "$dir" usr/sbin/mysqld
  local common=($(as_root) --basedir="$usr" --lc-messages-dir="$usr/share/mysql" --character-sets-dir="$usr/share/mysql/charsets"
    --plugin-dir="$usr/lib/mysql/plugin" --secure-file-priv=NULL)
  rm -rf "$dir/data"
  "${program[@]}" --no-defaults "${common[@]}" --datadir="$dir/data" --initialize-insecure --log-error="$dir/initialize.log"
  start_server "$dir" "$3" "${common[@]}" --mysqlx=OFF
}

# start_mariadb DIR SUITE PORT: MariaDB of a suite, with new data.
start_mariadb() {
  local part share dir=$1 usr=$1/root/usr
  unpack "$dir" "$2" mariadb-server-core
  program "$dir" usr/sbin/mariadbd
  share=$usr/share/mariadb
  [ -d "$share" ] || share=$usr/share/mysql
  local common=($(as_root) --basedir="$usr" --lc-messages-dir="$share" --character-sets-dir="$share/charsets"
    --plugin-dir="$usr/lib/mysql/plugin")
  rm -rf "$dir/data"
  mkdir -p "$dir/data/mysql"
  { printf 'CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n'
    for part in system_tables performance_tables system_tables_data; do cat "$share"/m*_"$part.sql" || true; done; } 2> /dev/null \
    | "${program[@]}" --no-defaults "${common[@]}" --datadir="$dir/data" --bootstrap --log-warnings=0 > "$dir/initialize.log" 2>&1
  start_server "$dir" "$3" "${common[@]}"
}

stop_servers() {
  local each
  for each in "${servers[@]}"; do kill "$each" 2> /dev/null || true; done
  for each in "${servers[@]}"; do wait "$each" 2> /dev/null || true; done
  servers=()
}
