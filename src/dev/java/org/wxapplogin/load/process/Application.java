package org.wxapplogin.load.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.wxapplogin.load.servlet.NoOpServlet;
import org.wxapplogin.load.servlet.ReferenceServlet;

/**
 * What a Tomcat serves.
 *
 * @param name the context path without its slash
 * @param docBase a WAR, or a directory that is laid out like one
 * @param environment of the Tomcat's process
 */
record Application(String name, Path docBase, Map<String, String> environment) {
  private static final String PACKAGE = "org/wxapplogin/load/servlet/";

  /** A directory with the reference servlet, and the libraries that it shares with the WAR. */
  static Application reference(Path dir, Path war, Map<String, String> parameters)
      throws IOException {
    try (ZipFile zip = new ZipFile(war.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry
            .getName()
            .matches(
                "WEB-INF/lib/(gson|commons-dbcp2|commons-pool2|mysql-connector-j|jcl-over-slf4j|slf4j-api)-.*")) {
          Path file = dir.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.write(file, in.readAllBytes());
          }
        }
      }
    }
    return servlet("reference", dir, ReferenceServlet.class, "/login", parameters);
  }

  static Application noOp(Path dir) throws IOException {
    return servlet("noop", dir, NoOpServlet.class, "/check", Map.of());
  }

  private static Application servlet(
      String name, Path dir, Class<?> servlet, String path, Map<String, String> parameters)
      throws IOException {
    Path classes = Files.createDirectories(dir.resolve("WEB-INF/classes").resolve(PACKAGE));
    copyClasses(classes);
    StringBuilder xml = new StringBuilder();
    new TreeMap<>(parameters)
        .forEach(
            (key, value) ->
                xml.append(
                    "<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>\n"
                        .formatted(key, value.replace("&", "&amp;"))));
    Files.writeString(
        dir.resolve("WEB-INF/web.xml"),
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
        <servlet><servlet-name>it</servlet-name><servlet-class>%s</servlet-class>
        %s<load-on-startup>1</load-on-startup></servlet>
        <servlet-mapping><servlet-name>it</servlet-name><url-pattern>%s</url-pattern></servlet-mapping>
        </web-app>
        """
            .formatted(servlet.getName(), xml, path));
    return new Application(name, dir, Map.of());
  }

  /** This program runs from class files in a directory, as Maven leaves them. */
  private static void copyClasses(Path classes) throws IOException {
    URL here = ReferenceServlet.class.getResource("ReferenceServlet.class");
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(here.toURI()).getParent())) {
      for (Path file : files) {
        Files.copy(file, classes.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
