package org.wxapplogin.web.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the look of a page. axe is run by hand: its builder tells all that is right
 * too, and loads a page of its own each time, which takes five times as long.
 */
final class Looks {
  private static final String AXE = read("/axe.min.js");

  private static final String SERIOUS =
      """
      async () => {
        const found = await axe.run(document, { resultTypes: ['violations'] });
        return found.violations
          .filter((rule) => ['serious', 'critical'].includes(rule.impact))
          .map((rule) => `${rule.id}: ${rule.nodes[0].html} ${rule.nodes[0].failureSummary}`);
      }
      """;

  private Looks() {}

  /** Empty where nothing is. */
  static List<String> faults(Page page) {
    List<String> faults = new ArrayList<>();
    int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    if (width > page.viewportSize().width) {
      faults.add("wider than its window: " + width);
    }
    if ((Boolean) page.evaluate("typeof axe === 'undefined'")) {
      page.evaluate(AXE);
    }
    for (Object fault : (List<?>) page.evaluate(SERIOUS)) {
      faults.add(fault.toString());
    }
    return faults;
  }

  private static String read(String resource) {
    try (InputStream in = AxeBuilder.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
