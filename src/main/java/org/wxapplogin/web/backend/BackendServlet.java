package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.web.ApiServlet;

/** Base of the servlets below {@code /service/}: another method than theirs is HTTP 405. */
public abstract class BackendServlet extends ApiServlet {
  private final String allowed;

  /**
   * @param allowed the methods that the path has, as the header {@code Allow} names them
   */
  protected BackendServlet(String allowed) {
    this.allowed = allowed;
  }

  @Override
  protected AppException notThisWay(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Allow", allowed);
    return new AppException(ErrorCode.METHOD_NOT_ALLOWED, "this path has " + allowed);
  }
}
