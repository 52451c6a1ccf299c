package org.wxapplogin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Answers what the container itself refuses, such as a body that breaks HTTP: where the path is the
 * API's as the API fails there, else with a page. Nobody can ask for its path; web.xml names it.
 */
public final class ContainerErrors extends HttpServlet {
  public static final String PATH = "/WEB-INF/error";
  private static final String PAGE = "/WEB-INF/jsp/error.jsp";

  private final transient List<String> framed;
  private final transient Map<String, ErrorFilter.Renderer> others;

  /**
   * @param framed the paths of the API that fail in the frame, as they are mapped
   * @param others how the paths fail that do so in another way: to a gateway, no failure may be 200
   */
  public ContainerErrors(List<String> framed, Map<String, ErrorFilter.Renderer> others) {
    this.framed = List.copyOf(framed);
    this.others = Map.copyOf(others);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (!PlainPaths.isPlain(uri)) {
      PlainPaths.refuse(request, response); // the container found its error before the filter did
      return;
    }
    int status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    String path = uri.substring(commonLength(uri, request.getContextPath()));
    Optional<ErrorFilter.Renderer> other =
        others.keySet().stream().filter(known -> isAt(path, known)).findFirst().map(others::get);
    if (other.isPresent()) {
      other.get().render(request, response, failure(status));
    } else if (framed.stream().noneMatch(known -> isAt(path, known))) {
      request.getRequestDispatcher(PAGE).forward(AsGet.of(request), response);
    } else if (code(status) == ErrorCode.BAD_ARGUMENT) {
      Envelope.refuse(request, response, status, ErrorCode.BAD_ARGUMENT);
    } else {
      Envelope.fail(request, response, failure(status));
    }
  }

  private static AppException failure(int status) {
    return new AppException(code(status), "refused by the container");
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case 404, 405, 501 -> ErrorCode.NOT_SUPPORTED;
      case 503 -> ErrorCode.UNAVAILABLE;
      default -> status < 500 ? ErrorCode.BAD_ARGUMENT : ErrorCode.INTERNAL;
    };
  }

  private static int commonLength(String uri, String context) {
    return uri.startsWith(context) ? context.length() : 0;
  }

  /**
   * @param mapped as paths are mapped, such as {@code /wx/*}
   */
  private static boolean isAt(String path, String mapped) {
    String known = mapped.replace("/*", "");
    return path.equals(known) || path.startsWith(known + "/");
  }
}
