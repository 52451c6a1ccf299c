/**
 * The command {@code bin/matrix}: the WAR on each Tomcat, JDK and database that is supported. Start
 * reading at {@link org.wxapplogin.war.matrix.CellRun}, which is what is done in each.
 */
package org.wxapplogin.war.matrix;
