package org.wxapplogin.war.matrix;

/** One combination of what the WAR runs on. */
record Cell(MatrixDatabase database, Tomcat tomcat, Jdk jdk) {

  /** What stands above its column. */
  String column() {
    return tomcat + ", " + jdk;
  }

  @Override
  public String toString() {
    return database + ", " + column();
  }
}
