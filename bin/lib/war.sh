# Builds the WAR and unpacks the Tomcat it is tried in, for commands that run it. Sourced by bin/faults and bin/soak, from the
# repository's root.

# run_with_war CLASS ARG…: builds, and becomes a JVM that runs the class.
run_with_war() {
  local class_path=target/war.classpath main=$1 java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  shift
  mvn -B -ntp -q pre-integration-test dependency:build-classpath -Dsbom.skip -Dskip.unit.tests=true -Dspotbugs.skip=true -Dspotless.check.skip=true \
    -Dmdep.outputFile="$PWD/$class_path" -Dmdep.includeScope=test < /dev/null
  exec "$java" -Xmx512m -Dwxapplogin.log.level=WARN -Dproject.build.directory="$PWD/target" -Dtest.dir="$PWD/target/${main##*.}" \
    -Dwar="$PWD/target/wxapplogin.war" -Dtomcat.home="$(echo "$PWD"/target/tomcat/apache-tomcat-*)" \
    -cp "target/test-classes:target/classes:$(< "$class_path")" "$main" "$@"
}
