package org.wxapplogin.web.admin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminCsrf;

/**
 * Lets a request that may change something through only if one of our own pages sent it: its form
 * carries the mark of the session, or, on the sign-in pages, of the form's cookie.
 */
public final class Csrf extends HttpFilter {
  public static final String FIELD = "csrf";

  private static final int MAX_MARK = 64;

  private final transient AdminCsrf csrf;

  public Csrf(AdminCsrf csrf) {
    this.csrf = csrf;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean reads = List.of("GET", "HEAD").contains(request.getMethod());
    if (!reads && !(isFromHere(request) && isMarked(request))) {
      throw new AppException(ErrorCode.NOT_ALLOWED, "no form of ours sent this");
    }
    chain.doFilter(request, response);
  }

  private boolean isMarked(HttpServletRequest request) throws IOException {
    String given = Form.of(request).optional(FIELD, MAX_MARK).orElse("");
    Optional<String> expected =
        LocalPath.isDoor(request)
            ? Cookies.find(request, Cookies.FORM).map(csrf::mark)
            : AdminAuth.access(request).map(AdminAccess::csrf);
    return expected.filter(mark -> AdminCsrf.isSame(mark, given)).isPresent();
  }

  /** Browsers say so themselves, where the connection is secure. */
  private static boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null || site.equals("same-origin");
  }
}
