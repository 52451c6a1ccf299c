package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What pages said about a refusal, for whoever shows it: it waits with the request. */
final class Refusals {
  static final String WHY = Refusals.class.getName() + ".why";
  static final String SENTENCE = Refusals.class.getName() + ".sentence";

  private Refusals() {}

  /** What {@link Visit#notAllowed} was given. */
  static Optional<String> why(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(WHY));
  }

  /** What {@link Visit#refused} or {@link LateForm#of} was given. */
  static Optional<String> sentence(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(SENTENCE));
  }
}
