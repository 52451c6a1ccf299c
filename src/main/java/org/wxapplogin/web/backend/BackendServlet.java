package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Input;

/** Base of the servlets below {@code /service/}: another method than theirs is HTTP 405. */
public abstract class BackendServlet extends ApiServlet {
  /** The field of why a service does something. */
  static final String REASON = "reason";

  private static final int MAX_NAME = 64;
  private static final int MAX_REASON = 1_000; // whoever sends more means no reason

  private final String allowed;

  /**
   * @param allowed the methods that the path has, as the header {@code Allow} names them
   */
  protected BackendServlet(String allowed) {
    this.allowed = allowed;
  }

  /** The AppID, openid or unionid of this name, which is in the request. */
  static String name(Input in, String field) {
    String name = in.required(field, MAX_NAME);
    if (!Identity.isId(name)) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, field, "has characters that none has");
    }
    return name;
  }

  /** Why the service does this; empty if it does not say. */
  static String reason(Input in) {
    return in.optional(REASON, MAX_REASON).orElse("");
  }

  @Override
  protected AppException notThisWay(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Allow", allowed);
    return new AppException(ErrorCode.METHOD_NOT_ALLOWED, "this path has " + allowed);
  }
}
