# Starts the sandbox of mvn jetty:run on free ports, for tests. Sourced by bin/test-miniprogram and bin/test-clients, from the
# repository's root and after they have defined fail.

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

# start_sandbox NAME ARG…: starts it with an empty database of its own under target/NAME-db, and passes the arguments on to Maven.
# It ends with the script. Sets WXAPPLOGIN_URL and SANDBOX_URL.
start_sandbox() {
  local name=$1 port sandbox_port
  shift
  port=$(free_port)
  sandbox_port=$(free_port)
  sandbox_log=$PWD/target/$name-sandbox.log
  rm -rf "$PWD/target/$name-db"
  mkdir -p target
  export WXAPPLOGIN_ADMIN_PASSWORD=${WXAPPLOGIN_ADMIN_PASSWORD:-only-for-these-tests}
  mvn -B -ntp jetty:run -Dport="$port" -Dsandbox.port="$sandbox_port" -Ddb.dir="$PWD/target/$name-db" "$@" \
    > "$sandbox_log" 2>&1 < /dev/null &
  sandbox=$!
  trap 'kill "$sandbox" 2> /dev/null; wait "$sandbox" 2> /dev/null || true' EXIT
  export WXAPPLOGIN_URL=http://127.0.0.1:$port/wxapplogin SANDBOX_URL=http://127.0.0.1:$sandbox_port
}

# Waits until the sandbox answers.
await_sandbox() {
  echo "waiting for the sandbox at $WXAPPLOGIN_URL"
  for ((i = 0; i < 600; i++)); do
    curl -sf -o /dev/null "$WXAPPLOGIN_URL/health/ready" && return
    kill -0 "$sandbox" 2> /dev/null || { tail -n 30 "$sandbox_log" >&2; fail "the sandbox did not start"; }
    sleep 0.2
  done
}
