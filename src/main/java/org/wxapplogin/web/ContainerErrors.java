package org.wxapplogin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ErrorCode;

/**
 * Answers what the container itself refuses, such as a body that breaks HTTP: in the frame where
 * the path is the API's, else with a page. Nobody can ask for its path; web.xml names it.
 */
public final class ContainerErrors extends HttpServlet {
  public static final String PATH = "/WEB-INF/error";
  private static final String PAGE = "/WEB-INF/jsp/error.jsp";

  private final transient List<String> api;

  /**
   * @param api the paths of the API, as they are mapped
   */
  public ContainerErrors(List<String> api) {
    this.api = api.stream().map(path -> path.replace("/*", "")).toList();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (!PlainPaths.isPlain(uri)) {
      PlainPaths.refuse(request, response); // the container found its error before the filter did
      return;
    }
    if (!isApi(uri, request.getContextPath())) {
      request.getRequestDispatcher(PAGE).forward(AsGet.of(request), response);
      return;
    }
    int status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    switch (status) {
      case 404, 405, 501 -> fail(request, response, ErrorCode.NOT_SUPPORTED);
      case 503 -> fail(request, response, ErrorCode.UNAVAILABLE);
      default -> {
        if (status < 500) {
          Envelope.refuse(request, response, status, ErrorCode.BAD_ARGUMENT);
        } else {
          fail(request, response, ErrorCode.INTERNAL);
        }
      }
    }
  }

  private static void fail(HttpServletRequest request, HttpServletResponse response, ErrorCode code)
      throws IOException {
    Envelope.fail(request, response, code, Optional.empty());
  }

  private boolean isApi(String uri, String context) {
    String path = uri.startsWith(context) ? uri.substring(context.length()) : uri;
    return api.stream().anyMatch(known -> path.equals(known) || path.startsWith(known + "/"));
  }
}
