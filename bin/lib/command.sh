# Runs a command of the operator's from the WAR, with the server's own configuration. Sourced by bin/keys and bin/import.

# run_command NAME WAR CONFIG CLASS ARG…: WAR is the file or the folder it is unpacked in, else the first of the usual places;
# CONFIG is a configuration file. Both may be empty.
run_command() {
  local name=$1 war=$2 config=$3 main=$4 java=${JAVA_HOME:+$JAVA_HOME/bin/}java place
  shift 4
  for place in ${CATALINA_BASE:+"$CATALINA_BASE/webapps/wxapplogin"} /opt/wxapplogin/wxapplogin.war "$here/target/wxapplogin.war"; do
    if [ -z "$war" ] && [ -e "$place" ]; then war="$place"; fi
  done
  if [ ! -e "$war" ]; then
    echo "bin/$name: name the WAR, or the folder it is unpacked in: ${name^^}_WAR=/path/to/wxapplogin.war bin/$name …" >&2
    exit 2
  fi

  if [ -f "$war" ]; then
    unpacked="$(mktemp -d)"
    trap 'rm -rf "$unpacked"' EXIT
    if command -v unzip > /dev/null; then
      unzip -q "$war" 'WEB-INF/*' -d "$unpacked"
    else
      (cd "$unpacked" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$(realpath "$war")" WEB-INF)
    fi
    war="$unpacked"
  fi
  trap 'echo; echo "Stopped. The same command goes on with what is left."' INT
  "$java" -Xmx256m -Dwxapplogin.log.level=WARN ${CATALINA_BASE:+"-Dcatalina.base=$CATALINA_BASE"} \
    ${config:+"-Dwxapplogin.config=$config"} \
    -cp "$war/WEB-INF/classes:$war/WEB-INF/lib/*" "$main" "$@"
}
