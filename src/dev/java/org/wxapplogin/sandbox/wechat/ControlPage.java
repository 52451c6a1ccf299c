package org.wxapplogin.sandbox.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** The page at which a developer sees people and faults, and presses the controls. */
final class ControlPage {
  /** The first is what the start prints; the others are what people type. */
  static final Set<String> PATHS = Set.of("/", "/sandbox", "/sandbox/");

  private static final String FILE = "/fake/index.html";

  private ControlPage() {}

  static Reply reply() {
    try (InputStream in = ControlPage.class.getResourceAsStream(FILE)) {
      return new Reply(200, "text/html; charset=utf-8", in.readAllBytes(), Delivery.WHOLE, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
