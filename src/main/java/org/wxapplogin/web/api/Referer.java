package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What WeChat itself says in each request of a mini program: which one it is. */
final class Referer {
  private static final Pattern MINI_PROGRAM =
      Pattern.compile("https://servicewechat\\.com/([A-Za-z0-9_-]{1,32})/.*");

  private Referer() {}

  /** Empty outside WeChat. Nothing to rely on: any other client can send it too. */
  static Optional<String> appid(HttpServletRequest request) {
    Matcher matcher = MINI_PROGRAM.matcher(String.valueOf(request.getHeader("Referer")));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
