package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Set;

/** A request whose method is GET whatever it really was: JSPs refuse all but a few methods. */
public final class AsGet extends HttpServletRequestWrapper {
  private static final Set<String> METHODS_OF_JSPS = Set.of("GET", "HEAD", "POST");

  private AsGet(HttpServletRequest request) {
    super(request);
  }

  /** The request itself where a JSP takes its method. */
  public static HttpServletRequest of(HttpServletRequest request) {
    return METHODS_OF_JSPS.contains(request.getMethod()) ? request : new AsGet(request);
  }

  /** The request for a page, made of one that was to change something. */
  public static HttpServletRequest always(HttpServletRequest request) {
    return new AsGet(request);
  }

  @Override
  public String getMethod() {
    return "GET";
  }
}
